// Milliseconds from the start of a visit to the first frame after the first chart is drawn, in window.firstDrawn.
const isDrawn = () => document.querySelector(".js-plotly-plot :is(.xtick, .ytick)") ||
  document.querySelector("[data-drawn], .drawn_chart svg");
const look = () => {
  if (isDrawn()) requestAnimationFrame(() => { window.firstDrawn = performance.now(); });
  else requestAnimationFrame(look);
};
look();
