"""An export's bytes, and what kind of file they are, whatever the file is called."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import settings
from etl.read.files.formats import WORKBOOKS, format_of, parts_of
from etl.read.files.kinds import refuse_other_kinds, refuse_other_zips
from etl.refusals import FileRefused


if TYPE_CHECKING:
    from etl.read.files.xlsx.workbook import LongSheet, Sheet

CHUNK_BYTES = 1 << 20
TAIL_BYTES = 1 << 15  # room for the last rows
MAX_LINE_BYTES = 1 << 20  # of the first line; a longer one is no header


@dataclass(frozen=True)
class Source:
    """A file on disk, or the bytes that came on standard input."""

    name: str
    path: Path | None = None
    data: bytes = b""

    def chunks(self) -> Iterator[bytes]:
        if self.path is None:
            for start in range(0, len(self.data), CHUNK_BYTES):
                yield self.data[start : start + CHUNK_BYTES]
            return
        with self.path.open("rb") as file:
            while chunk := file.read(CHUNK_BYTES):
                yield chunk

    def read(self) -> bytes:
        return self.data if self.path is None else self.path.read_bytes()

    @cached_property
    def head(self) -> bytes:
        if self.path is None:
            return self.data[:CHUNK_BYTES]
        with self.path.open("rb") as file:
            return file.read(CHUNK_BYTES)

    @cached_property
    def tail(self) -> bytes:
        """The file's last bytes, from wherever in a line they begin."""
        if self.path is None:
            return self.data[-TAIL_BYTES:]
        with self.path.open("rb") as file:
            file.seek(max(0, self.size - TAIL_BYTES))
            return file.read()

    @cached_property
    def size(self) -> int:
        return len(self.data) if self.path is None else self.path.stat().st_size

    @cached_property
    def sha256(self) -> str:
        digest = hashlib.sha256()
        for chunk in self.chunks():
            digest.update(chunk)
        return digest.hexdigest()

    @cached_property
    def lines(self) -> int:
        """Lines of the file, the last one whether or not it ends in a line break."""
        breaks, last = 0, b""
        for chunk in self.chunks():
            breaks, last = breaks + chunk.count(b"\n"), chunk[-1:]
        return breaks + (last not in (b"", b"\n"))

    @cached_property
    def new_line(self) -> str:
        """What ends the first line, and so every line of a file that one program wrote."""
        ends = [end for end in (b"\r\n", b"\n", b"\r") if end in self.head]
        return min(ends, key=self.head.index).decode() if ends else "\n"

    @cached_property
    def format(self) -> str:
        return format_of(self)

    @property
    def is_workbook(self) -> bool:
        return self.format in WORKBOOKS

    @cached_property
    def sheets(self) -> "Sequence[Sheet | LongSheet]":
        """The sheets of a workbook; raises FileRefused where they can't be opened."""
        if self.format == "xlsx":
            from etl.read.files.xlsx.workbook import open_sheets
        else:
            from etl.read.files.books.opening import open_sheets

        return open_sheets(self)

    def open_ahead(self) -> None:
        """Begins what takes long and needs nobody: a long sheet is read while Python does something else."""
        if self.is_workbook and self.size <= settings.MAX_EXPORT_BYTES:
            with suppress(FileRefused):  # it is refused again when it is asked for
                _ = self.sheets


def open_source(path: Path) -> Source:
    """Raises FileRefused where there is no such file to read."""
    if path.is_dir():
        raise FileRefused("is_folder", name=path.name)
    try:
        with path.open("rb"):
            return Source(path.name, path)
    except FileNotFoundError:
        raise FileRefused("no_file", name=path.name) from None
    except OSError:
        raise FileRefused("not_opened", name=path.name) from None


def refuse_what_is_no_table(source: Source) -> None:
    """Raises FileRefused for a file that is empty, too large, or of a kind that holds no table."""
    if source.size > settings.MAX_EXPORT_BYTES:
        most = settings.MAX_EXPORT_BYTES / 1024**2
        raise FileRefused("file_too_large", name=source.name, megabytes=source.size / 1024**2, most=most)
    if not source.head.strip(b"\x00\xef\xbb\xbf\xff\xfe \t\r\n,;"):
        raise FileRefused("empty_file", name=source.name)
    if source.format == "text":
        refuse_other_kinds(source.name, source.head, source.tail)
    elif source.format == "zip":
        refuse_other_zips(source.name, parts_of(source) or [])
