// The tree of units: one is dragged onto another, and the page that moves it opens with both. By keyboard: its link “Move”.
(() => {
  "use strict";

  const tree = document.querySelector("[data-tree]");
  if (!tree) return;
  const units = [...tree.querySelectorAll("[data-unit]")];
  let dragged = null;

  function unmark() {
    units.forEach((unit) => unit.classList.remove("dragged", "onto"));
  }

  function goes(unit) {
    return dragged !== null && unit !== null && unit !== dragged;
  }

  tree.addEventListener("dragstart", (event) => {
    dragged = event.target.closest("[data-unit]");
    if (!dragged) return;
    dragged.classList.add("dragged");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.dataset.unit);
  });

  tree.addEventListener("dragover", (event) => {
    const unit = event.target.closest("[data-unit]");
    units.forEach((one) => one.classList.toggle("onto", one === unit && goes(unit)));
    if (goes(unit)) event.preventDefault();
  });

  tree.addEventListener("drop", (event) => {
    const unit = event.target.closest("[data-unit]");
    if (!goes(unit)) return;
    event.preventDefault();
    window.location.assign(`${dragged.dataset.move}?under=${encodeURIComponent(unit.dataset.unit)}`);
  });

  tree.addEventListener("dragend", () => {
    unmark();
    dragged = null;
  });

  if (!window.matchMedia("(pointer: fine)").matches) return;  // a finger scrolls; it uses the links
  units.forEach((unit) => { unit.draggable = true; });
  document.querySelectorAll("[data-drags]").forEach((told) => { told.hidden = false; });
})();
