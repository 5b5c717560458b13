"""Writes a published store: one DuckDB file, filled from plain files so that 260,000 rows take seconds."""

import contextlib
import json
import os
from collections.abc import Generator, Iterable
from pathlib import Path
from typing import Any

import duckdb

from disclosure.publish.again.taken_over import TakenOver
from domain.columns import GROUPS, in_sql
from domain.files import clear


SCHEMA = Path(__file__).parent / "schema.sql"
FURTHER = ("attributes", "structure")  # files of tables that only some organisations' stores have
FILL = """
insert into {table} by name
select *
from read_json($path, format = 'newline_delimited', columns = $columns)


"""
COLUMNS = """
select column_name, data_type
from duckdb_columns()
where database_name = current_database() and table_name = $table
order by column_index
"""


class Rows:
    """Rows on their way into a store, kept in one file a table in `folder`."""

    def __init__(self, folder: Path):
        self._folder = folder
        self._files = {}

    def add(self, table: str, rows: Iterable[dict[str, Any]]) -> None:
        """Keeps rows of a table, each a value by column."""
        self.add_lines(table, "".join(json.dumps(row, ensure_ascii=False, default=str) + "\n" for row in rows))

    def add_lines(self, table: str, lines: str) -> None:
        """Keeps rows of a table that are JSON already, one a line."""
        if table not in self._files:
            path = self._folder / f"publishing_{table}.jsonl"
            self._files[table] = open(path, "w", encoding="utf-8", opener=_for_owner_only)
        self._files[table].write(lines)

    def write(self, path: Path, groups: tuple[str, ...] = GROUPS, taken: TakenOver | None = None) -> None:
        """Makes the store at `path` of these rows and those `taken` over, closed when this returns; nothing is left of one that
        could not be made."""
        try:
            self._write(path, groups, taken)
        except BaseException:
            clear(path)
            raise

    def _write(self, path: Path, groups: tuple[str, ...], taken: TakenOver | None) -> None:
        with contextlib.closing(duckdb.connect(path)) as store:
            store.execute("begin")  # one write to the disk, in place of one a statement
            store.execute(in_sql(SCHEMA.read_text(encoding="utf-8"), groups))
            for further in FURTHER:
                text = (SCHEMA.parent / f"{further}.sql").read_text(encoding="utf-8")
                if any(f"create table {table} " in text for table in self._files):
                    store.execute(text)
            if taken:
                taken.into(store)
            for table, file in self._files.items():
                file.flush()
                columns = store.execute(COLUMNS, {"table": table}).fetchall()
                store.execute(FILL.format(table=table), {"path": file.name, "columns": dict(columns)})
            store.execute("commit")

    def close(self) -> None:
        for file in self._files.values():
            with contextlib.suppress(OSError):  # what is still to be written has no room
                file.close()
            Path(file.name).unlink(missing_ok=True)


def _for_owner_only(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


@contextlib.contextmanager
def rows(folder: Path) -> Generator[Rows]:
    """A place for rows, gone when the store is written or the publication fails."""
    for leftover in folder.glob("publishing_*.jsonl"):
        leftover.unlink()
    kept = Rows(folder)
    try:
        yield kept
    finally:
        kept.close()
