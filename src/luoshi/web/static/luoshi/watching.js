// Two people at one document: every few seconds the desk asks what others have said, and changes only those
// lines. Nothing moves under who works there: neither the focus, nor the place on the screen, nor what is typed.
(() => {
  "use strict";

  const EVERY = 5000;
  const said = document.getElementById("desk-said");
  if (!said || !said.dataset.news) return;

  const byId = (id) => document.getElementById(id);
  const stamp = (line) => [...line.querySelectorAll("[data-thing]")].map((one) => `${one.dataset.thing} ${one.dataset.seen}`).join();
  const inView = (line) => line.getBoundingClientRect().bottom > 60;

  // The line that must not move: the one with the focus, else the first that is seen.
  function held() {
    const line = document.activeElement.closest(".lines > li");
    return line || [...document.querySelectorAll(".lines > li")].find(inView) || said;
  }

  function scrollOf(element) {
    const pane = element.closest(".pane");
    return pane && pane.scrollHeight > pane.clientHeight ? pane : document.scrollingElement;
  }

  function withoutMoving(change) {
    const { id } = held();
    const before = byId(id).getBoundingClientRect().top;
    const putBack = () => {
      const there = byId(id);
      if (there) scrollOf(there).scrollTop += there.getBoundingClientRect().top - before;
    };
    change();
    putBack();
    requestAnimationFrame(putBack); // the page itself may scroll when it has become longer
  }

  // How the thing with the focus is found again in what replaces it.
  function focusIn(element) {
    const at = element.contains(document.activeElement) ? document.activeElement : null;
    if (!at) return null;
    if (at.id) return `[id="${at.id}"]`;
    if (at.dataset.thing) return `[data-thing="${at.dataset.thing}"]`;
    if (at.name) return `[name="${at.name}"]`;
    return at.getAttribute("href") ? `[href="${at.getAttribute("href")}"]` : null;
  }

  function replace(old, fresh) {
    const focus = focusIn(old);
    old.replaceWith(fresh);
    const again = focus && (fresh.querySelector(focus) || fresh.querySelector("[data-open], a"));
    if (again) again.focus({ preventScroll: true });
  }

  // A line where somebody types keeps its form; what stands around it is renewed.
  function renew(line, fresh) {
    if (stamp(line) === stamp(fresh) || line.querySelector("[data-sending]")) return;
    if (!line.querySelector(".open-form")) {
      replace(line, fresh);
      return;
    }
    line.className = fresh.className;
    [".line-head", ".parts"].forEach((part) => replace(line.querySelector(part), fresh.querySelector(part)));
  }

  function takeLine(list) {
    const fresh = document.importNode(list.querySelector("li"), true);
    const above = byId(`line-${list.dataset.above}`);
    if (byId(fresh.id)) renew(byId(fresh.id), fresh);
    else if (above) above.after(fresh);
  }

  function takeTop(fresh) {
    const top = byId("desk-top");
    const [shut, open] = [top, fresh].map((one) => one.querySelector("details"));
    if (shut && open) open.open = shut.open;
    replace(top, document.importNode(fresh, true));
  }

  function take(page) {
    const news = page.getElementById("news");
    said.dataset.version = news.dataset.version;
    document.querySelectorAll("input[name=version]").forEach((field) => { field.value = news.dataset.version; });
    withoutMoving(() => {
      page.querySelectorAll("[data-above]").forEach(takeLine);
      page.querySelectorAll("[data-gone]").forEach((one) => byId(`line-${one.dataset.gone}`)?.remove());
      takeTop(page.getElementById("desk-top"));
      if (news.childElementCount) said.replaceChildren(...document.importNode(news, true).children);
    });
  }

  // What was asked before a verdict of this desk and is answered after it would bring back the page as it was:
  // such an answer is left aside, and asked for again.
  const spoken = () => document.querySelector("[data-sending]") ? NaN : Number(said.dataset.spoken || 0);

  // Whether it makes sense to ask again: not after signing out, nor when the document is there no more.
  async function look() {
    const before = spoken();
    const address = new URL(said.dataset.news, window.location.href);
    address.searchParams.set("since", said.dataset.version);
    const show = new URLSearchParams(window.location.search).get("show");
    if (show) address.searchParams.set("show", show);
    const answer = await fetch(address, { headers: { "X-By-Itself": "1" } }).catch(() => null);
    if (answer && (answer.redirected || answer.status === 404)) return false;
    if (!answer || answer.status !== 200) return true;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (spoken() === before) take(page);
    return true;
  }

  let waiting = 0;
  async function keepLooking() {
    window.clearTimeout(waiting);
    if (document.hidden) return;
    if (await look()) waiting = window.setTimeout(keepLooking, EVERY);
  }

  document.addEventListener("visibilitychange", keepLooking);
  waiting = window.setTimeout(keepLooking, EVERY);
})();
