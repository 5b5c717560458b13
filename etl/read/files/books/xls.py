"""What must be known of a workbook of Excel 97 to 2003 before it is opened: whether it is locked, how far it reaches, its errors."""

import re
import struct
from collections.abc import Iterator

from domain.message import said
from etl.read.files.books.compound_file import CompoundFile
from etl.read.files.books.seen import ERRORS, Damaged, Reach, SheetSeen, refuse_locked
from etl.read.files.xlsx.bombs import MAX_CELLS
from etl.read.files.xlsx.valueless import Valueless
from etl.refusals import FileRefused


STREAMS = ("Workbook", "Book")  # of Excel 97 and later, and of Excel 95
LOCKED_PACKAGE = "EncryptedPackage"  # an XLSX with a password is kept in a compound file
HEAD = struct.Struct("<HH")  # of a record: kind and length
WHERE = struct.Struct("<HH")  # of a cell: row and column
SHEET, LOCKED, TEXTS, END = 0x85, 0x2F, 0xFC, 0x0A
DIMENSIONS, ERROR, FORMULA, SEVERAL = 0x200, 0x205, 0x06, (0xBD, 0xBE)  # the last: numbers and blanks side by side
CELLS = {0xFD, 0x203, 0x27E, 0x204, 0xD6, 0x201, ERROR, FORMULA}
# Texts, numbers and rows that stand one after another, none beyond the last column that there can be.
PLAIN_RUN = re.compile(
    rb"(?:\xfd\x00\x0a\x00.{3}\x00.{6}|\x03\x02\x0e\x00.{3}\x00.{10}|\x7e\x02\x0a\x00.{3}\x00.{6}|\x08\x02\x10\x00.{16})++",
    re.DOTALL,
)
LAST_ROW, LAST_COLUMN = 65_536, 256
LONG_BYTES = 4 * 1024**2  # of a sheet: it is not looked at cell by cell, and taken to reach as far as any can


def look_at(name: str, data: bytes) -> dict[str, SheetSeen]:
    """Each sheet by its name; raises FileRefused where a password is needed or there is no workbook in the file.

    Raises Damaged, struct.error or IndexError where the file is cut or says things that do not fit together.
    """
    file = CompoundFile(data)
    if LOCKED_PACKAGE in file.entries:
        refuse_locked(name)
    stream_name = next((stream for stream in STREAMS if stream in file.entries), None)
    if stream_name is None:
        raise FileRefused("other_office_file", name=name, kind=said("an_old_office_file"))
    stream = file.stream(stream_name)
    starts = sorted(_sheets(name, stream), key=lambda sheet: sheet[1])
    ends = [start for _, start in starts[1:]] + [len(stream)]
    return {
        sheet: _seen(stream, start, is_long=end - start > LONG_BYTES)
        for (sheet, start), end in zip(starts, ends, strict=True)
    }


def _sheets(name: str, stream: bytes) -> Iterator[tuple[str, int]]:
    """The names of the sheets, and where in the stream each begins."""
    for kind, start, length in _records(stream, 0):
        if kind == LOCKED:
            refuse_locked(name)
        if kind == SHEET:
            (begins,) = struct.unpack_from("<I", stream, start)
            has_two_bytes_a_letter = length > 8 and stream[start + 7] & 1
            written = stream[start + 8 : start + length]
            yield written.decode("utf-16-le" if has_two_bytes_a_letter else "latin-1", "replace"), begins
        elif kind == TEXTS and struct.unpack_from("<I", stream, start + 4)[0] > MAX_CELLS:
            raise Damaged("more texts than a workbook can hold: calamine makes room for as many as it is told of")


def _seen(stream: bytes, start: int, is_long: bool) -> SheetSeen:
    rows = columns = written = 0
    valueless: list[Valueless] = []
    for kind, at, length in _records(stream, start, skipping_plain=is_long):
        if kind == DIMENSIONS:
            _refuse_dimensions(stream, at, length)
        if kind not in CELLS and kind not in SEVERAL:
            continue
        row, column = WHERE.unpack_from(stream, at)
        last = column if kind in CELLS else struct.unpack_from("<H", stream, at + length - 2)[0]
        rows, columns, written = max(rows, row + 1), max(columns, column + 1, last + 1), written + last - column + 1
        if error := _error(stream, kind, at):
            valueless.append(Valueless(row + 1, column, error))
    if columns > LAST_COLUMN:
        raise Damaged("a cell beyond the last column that there can be")
    if is_long:
        return SheetSeen(Reach(LAST_ROW, LAST_COLUMN, LAST_ROW * LAST_COLUMN), valueless)
    return SheetSeen(Reach(rows, columns, written), valueless)


def _error(stream: bytes, kind: int, at: int) -> str | None:
    """What the cell shows where it shows an error, written as one or come out of a formula."""
    if kind == ERROR and stream[at + 7]:
        return ERRORS.get(stream[at + 6], "#N/A")
    if kind == FORMULA and stream[at + 6] == 2 and stream[at + 12 : at + 14] == b"\xff\xff":
        return ERRORS.get(stream[at + 8], "#N/A")
    return None


def _refuse_dimensions(stream: bytes, at: int, length: int) -> None:
    """Calamine makes room for as many cells as a sheet says it has."""
    last_row, last_column = 0, 0
    if length >= 14:
        _, last_row, _, last_column = struct.unpack_from("<IIHH", stream, at)
    if last_row > LAST_ROW or last_column > LAST_COLUMN:
        raise Damaged("a sheet that says it reaches further than any can")


def _records(stream: bytes, start: int, skipping_plain: bool = False) -> Iterator[tuple[int, int, int]]:
    """Each record's kind, where its content begins, and how long it is, up to where the sheet ends."""
    at, end, head = start, len(stream) - HEAD.size, HEAD.unpack_from
    while at <= end:
        if skipping_plain and (run := PLAIN_RUN.match(stream, at)):
            at = run.end()
            continue
        kind, length = head(stream, at)
        if kind == END:
            return
        yield kind, at + HEAD.size, length
        at += HEAD.size + length
