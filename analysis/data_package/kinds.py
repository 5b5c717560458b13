"""The files that a data package can be: a folder or an archive of CSV or Parquet tables, a workbook, or one DuckDB file."""

import csv
import io
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from analysis.charts.downloads import safe
from analysis.data_package import dictionary
from analysis.data_package.content import Column, Content, attached, content, quoted, rows
from analysis.published.store import Store
from domain.files import hand_over


STORAGE = "v1.0.0"  # of the DuckDB file: every DuckDB since 1.0 reads it, and it holds no random id
LONGEST_CELL = 60  # characters, of a column's width


@dataclass(frozen=True)
class Kind:
    """One way to write a package; `write` gives the bytes of one file."""

    ending: str
    name: str
    mime: str
    write: Callable[[Store], bytes]


def csv_archive(store: Store) -> bytes:
    """A ZIP of a CSV file a table (UTF-8, a line of names, blank where there is no value), with both dictionaries."""
    held = content(store)
    with attached(store) as connection:
        files = {f"{one.table.name}.csv": _csv(one.columns, rows(connection, one.table.name)) for one in held.tables}
    return _archive(
        held,
        files | {"datapackage.json": dictionary.frictionless(held, "csv"), "csv-metadata.json": dictionary.csvw(held)},
    )


def parquet_archive(store: Store) -> bytes:
    """A ZIP of a Parquet file a table, with their dictionary."""
    held = content(store)
    with attached(store) as connection, tempfile.TemporaryDirectory() as folder:
        files = {}
        for one in held.tables:
            path = Path(folder) / f"{one.table.name}.parquet"
            connection.execute(
                f"copy ({one.table.query}) to $path (format parquet, compression zstd)", {"path": str(path)}
            )
            files[path.name] = path.read_bytes()
    return _archive(held, files | {"datapackage.json": dictionary.frictionless(held, "parquet")})


def workbook(store: Store) -> bytes:
    """An XLSX with a sheet a table, the dictionary as the first."""
    held, file = content(store), io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with attached(store) as connection, xlsxwriter.Workbook(file, options) as book:
        book.set_properties({"title": dictionary.TITLE, "created": held.created_at})
        formats = {
            "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top"}),
            "date": book.add_format({"num_format": "yyyy-mm-dd"}),
            "datetime": book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
        }
        words = [
            (one.table.name, column.name, column.kind, column.description)
            for one in held.tables
            for column in one.columns
        ]
        _sheet(book, formats, "dictionary", ["table", "column", "type", "meaning"], ["string"] * 4, words)
        for one in held.tables:
            names, kinds = [column.name for column in one.columns], [column.kind for column in one.columns]
            _sheet(book, formats, one.table.name, names, kinds, rows(connection, one.table.name))
    return file.getvalue()


def database(store: Store) -> bytes:
    """One DuckDB file with a table a table, and a comment on each and on every column."""
    held = content(store)
    with attached(store) as connection, tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ninefold.duckdb"
        connection.execute("set force_compression = 'dictionary'")  # left to itself, it fills gaps with chance bytes
        connection.execute(f"attach {quoted(str(path))} as package (storage_version '{STORAGE}')")
        for one in held.tables:
            connection.execute(f"create table package.{one.table.name} as {one.table.query}")
            connection.execute(f"comment on table package.{one.table.name} is {quoted(one.table.description)}")
            for column in one.columns:
                connection.execute(
                    f'comment on column package.{one.table.name}."{column.name}" is {quoted(column.description)}'
                )
        connection.execute("detach package")
        return path.read_bytes()


KINDS = {
    kind.ending: kind
    for kind in (
        Kind(".xlsx", "Excel workbook", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", workbook),
        Kind(".csv.zip", "CSV files", "application/zip", csv_archive),
        Kind(".parquet.zip", "Parquet files", "application/zip", parquet_archive),
        Kind(".duckdb", "DuckDB database", "application/vnd.duckdb", database),
    )
}


def into_folder(store: Store, folder: Path) -> None:
    """Writes the CSV and the Parquet tables with their dictionaries side by side; OSError where that can't be."""
    for kind, name in ((".parquet.zip", "parquet"), (".csv.zip", "csv")):
        with zipfile.ZipFile(io.BytesIO(KINDS[kind].write(store))) as archive:
            for entry in archive.namelist():
                (folder / name / entry).parent.mkdir(parents=True, exist_ok=True)
                hand_over(folder / name / entry, archive.read(entry))


def _csv(columns: tuple[Column, ...], rows: list[tuple[Any, ...]]) -> str:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow([column.name for column in columns])
    writer.writerows([_plain(value) for value in row] for row in rows)
    return file.getvalue()


def _plain(value: Any) -> Any:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%dT%H:%M:%SZ}"
    return "" if value is None else safe(value)


def _archive(held: Content, files: dict[str, str | bytes]) -> bytes:
    """A ZIP whose entries are as old as the publication, so that the same store gives the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, written in files.items():
            entry = zipfile.ZipInfo(name, held.created_at.timetuple()[:6])
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, written)
    return made.getvalue()


def _sheet(book: xlsxwriter.Workbook, formats: dict, title: str, names: list, kinds: list, rows: list) -> None:
    sheet = book.add_worksheet(title[:31])
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, names, formats["head"])
    for place, (name, kind) in enumerate(zip(names, kinds, strict=True)):
        longest = max((len(str(row[place])) for row in rows), default=0)
        sheet.set_column(place, place, min(max(longest, len(name)) + 2, LONGEST_CELL), formats.get(kind))
    for number, row in enumerate(rows, start=1):
        for place, value in enumerate(row):
            if isinstance(value, datetime | date):
                sheet.write_datetime(number, place, value)
            elif isinstance(value, str):
                sheet.write_string(number, place, value)
            elif value is not None:
                sheet.write(number, place, value if isinstance(value, bool) else float(value))
    sheet.autofilter(0, 0, max(len(rows), 1), len(names) - 1)
