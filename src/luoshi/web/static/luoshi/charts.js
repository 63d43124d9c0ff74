// Draws every figure.chart of a page from its JSON. Colours come as names of tokens; a click opens the rows behind.
(() => {
  "use strict";

  const tokens = getComputedStyle(document.documentElement);

  function withColours(value) {
    if (Array.isArray(value)) return value.map(withColours);
    if (value !== null && typeof value === "object") {
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withColours(inner)]));
    }
    if (typeof value === "string" && value.startsWith("--")) return tokens.getPropertyValue(value).trim();
    return value;
  }

  function draw(figure) {
    const canvas = figure.querySelector(".canvas");
    const data = JSON.parse(document.getElementById(figure.dataset.option).textContent);
    canvas.style.height = `${data.height}px`;
    const chart = window.echarts.init(canvas, null, { renderer: "svg" });
    const text = { fontFamily: tokens.getPropertyValue("--sans"), fontSize: 13 };
    chart.setOption({ textStyle: text, ...withColours(data.option) });
    chart.on("click", (event) => {
      if (event.data && event.data.url) window.location.assign(event.data.url);
    });
    new ResizeObserver(() => chart.resize()).observe(canvas);
  }

  document.addEventListener("DOMContentLoaded", () => document.querySelectorAll("figure.chart").forEach(draw));
})();
