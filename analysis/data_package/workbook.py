"""The workbook: a sheet a table, the dictionary as the first."""

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter

from analysis.data_package import dictionary
from analysis.data_package.content import Refused, content
from analysis.data_package.opened import opened
from analysis.published.store import Store


MOST_ROWS = 1_048_576  # of a sheet, with the line of names
WIDEST = 60  # characters, of a column
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
FORMATS = {"date": "yyyy-mm-dd", "datetime": "yyyy-mm-dd hh:mm"}  # by a column's kind


def workbook(store: Store) -> bytes:
    """An XLSX; Refused where a table has more rows than a sheet."""
    held, tables, file = content(store), opened(store), io.BytesIO()
    for one in held.tables:
        if one.rows >= MOST_ROWS:
            raise Refused(
                f"The table {one.table.name} has {one.rows:,} rows, more than a sheet of a workbook holds. Take CSV or"
                " Parquet files, or the DuckDB database."
            )
    with xlsxwriter.Workbook(file, OPTIONS) as book:
        book.set_properties({"title": dictionary.TITLE, "created": held.created_at})
        words = [
            (one.table.name, column.name, column.kind, column.description)
            for one in held.tables
            for column in one.columns
        ]
        _sheet(book, "dictionary", dict.fromkeys(("table", "column", "type", "meaning"), "string"), words)
        for one in held.tables:
            kinds = {column.name: column.kind for column in one.columns}
            _sheet(book, one.table.name, kinds, tables.rows(f"from {one.table.name}"))
    return file.getvalue()


def _sheet(book: xlsxwriter.Workbook, title: str, kinds: dict[str, str], rows: Sequence[tuple[Any, ...]]) -> None:
    """`kinds` is by the columns' names."""
    sheet = book.add_worksheet(title[:31])
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, list(kinds), book.add_format({"bold": True, "text_wrap": True, "valign": "top"}))
    for place, (name, kind) in enumerate(kinds.items()):
        values = [row[place] for row in rows]
        format_ = book.add_format({"num_format": FORMATS[kind]}) if kind in FORMATS else None
        longest = max((len(value) for value in values if value), default=0) if kind == "string" else len(name)
        sheet.set_column(place, place, min(max(longest, len(name)) + 2, WIDEST), format_)
        sheet.write_column(1, place, values)
    sheet.autofilter(0, 0, max(len(rows), 1), len(kinds) - 1)
