// The checking desk by keyboard. Every act here presses a button or follows a link of the page; a verdict
// is sent in the background and answered with the changed line, so that the place on the screen stays.
(() => {
  "use strict";

  const source = document.getElementById("source");
  const said = document.getElementById("desk-said"); // watching.js asks there how often this desk has spoken
  const byId = (id) => document.getElementById(id);
  const lines = () => [...document.querySelectorAll(".lines > li")];
  const titleOf = (line) => line && line.querySelector("[data-open]");
  const typing = (element) => element.closest("input, textarea, select, [contenteditable]") !== null;

  let current = null; // the id of the line where the person works, kept while the focus is elsewhere

  const lineHere = () => document.activeElement.closest(".lines > li") || (current && byId(current));
  const thingHere = () => document.activeElement.closest("[data-thing]") || titleOf(lineHere());

  function goTo(line) {
    if (!line) return false;
    openPane("read");
    titleOf(line).focus({ preventScroll: true });
    line.scrollIntoView({ block: "nearest" });
    if (besides()) showInSource(titleOf(line).dataset.thing);
    return true;
  }

  function step(by) {
    const all = lines();
    const at = all.indexOf(lineHere());
    return goTo(at < 0 ? all[0] : all[at + by]);
  }

  function nextDoubt() {
    const all = lines();
    const doubtful = all.filter((line) => line.classList.contains("doubtful"));
    const at = all.indexOf(lineHere());
    return goTo(doubtful.find((line) => all.indexOf(line) > at) || doubtful[0]);
  }

  // Whether the panes stand side by side; on a narrow screen they are two tabs.
  const panes = document.querySelector(".panes");
  const besides = () => panes.offsetParent === null;

  // On a narrow screen: the one of the two panes that is seen.
  function openPane(name) {
    document.querySelector(".reading").dataset.pane = name;
    panes.querySelectorAll("a").forEach((link) => {
      link.toggleAttribute("aria-current", false);
      if (link.dataset.pane === name) link.setAttribute("aria-current", "true");
    });
  }

  function showInSource(key) {
    const anchor = byId(key);
    if (!anchor) return false;
    openPane("source");
    source.querySelectorAll(".here").forEach((one) => one.classList.remove("here"));
    anchor.classList.add("here");
    source.querySelectorAll(`[data-of="${CSS.escape(key)}"]`).forEach((one) => one.classList.add("here"));
    if (!besides()) anchor.scrollIntoView({ block: "center" });
    const below = anchor.getBoundingClientRect().top - source.getBoundingClientRect().top;
    if (below < 0 || below > source.clientHeight * 0.7) source.scrollTop += below - source.clientHeight / 4;
    return true;
  }

  function replaceWith(page, line) {
    const fresh = page.querySelector(".line");
    if (fresh) line.replaceWith(document.importNode(fresh, true));
    const top = page.getElementById("desk-top");
    if (top) byId("desk-top").replaceWith(document.importNode(top, true));
    said.dataset.spoken = Number(said.dataset.spoken || 0) + 1;
  }

  // Sends a verdict; what stands against it is told by the page as it stands then.
  async function send(form, word, thing, onwards) {
    if (form.dataset.sending) return;
    form.dataset.sending = "yes";
    const line = form.closest(".lines > li");
    const below = lines()[lines().indexOf(line) + 1];
    const after = onwards && below ? below.id : line.id;
    const fields = new FormData(form);
    fields.set("thing", thing.dataset.thing);
    fields.set("seen", thing.dataset.seen);
    fields.set(word, "1");
    const asked = { method: "POST", body: fields, headers: { "X-Desk-Line": "1" } };
    const answer = await fetch(form.action, asked).catch(() => null);
    if (!answer || !answer.ok) {
      window.location.hash = line.id;
      window.location.reload();
      return;
    }
    replaceWith(new DOMParser().parseFromString(await answer.text(), "text/html"), line);
    goTo(byId(after));
  }

  function judge(word, thing) {
    const line = thing && thing.closest(".lines > li");
    const form = line && line.querySelector("form.judging");
    if (!form) return false;
    send(form, word, thing, word === "accept");
    return true;
  }

  function leaveOutOrTakeIn() {
    const thing = thingHere();
    if (!thing) return false;
    const isTask = thing.hasAttribute("data-open");
    const out = isTask ? thing.closest(".line").classList.contains("rejected") : thing.hasAttribute("data-out");
    return judge(out ? "take_in" : "leave_out", thing);
  }

  function follow(link) {
    if (link) link.click();
    return Boolean(link);
  }

  function edit() {
    const thing = thingHere();
    if (!thing) return false;
    return follow((thing.closest(".part") || thing.closest(".line")).querySelector(".edit, [data-edit]"));
  }

  function submit(form) {
    if (form) form.requestSubmit();
    return Boolean(form);
  }

  function join() {
    const line = lineHere();
    const button = line && line.querySelector("[data-join]");
    if (button) button.form.requestSubmit(button);
    return Boolean(button);
  }

  // A task that was not found: of the marked words, or to be written.
  function addTask() {
    if (!byId("undo")) return false;
    const place = window.passageIn(source, window.getSelection()) || {};
    window.location.assign(`?${new URLSearchParams({ add: "task", ...place })}#open-form`);
    return true;
  }

  function openAtMark(form) {
    const place = window.passageIn(source, window.getSelection());
    const line = lineHere();
    if (!place || !line || !byId("undo")) return false;
    const key = titleOf(line).dataset.thing;
    const asked = new URLSearchParams({ ...form(key), from: place.from, to: place.to });
    window.location.assign(`?${asked}#${line.id}`);
    return true;
  }

  const close = () => follow(document.querySelector("[data-close]"));

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    a: () => judge("accept", titleOf(lineHere())),
    x: leaveOutOrTakeIn,
    e: edit,
    A: () => submit(byId("accept-clear")),
    u: () => submit(byId("undo")),
    n: addTask,
    c: join,
    f: () => follow(document.querySelector(".titleline .acts .btn-primary")),
    g: nextDoubt,
    m: () => openAtMark((key) => ({ add: "target", under: key })),
    s: () => openAtMark((key) => ({ split: key })),
    "?": () => follow(document.querySelector("#keys > summary")),
  };

  // Before the keys of every page, so that j and k know the line where the person works.
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" ? !close() : typing(event.target) || !keys[event.key] || !keys[event.key]()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);

  panes.addEventListener("click", (event) => {
    const tab = event.target.closest("[data-pane]");
    if (!tab) return;
    openPane(tab.dataset.pane);
    event.preventDefault();
  });
  openPane("read");

  document.addEventListener("focusin", (event) => {
    const line = event.target.closest(".lines > li");
    if (line) current = line.id;
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link) return;
    const part = byId(decodeURIComponent(link.hash.slice(1)));
    if (link.dataset.thing ? showInSource(link.dataset.thing) : part && goTo(part.closest(".lines > li"))) {
      if (!link.dataset.thing && part.dataset.thing) part.focus();
      event.preventDefault();
    }
  });

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("form.judging") || !event.submitter || event.submitter.matches("[data-join]")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    judge(event.submitter.name, titleOf(form.closest(".line")));
  }, true);

  // The line that the address names is where the work goes on. The browser takes the focus away when it has
  // gone to that place, so it is given again once the page stands.
  const named = byId(decodeURIComponent(window.location.hash.slice(1)));
  const start = named && named.matches(".lines > li") ? named : null;
  if (start) current = start.id;
  window.addEventListener("load", () => setTimeout(() => {
    const field = document.querySelector("[data-focus]");
    if (start) goTo(start);
    if (field) field.focus();
  }));
})();
