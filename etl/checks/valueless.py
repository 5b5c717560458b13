"""Cells of a workbook that would load as blanks though a formula or an error stands in them: nothing loads before it is said."""

from collections import Counter

from domain.door.load import Finding, Refusal
from domain.message import said
from etl.read.staging.columns import Columns
from etl.read.staging.headers import letter_of
from etl.read.staging.table import Table
from etl.read.staging.tables import NOTE


MOST_TOLD = 4  # kinds of error


def valueless_findings(table: Table, columns: Columns, refused_in_reading: list[Refusal]) -> list[Finding]:
    """What must be asked of each column that is read, in the sheet's order.

    Rows that are nobody's answers don't count; a row that is one cell and formulas without results only seems to be a note.
    """
    left_out = {row for refusal in refused_in_reading if refusal.said.key != NOTE for row in refusal.rows}
    cells: dict[int, Counter[str]] = {place: Counter() for place in columns.read.values()}
    first = {other: place for place, others in table.as_one.items() for other in others}
    for cell in table.sheet.valueless():
        place = first.get(cell.place, cell.place)
        if place in cells and cell.row_no > table.header_row and cell.row_no not in left_out:
            cells[place][cell.error] += 1
    findings = []
    for name, place in sorted(columns.read.items(), key=lambda column: column[1]):
        where = {"header": columns.header_read(name), "letter": letter_of(place)}
        formulas = cells[place].pop("", 0)
        if formulas:
            findings.append(
                Finding("formulas", name, said("formulas", cells=formulas, **where), needs_confirmation=True)
            )
        if cells[place]:
            findings.append(_errors(name, where, cells[place]))
    return findings


def _errors(name: str, where: dict[str, str], errors: Counter[str]) -> Finding:
    kinds = errors.most_common(MOST_TOLD)
    told = [said("plain_number_of", name=error, number=number) if len(kinds) > 1 else error for error, number in kinds]
    return Finding("errors", name, said("errors", cells=errors.total(), errors=told, **where), needs_confirmation=True)
