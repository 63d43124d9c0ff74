// Ticked rows of a list: x ticks the row one stands on, Shift+x all from the last one ticked. Without it, ticks work by hand.
(() => {
  "use strict";

  const boxes = [...document.querySelectorAll("[data-tick]")];
  const page = document.querySelector("[data-tick-page]");
  const all = document.querySelector("[data-tick-all]");
  const said = document.querySelector("[data-ticked]");
  if (!boxes.length || !said) return;
  let last = null;

  function count() {
    const ticked = boxes.filter((box) => box.checked).length;
    said.textContent = ticked ? said.dataset.some.replace("{n}", ticked) : said.dataset.none;
    page.checked = ticked === boxes.length;
    page.indeterminate = ticked > 0 && ticked < boxes.length;
    said.form.toggleAttribute("data-empty", !ticked && !all.checked);
  }

  function tick(box, checked) {
    box.checked = checked;
    last = box;
  }

  function tickRange(box) {
    const from = last ? boxes.indexOf(last) : boxes.indexOf(box);
    const to = boxes.indexOf(box);
    boxes.slice(Math.min(from, to), Math.max(from, to) + 1).forEach((one) => { one.checked = true; });
    last = box;
  }

  const typing = (element) => element.closest("input:not([type=checkbox]), textarea, select, [contenteditable]") !== null;

  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "x" || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const row = event.target.closest("[data-rows] tbody tr");
    const box = row && row.querySelector("[data-tick]");
    if (!box) return;
    if (event.shiftKey) tickRange(box);
    else tick(box, !box.checked);
    count();
    event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    const box = event.target.closest("[data-tick]");
    if (!box) return;
    if (event.shiftKey) tickRange(box);
    last = box;
  });

  document.addEventListener("change", (event) => {
    if (event.target === page) boxes.forEach((box) => { box.checked = page.checked; });
    count();
  });

  page.hidden = false;
  window.addEventListener("pageshow", count);
  count();
})();
