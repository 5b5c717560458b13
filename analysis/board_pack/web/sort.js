// Charts and tables are sorted where their reader asks for it; without this script they stand as they were written.
for (const button of document.querySelectorAll("[data-sort=chart]")) {
  const svg = button.closest("figure").querySelector("svg"), lines = [...svg.querySelectorAll(".line")];
  const top = Number(svg.dataset.top), high = Number(svg.dataset.line), said = button.textContent;
  const value = (line) => (line.dataset.value === "" ? -Infinity : Number(line.dataset.value));
  button.parentElement.hidden = lines.length < 2;
  button.onclick = () => {
    const isSorted = button.getAttribute("aria-pressed") !== "true";
    const order = isSorted ? lines.toSorted((one, other) => value(other) - value(one)) : lines;
    order.forEach((line, place) => line.setAttribute("transform", `translate(0 ${top + place * high})`));
    button.setAttribute("aria-pressed", String(isSorted));
    button.textContent = isSorted ? {{ as_listed | tojson }} : said;
  };
}
for (const table of document.querySelectorAll("table.sortable")) {
  const body = table.tBodies[0], heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, place) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.onclick = () => {
      const isDown = head.getAttribute("aria-sort") !== "descending", isNumber = !head.classList.contains("text");
      const of = (row) => (isNumber ? Number(row.cells[place].dataset.value ?? NaN) : row.cells[place].textContent);
      const compared = (one, other) => (isNumber ? (Number.isNaN(one) - Number.isNaN(other)) || (isDown ? other - one : one - other)
        : (isDown ? -1 : 1) * one.localeCompare(other, {{ tag | tojson }}, { numeric: true }));
      body.append(...[...body.rows].sort((one, other) => compared(of(one), of(other))));
      heads.forEach((one) => one.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", isDown ? "descending" : "ascending");
    };
  });
}
