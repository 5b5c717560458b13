"""The sheets of an Excel workbook (XLSX), read by calamine: values only, never formulas or links."""

import io
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from etl.read.area import MANY_CELLS
from etl.read.bombs import refuse_bombs
from etl.read.layout import Row, as_text
from etl.read.source import Source
from etl.refusals import FileRefused


TOP_ROWS = 60  # what a layout is told from
MAX_SHEETS = 40  # looked at; a survey tool writes one or two
MAX_MERGED_CELLS = 2_000_000

Merged = dict[int, list[tuple[int, int]]]  # row number where cells merge downwards: their places and last row numbers


@dataclass(frozen=True)
class Sheet:
    """One sheet's rows, numbered as Excel shows them; `top` has no blank rows."""

    name: str
    is_hidden: bool
    top: list[Row]
    grid: CalamineSheet = field(repr=False)
    merged: Merged = field(repr=False)

    def rows(self, below: int) -> Iterator[tuple[int, list]]:
        """All rows below one, with their numbers."""
        first_row, first_place = self.grid.start or (0, 0)
        is_small = self.grid.width * self.grid.height <= MANY_CELLS  # all at once takes half the time, and more memory
        grid = self.grid.to_python() if is_small else self.grid.iter_rows()
        rows = enumerate(grid, start=first_row + 1)
        filled = _filled(rows, first_place, self.merged) if first_place or self.merged else rows
        return itertools.dropwhile(lambda row: row[0] <= below, filled)


def open_sheets(source: Source) -> list[Sheet]:
    """The sheets with anything in them, those that are shown first.

    Raises FileRefused where the file is no workbook, is built to exhaust memory, or is empty.
    """
    data = source.read()
    refuse_bombs(source.name, data)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        about = [entry for entry in workbook.sheets_metadata if entry.typ == SheetTypeEnum.WorkSheet]
        about.sort(key=lambda entry: entry.visible != SheetVisibleEnum.Visible)
        sheets = [
            _sheet(workbook.get_sheet_by_name(entry.name), entry.visible != SheetVisibleEnum.Visible)
            for entry in about[:MAX_SHEETS]
        ]
    except (CalamineError, ValueError, OSError) as error:
        raise FileRefused(
            f"{source.name} can't be opened as an Excel workbook. Open it in Excel, save it as XLSX or CSV, and load that."
        ) from error
    if not any(sheet.top for sheet in sheets):
        raise FileRefused(f"{source.name} has no sheet with anything in it. Export the answers again.")
    return [sheet for sheet in sheets if sheet.top]


def _sheet(grid: CalamineSheet, is_hidden: bool) -> Sheet:
    first_row, first_place = grid.start or (0, 0)
    merged = _merged(grid)
    rows = _filled(enumerate(grid.to_python(nrows=TOP_ROWS), start=first_row + 1), first_place, merged)
    texts = ((row_no, [as_text(cell) for cell in cells]) for row_no, cells in rows)
    top = [Row(row_no, cells) for row_no, cells in texts if any(cell.strip() for cell in cells)]
    return Sheet(grid.name, is_hidden, top, grid, merged)


def _merged(grid: CalamineSheet) -> Merged:
    """The merged ranges of more than one row, by the number of the first; FileRefused where they are without measure."""
    merged: Merged = {}
    filled = 0
    for (first_row, place), (last_row, _) in grid.merged_cell_ranges or ():
        filled += last_row - first_row
        if last_row > first_row:
            merged.setdefault(first_row + 1, []).append((place, last_row + 1))
    if filled > MAX_MERGED_CELLS:
        raise FileRefused(
            f"The sheet “{grid.name}” merges {filled:,} cells. Unmerge them, or save the sheet as CSV, and load that."
        )
    return merged


def _filled(rows: Iterable[tuple[int, list]], first_place: int, merged: Merged) -> Iterator[tuple[int, list]]:
    """Rows from column A on, where the value of cells merged downwards stands in each of their rows."""
    margin = [""] * first_place
    running: dict[int, tuple[int, object]] = {}  # place: last row number and value
    for row_no, cells in rows:
        cells = margin + cells if margin else cells
        for place, (last, value) in list(running.items()):
            if row_no > last:
                del running[place]
            elif place < len(cells):
                cells[place] = value
        for place, last in merged.get(row_no, ()):
            if place < len(cells):
                running[place] = last, cells[place]
        yield row_no, cells
