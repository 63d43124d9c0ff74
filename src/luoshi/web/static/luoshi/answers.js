// The forms in which a unit answers: what is typed is kept as a draft after a pause, with what looks wrong in it; files
// are dropped or pasted anywhere on a form. Without it "Keep as a draft" and the file field do the same.
(() => {
  "use strict";

  const PAUSE = 1200;
  const waiting = new WeakMap();

  const formOf = (event) => event.target.closest && event.target.closest("form[data-draft]");
  const takerOf = (event) => event.target.closest && event.target.closest("form[data-draft], form[data-drop]");

  function typed(form) {
    const data = new FormData(form);
    [...data].forEach(([name, value]) => { if (value instanceof File) data.delete(name); });
    return data;
  }

  function show(form, page) {
    const said = page.querySelector("[data-n]");
    if (!said) return;
    if (said.dataset.n) form.elements.draft.value = said.dataset.n;
    form.querySelector("[data-said]").replaceChildren(document.importNode(said, true));
    const more = form.querySelector("details");
    if (said.querySelector("[data-doubt]") && more) more.open = true;
  }

  // Whoever signed in again in another tab has a new token: it is taken from the page, read anew.
  async function renew() {
    const page = await fetch(window.location.href).catch(() => null);
    if (!page || page.redirected) return false;
    const token = new DOMParser().parseFromString(await page.text(), "text/html").querySelector("[name=csrfmiddlewaretoken]");
    if (!token) return false;
    document.querySelectorAll("[name=csrfmiddlewaretoken]").forEach((field) => { field.value = token.value; });
    return true;
  }

  function lost(form) {
    form.dataset.unkept = "1";
    form.querySelector("[data-said]").textContent = form.dataset.lost;
  }

  async function keep(form, again = true) {
    window.clearTimeout(waiting.get(form));
    waiting.delete(form);
    if (form.dataset.sent) return;
    const request = { method: "POST", body: typed(form), headers: { "X-Fragment": "1" }, keepalive: true };
    const answer = await fetch(form.dataset.draft, request).catch(() => null);
    if (answer && answer.status === 403 && again && await renew()) return keep(form, false);
    if (!answer || answer.redirected || ![200, 409].includes(answer.status)) return lost(form);
    delete form.dataset.unkept;
    show(form, new DOMParser().parseFromString(await answer.text(), "text/html"));
  }

  document.addEventListener("input", (event) => {
    const form = formOf(event);
    if (!form || event.target.type === "file") return;
    window.clearTimeout(waiting.get(form));
    waiting.set(form, window.setTimeout(() => keep(form), PAUSE));
  });

  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) return document.querySelectorAll("form[data-unkept]").forEach((form) => keep(form));
    document.querySelectorAll("form[data-draft]").forEach((form) => { if (waiting.has(form)) keep(form); });
  });

  document.addEventListener("submit", (event) => {
    window.clearTimeout(waiting.get(event.target));
    waiting.delete(event.target);
  });

  // Files that are dropped or pasted join those that were chosen.
  function take(form, files) {
    const field = form.querySelector("input[type=file]");
    const all = new DataTransfer();
    [...field.files, ...files].forEach((file) => all.items.add(file));
    field.files = all.files;
    const more = field.closest("details");
    if (more) more.open = true;
    field.focus();
  }

  document.addEventListener("dragover", (event) => { if (takerOf(event)) event.preventDefault(); });

  ["drop", "paste"].forEach((kind) => document.addEventListener(kind, (event) => {
    const form = takerOf(event);
    const brought = event.dataTransfer || event.clipboardData;
    if (!form || !brought || !brought.files.length) return;
    event.preventDefault();
    take(form, brought.files);
  }));

  // An address that names an ask opens it.
  const named = document.getElementById(window.location.hash.slice(1));
  if (named && named.matches("details.ask")) named.open = true;
})();
