// Fields of figures: what is typed as people write it (1.2万, 3,000, 12%) is told beneath as it is read, or why it cannot
// be. The server's grammar reads it, here as when it is sent; without a script the answer comes with the form.
(() => {
  "use strict";

  const PAUSE = 200;
  const READ_AT = document.currentScript.dataset.readAt;
  const waiting = new WeakMap();

  const isAmount = (element) => element.matches && element.matches("input[data-counted]");

  function lineBelow(field) {
    const next = field.nextElementSibling;
    if (next && next.matches("output.as-read")) return next;
    const line = document.createElement("output");
    line.className = "as-read";
    if (field.id) line.htmlFor = field.id;
    field.after(line);
    return line;
  }

  function tell(field, text, wrong) {
    const line = lineBelow(field);
    line.textContent = text;
    line.classList.toggle("wrong", wrong);
  }

  async function read(field) {
    const typed = field.value.trim();
    if (!typed) return tell(field, "", false);
    const asked = new URLSearchParams({ typed, unit: field.dataset.counted });
    const answer = await fetch(`${READ_AT}?${asked}`).catch(() => null);
    if (!answer || !answer.ok || answer.redirected || field.value.trim() !== typed) return;
    const found = await answer.json();
    tell(field, found.wrong || `= ${found.read}`, Boolean(found.wrong));
  }

  document.addEventListener("input", (event) => {
    if (!isAmount(event.target)) return;
    window.clearTimeout(waiting.get(event.target));
    waiting.set(event.target, window.setTimeout(read, PAUSE, event.target));
  });

  // What stood in a draft is told as the field is come to.
  document.addEventListener("focusin", (event) => { if (isAmount(event.target)) read(event.target); });
})();
