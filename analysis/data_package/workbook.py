"""The workbook: a sheet a table, the dictionary as the first. Rows go from DuckDB to what writes it without passing through Python."""

import io
import re
import zipfile
from datetime import datetime

from rustpy_xlsxwriter import Format, write_worksheets

from analysis.data_package.content import Described, Refused, content
from analysis.data_package.dictionary import TITLE
from analysis.data_package.opened import Opened, opened
from analysis.published.store import Store


MOST_ROWS = 1_048_576  # of a sheet, with the line of names
WIDEST = 60  # characters, of a column
FORMATS = {"date": "yyyy-mm-dd", "datetime": "yyyy-mm-dd hh:mm"}  # by a column's kind
NUMBERS = ("integer", "number")
PROPERTIES = "docProps/core.xml"  # of the file
MOMENT = re.compile(r"(?<=W3CDTF\">)[^<]*")  # in them


def workbook(store: Store) -> bytes:
    """An XLSX; Refused where a table has more rows than a sheet."""
    held, tables, file = content(store), opened(store), io.BytesIO()
    for one in held.tables:
        if one.rows >= MOST_ROWS:
            raise Refused(
                f"The table {one.table.name} has {one.rows:,} rows, more than a sheet of a workbook holds. Take CSV or"
                " Parquet files, or the DuckDB database."
            )
    words = [
        {"table": one.table.name, "column": column.name, "type": column.kind, "meaning": column.description}
        for one in held.tables
        for column in one.columns
    ]
    longest = {name: max(len(row[name]) for row in words) for name in words[0]}
    write_worksheets(
        [("dictionary", words), *((one.table.name, tables.relation(_cells(one))) for one in held.tables)],
        file,
        freeze_panes={"general": {"row": 1, "col": 0}},
        header_format={"general": Format().set_bold().set_text_wrap().set_align("top")},
        autofilter=dict.fromkeys(["dictionary", *(one.table.name for one in held.tables)], True),
        column_formats={one.table.name: _formats(one) for one in held.tables},
        column_widths={"dictionary": _widths(longest)}
        | {one.table.name: _widths(_longest(tables, one)) for one in held.tables},
    )
    return _dated(file, held.created_at)


def _cells(one: Described) -> str:
    """The rows as a sheet holds them: all its numbers are doubles, and what writes it leaves cells of decimals empty."""
    numbers = [f'"{column.name}"::double as "{column.name}"' for column in one.columns if column.kind in NUMBERS]
    return f"select * replace ({', '.join(numbers)}) from {one.table.name}" if numbers else f"from {one.table.name}"


def _formats(one: Described) -> dict[str, Format]:
    return {
        column.name: Format().set_num_format(FORMATS[column.kind]) for column in one.columns if column.kind in FORMATS
    }


def _longest(tables: Opened, one: Described) -> dict[str, int]:
    """Characters of a column's longest text, by its name; of what is no text, of the name itself."""
    texts = [
        f'max(length("{column.name}"))' if column.kind == "string" else str(len(column.name)) for column in one.columns
    ]
    (lengths,) = tables.rows(f"select {', '.join(texts)} from {one.table.name}") if one.rows else [[0] * len(texts)]
    return {column.name: length or 0 for column, length in zip(one.columns, lengths, strict=True)}


def _widths(longest: dict[str, int]) -> dict[str, float]:
    return {name: float(min(max(length, len(name)) + 2, WIDEST)) for name, length in longest.items()}


def _dated(file: io.BytesIO, created_at: datetime) -> bytes:
    """The file with its title, and as made when the publication was, so that the same store gives the same bytes."""
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as book:
        start = book.getinfo(PROPERTIES).header_offset
        last = [(one, book.read(one).decode()) for one in book.infolist() if one.header_offset >= start]
        book.start_dir = start  # what is written next takes their place
        for one, text in last:
            book.filelist.remove(one)
            del book.NameToInfo[one.filename]
            if one.filename == PROPERTIES:
                text = MOMENT.sub(f"{created_at:%Y-%m-%dT%H:%M:%SZ}", text)
                text = text.replace("<dc:creator>", f"<dc:title>{TITLE}</dc:title><dc:creator>", 1)
            again = zipfile.ZipInfo(one.filename, one.date_time)
            again.compress_type = zipfile.ZIP_DEFLATED
            book.writestr(again, text)
    return file.getvalue()
