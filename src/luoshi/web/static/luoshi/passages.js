// Where marked words stand in a document's running text, counted in characters as the server counts them.
// Each paragraph and each cell of the source says where its words begin there (data-at); what a page puts
// between them, or folds together, is not counted.
(() => {
  "use strict";

  const characters = (range) => [...range.toString()].length;

  function within(box, marked) {
    const part = document.createRange();
    part.selectNodeContents(box);
    const before = part.cloneRange();
    if (marked.compareBoundaryPoints(Range.START_TO_START, part) > 0) part.setStart(marked.startContainer, marked.startOffset);
    if (marked.compareBoundaryPoints(Range.END_TO_END, part) < 0) part.setEnd(marked.endContainer, marked.endOffset);
    before.setEnd(part.startContainer, part.startOffset);
    const from = Number(box.dataset.at) + characters(before);
    return { from, to: from + characters(part) };
  }

  // {from, to} of the words of the source that are marked, or null.
  window.passageIn = (source, selection) => {
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const marked = selection.getRangeAt(0);
    const boxes = [...source.querySelectorAll("[data-at]")].filter((box) => marked.intersectsNode(box));
    const places = boxes.map((box) => within(box, marked)).filter((place) => place.to > place.from);
    return places.length ? { from: places[0].from, to: places[places.length - 1].to } : null;
  };
})();
