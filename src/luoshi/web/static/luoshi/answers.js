// The forms in which a unit answers: what is typed is kept as a draft after a pause, with what looks wrong in it; files
// are dropped or pasted anywhere on a form. Without it "Keep as a draft" and the file field do the same.
(() => {
  "use strict";

  const PAUSE = 1200;
  const waiting = new WeakMap();

  const formOf = (event) => event.target.closest && event.target.closest("form[data-draft]");

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

  async function keep(form) {
    window.clearTimeout(waiting.get(form));
    waiting.delete(form);
    if (form.dataset.sent) return;
    const request = { method: "POST", body: typed(form), headers: { "X-Fragment": "1" }, keepalive: true };
    const answer = await fetch(form.dataset.draft, request).catch(() => null);
    if (!answer || answer.redirected || ![200, 409].includes(answer.status)) return;
    show(form, new DOMParser().parseFromString(await answer.text(), "text/html"));
  }

  document.addEventListener("input", (event) => {
    const form = formOf(event);
    if (!form || event.target.type === "file") return;
    window.clearTimeout(waiting.get(form));
    waiting.set(form, window.setTimeout(() => keep(form), PAUSE));
  });

  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) return;
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

  document.addEventListener("dragover", (event) => { if (formOf(event)) event.preventDefault(); });

  ["drop", "paste"].forEach((kind) => document.addEventListener(kind, (event) => {
    const form = formOf(event);
    const brought = event.dataTransfer || event.clipboardData;
    if (!form || !brought || !brought.files.length) return;
    event.preventDefault();
    take(form, brought.files);
  }));

  // An address that names an ask opens it.
  const named = document.getElementById(window.location.hash.slice(1));
  if (named && named.matches("details.ask")) named.open = true;
})();
