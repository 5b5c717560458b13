// A table of tiles. Its cells stay in the page: what has changed in one is written into it, and nothing else is touched.
const NARROW = 560, TIGHT = 66, NAMES = 272, GAP = 6;

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = parentElement.querySelector(".tiles");
  root.tiles ??= new Tiles(root);
  root.tiles.show(new TextDecoder().decode(data), (what, row = "", column = "") => setTriggerValue("did", { what, row, column }));
  return () => root.tiles.leave();
}

class Tiles extends Lines {
  constructor(root) {
    super();
    this.root = root;
    for (const name of ["choice", "legend", "frame", "said"]) this[name] = root.querySelector(`.tiles_${name}`);
    this.table = root.querySelector("table");
    this.areas = [...this.table.tHead.rows];
    this.head = this.areas.pop();
    this.widths = this.table.querySelector("colgroup");
    this.rules = root.querySelector("style.folded_areas");
    this.body = this.table.tBodies[0];
    this.at = [1, 1];
    this.column = 0;
    root.picture = () => { this.finish(); return picture(this.root, this.table); };
    for (const touched of ["click", "keydown", "focusin", "pointerover"]) this.table.addEventListener(touched, () => this.finish(), { capture: true });
    this.table.addEventListener("click", (event) => this.click(event));
    this.table.addEventListener("keydown", (event) => this.key(event));
    this.table.addEventListener("focusin", (event) => this.focus(event.target));
    this.table.addEventListener("copy", (event) => { this.finish(); copy(event, this.table); });
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

  leave() { this.watcher.disconnect(); clearTimeout(this.later); clearTimeout(this.next); }

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
    const { columns, rows, legend, corner, sorted, said, words } = this.data;
    const sight = this.body.rows.length ? this.inSight() : null;  // before anything is written, so that it costs no layout
    this.table.setAttribute("aria-label", said);
    this.around(words);
    if (this.legend.keys !== (this.legend.keys = String(legend))) this.legend.replaceChildren(...legend.map(([colour, text]) => {
      const key = document.createElement("span"), tile = document.createElement("i");
      tile.className = colour;
      key.append(tile, text);
      return key;
    }));
    fill(this.head, columns.length + 1, () => cell("th", "columnheader", { scope: "col" }));
    this.corner(corner, rows.some((row) => row.canOpen));
    columns.forEach(([id, name, kind], place) => {
      const heading = this.head.cells[place + 1];
      this.columnHeading(heading, name, kind);
      attribute(heading, "aria-sort", id === sorted[0] ? (sorted[1] ? "ascending" : "descending") : null);
    });
    fill(this.body, rows.length, () => Object.assign(document.createElement("tr"), { role: "row" }));
    this.drawAreas();
    this.drawLines(...(sight ?? this.inSight()));
    const select = this.choice.querySelector("select");
    const names = columns.map(([, name]) => name);
    if (select.names !== names.join("\n")) {
      select.names = names.join("\n");
      select.replaceChildren(...this.byArea(names.map((name) => new Option(name))));
      const first = rows.find((row) => !row.kind && row.cells.some((one) => one[3]));
      const before = columns.findIndex(([id]) => id === this.shown);
      this.column = before >= 0 ? before : Math.max(0, first ? first.cells.findIndex((one) => one[3]) : 0);
    }
    this.at = [Math.min(Math.max(this.at[0], -this.starts.length), rows.length), Math.min(this.at[1], columns.length)];
    this.fit();
  }

  // Above the names: what one is called, what its arrow does, and that the numbers beside them are people.
  corner(name, canOpen) {
    const head = this.head.cells[0], made = (className) => Object.assign(document.createElement("span"), { className });
    if (!head.parts) {
      const box = document.createElement("div");
      head.parts = { name: made("name"), opens: made("opens"), people: made("people") };
      box.append(...Object.values(head.parts));
      head.append(box);
    }
    const { people, peopleAre, opensBy } = this.data.words;
    write(head.parts.name, name);
    write(head.parts.opens, canOpen ? opensBy : "");
    write(head.parts.people, people);
    attribute(head.parts.people, "title", peopleAre);
  }

  // A column's name, and above it what lets its items stand beside it or takes them away.
  columnHeading(heading, name, kind) {
    if (!heading.parts) {
      heading.parts = { name: document.createElement("span") };
      heading.append(heading.parts.name);
    }
    write(heading.parts.name, name);
    const canOpen = kind === "open" || kind === "closed";
    if (canOpen) {
      const open = heading.parts.open ??= Object.assign(document.createElement("button"), { className: "open", type: "button", tabIndex: -1 });
      if (!open.parentElement) heading.prepend(open);
      write(open, kind === "open" ? "▼" : "►");
      attribute(open, "aria-label", placed(this.data.words[kind === "open" ? "closeItems" : "openItems"], name));
    } else heading.parts.open?.remove();
    attribute(heading, "aria-expanded", canOpen ? String(kind === "open") : null);
    heading.classList.toggle("item", kind === "item");
  }

  // What is opened beside the table keeps its mark wherever its row now stands.
  mark(opened = this.opened) {
    if (this.opened = opened) this.finish();
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
    if (this.root.classList.contains("narrow")) this.shown = this.data.columns[this.column][0];
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

function fill(parent, number, made) {
  while (parent.children.length > number) parent.lastElementChild.remove();
  while (parent.children.length < number) parent.append(made());
}

function write(node, text) { if (node.text !== text) node.textContent = node.text = text; }

function placed(text, name) { return text.replace("{}", () => name); }

function attribute(node, name, value) {
  if (value === null) node.removeAttribute(name);
  else if (node.getAttribute(name) !== value) node.setAttribute(name, value);
}
