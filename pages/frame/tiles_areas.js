// The areas that columns are gathered under: a row of headings above theirs. A folded area's columns are narrow and unnamed.
const FOLDED = 36, COLUMN = 80, SPACE = 2, BROAD = 14, LETTER = 6.5;

class Areas extends Moves {
  drawAreas() {
    const { columns } = this.data;
    this.starts = this.data.areas.map(({ areas }) => areas.reduce((starts, [, , wide]) => [...starts, starts.at(-1) + wide], [0]).slice(0, -1));
    this.areas.forEach((row, place) => this.headings(row, this.data.areas[place]));
    const nearest = this.data.areas.at(-1)?.areas ?? [], number = nearest.length;
    this.folded = nearest.flatMap(([, , wide, isFolded]) => Array(wide).fill(isFolded));
    fill(this.widths, number && columns.length + 1, () => document.createElement("col"));
    [...this.widths.children].forEach((one, place) => { one.className = place && this.folded[place - 1] ? "folded" : ""; });
    const narrow = this.folded.flatMap((isFolded, place) => (isFolded ? [place + 2] : []));
    const rules = (row) => narrow.map((place) => `.tiles:not(.narrow) ${row} > :nth-child(${place})`).join(", ");
    const ruled = narrow.length
      ? `${rules("tbody tr")} { padding: 0; font-size: 0.6875rem; } ${rules("thead tr:last-child")} { overflow: hidden; white-space: nowrap; text-indent: 100%; padding: 0; }
         ${narrow.map((place) => `.tiles:not(.narrow) tbody tr > :nth-child(${place}) small`).join(", ")} { display: none; }`
      : "";
    if (this.rules.textContent !== ruled) this.rules.textContent = ruled;
    const isBroad = columns.length - narrow.length / 2 > BROAD;
    this.frame.classList.toggle("broad", isBroad);
    const widths = NAMES + narrow.length * FOLDED + (columns.length - narrow.length) * COLUMN + (columns.length + 2) * SPACE;
    this.table.style.setProperty("--broad", isBroad ? `${widths}px` : "");
    this.table.style.setProperty("--tracks", columns.map((_, place) => (this.folded[place] ? `${FOLDED}px` : "minmax(0, 1fr)")).join(" "));
    this.longest = Math.max(...columns.flatMap(([, name]) => name.split(" ")).map((word) => word.length));
  }

  // A row of headings above those of columns; the one that lies nearest to them comes last.
  headings(row, of) {
    row.hidden = !of;
    fill(row, of ? of.areas.length + 1 : 0, () => cell("th", "columnheader", { scope: "colgroup" }));
    if (of) write(row.cells[0], of.name);
    of?.areas.forEach(([, name, wide, isFolded], place) => {
      const heading = row.cells[place + 1];
      if (heading.colSpan !== wide) heading.style.gridColumn = `span ${heading.colSpan = wide}`;
      write(heading, `${isFolded ? "►" : "▼"} ${name}`);
      attribute(heading, "aria-label", name);
      attribute(heading, "aria-expanded", String(!isFolded));
    });
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
    const starts = this.starts.at(-1), areas = this.data.areas.at(-1)?.areas;
    return starts?.map((start, place) => {
      const [, label, wide] = areas[place], group = Object.assign(document.createElement("optgroup"), { label });
      group.append(...options.slice(start, start + wide));
      return group;
    }) ?? options;
  }

  // Rows of headings have the places -1, the nearest to the columns', and -2.
  above(row) { return this.starts.length + row; }

  node([row, column]) {
    if (row < 0) return this.areas[this.above(row)].cells[this.areaOf(row, column) + 1];
    return (row ? this.body.rows[row - 1] : this.head)?.cells[column];
  }

  place(node) {
    const row = node.parentElement, above = this.areas.indexOf(row);
    if (above >= 0) return [above - this.starts.length, node.cellIndex && this.starts[above][node.cellIndex - 1] + 1];
    return [row === this.head ? 0 : row.sectionRowIndex + 1, node.cellIndex];
  }

  areaOf(row, column) { return this.starts[this.above(row)].findLastIndex((start) => start < column); }

  // From one area to the one beside it, by the column that it begins with.
  besideArea(row, column, step) {
    const starts = this.starts[this.above(row)], place = this.areaOf(row, column) + step;
    return place < 0 ? 0 : starts[Math.min(place, starts.length - 1)] + 1;
  }
}
