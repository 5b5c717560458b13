"""A workbook's one sheet where it is long: a thread reads it while Python does something else, such as importing DuckDB."""

import io
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

import fastexcel
from python_calamine import CalamineSheet, CalamineWorkbook

from etl.read.files.xlsx.grid import Merged, damage_told, filled, merged_in, rows_of, top_of
from etl.read.files.xlsx.sheet_ends import Ends
from etl.read.files.xlsx.valueless import Valueless
from etl.read.layouts.export_layout import Row, as_text


if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True)
class LongSheet:
    """Its rows, numbered as Excel shows them; `top` has no blank rows."""

    name: str
    top: list[Row]
    last: list[list[str]] = field(repr=False)
    merged: Merged = field(repr=False)
    reading: "Future[fastexcel.ExcelSheet]" = field(repr=False)
    valueless: Callable[[], list[Valueless]] = field(repr=False)
    is_hidden = False  # a workbook has to show one sheet

    @classmethod
    def open(
        cls, file_name: str, data: bytes, ends: Ends, valueless: Callable[[str], Iterator[Valueless]]
    ) -> "LongSheet":
        first, last = _grid(ends.first), _grid(ends.last)
        merged = merged_in(first)
        last_rows = [[as_text(cell) for cell in cells] for _, cells in rows_of(last)]
        with_one_thread = ThreadPoolExecutor(1)
        reading = with_one_thread.submit(_read, file_name, data)
        with_one_thread.shutdown(wait=False)
        found = cache(lambda: list(valueless(first.name)))
        return cls(first.name, top_of(first, merged), last_rows, merged, reading, found)

    def rows(self, below: int) -> Iterator[tuple[int, list]]:
        """All rows below one, with their numbers."""
        from etl.read.files.xlsx.sheet_cells import rows_of_cells

        rows = filled(rows_of_cells(self.reading.result()), self.merged)
        return ((row_no, cells) for row_no, cells in rows if row_no > below)

    def last_rows(self) -> list[list[str]]:
        """A few rows from the sheet's end."""
        return self.last

    def stage_regular(self, con: "duckdb.DuckDBPyConnection", columns: dict[str, int], width: int, below: int) -> bool:
        """Creates `cells`: `row_no` and the named columns, as text; what is not named is never taken into it.

        False where the sheet is not one regular table below that row: then it has to be read row by row.
        """
        from etl.read.files.xlsx.sheet_cells import stage_cells

        if not self.reading.done():
            self.valueless()  # a load will ask for them, and nothing else can be done before the cells are there
        return not self.merged and stage_cells(con, self.reading.result(), columns, width, below)


def _grid(data: bytes) -> CalamineSheet:
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)


def _read(file_name: str, data: bytes) -> fastexcel.ExcelSheet:
    """The sheet's cells as text, from row 1 on."""
    with damage_told(file_name):
        return fastexcel.read_excel(data).load_sheet(0, header_row=None, skip_rows=0, dtypes="string")
