// How a reader moves through the tiles and acts on them: one of them has the focus, arrow keys hand it on.
const A_MOMENT = 150, PAGE = 10;

class Moves {
  click(event) {
    const node = event.target.closest("th, td");
    if (!node) return;
    const [row, column] = this.place(node);
    this.focusOn([row, column]);
    if (!row && event.target.closest(".open")) return this.unfold(column);
    if (row > 0 && event.target.closest(".pin")) return this.did("pin", this.data.rows[row - 1].id);
    if (column || event.target.closest(".open, .name")) this.act(row, column);
  }

  act(row, column) {
    if (row < 0) return column && this.did("fold", "", this.data.areas[this.above(row)].areas[this.areaOf(row, column)][0]);
    if (!row) return column && this.data.columns[column - 1][2] !== "item" && this.did("sort", "", this.data.columns[column - 1][0]);
    const of = this.data.rows[row - 1];
    if (column) this.choose(row, column);
    else if (of.canOpen) this.did("open", of.id);
  }

  unfold(column) {
    const [id, , kind] = this.data.columns[column - 1] ?? [];
    if (kind === "open" || kind === "closed") this.did("unfold", "", id);
  }

  choose(row, column) {
    const chosen = [this.data.rows[row - 1].id, this.data.columns[column - 1][0]];
    this.mark(chosen);
    this.did("cell", ...chosen);
  }

  key(event) {
    if (event.altKey || event.metaKey || event.target.tagName === "BUTTON") return;
    const [row, column] = this.at, last = [this.data.rows.length, this.data.columns.length], far = event.ctrlKey;
    const first = [-this.starts.length, 0];
    const sideways = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const to = row < 0 && sideways ? [row, this.besideArea(row, column, sideways)] : {
      ArrowDown: [row + 1, column], ArrowUp: [row - 1, column], ArrowRight: [row, column + 1], ArrowLeft: [row, column - 1],
      Home: [far ? 0 : row, 0], End: [far ? last[0] : row, last[1]], PageDown: [row + PAGE, column], PageUp: [row - PAGE, column],
    }[event.key];
    if (to) this.go(to.map((place, axis) => Math.min(Math.max(place, first[axis]), last[axis])));
    else if (event.key === "Enter" || event.key === " ") this.act(row, column);
    else if (event.key.toLowerCase() === "o" && !row && !far) this.unfold(column);
    else if (event.key.toLowerCase() === "p" && row > 0 && !far) this.did("pin", this.data.rows[row - 1].id);
    else if (event.key === "Escape") { this.hush(); if (this.opened) this.did("close"); }
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  go(to) {
    if (to[1] && this.root.classList.contains("narrow")) this.only(to[1] - 1);
    this.focusOn(to);
    clearTimeout(this.later);
    if (this.opened && to[0] > 0 && to[1]) this.later = setTimeout(() => this.choose(...to), A_MOMENT);
  }

  focusOn(to) {
    this.node(this.at)?.setAttribute("tabindex", "-1");
    this.at = to;
    this.node(to).setAttribute("tabindex", "0");
    this.node(to).focus();
  }

  focus(target) {
    const node = target.closest("th, td");
    if (!node || target !== node) return;
    this.node(this.at)?.setAttribute("tabindex", "-1");
    this.at = this.place(node);
    node.setAttribute("tabindex", "0");
    if (node.matches("td:focus-visible")) this.tell(node, !this.opened);  // what is opened says it beside the table
  }
}
