"""The sheets of an Excel workbook (XLSX), read by calamine: values only, never formulas or links."""

import io
import itertools
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from etl.read.area import MANY_CELLS
from etl.read.bombs import refuse_bombs
from etl.read.layout import Row, as_text
from etl.read.pieces import cut
from etl.read.source import Source
from etl.refusals import FileRefused


TOP_ROWS = 60  # what a layout is told from
READERS = 2  # threads: calamine reads a piece without Python
MAX_SHEETS = 40  # looked at; a survey tool writes one or two
MAX_MERGED_CELLS = 2_000_000

Merged = dict[int, list[tuple[int, int]]]  # row number where cells merge downwards: their places and last row numbers


@dataclass(frozen=True)
class Sheet:
    """One sheet's rows, numbered as Excel shows them; `top` has no blank rows, and each of `pieces` gives the next rows."""

    name: str
    is_hidden: bool
    top: list[Row]
    pieces: list[Callable[[], CalamineSheet]] = field(repr=False)
    merged: Merged = field(repr=False)

    def rows(self, below: int) -> Iterator[tuple[int, list]]:
        """All rows below one, with their numbers."""
        rows = itertools.chain.from_iterable(_rows(piece()) for piece in self.pieces)
        return itertools.dropwhile(lambda row: row[0] <= below, _filled(rows, self.merged) if self.merged else rows)


def open_sheets(source: Source) -> list[Sheet]:
    """The sheets with anything in them, those that are shown first.

    Raises FileRefused where the file is no workbook, is built to exhaust memory, or is empty.
    """
    data = source.read()
    long_sheets = refuse_bombs(source.name, data)
    with _damage_told(source.name):
        pieces = cut(data, long_sheets)
        sheets = (
            [_long_sheet(source.name, pieces)] if pieces else _sheets(CalamineWorkbook.from_filelike(io.BytesIO(data)))
        )
    if not any(sheet.top for sheet in sheets):
        raise FileRefused(f"{source.name} has no sheet with anything in it. Export the answers again.")
    return [sheet for sheet in sheets if sheet.top]


@contextmanager
def _damage_told(name: str) -> Iterator[None]:
    try:
        yield
    except (CalamineError, ValueError, OSError) as error:
        raise FileRefused(
            f"{name} can't be opened as an Excel workbook. Open it in Excel, save it as XLSX or CSV, and load that."
        ) from error


def _sheets(workbook: CalamineWorkbook) -> list[Sheet]:
    about = [entry for entry in workbook.sheets_metadata if entry.typ == SheetTypeEnum.WorkSheet]
    about.sort(key=lambda entry: entry.visible != SheetVisibleEnum.Visible)
    grids = [(workbook.get_sheet_by_name(entry.name), entry.visible) for entry in about[:MAX_SHEETS]]
    return [_sheet(grid, visible != SheetVisibleEnum.Visible, [lambda grid=grid: grid]) for grid, visible in grids]


def _long_sheet(name: str, pieces: list[Callable[[], bytes]]) -> Sheet:
    """The only sheet of a workbook: threads of their own read its pieces while Python takes the rows of the first."""

    def read(piece: Callable[[], bytes]) -> CalamineSheet:
        with _damage_told(name):
            return CalamineWorkbook.from_filelike(io.BytesIO(piece())).get_sheet_by_index(0)

    readers = ThreadPoolExecutor(READERS)
    grids = [readers.submit(read, piece) for piece in pieces]
    readers.shutdown(wait=False)
    return _sheet(grids[0].result(), False, [grid.result for grid in grids])


def _sheet(first: CalamineSheet, is_hidden: bool, pieces: list[Callable[[], CalamineSheet]]) -> Sheet:
    merged = _merged(first)
    rows = _filled(_rows(first, TOP_ROWS), merged)
    texts = ((row_no, [as_text(cell) for cell in cells]) for row_no, cells in rows)
    top = [Row(row_no, cells) for row_no, cells in texts if any(cell.strip() for cell in cells)]
    return Sheet(first.name, is_hidden, top, pieces, merged)


def _rows(grid: CalamineSheet, most: int | None = None) -> Iterator[tuple[int, list]]:
    """The rows of a grid, from column A on, with their numbers; `most` from the first."""
    first_row, first_place = grid.start or (0, 0)
    is_small = grid.width * grid.height <= MANY_CELLS  # all at once takes half the time, and more memory
    rows = grid.to_python(nrows=most) if is_small or most else grid.iter_rows()
    margin = [""] * first_place
    return enumerate((margin + cells for cells in rows) if margin else rows, start=first_row + 1)


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


def _filled(rows: Iterable[tuple[int, list]], merged: Merged) -> Iterator[tuple[int, list]]:
    """Rows where the value of cells merged downwards stands in each of their rows."""
    running: dict[int, tuple[int, object]] = {}  # place: last row number and value
    for row_no, cells in rows:
        for place, (last, value) in list(running.items()):
            if row_no > last:
                del running[place]
            elif place < len(cells):
                cells[place] = value
        for place, last in merged.get(row_no, ()):
            if place < len(cells):
                running[place] = last, cells[place]
        yield row_no, cells
