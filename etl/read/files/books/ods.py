"""What must be known of an OpenDocument workbook (ODS) before it is opened: its lock, how far it reaches, its errors."""

import html
import io
import re
import zipfile
from collections.abc import Iterator

from domain.message import said
from etl.read.files.books.seen import Reach, SheetSeen, refuse_locked
from etl.read.files.unpacking import Room, chunks_of
from etl.read.files.xlsx.valueless import Valueless
from etl.refusals import FileRefused


CONTENT, MANIFEST, KIND = "content.xml", "META-INF/manifest.xml", "mimetype"
LOCKED, LOCKED_PACKAGE = b"encryption-data", "encrypted-package"
ROW_BEGINS = b"<table:table-row"
ROW_END = b"</table:table-row>"
SHEET = re.compile(rb"""<table:table\s[^>]*?table:name\s*=\s*(?:"([^"]*)"|'([^']*)')""")
CELL, CELL_TAG = b"table-cell", re.compile(rb"<table:(?:covered-)?table-cell\b([^>]*)>")
CELL_BEGINS = b"<table:"  # in a row nothing else does, nearly
TIMES = re.compile(rb"""repeated\s*=\s*["']\s*\+?(\d{1,9})""")
REPEATED = b"repeated"
FILLED, FORMULA = (b"value", b"<text:p"), b"formula"
ERROR = re.compile(rb"""value-type\s*=\s*["']error["']""")
SHOWN = re.compile(rb"<text:p[^>]*>([^<]*)<")


def look_at(name: str, data: bytes) -> dict[str, SheetSeen]:
    """Each sheet by its name; raises FileRefused where a password is needed or it is another document.

    Raises one of DAMAGED_ZIP or KeyError where the file is cut.
    """
    archive = zipfile.ZipFile(io.BytesIO(data))
    room = Room(name, len(data))

    def read(part: str) -> Iterator[bytes]:
        return map(room.take, chunks_of(data, archive.getinfo(part)))

    if LOCKED_PACKAGE in archive.namelist() or LOCKED in b"".join(read(MANIFEST)):
        refuse_locked(name)
    kind = b"".join(read(KIND)) if KIND in archive.namelist() else b"spreadsheet"
    if b"spreadsheet" not in kind:
        raise FileRefused("other_office_file", name=name, kind=said("an_opendocument_file"))
    return _seen(read(CONTENT))


def _seen(chunks: Iterator[bytes]) -> dict[str, SheetSeen]:
    """A row or a cell that stands many times is written once, with a number."""
    seen: dict[str, SheetSeen] = {}
    rows = columns = written = blank = 0
    name, valueless = None, []
    for row in _rows(chunks):
        end = row.rfind(ROW_END)
        stop = len(row) if end < 0 or CELL in row[end:] else end
        own_tag = row.find(b">") + 1
        is_repeated = row.find(REPEATED, 0, stop) >= 0
        times = _times(row[:own_tag]) if is_repeated else 1
        if last_mark := _last_mark(row, stop) + 1:
            if b"error" in row:
                valueless += [Valueless(rows + blank + 1, place, error) for place, error in _errors(row)]
            filled = own_tag, row.find(b"<", last_mark)  # up to its last cell with anything in it
            cells = row.count(CELL_BEGINS, *filled)
            repeated = TIMES.findall(row, *filled) if is_repeated else ()
            rows, blank = rows + blank + times, 0
            columns = max(columns, cells + sum(map(int, repeated)) - len(repeated))
            written += cells * times
        else:
            blank += times
        for begins in SHEET.finditer(row, max(0, end)):
            if name is not None:
                seen[name] = SheetSeen(Reach(rows, columns, written), valueless)
            name = html.unescape((begins[1] or begins[2] or b"").decode("utf-8", "replace"))
            rows = columns = written = blank = 0
            valueless = []
    return seen if name is None else seen | {name: SheetSeen(Reach(rows, columns, written), valueless)}


def _rows(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """What lies before the first row, and then each row with what lies behind it, up to the next."""
    rest = b""
    for chunk in chunks:
        *rows, rest = (rest + chunk).split(ROW_BEGINS)
        yield from rows
    yield rest


def _last_mark(row: bytes, stop: int) -> int:
    """Where the last mark of a cell with anything in it stands, -1 where there is none; from the end, it is found at once."""
    mark = max(row.rfind(filled, 0, stop) for filled in FILLED)
    return max(mark, row.rfind(FORMULA, max(0, mark), stop))


def _errors(row: bytes) -> Iterator[tuple[int, str]]:
    """The places of cells that show an error, and what they show."""
    for place, _, cell in _cells(row):
        if ERROR.search(cell):
            shown = SHOWN.search(cell)
            yield place, shown[1].decode("utf-8", "replace") if shown else "an error"


def _cells(row: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Each cell's place, how many times it stands there, and its XML."""
    place = 0
    cells = list(CELL_TAG.finditer(row))
    ends = [cell.start() for cell in cells[1:]] + [len(row)]
    for cell, end in zip(cells, ends, strict=True):
        times = _times(cell[1])
        yield place, times, row[cell.start() : end]
        place += times


def _times(attributes: bytes) -> int:
    said = TIMES.search(attributes)
    return int(said[1]) if said else 1
