"""Workbooks that are small on disk and vast in memory are refused before they are opened."""

import io
import re
import zipfile
from collections import deque
from collections.abc import Iterator

from etl.read.files.unpacking import DAMAGED_ZIP, Room, chunks_of, refuse_size
from etl.read.files.xlsx.area import Area, keeps_to_its_word
from etl.refusals import FileRefused


MAX_CELLS = 25_000_000  # of a sheet, from its first to its last row and column: they all take room, blank or not
LONG_BYTES = 1024**2  # of a sheet that is read in a way of its own
SHEET_DATA = b"sheetData"
TEXTS = "sharedstrings.xml"
NUMBER_OF_TEXTS = re.compile(rb"""uniqueCount\s*=\s*["']\s*\+?(\d+)""")


def refuse_bombs(name: str, data: bytes) -> dict[str, tuple[bytes, bytes]]:
    """Raises FileRefused where the zip is damaged or would not fit into memory.

    Gives, by the names of their parts, where the XML begins and ends of each long sheet where every cell says where it stands,
    within what the sheet says that it spans.
    """
    long_sheets: dict[str, tuple[bytes, bytes]] = {}
    try:
        parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
        refuse_size(name, sum(part.file_size for part in parts), len(data))
        room = Room(name, len(data))
        for part in parts:
            chunks = Remembered(map(room.take, chunks_of(data, part)))
            if keeps_to_its_word(chunks):
                if part.file_size >= LONG_BYTES:
                    long_sheets[part.filename] = chunks.first, b"".join(chunks.last)
            elif _is_sheet(data, part):
                _refuse_vast_sheet(name, chunks_of(data, part))
            if part.filename.lower().endswith(TEXTS):
                _refuse_vast_number_of_texts(name, b"".join(chunks_of(data, part)))
    except DAMAGED_ZIP:
        raise FileRefused("damaged_workbook", name=name) from None
    return long_sheets


class Remembered:
    """Chunks that go by, of which the first and the last two are kept."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self.first = b""
        self.last: deque[bytes] = deque(maxlen=2)

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self._chunks:
            self.first = self.first or chunk
            self.last.append(chunk)
            yield chunk


def _is_sheet(data: bytes, part: zipfile.ZipInfo) -> bool:
    """Whether calamine could take the part for a sheet, whatever it is called and wherever it lies."""
    before = b""
    for chunk in chunks_of(data, part):
        if SHEET_DATA in before + chunk:
            return True
        before = chunk[-len(SHEET_DATA) :]
    return False


def _refuse_vast_sheet(name: str, chunks: Iterator[bytes]) -> None:
    area = Area()
    for chunk in chunks:
        area.add(chunk)
    if area.cells > MAX_CELLS or area.is_sparse:
        raise FileRefused("sheet_too_large", name=name, rows=area.rows, columns=area.columns)


def _refuse_vast_number_of_texts(name: str, xml: bytes) -> None:
    """Calamine makes room for as many texts as a workbook says it has; if there is none, the process ends."""
    if any(len(said) > len(str(MAX_CELLS)) or int(said) > MAX_CELLS for said in NUMBER_OF_TEXTS.findall(xml)):
        raise FileRefused("too_many_texts", name=name)
