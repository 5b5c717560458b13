"""The rows of a worksheet that calamine has read, numbered as Excel shows them."""

import os
import sys
import zipfile
import zlib
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager

from fastexcel import FastExcelError
from python_calamine import CalamineError, CalamineSheet

from etl.read.files.xlsx.area import MANY_CELLS
from etl.read.layouts.export_layout import Row, as_text
from etl.refusals import FileRefused


TOP_ROWS = 60  # what a layout is told from
MAX_MERGED_CELLS = 2_000_000

DAMAGE = (CalamineError, FastExcelError, zipfile.BadZipFile, zlib.error, RuntimeError, ValueError, OSError)
STANDARD_ERROR = 2
PANIC = "PanicException"  # of Rust code; it is no Exception, and its class can't be imported

Merged = dict[int, list[tuple[int, int]]]  # row number where cells merge downwards: their places and last row numbers


def top_of(grid: CalamineSheet, merged: Merged) -> list[Row]:
    """The first rows, as text, without blank ones."""
    texts = ((row_no, [as_text(cell) for cell in cells]) for row_no, cells in filled(rows_of(grid, TOP_ROWS), merged))
    return [Row(row_no, cells) for row_no, cells in texts if any(cell.strip() for cell in cells)]


def rows_of(grid: CalamineSheet, most: int | None = None) -> Iterator[tuple[int, list]]:
    """The rows of a grid, from column A on, with their numbers; `most` from the first."""
    first_row, first_place = grid.start or (0, 0)
    is_small = grid.width * grid.height <= MANY_CELLS  # all at once takes half the time, and more memory
    rows = grid.to_python(nrows=most) if is_small or most else grid.iter_rows()
    margin = [""] * first_place
    return enumerate((margin + cells for cells in rows) if margin else rows, start=first_row + 1)


def merged_in(grid: CalamineSheet) -> Merged:
    """The merged ranges of more than one row, by the number of the first; FileRefused where they are without measure."""
    merged: Merged = {}
    covered = 0
    for (first_row, place), (last_row, _) in grid.merged_cell_ranges or ():
        covered += last_row - first_row
        if last_row > first_row:
            merged.setdefault(first_row + 1, []).append((place, last_row + 1))
    if covered > MAX_MERGED_CELLS:
        raise FileRefused("merged_cells", sheet=grid.name, cells=covered)
    return merged


def filled(rows: Iterable[tuple[int, list]], merged: Merged) -> Iterator[tuple[int, list]]:
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


@contextmanager
def damage_told(name: str) -> Generator[None]:
    """Turns what the readers and zip say of a damaged workbook into a FileRefused."""
    try:
        yield
    except BaseException as error:
        if not isinstance(error, DAMAGE) and type(error).__name__ != PANIC:
            raise
        raise FileRefused("no_workbook", name=name) from error


@contextmanager
def silent_panics() -> Generator[None]:
    """Keeps what Rust code prints where it gives up from a reader's screen: the refusal says it in words."""
    sys.stderr.flush()
    kept, nowhere = os.dup(STANDARD_ERROR), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, STANDARD_ERROR)
    try:
        yield
    finally:
        os.dup2(kept, STANDARD_ERROR)
        os.close(kept)
        os.close(nowhere)
