// The table as a drawing in its light colours, for a picture of it.
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
    const isArea = node.matches(".areas [aria-label]");
    const text = node.parts ? node.parts.name.textContent : isArea ? node.getAttribute("aria-label") : shownIn(node);
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

function shownIn(node) {
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
