"""Delimited text as DuckDB reads it: every column a text, and nothing guessed."""

import io
import os
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from etl.read.staging.coding import NUMBER


MAX_LINE_BYTES = 1 << 21  # of a record, unless it is known that there are longer ones
BYTES_A_CHARACTER = 4  # at most, in UTF-8
OPEN_FILES = Path("/proc/self/fd")  # where Linux shows a process its own


@dataclass(frozen=True)
class CsvTable:
    """A file of UTF-8 with `width` columns, called c0, c1, …; where `is_numbered`, the first is a number called row_no."""

    file: str
    width: int
    delimiter: str
    new_line: str
    lines_above: int = 0
    is_numbered: bool = False
    max_line_bytes: int = MAX_LINE_BYTES

    @property
    def sql(self) -> str:
        """Names are ours and places are numbers: nothing of the file's own text gets into the query."""
        types = {f"c{place}": "varchar" for place in range(self.width)}
        if self.is_numbered:
            types = {NUMBER: "bigint", **{name: "varchar" for name in list(types)[1:]}}
        return f"""
            read_csv(
                $file, columns = {types}, header = false, auto_detect = false, skip = {self.lines_above},
                delim = $delimiter, quote = '"', escape = '"', new_line = $new_line, max_line_size = $max_line_bytes
            )
        """

    def named(self, columns: dict[str, int]) -> str:
        """The same with names of ours, too, for the columns at these places."""
        return f"(select *, {', '.join(f'c{place} as {name}' for name, place in columns.items())} from {self.sql})"

    @property
    def parameters(self) -> dict:
        return {
            "file": self.file,
            "delimiter": self.delimiter,
            "new_line": self.new_line.replace("\r", "\\r").replace("\n", "\\n"),
            "max_line_bytes": self.max_line_bytes,
        }


class Lines:
    """Lines of comma-separated cells, each with its row's number first, in the memory of this process only."""

    def __init__(self) -> None:
        self._data = io.BytesIO()
        self._text = io.TextIOWrapper(self._data, encoding="utf-8", errors="replace", newline="")
        self._longest = 0
        self.number = 0

    def add(self, line: str) -> None:
        self._text.write(f"{line}\n")
        self.number += 1
        if len(line) > self._longest:
            self._longest = len(line)

    @property
    def size(self) -> int:
        """Bytes so far, or a few less."""
        return self._data.tell()

    @contextmanager
    def as_table(self, con: duckdb.DuckDBPyConnection, width: int) -> Generator[CsvTable]:
        """The lines as a table of `width` columns, the number among them, for as long as it is needed."""
        self._text.flush()
        longest = max(MAX_LINE_BYTES, BYTES_A_CHARACTER * self._longest)
        with in_memory(con, self._data.getbuffer()) as file:
            yield CsvTable(file, width, ",", "\n", is_numbered=True, max_line_bytes=longest)


@contextmanager
def in_memory(con: duckdb.DuckDBPyConnection, data: bytes | memoryview) -> Generator[str]:
    """The name under which DuckDB reads these bytes as a file that never touches the disk."""
    if hasattr(os, "memfd_create") and OPEN_FILES.is_dir():
        with open(os.memfd_create("export"), "wb") as file:
            file.write(data)
            file.flush()
            yield str(OPEN_FILES / str(file.fileno()))
        return
    import fsspec  # where there is no Linux: it takes a tenth of a second, and reads through Python

    files = fsspec.filesystem("memory")
    files.pipe("export.csv", bytes(data))
    if not con.filesystem_is_registered("memory"):
        con.register_filesystem(files)
    try:
        yield "memory://export.csv"
    finally:
        files.rm("export.csv")
