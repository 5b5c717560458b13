"""What must be known of a binary workbook (XLSB) before it is opened: how far its sheets reach, and their errors."""

import io
import posixpath
import struct
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from etl.read.files.books.seen import ERRORS, Damaged, Reach, SheetSeen
from etl.read.files.unpacking import Room, chunks_of
from etl.read.files.xlsx.bombs import MAX_CELLS
from etl.read.files.xlsx.part import read_part
from etl.read.files.xlsx.valueless import Valueless


WORKBOOK, RELATIONS, TEXTS = "xl/workbook.bin", "xl/_rels/workbook.bin.rels", "xl/sharedstrings.bin"
ROW, ERROR, FORMULA_WITH_ERROR = 0, 3, 11  # kinds of record
CELLS = range(1, 12)
SHEET, NUMBER_OF_TEXTS = 156, 159
LENGTH_BYTES, KIND_BYTES = 4, 2  # at most, seven bits of a number in each
NUMBER = struct.Struct("<I")
MORE = 0x80  # the bit that says that a number goes on in the next byte
COLUMN_AND_STYLE = 8


def look_at(name: str, data: bytes) -> dict[str, SheetSeen]:
    """Each sheet by its name; raises FileRefused where the parts would not fit into memory.

    Raises Damaged, KeyError or one of DAMAGED_ZIP where the file is cut or says things that do not fit together.
    """
    room = Room(name, len(data))
    parts = {
        part.filename.casefold(): b"".join(map(room.take, chunks_of(data, part)))
        for part in zipfile.ZipFile(io.BytesIO(data)).infolist()
    }
    for kind, at, _ in _records(parts.get(TEXTS, b"")):
        if kind == NUMBER_OF_TEXTS and NUMBER.unpack_from(parts[TEXTS], at + 4)[0] > MAX_CELLS:
            raise Damaged("more texts than a workbook can hold: calamine makes room for as many as it is told of")
    targets = _targets(parts[RELATIONS])
    return {sheet: _seen(parts.get(targets.get(relation, ""), b"")) for sheet, relation in _sheets(parts[WORKBOOK])}


def _sheets(book: bytes) -> Iterator[tuple[str, str]]:
    """The name of each sheet and of its relation."""
    for kind, at, _ in _records(book):
        if kind == SHEET:
            relation, after = _text(book, at + 8)
            yield _text(book, after)[0], relation


def _text(content: bytes, at: int) -> tuple[str, int]:
    """The text that begins there, and where it ends."""
    (letters,) = NUMBER.unpack_from(content, at)
    end = at + 4 + 2 * letters
    return content[at + 4 : end].decode("utf-16-le", "replace"), end


def _targets(relations: bytes) -> dict[str, str]:
    """From each relation to the part that it leads to."""
    try:
        entries = read_part(relations)
    except ElementTree.ParseError:
        raise Damaged("relations that are no XML") from None
    paths = {entry.get("Id", ""): posixpath.join("/xl", entry.get("Target", "")) for entry in entries}
    return {relation: posixpath.normpath(path).lstrip("/").casefold() for relation, path in paths.items()}


def _seen(content: bytes) -> SheetSeen:
    row = rows = columns = written = 0
    valueless: list[Valueless] = []
    for kind, at, length in _records(content):
        if kind == ROW and length >= 4:
            (row,) = NUMBER.unpack_from(content, at)
        elif kind in CELLS and length >= COLUMN_AND_STYLE:
            (column,) = NUMBER.unpack_from(content, at)
            written += 1
            if column >= columns or row >= rows:
                rows, columns = max(rows, row + 1), max(columns, column + 1)
            if kind in (ERROR, FORMULA_WITH_ERROR):
                valueless.append(Valueless(row + 1, column, ERRORS.get(content[at + COLUMN_AND_STYLE], "#N/A")))
    return SheetSeen(Reach(rows, columns, written), valueless)


def _records(content: bytes) -> Iterator[tuple[int, int, int]]:
    """Each record's kind, where its content begins, and how long it is."""
    at, end = 0, len(content)
    while at < end:
        kind, at = (content[at], at + 1) if content[at] < MORE else _number(content, at, KIND_BYTES)
        if at < end and content[at] < MORE:  # nearly always, and a fraction of the time
            length, at = content[at], at + 1
        else:
            length, at = _number(content, at, LENGTH_BYTES)
        yield kind, at, length
        at += length


def _number(content: bytes, at: int, most: int) -> tuple[int, int]:
    """The number that begins there, seven bits a byte and the lowest first, and where it ends."""
    number = 0
    for place, byte in enumerate(content[at : at + most]):
        number |= (byte & 0x7F) << 7 * place
        if byte < MORE:
            return number, at + place + 1
    return number, at + most
