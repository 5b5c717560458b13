// The lines of the table: first what is in sight is written, and then, in turns that a reader does not notice, all else.
const TURN = 8, AROUND = 200, HEIGHT = 28;

class Lines extends Areas {
  drawLines(top, bottom, left, right) {
    clearTimeout(this.next);
    delete this.root.dataset.drawn;
    const { rows, columns } = this.data;
    this.left = [];
    rows.forEach((row, place) => {
      if (place < top || place > bottom) return this.left.push([place, 0, columns.length]);
      this.line(place, left, right);
      if (left) this.left.push([place, 0, left]);
      if (right < columns.length) this.left.push([place, right, columns.length]);
    });
    requestAnimationFrame(() => { this.next = setTimeout(() => this.turn()); });  // after the frame that has what is in sight
  }

  // The first and the last row, and the first column and the one after the last, of which anything may be seen.
  inSight() {
    const all = this.body.getBoundingClientRect(), frame = this.frame.getBoundingClientRect(), number = this.data.columns.length;
    const high = Math.max(HEIGHT, all.height / Math.max(this.data.rows.length, 1));
    const rows = [Math.floor((-AROUND - all.top) / high), Math.ceil((innerHeight + AROUND - all.top) / high)];
    const isBroad = this.frame.classList.contains("broad") && frame.width > 0 && !this.root.classList.contains("narrow");
    if (!isBroad) return [...rows, 0, number];
    const wide = COLUMN + SPACE, from = this.frame.scrollLeft;
    return [...rows, Math.max(0, Math.floor((from - NAMES) / wide)), Math.min(number, Math.ceil((from + frame.width - NAMES) / wide))];
  }

  turn() {
    const until = performance.now() + TURN;
    while (this.left.length && performance.now() < until) this.line(...this.left.shift());
    if (this.left.length) this.next = setTimeout(() => this.turn());
    else this.root.dataset.drawn = "";
  }

  // Before anything is done to a cell or read from it, every one is there.
  finish() {
    if (!this.left?.length) return;
    clearTimeout(this.next);
    for (const one of this.left.splice(0)) this.line(...one);
    this.root.dataset.drawn = "";
  }

  line(place, from, to) {
    const line = this.body.rows[place], row = this.data.rows[place];
    if (!line.cells.length) line.append(nameCell());
    if (line.cells.length !== row.cells.length + 1) fill(line, row.cells.length + 1, tileCell);
    if (line.shown !== row) this.heading(line, row);
    const { cells } = line;
    for (let column = from; column < to; column++) {
      const [printed, more, colour, isClear] = row.cells[column];
      const tile = cells[column + 1];
      if (tile.printed !== printed) tile.firstChild.data = tile.printed = printed;
      if (tile.more !== more) {
        tile.more = more;
        if (tile.childElementCount) tile.lastChild.firstChild.data = more;
        else if (more) tile.append(Object.assign(document.createElement("small"), { textContent: more }));
      }
      const look = isClear ? `${colour} clear` : colour;
      const label = isClear ? placed(this.data.words.clear, more ? `${printed}, ${more}` : printed) : null;
      if (tile.look !== look) tile.className = tile.look = look;
      if (tile.label !== label) attribute(tile, "aria-label", tile.label = label);
    }
  }

  heading(line, row) {
    line.shown = row;
    const says = `${row.kind} ${row.isPinned ? "pinned" : ""}`.trim();
    if (line.className !== says) line.className = says;
    const head = line.cells[0], parts = head.parts;
    write(parts.name, row.name);
    write(parts.liesIn, row.liesIn);
    write(parts.people, row.people);
    write(parts.open, row.canOpen ? (row.isOpen ? "▼" : "►") : "");
    parts.open.hidden = !row.canOpen;
    parts.pin.hidden = row.kind === "whole" || !this.root.classList.contains("can_choose");
    if (head.title !== row.name) head.title = row.name;
    attribute(head, "aria-expanded", row.canOpen ? String(row.isOpen) : null);
    const { words } = this.data;
    attribute(parts.open, "aria-label", row.canOpen ? placed(row.isOpen ? words.close : words.open, row.name) : null);
    attribute(parts.pin, "aria-label", placed(row.isPinned ? words.unpin : words.pin, row.name));
  }

  around({ before, shown, next, keys }) {
    [...this.choice.children].forEach((one, place) => attribute(one, "aria-label", [before, shown, next][place]));
    write(this.root.querySelector(".tiles_keys"), keys);
  }
}

function tileCell() {
  const tile = cell("td", "gridcell");
  tile.append("");
  return tile;
}

function nameCell() {
  const head = cell("th", "rowheader", { scope: "row" }), box = document.createElement("div");
  const made = (tag, name) => Object.assign(document.createElement(tag), { className: name });
  head.parts = { open: made("button", "open"), name: made("span", "name"), liesIn: made("span", "lies_in"), people: made("span", "people"), pin: made("button", "pin") };
  for (const button of [head.parts.open, head.parts.pin]) Object.assign(button, { type: "button", tabIndex: -1 });
  write(head.parts.pin, "⚲");
  box.append(...Object.values(head.parts));
  head.append(box);
  return head;
}
