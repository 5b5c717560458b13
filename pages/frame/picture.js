// Draws a chart of the page with its title, note and provenance, in the reader's own browser, and saves it as a PNG.
const SCALE = 2, MARGIN = 32, GAP = 10, LEAST_WIDTH = 900;
const FONT = "Arial, Helvetica, sans-serif";
const STYLES = {
  title: { font: `bold 22px ${FONT}`, colour: "#212B32", height: 28 },
  who: { font: `15px ${FONT}`, colour: "#4C6272", height: 21 },
  note: { font: `14px ${FONT}`, colour: "#212B32", height: 20 },
  small: { font: `12px ${FONT}`, colour: "#4C6272", height: 17 },
};

export default function (component) {
  const { data, parentElement } = component;
  const button = parentElement.querySelector("button"), { words } = data;
  button.textContent = words.button;
  button.onclick = async () => {
    const key = CSS.escape(data.chart), drawn = ":is(.js-plotly-plot, .drawn_chart, .tiles)";
    const charts = document.querySelectorAll(`:is(.st-key-${key}, .st-key-${key}-narrow) ${drawn}`);
    const chart = [...charts].find((one) => one.checkVisibility());
    const said = parentElement.querySelector("[role=status]");
    if (!chart) { said.textContent = words.not_drawn; return; }
    save(await draw(chart, data), data.file_name);
    said.textContent = words.saved;
  };
}

async function draw(chart, data) {
  const box = chart.getBoundingClientRect();
  const width = Math.max(box.width, LEAST_WIDTH);
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  const above = [["title", data.title], ["note", data.what], ["who", data.who]];
  const below = [["note", data.note], ["small", data.source], ["small", linkTo(data.address)]];
  const heading = wrapped(pen, above, width), footing = wrapped(pen, below, width);
  canvas.width = (width + 2 * MARGIN) * SCALE;
  canvas.height = (height(heading) + box.height + height(footing) + 2 * GAP + 2 * MARGIN) * SCALE;
  pen.scale(SCALE, SCALE);
  pen.fillStyle = "#FFFFFF";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  write(pen, heading, MARGIN);
  const top = MARGIN + height(heading) + GAP;
  pen.drawImage(await picture(chart, box), MARGIN, top, box.width, box.height);
  write(pen, footing, top + box.height + GAP);
  return canvas;
}

function linkTo(address) {
  return address && `${address}/${location.pathname.split("/").pop()}${location.search}`;
}

function wrapped(pen, texts, width) {
  const lines = [];
  for (const [style, text] of texts) {
    pen.font = STYLES[style].font;
    let line = "";
    for (const word of (text || "").split(/(?<=[ &])/)) {
      if (line && pen.measureText(line + word).width > width) { lines.push([style, line]); line = ""; }
      line += word;
    }
    if (line) lines.push([style, line]);
  }
  return lines;
}

function height(lines) {
  return lines.reduce((sum, [style]) => sum + STYLES[style].height, 0);
}

function write(pen, lines, top) {
  pen.textBaseline = "top";
  for (const [style, text] of lines) {
    pen.font = STYLES[style].font;
    pen.fillStyle = STYLES[style].colour;
    pen.fillText(text, MARGIN, top);
    top += STYLES[style].height;
  }
}

// Plotly draws in layers, each an SVG of its own; together they are the chart.
function picture(chart, box) {
  const layers = (chart.picture ? [chart.picture()] : [...chart.querySelectorAll("svg.main-svg")]).map((layer) => {
    const copy = layer.cloneNode(true);
    copy.removeAttribute("style");
    const names = copy.querySelectorAll("tspan");  // some are for another width
    layer.querySelectorAll("tspan").forEach((name, place) => { names[place].style.visibility = getComputedStyle(name).visibility; });
    return new XMLSerializer().serializeToString(copy);
  });
  const whole = `<svg xmlns="http://www.w3.org/2000/svg" width="${box.width}" height="${box.height}">${layers.join("")}</svg>`;
  return new Promise((done, failed) => {
    const image = new Image();
    image.onload = () => done(image);
    image.onerror = failed;
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(whole)}`;
  });
}

function save(canvas, name) {
  canvas.toBlob((blob) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }, "image/png");
}
