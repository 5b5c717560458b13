// A table of tiles. Its cells stay in the page: what has changed in one is written into it, and nothing else is touched.
const NARROW = 560, TIGHT = 66, NAMES = 272, GAP = 6;

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = parentElement.querySelector(".tiles");
  root.tiles ??= new Tiles(root);
  root.tiles.show(new TextDecoder().decode(data), (what, row = "", column = "") => setTriggerValue("did", { what, row, column }));
  return () => root.tiles.leave();
}

class Tiles extends Areas {
  constructor(root) {
    super();
    this.root = root;
    for (const name of ["choice", "legend", "frame", "said"]) this[name] = root.querySelector(`.tiles_${name}`);
    this.table = root.querySelector("table");
    [this.areas, this.head] = this.table.tHead.rows;
    this.widths = this.table.querySelector("colgroup");
    this.rules = root.querySelector("style.folded_areas");
    this.body = this.table.tBodies[0];
    this.at = [1, 1];
    this.column = 0;
    root.picture = () => picture(this.root, this.table);
    this.table.addEventListener("click", (event) => this.click(event));
    this.table.addEventListener("keydown", (event) => this.key(event));
    this.table.addEventListener("focusin", (event) => this.focus(event.target));
    this.table.addEventListener("focusout", () => this.hush());
    this.table.addEventListener("pointerover", (event) => this.tell(event.target.closest("td")));
    this.table.addEventListener("pointerleave", () => this.hush());
    const [before, next] = this.choice.querySelectorAll("button");
    const select = this.choice.querySelector("select");
    before.onclick = () => this.only(this.column - 1);
    next.onclick = () => this.only(this.column + 1);
    select.onchange = () => this.only(select.selectedIndex);
    this.watcher = new ResizeObserver(() => this.fit());
    this.watcher.observe(root);
  }

  leave() { this.watcher.disconnect(); clearTimeout(this.later); }

  show(sent, did) {
    const canChoose = sent[0] === "1";
    this.did = canChoose ? did : () => {};
    if (sent === this.sent) return;
    this.sent = sent;
    this.root.classList.toggle("can_choose", canChoose);
    this.data = JSON.parse(sent.slice(1));
    this.draw();
    this.mark();
  }

  draw() {
    const { columns, rows, legend, corner, sorted, said } = this.data;
    this.table.setAttribute("aria-label", said);
    this.legend.replaceChildren(...legend.map(([colour, text]) => {
      const key = document.createElement("span"), tile = document.createElement("i");
      tile.className = colour;
      key.append(tile, text);
      return key;
    }));
    fill(this.head, columns.length + 1, () => cell("th", "columnheader", { scope: "col" }));
    write(this.head.cells[0], corner);
    columns.forEach(([id, name], place) => {
      const heading = this.head.cells[place + 1];
      write(heading, name);
      attribute(heading, "aria-sort", id === sorted[0] ? (sorted[1] ? "ascending" : "descending") : null);
    });
    fill(this.body, rows.length, () => Object.assign(document.createElement("tr"), { role: "row" }));
    rows.forEach((row, place) => this.line(this.body.rows[place], row));
    this.drawAreas();
    const select = this.choice.querySelector("select");
    const names = columns.map(([, name]) => name);
    if (select.names !== names.join("\n")) {
      select.names = names.join("\n");
      select.replaceChildren(...this.byArea(names.map((name) => new Option(name))));
      const first = rows.find((row) => !row.kind && row.cells.some((one) => one[3]));
      this.column = Math.max(0, first ? first.cells.findIndex((one) => one[3]) : 0);
    }
    this.at = [Math.min(Math.max(this.at[0], this.starts.length ? -1 : 0), rows.length), Math.min(this.at[1], columns.length)];
    this.fit();
    this.root.dataset.drawn = "";
  }

  line(line, row) {
    if (!line.cells.length) line.append(nameCell());
    fill(line, row.cells.length + 1, () => cell("td", "gridcell"));
    const says = `${row.kind} ${row.isPinned ? "pinned" : ""}`.trim();
    if (line.className !== says) line.className = says;
    const head = line.cells[0], parts = head.parts;
    write(parts.name, row.name);
    write(parts.liesIn, row.liesIn);
    write(parts.people, row.people);
    write(parts.open, row.canOpen ? (row.isOpen ? "▾" : "▸") : "");
    parts.open.hidden = !row.canOpen;
    parts.pin.hidden = row.kind === "whole" || !this.root.classList.contains("can_choose");
    if (head.title !== row.name) head.title = row.name;
    attribute(head, "aria-expanded", row.canOpen ? String(row.isOpen) : null);
    attribute(parts.open, "aria-label", row.canOpen ? `${row.isOpen ? "Close" : "Open"} ${row.name} by ${this.data.opensTo}` : null);
    attribute(parts.pin, "aria-label", `${row.isPinned ? "Unpin" : "Pin"} ${row.name}`);
    row.cells.forEach(([printed, more, colour, isClear], place) => {
      const tile = line.cells[place + 1], text = `${printed}\n${more}`;
      if (tile.text !== text) {
        tile.text = text;
        tile.textContent = printed;
        if (more) tile.append(Object.assign(document.createElement("small"), { textContent: more }));
      }
      const look = isClear ? `${colour} clear` : colour;
      const label = isClear ? `${printed}, ${more ? `${more}, ` : ""}clear` : null;
      if (tile.look !== look) tile.className = tile.look = look;
      if (tile.label !== label) attribute(tile, "aria-label", tile.label = label);
    });
  }

  // What is opened beside the table keeps its mark wherever its row now stands.
  mark(opened = this.opened) {
    this.opened = opened;
    this.marked?.classList.remove("opened");
    const row = this.opened ? this.data.rows.findIndex((one) => one.id === this.opened[0]) : -1;
    const column = this.opened ? this.data.columns.findIndex(([id]) => id === this.opened[1]) : -1;
    this.marked = row >= 0 && column >= 0 ? this.body.rows[row].cells[column + 1] : null;
    this.marked?.classList.add("opened");
    this.node(this.at)?.setAttribute("tabindex", "0");
  }

  fit() {
    const isNarrow = this.root.clientWidth > 0 && this.root.clientWidth < NARROW;
    this.root.classList.toggle("narrow", isNarrow);
    this.root.classList.toggle("tight", !isNarrow && this.wide() < TIGHT && !this.frame.classList.contains("broad"));
    this.root.classList.toggle("close", !isNarrow && this.isClose());
    this.choice.hidden = !isNarrow;
    this.only(this.column);
  }

  only(column) {
    this.column = Math.min(Math.max(column, 0), this.data.columns.length - 1);
    this.choice.querySelector("select").selectedIndex = this.column;
    const rule = `.tiles.narrow tr > :not(:first-child):not(:nth-child(${this.column + 2})) { display: none; }`;
    const style = this.root.querySelector("style.one_column");
    if (style.textContent !== rule) style.textContent = rule;
  }

  lines(row, column) {
    const [, , , , ...told] = this.data.rows[row - 1].cells[column - 1];
    const lines = this.data.lines.map((line) => {
      let isWhole = true;
      const text = line.replace(/\{(\d)\}/g, (_, place) => { isWhole &&= Boolean(told[place]); return told[place]; });
      return isWhole ? text : "";
    });
    const { name, liesIn } = this.data.rows[row - 1];
    return [liesIn ? `${name}, ${liesIn}` : name, this.data.columns[column - 1][1], ...(told.length ? lines : [this.data.withheld])].filter(Boolean);
  }

  tell(tile, isSeen = true) {
    if (!tile) return this.hush();
    const lines = this.lines(...this.place(tile)), box = tile.getBoundingClientRect();
    attribute(tile, "aria-label", tile.label = lines.slice(2).join(". "));
    if (!isSeen) return this.hush();
    this.said.textContent = lines.join("\n");
    this.said.hidden = false;
    const own = this.said.getBoundingClientRect();
    const below = box.bottom + GAP, above = box.top - GAP - own.height;
    this.said.style.top = `${below + own.height < innerHeight ? below : Math.max(0, above)}px`;
    this.said.style.left = `${Math.max(0, Math.min(box.left, innerWidth - own.width - GAP))}px`;
  }

  hush() { this.said.hidden = true; }
}

function cell(tag, role, more = {}) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries({ role, tabindex: "-1", ...more })) node.setAttribute(name, value);
  return node;
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

function fill(parent, number, made) {
  while (parent.children.length > number) parent.lastElementChild.remove();
  while (parent.children.length < number) parent.append(made());
}

function write(node, text) { if (node.text !== text) node.textContent = node.text = text; }

function attribute(node, name, value) {
  if (value === null) node.removeAttribute(name);
  else if (node.getAttribute(name) !== value) node.setAttribute(name, value);
}
