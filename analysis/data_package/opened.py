"""The tables of a data package over one store, each as a file of some format: DuckDB writes them, and no row passes through Python."""

import secrets
import shutil
import weakref
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from threading import Lock
from typing import Any

import duckdb

from analysis.data_package.kept import Kept
from analysis.data_package.tables import TABLES
from analysis.published import scoped
from analysis.published.store import Store, remembered
from domain.spreadsheet import FORMULA


MOMENT = "%Y-%m-%dT%H:%M:%SZ"  # as ISO 8601 and both dictionaries have it; all are in UTC
TIMES = f"dateformat '%Y-%m-%d', timestampformat '{MOMENT}'"


@dataclass(frozen=True)
class Format:
    """A kind of file that one table can be: its media type, and what DuckDB is told."""

    mime: str
    options: str


FORMATS = {  # by a file's ending
    "json": Format("application/json", f"format json, array true, {TIMES}"),
    "csv": Format("text/csv; charset=utf-8; header=present", f"format csv, header, new_line '\\r\\n', {TIMES}"),
    "parquet": Format("application/vnd.apache.parquet", "format parquet, compression zstd"),
}
TEXT = "VARCHAR"


class Opened:
    """A connection that reads this store's rows alone, and writes into a folder of its own alone.

    It has one thread, so that the same store gives the same bytes whatever is written. `types` are DuckDB's, of each table's columns in
    their order.
    """

    def __init__(self, store: Store):
        self.kept = Kept()
        self.one_at_a_time = Lock()  # what must have a fixed name in it, and so in the bytes
        self._folder = Path(mkdtemp(prefix="ninefold_"))
        weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        self._connection = duckdb.connect(config={"threads": 1, "temp_directory": ""})
        if store.scope.is_whole:
            self._connection.execute(f"attach {quoted(str(store.path))} as published (read_only)")
        else:
            self._connection.execute(f"attach {quoted(str(store.path))} as whole (read_only)")
            self._connection.execute("attach ':memory:' as published")
            scoped.narrow(self._connection, "whole", "published", store.scope)
            self._connection.execute("detach whole")
        for table in TABLES:
            self._connection.execute(f"create view {table.name} as {table.query}")
        self.types = {table.name: self._types(table.name) for table in TABLES}
        # Left to itself, DuckDB compresses in a way that fills gaps with chance bytes.
        self._connection.execute("set force_compression = 'dictionary'")
        self._connection.execute(f"set allowed_directories = [{quoted(str(self._folder))}]")
        self._connection.execute("set enable_external_access = false")
        self._connection.execute("set lock_configuration = true")

    def rows(self, query: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        return self._connection.cursor().execute(query, parameters).fetchall()

    def relation(self, query: str) -> duckdb.DuckDBPyRelation:
        """The rows, column by column, to whoever takes Arrow's; asked for when they are taken."""
        return self._connection.cursor().sql(query)

    def written(self, table: str, ending: str, where: str = "true", parameters: Sequence[object] = ()) -> bytes:
        """The rows of a table for which a condition holds, as a file of a format."""
        columns = "*"
        if ending == "csv":
            texts = [name for name, type_ in self.types[table].items() if type_ == TEXT]
            columns = f"* replace ({', '.join(_safe(name) for name in texts)})" if texts else columns
        with self.place(ending) as file:
            query = (
                f"copy (select {columns} from {table} where {where}) to {quoted(str(file))} ({FORMATS[ending].options})"
            )
            self.rows(query, parameters)
            return file.read_bytes()

    def _types(self, table: str) -> dict[str, str]:
        return {name: type_ for name, type_, *_ in self.rows(f"describe {table}")}

    @contextmanager
    def place(self, ending: str) -> Generator[Path]:
        """A name for a file where it may write, which goes at the end."""
        file = self._folder / f"{secrets.token_hex(8)}.{ending}"
        try:
            yield file
        finally:
            file.unlink(missing_ok=True)


@remembered
def opened(store: Store) -> Opened:
    """The tables of a store; they stay open as long as it does."""
    return Opened(store)


def quoted(text: str) -> str:
    """A text as it stands in SQL."""
    return "'" + text.replace("'", "''") + "'"


def _safe(column: str) -> str:
    """domain.spreadsheet.safe_cell in SQL."""
    return f"""if(regexp_matches("{column}", {quoted(f"^{FORMULA.pattern}")}), '''' || "{column}", "{column}") as "{column}\""""
