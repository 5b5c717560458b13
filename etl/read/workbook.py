"""The table in an Excel workbook (XLSX), read by calamine: values only, never formulas or links."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

import duckdb
from python_calamine import CalamineError, CalamineWorkbook

from etl.read.source import Source
from etl.read.stage import stage_rows
from etl.refusals import FileRefused, Refusal


MAX_UNPACKED_BYTES = 2 * 1024**3  # of all parts of the workbook; more is a zip bomb
MAX_COMPRESSION = 200  # times; a real sheet of survey answers packs to a tenth or so


@dataclass(frozen=True)
class Workbook:
    """The first sheet with a header; rows are numbered as Excel shows them, the header is `header_row`."""

    source: Source
    sheet_name: str
    header: list[str]
    header_row: int
    rows: list[list] = field(repr=False)  # all rows of the sheet, from row 1

    def stage(self, con: duckdb.DuckDBPyConnection, columns: dict[str, int]) -> list[Refusal]:
        """Creates `cells`: `row_no` and the named columns, as text."""
        return stage_rows(con, self._records(columns), columns, len(self.header))

    def _records(self, columns: dict[str, int]) -> Iterator[tuple[int, list]]:
        places = list(columns.values())
        for row_no, cells in enumerate(self.rows[self.header_row :], start=self.header_row + 1):
            for place in places:
                if not isinstance(cells[place], str):
                    cells[place] = as_text(cells[place])
            yield row_no, cells


def as_text(value: object) -> str:
    """A cell as Excel shows it in General format, dates in ISO form."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    if isinstance(value, (date, time, timedelta)):
        return str(value)
    return str(value)


def open_workbook(source: Source) -> Workbook:
    """Raises FileRefused where the file is no workbook, is built to exhaust memory, or has no header."""
    data = source.read()
    _refuse_bombs(source.name, data)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for sheet_name in workbook.sheet_names:
            rows = workbook.get_sheet_by_name(sheet_name).to_python(skip_empty_area=False)
            for header_row, header in enumerate(rows, start=1):
                if any(str(cell).strip() for cell in header):
                    return Workbook(source, sheet_name, [as_text(cell) for cell in header], header_row, rows)
    except (CalamineError, ValueError, OSError) as error:
        raise FileRefused(
            f"{source.name} can't be opened as an Excel workbook. Open it in Excel, save it as XLSX or CSV, and load that."
        ) from error
    raise FileRefused(f"{source.name} has no sheet with anything in it. Export the answers again.")


def _refuse_bombs(name: str, data: bytes) -> None:
    try:
        parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except zipfile.BadZipFile:
        raise FileRefused(
            f"{name} is damaged: it starts as a workbook and does not end as one. Export it again."
        ) from None
    if not any(part.filename.startswith("xl/workbook") for part in parts):
        raise FileRefused(f"{name} is a zip file, not a workbook. Unpack it and load the export inside.")
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MAX_UNPACKED_BYTES or unpacked > MAX_COMPRESSION * len(data):
        raise FileRefused(
            f"{name} unpacks to {unpacked / 1024**2:,.0f} MB, which no survey export does. Save the sheet as CSV and load that."
        )
