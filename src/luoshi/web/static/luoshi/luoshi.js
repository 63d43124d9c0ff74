// The keyboard and the forms of every page. Pages work without it; with it they work faster.
(() => {
  "use strict";

  const typing = (element) => element.closest("input, textarea, select, [contenteditable]") !== null;
  const visible = (element) => element.offsetParent !== null;

  function focusSearch() {
    const box = [...document.querySelectorAll("[data-search]")].find(visible);
    if (!box) return false;
    box.focus();
    box.select();
    return true;
  }

  // Rows: the first link of a row, or the one marked data-open, is what the keyboard moves to.
  function rowLinks() {
    const rows = [...document.querySelectorAll("[data-rows] tbody tr, [data-rows] > li")];
    return rows.map((row) => row.querySelector("[data-open]") || row.querySelector("a[href]")).filter(Boolean);
  }

  function moveRow(step) {
    const links = rowLinks();
    const here = document.activeElement && document.activeElement.closest("tr, li");
    const at = links.findIndex((link) => link.closest("tr, li") === here);
    const next = links[at < 0 ? (step > 0 ? 0 : links.length - 1) : at + step];
    if (!next) return false;
    next.focus();
    next.closest("tr, li").scrollIntoView({ block: "nearest" });
    return true;
  }

  const onRow = (element) => element.closest("[data-rows] a") !== null;

  function keyAct(event) {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") return focusSearch();
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return false;
    if (event.key === "/") return focusSearch();
    if (event.key === "j" || (event.key === "ArrowDown" && onRow(event.target))) return moveRow(1);
    if (event.key === "k" || (event.key === "ArrowUp" && onRow(event.target))) return moveRow(-1);
    return false;
  }

  function closeMenus(except) {
    document.querySelectorAll("details.menu[open]").forEach((menu) => {
      if (menu === except) return;
      const inside = menu.contains(document.activeElement);
      menu.open = false;
      if (inside) menu.querySelector("summary").focus();
    });
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeMenus(null);
    else if (keyAct(event)) event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    closeMenus(event.target.closest("details.menu"));
    const cell = event.target.closest("td.clamp");
    if (cell && !event.target.closest("a, button, summary, input, label")) cell.classList.toggle("unfolded");
  });

  // A form is sent once: the second press of an impatient finger does nothing.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    form.querySelectorAll("button[type=submit], button:not([type])").forEach((button) => {
      button.setAttribute("aria-disabled", "true");
    });
  });

  // A text is copied whole; where the browser lets no page near the clipboard (plain http), it copies what is selected.
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    const text = document.getElementById(button.dataset.copy);
    const said = button.parentElement.querySelector("[data-copied]");
    const tell = () => { said.textContent = said.dataset.copied; };
    if (navigator.clipboard) {
      navigator.clipboard.writeText(text.value).then(tell, () => text.select());
      return;
    }
    text.select();
    if (document.execCommand("copy")) tell();
  });

  // A form marked data-guard is not left half filled without a question; what was refused was typed as well.
  const isHalfFilled = (form) => !form.dataset.sent && (form.dataset.typed || form.querySelector(".errors") !== null);

  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (form && "guard" in form.dataset) form.dataset.typed = "yes";
  });

  window.addEventListener("beforeunload", (event) => {
    if (![...document.querySelectorAll("form[data-guard]")].some(isHalfFilled)) return;
    event.preventDefault();
    event.returnValue = ""; // what older browsers go by
  });

  // What was sent can be sent again after the browser's Back.
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-sent]").forEach((form) => {
      delete form.dataset.sent;
      form.querySelectorAll("button[aria-disabled]").forEach((button) => button.removeAttribute("aria-disabled"));
    });
  });

  // Where the address names a place (#main), the browser gives that the focus once the page has come: hence twice.
  function focusFirst() {
    const first = document.querySelector("[data-focus]");
    if (first) first.focus();
  }
  document.addEventListener("DOMContentLoaded", focusFirst);
  if (window.location.hash) window.addEventListener("load", () => setTimeout(focusFirst));
})();
