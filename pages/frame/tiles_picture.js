// The table as it is taken away: as a drawing in its light colours for a picture of it, and as rows of cells where it is copied.
const INK = "#212B32", LINE = 13, BASE = 4, EDGE = 2, CHARACTER = 6.5;

function picture(root, table) {
  root.style.colorScheme = "light";
  const svg = svgOf("svg", {}), all = table.getBoundingClientRect();
  for (const [name, value] of Object.entries({ width: all.width, height: all.height, class: "main-svg" })) svg.setAttribute(name, value);
  for (const node of table.querySelectorAll("th, td")) {
    const box = node.getBoundingClientRect(), look = getComputedStyle(node), isTile = node.tagName === "TD", isFirst = !node.cellIndex;
    if (!box.width || look.textIndent === "100%") continue;
    const x = box.left - all.left, y = box.top - all.top, middle = y + box.height / 2 + BASE;
    if (isTile) svg.append(tileOf(node, { x, y, width: box.width, height: box.height, fill: look.backgroundColor }));
    const text = saidIn(node);
    const words = node.closest("thead") ? linesOf(text, box.width / CHARACTER) : [text];
    const at = {
      x: isFirst ? x : x + box.width / 2, "text-anchor": isFirst ? "start" : "middle", fill: isTile ? look.color : INK,
      "font-family": look.fontFamily, "font-size": look.fontSize, "font-weight": look.fontWeight,
    };
    words.forEach((word, place) => {
      const line = svgOf("text", { ...at, y: middle + (place - (words.length - 1) / 2) * LINE });
      line.textContent = word;
      svg.append(line);
    });
  }
  root.style.colorScheme = "";
  return svg;
}

// A grid's cells would be copied a line each: here those chosen are rows again, for a text as for a sheet.
function copy(event, table) {
  const chosen = getSelection();
  const cells = (row) => [...row.cells].filter((node) => chosen.containsNode(node, true) && node.checkVisibility());
  const rows = [...table.rows].map(cells).filter((row) => row.length);
  if (rows.flat().length < 2 || !table.contains(chosen.getRangeAt(0).commonAncestorContainer)) return;
  const copied = document.createElement("table");
  const named = (node) => [saidIn(node), node.parts?.liesIn?.textContent].filter(Boolean).join(", ");
  const lines = rows.map((row) => row.flatMap((node) => [named(node), ...Array(node.colSpan - 1).fill("")]));
  for (const line of lines) {
    const row = copied.insertRow();
    for (const text of line) row.insertCell().textContent = text;
  }
  event.clipboardData.setData("text/plain", lines.map((line) => line.join("\t")).join("\n"));
  event.clipboardData.setData("text/html", new XMLSerializer().serializeToString(copied));
  event.preventDefault();
}

function saidIn(node) {
  if (node.parts) return node.parts.name.textContent;
  if (node.matches(".areas [aria-label]")) return node.getAttribute("aria-label");
  const shown = [...node.childNodes].filter((part) => part.nodeType === Node.TEXT_NODE || part.getClientRects().length);
  return shown.map((part) => part.textContent).join(" ");
}

// The words of a heading in as few lines of so many characters as they take; a longer word has one to itself.
function linesOf(text, most) {
  return text.split(" ").reduce((lines, word) => {
    const longer = `${lines.at(-1)} ${word}`;
    return lines.length && longer.length <= most ? [...lines.slice(0, -1), longer] : [...lines, word];
  }, []);
}

function tileOf(node, attributes) {
  return svgOf("rect", node.classList.contains("clear") ? { ...attributes, stroke: INK, "stroke-width": EDGE } : attributes);
}

function svgOf(name, attributes) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
}
