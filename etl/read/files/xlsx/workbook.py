"""The sheets of an Excel workbook: values only, never formulas or links."""

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from etl.read.files.source import Source
from etl.read.files.xlsx.bombs import refuse_bombs
from etl.read.files.xlsx.grid import Merged, damage_told, filled, merged_in, rows_of, silent_panics, top_of
from etl.read.files.xlsx.long_sheet import LongSheet
from etl.read.files.xlsx.sheet_ends import ends_of
from etl.read.files.xlsx.sheet_parts import valueless_of
from etl.read.files.xlsx.valueless import Valueless
from etl.read.layouts.export_layout import Row
from etl.refusals import FileRefused


if TYPE_CHECKING:
    import duckdb

MAX_SHEETS = 40  # looked at; a survey tool writes one or two


@dataclass(frozen=True)
class Sheet:
    """One sheet's rows, numbered as Excel shows them; `top` has no blank rows."""

    name: str
    is_hidden: bool
    top: list[Row]
    merged: Merged = field(repr=False)
    grid: CalamineSheet = field(repr=False)
    valueless: Callable[[], Iterator[Valueless]] = field(repr=False)

    def rows(self, below: int) -> Iterator[tuple[int, list]]:
        """All rows below one, with their numbers."""
        return ((row_no, cells) for row_no, cells in filled(rows_of(self.grid), self.merged) if row_no > below)

    def last_rows(self) -> list[list]:
        """None: whether one sums others up is told from all of them."""
        return []

    def stage_regular(self, con: "duckdb.DuckDBPyConnection", columns: dict[str, int], width: int, below: int) -> bool:
        """Creates `cells` of the named columns; False where the rows have to be looked at one by one."""
        from etl.read.files.xlsx.grid_columns import stage_grid

        return not self.merged and stage_grid(con, self.grid, columns, width, below)


def open_sheets(source: Source) -> Sequence[Sheet | LongSheet]:
    """The sheets with anything in them, those that are shown first.

    Raises FileRefused where the file is no workbook, is built to exhaust memory, or is empty.
    """
    data = source.read()
    long_sheets = refuse_bombs(source.name, data)
    valueless = partial(valueless_of, data)
    with damage_told(source.name):
        ends = ends_of(data, long_sheets)
        long_sheet = LongSheet.open(source.name, data, ends, valueless) if ends else None
    return [long_sheet] if long_sheet and long_sheet.top else sheets_of(source.name, data, valueless)


def sheets_of(name: str, data: bytes, valueless: Callable[[str], Iterator[Valueless]]) -> list[Sheet]:
    """The same of a workbook in any format that calamine reads, once it is known that it does no harm."""
    with damage_told(name), silent_panics():
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        about = [entry for entry in workbook.sheets_metadata if entry.typ == SheetTypeEnum.WorkSheet]
        about.sort(key=lambda entry: entry.visible != SheetVisibleEnum.Visible)
        sheets = [
            _sheet(workbook.get_sheet_by_name(entry.name), entry.visible != SheetVisibleEnum.Visible, valueless)
            for entry in about[:MAX_SHEETS]
        ]
    if not any(sheet.top for sheet in sheets):
        raise FileRefused("blank_workbook", name=name)
    return [sheet for sheet in sheets if sheet.top]


def _sheet(grid: CalamineSheet, is_hidden: bool, valueless: Callable[[str], Iterator[Valueless]]) -> Sheet:
    merged = merged_in(grid)
    return Sheet(grid.name, is_hidden, top_of(grid, merged), merged, grid, partial(valueless, grid.name))
