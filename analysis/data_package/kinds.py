"""The files that a data package can be: a folder or an archive of CSV or Parquet tables, a workbook, or one DuckDB file."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from analysis.data_package import dictionary
from analysis.data_package.content import content
from analysis.data_package.opened import opened, quoted
from analysis.published.store import Store
from domain.files import hand_over
from domain.languages import N_


STORAGE = "v1.0.0"  # of the DuckDB file: every DuckDB since 1.0 reads it, and it holds no random id


@dataclass(frozen=True)
class Kind:
    """One way to write a package; `write` gives the bytes of one file."""

    ending: str
    name: str
    mime: str
    write: Callable[[Store], bytes]


def csv_tables(store: Store) -> dict[str, bytes]:
    """By name: a CSV file a table (UTF-8, a line of names, blank where there is no value), and both dictionaries."""
    held = content(store)
    dictionaries = {
        "datapackage.json": dictionary.frictionless(held, "csv"),
        "csv-metadata.json": dictionary.csvw(held),
    }
    return _tables(store, "csv") | {name: text.encode() for name, text in dictionaries.items()}


def parquet_tables(store: Store) -> dict[str, bytes]:
    """By name: a Parquet file a table, and their dictionary."""
    described = dictionary.frictionless(content(store), "parquet")
    return _tables(store, "parquet") | {"datapackage.json": described.encode()}


def _tables(store: Store, ending: str) -> dict[str, bytes]:
    names = [one.table.name for one in content(store).tables]
    return {f"{name}.{ending}": opened(store).written(name, ending) for name in names}


def _workbook(store: Store) -> bytes:
    from analysis.data_package.workbook import workbook  # takes longer to load than all other kinds

    return workbook(store)


def database(store: Store) -> bytes:
    """One DuckDB file with a table a table, and a comment on each and on every column."""
    tables = opened(store)
    with tables.place("duckdb") as path, tables.one_at_a_time:
        tables.rows(f"attach {quoted(str(path))} as package (storage_version '{STORAGE}')")
        for one in content(store).tables:
            name = f"package.{one.table.name}"
            tables.rows(f"create table {name} as from {one.table.name}")
            tables.rows(f"comment on table {name} is {quoted(one.table.description)}")
            for column in one.columns:
                tables.rows(f'comment on column {name}."{column.name}" is {quoted(column.description)}')
        tables.rows("detach package")
        return path.read_bytes()


KINDS = {
    kind.ending: kind
    for kind in (
        Kind(
            ".xlsx",
            N_("Excel workbook"),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            _workbook,
        ),
        Kind(
            ".csv.zip",
            N_("CSV files"),
            "application/zip",
            lambda store: _archive(content(store).created_at, csv_tables(store)),
        ),
        Kind(
            ".parquet.zip",
            N_("Parquet files"),
            "application/zip",
            lambda store: _archive(content(store).created_at, parquet_tables(store)),
        ),
        Kind(".duckdb", N_("DuckDB database"), "application/vnd.duckdb", database),
    )
}


def into_folder(store: Store, folder: Path) -> None:
    """Writes the CSV and the Parquet tables with their dictionaries side by side; OSError where that can't be."""
    for name, files in (("parquet", parquet_tables(store)), ("csv", csv_tables(store))):
        (folder / name).mkdir(parents=True, exist_ok=True)
        for file, written in files.items():
            hand_over(folder / name / file, written)


def _archive(created_at: datetime, files: dict[str, bytes]) -> bytes:
    """A ZIP whose entries are as old as the publication, so that the same store gives the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, written in files.items():
            entry = zipfile.ZipInfo(name, created_at.timetuple()[:6])
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, written)
    return made.getvalue()
