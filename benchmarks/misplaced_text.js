// What a reader can't read: words cut off by their box, and words of a chart that run out of it or lie on one another.
() => {
  const SLACK = 2, MOST = 6;  // pixels; of each kind
  const said = (text) => `“${text.trim().slice(0, 60)}”`;
  const isSeen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    && element.getBoundingClientRect().width > 1 && element.getBoundingClientRect().height > 1
    && element.getBoundingClientRect().right > 0;  // a sidebar that is put away lies to the left of the screen
  const hasWords = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());

  const cut = [...document.querySelectorAll("[data-testid=stApp] *")].filter((element) => {
    if (element.closest("svg, canvas, .katex, .katex-mathml") || !isSeen(element)) return false;
    if (element.tagName === "INPUT") return element.value && element.scrollWidth > element.clientWidth + SLACK;
    return hasWords(element) && getComputedStyle(element).overflowX !== "visible"
      && element.scrollWidth > element.clientWidth + SLACK;
  }).map((element) => `cut off: ${said(element.value || element.textContent)}`);

  const charts = [...document.querySelectorAll(".js-plotly-plot")].flatMap((chart) => {
    const frame = chart.getBoundingClientRect();
    const words = [...chart.querySelectorAll("text")]
      .filter((text) => text.textContent.trim() && isSeen(text) && isSeen([...text.querySelectorAll("tspan")].at(-1) ?? text))
      .map((text) => ({ text: text.textContent, box: text.getBoundingClientRect(), isPoint: text.closest(".scatterlayer") }));
    const out = words.filter(({ box }) => box.left < frame.left - SLACK || box.right > frame.right + SLACK
      || box.top < frame.top - SLACK || box.bottom > frame.bottom + SLACK).map(({ text }) => `out of its chart: ${said(text)}`);
    const over = [];
    words.sort((one, other) => one.box.top - other.box.top);
    words.forEach((one, place) => {
      for (let next = place + 1; next < words.length && words[next].box.top < one.box.bottom - SLACK; next++) {
        const other = words[next];
        const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const high = Math.min(one.box.bottom, other.box.bottom) - other.box.top;
        if (one.isPoint && other.isPoint) continue;  // figures that are alike lie alike
        if (wide > SLACK && high > 2 * SLACK) over.push(`on one another: ${said(one.text)} and ${said(other.text)}`);
      }
    });
    return [...out.slice(0, MOST), ...over.slice(0, MOST)];
  });
  return [...cut.slice(0, MOST), ...charts];
}
