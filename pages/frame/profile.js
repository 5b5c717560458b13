// Draws a line for each dimension: the whole organisation's dot with its interval, and a named mark for each group that differs.
const INK = "#212B32", QUIET = "#4C6272", GRID = "#D8DDE0", BLUE = "#005EB8", PINK = "#AE2573", PAPER = "#FFFFFF";
const SMALL = 13, GAP = 6, DOT = 7, NARROW = 620, NAMES = 190, AXIS = 24, LEGEND = 24, RIGHT = 24, EDGE = 18;
const pen = document.createElement("canvas").getContext("2d");

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const frame = parentElement.querySelector(".drawn_chart"), box = parentElement.querySelector(".said");
  const draw = () => {
    const width = Math.floor(frame.clientWidth);
    if (!width || frame.drawn === `${width} ${JSON.stringify(data)}`) return;
    frame.drawn = `${width} ${JSON.stringify(data)}`;
    frame.replaceChildren(chart(data, width));
    for (const one of frame.querySelectorAll("[data-said]")) tell(one, box, frame);
    for (const one of frame.querySelectorAll("a")) {
      one.onclick = (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
        event.preventDefault();
        setTriggerValue("opened", Object.fromEntries(new URLSearchParams(one.dataset.link)));
      };
    }
  };
  draw();
  frame.watcher?.disconnect();
  frame.watcher = new ResizeObserver(draw);
  frame.watcher.observe(frame);
  return () => frame.watcher.disconnect();
}

function chart(data, width) {
  const isNarrow = width < NARROW, row = data.row || (isNarrow ? 62 : 36);
  const left = isNarrow ? EDGE : NAMES, right = width - RIGHT, keys = legend(data.legend, width), top = keys.height;
  const height = top + row * data.lines.length + AXIS;
  const x = (share) => left + (right - left) * (share - data.low) / (data.high - data.low);
  const svg = element("svg", { width, height, class: "main-svg", role: "group", "aria-label": data.said });
  svg.append(...keys.drawn);
  for (const tick of data.ticks) {
    svg.append(element("line", { x1: x(tick.at), x2: x(tick.at), y1: top, y2: height - AXIS, style: `stroke: ${GRID}` }));
    svg.append(text(tick.text, x(tick.at), height - 6, QUIET, "middle"));
  }
  data.lines.forEach((line, place) => {
    const above = isNarrow ? 20 : 0;
    drawLine(svg, data, line, { x, left, right, isNarrow, top: top + place * row, middle: top + place * row + above + (row - above) / 2 + 4, row });
  });
  return svg;
}

// Side by side where there is room, else one below another, in as many lines as each needs.
function legend(texts, width) {
  const isOneLine = texts.reduce((sum, said) => sum + 40 + wide(said), GAP) <= width, drawn = [];
  let x = GAP, y = 14;
  texts.forEach((said, place) => {
    drawn.push(place ? diamond(x + 4, y - 4) : element("circle", { cx: x + 4, cy: y - 4, r: 5, style: `fill: ${BLUE}` }));
    const lines = isOneLine ? [said] : wrapped(said, width - x - 16);
    lines.forEach((line, number) => drawn.push(text(line, x + 16, y + number * 16, QUIET)));
    if (isOneLine) x += 40 + wide(said);
    else y += LEGEND + (lines.length - 1) * 16;
  });
  return { drawn, height: isOneLine ? LEGEND : y - 14 };
}

function drawLine(svg, data, line, { x, left, right, isNarrow, top, middle, row }) {
  const isEnd = line.is_end, taken = [];
  const lines = isNarrow ? [line.name] : wrapped(line.name, NAMES - 16, isEnd);
  lines.forEach((part, place) => svg.append(text(part, isNarrow ? GAP : left - 12, isNarrow ? top + 16 : middle + 5 + (place - (lines.length - 1) / 2) * 16, INK, isNarrow ? "start" : "end", isEnd)));
  const of = element("g", { "data-said": line.said });
  of.append(element("rect", { x: left, y: top, width: right - left, height: row, style: `fill: ${PAPER}; fill-opacity: 0` }));
  of.append(element("line", { x1: x(line.lower), x2: x(line.upper), y1: middle, y2: middle, style: `stroke: ${BLUE}; stroke-width: 4px` }));
  of.append(element("circle", { cx: x(line.share), cy: middle, r: DOT, style: `fill: ${BLUE}` }));
  const half = wide(line.value, isEnd) / 2, at = Math.min(Math.max(x(line.share), left + half), right - half);
  of.append(text(line.value, at, middle - 10, INK, "middle", isEnd));
  svg.append(of);
  taken.push([at - half, middle - 22, at + half, middle - 8], [Math.min(x(line.lower), x(line.share) - DOT), middle - DOT, Math.max(x(line.upper), x(line.share) + DOT), middle + DOT]);
  for (const mark of line.marks) taken.push([x(mark.lower), middle - 7, x(mark.upper), middle + 7]);
  for (const mark of line.marks) svg.append(drawMark(data, mark, x, middle, taken, left, right, mark.share < line.share, isNarrow));
  if (line.more) {
    const end = right, start = end - wide(line.more);
    const link = linked(data, line.link, line.more_said);
    link.append(text(line.more, end, middle + 18, INK, "end", false, "name"));
    taken.push([start, middle + 6, end, middle + 20]);
    svg.append(link);
  }
}

// A mark's name stands where nothing else does: outwards, inwards, below or above; where there is no room, pointing at it tells.
function drawMark(data, mark, x, middle, taken, left, right, isLower, isNarrow) {
  const link = linked(data, mark.link, mark.opens, mark.said), length = wide(mark.name);
  link.append(element("line", { x1: x(mark.lower), x2: x(mark.upper), y1: middle, y2: middle, style: `stroke: ${PINK}; stroke-width: 2px` }));
  link.append(diamond(x(mark.share), middle));
  const before = [x(mark.lower) - GAP - length, middle + 5], after = [x(mark.upper) + GAP, middle + 5], 
    centred = Math.max(left, Math.min(x(mark.share) - length / 2, right - length));
  const over = [centred, middle - 10], under = [centred, middle + 19];
  const places = [...(isLower ? [before, after] : [after, before]), ...(isNarrow ? [over, under] : [under, over])];
  const found = places.find(([start, y]) => start >= left - 4 && start + length <= right + RIGHT
    && !taken.some(([from, high, to, low]) => start < to + 4 && start + length > from - 4 && y - 11 < low && y + 2 > high));
  if (found) {
    link.append(text(mark.name, found[0], found[1], INK, "start", false, "name"));
    taken.push([found[0], found[1] - 11, found[0] + length, found[1] + 2]);
  }
  return link;
}

function linked(data, link, label, said) {
  const one = element("a", { href: `${data.page}?${link}`, target: "_self", "aria-label": label, "data-link": link });
  if (said) one.dataset.said = said;
  return one;
}

function tell(one, box, frame) {
  const show = () => {
    box.textContent = one.dataset.said;
    box.hidden = false;
    const [mark, around] = [one.querySelector("circle, path").getBoundingClientRect(), frame.getBoundingClientRect()];
    box.style.left = `${Math.max(0, Math.min(mark.left - around.left, around.width - box.offsetWidth))}px`;
    box.style.top = `${frame.offsetTop + mark.bottom - around.top + 8}px`;
  };
  const hide = () => { box.hidden = true; };
  Object.assign(one, { onpointerenter: show, onpointerleave: hide, onfocus: show, onblur: hide });
  one.onkeydown = (event) => { if (event.key === "Escape") hide(); };
}

function wrapped(name, width, isBold) {
  const lines = [""];
  for (const word of name.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (lines.at(-1) && wide(longer, isBold) > width) lines.push(word); else lines[lines.length - 1] = longer;
  }
  if (lines.length > 2) lines.splice(2), lines[1] += " …";
  return lines;
}

function wide(said, isBold = false) {
  pen.font = `${isBold ? "bold " : ""}${SMALL}px Arial, Helvetica, sans-serif`;
  return pen.measureText(said).width;
}

function diamond(x, y) {
  return element("path", { d: `M${x - 6},${y} L${x},${y - 6} L${x + 6},${y} L${x},${y + 6} Z`, style: `fill: ${PINK}` });
}

function text(said, x, y, colour, anchor = "start", isBold = false, name = "") {
  const one = element("text", { x, y, "text-anchor": anchor, "font-size": SMALL, "font-weight": isBold ? 700 : 400, style: `fill: ${colour}` });
  if (name) one.setAttribute("class", name);
  one.textContent = said;
  return one;
}

function element(name, attributes) {
  const one = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) one.setAttribute(key, value);
  return one;
}
