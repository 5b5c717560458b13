// The areas that columns are gathered under: a row of headings above theirs. A folded area's columns are narrow and unnamed.
const FOLDED = 36, COLUMN = 72, SPACE = 2, BROAD = 14, LETTER = 6.5;

class Areas extends Moves {
  drawAreas() {
    const { areas, columns } = this.data, number = areas.length && areas.length + 1;
    let before = 0;
    this.starts = areas.map(([, , wide]) => (before += wide) - wide);
    this.folded = areas.flatMap(([, , wide, isFolded]) => Array(wide).fill(isFolded));
    this.areas.hidden = !number;
    fill(this.areas, number, () => cell("th", "columnheader", { scope: "colgroup" }));
    if (number) write(this.areas.cells[0], "Area");
    areas.forEach(([, name, wide, isFolded], place) => {
      const heading = this.areas.cells[place + 1];
      if (heading.colSpan !== wide) heading.colSpan = wide;
      write(heading, `${isFolded ? "▸" : "▾"} ${name}`);
      attribute(heading, "aria-label", name);
      attribute(heading, "aria-expanded", String(!isFolded));
    });
    fill(this.widths, number && columns.length + 1, () => document.createElement("col"));
    [...this.widths.children].forEach((one, place) => { one.className = place && this.folded[place - 1] ? "folded" : ""; });
    const narrow = this.folded.flatMap((isFolded, place) => (isFolded ? [place + 2] : []));
    const rules = (row) => narrow.map((place) => `.tiles:not(.narrow) ${row} > :nth-child(${place})`).join(", ");
    this.rules.textContent = narrow.length
      ? `${rules("tbody tr")} { padding: 0; font-size: 0.6875rem; } ${rules("thead tr:last-child")} { overflow: hidden; white-space: nowrap; text-indent: 100%; height: 0; padding: 0; }
         ${narrow.map((place) => `.tiles:not(.narrow) tbody tr > :nth-child(${place}) small`).join(", ")} { display: none; }`
      : "";
    const isBroad = columns.length - narrow.length / 2 > BROAD;
    this.frame.classList.toggle("broad", isBroad);
    const widths = NAMES + narrow.length * FOLDED + (columns.length - narrow.length) * COLUMN + (columns.length + 2) * SPACE;
    this.table.style.setProperty("--broad", isBroad ? `${widths}px` : "");
    this.longest = Math.max(...columns.flatMap(([, name]) => name.split(" ")).map((word) => word.length));
  }

  // Headings are set smaller where a word of theirs would have no room.
  isClose() { return this.longest * LETTER > this.wide() - GAP; }

  // What is left for a column that is not folded.
  wide() {
    const folded = this.folded.filter(Boolean).length;
    if (this.frame.classList.contains("broad")) return COLUMN;
    return (this.root.clientWidth - NAMES - folded * FOLDED) / Math.max(this.data.columns.length - folded, 1);
  }

  // The choice of one column, where there is room for one alone.
  byArea(options) {
    if (!this.starts.length) return options;
    return this.data.areas.map(([, label, wide], place) => {
      const group = Object.assign(document.createElement("optgroup"), { label });
      group.append(...options.slice(this.starts[place], this.starts[place] + wide));
      return group;
    });
  }

  node([row, column]) {
    return row < 0 ? this.areas.cells[this.areaOf(column) + 1] : (row ? this.body.rows[row - 1] : this.head)?.cells[column];
  }

  place(node) {
    const row = node.parentElement;
    if (row === this.areas) return [-1, node.cellIndex && this.starts[node.cellIndex - 1] + 1];
    return [row === this.head ? 0 : row.sectionRowIndex + 1, node.cellIndex];
  }

  areaOf(column) { return this.starts.findLastIndex((start) => start < column); }

  // From one area to the one beside it, by the column that it begins with.
  besideArea(column, step) {
    const place = this.areaOf(column) + step;
    return place < 0 ? 0 : this.starts[Math.min(place, this.starts.length - 1)] + 1;
  }
}
