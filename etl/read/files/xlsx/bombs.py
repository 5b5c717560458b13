"""Workbooks that are small on disk and vast in memory are refused before they are opened."""

import io
import re
import struct
import zipfile
import zlib
from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from etl.read.files.xlsx.area import CHUNK_BYTES, Area, keeps_to_its_word
from etl.read.files.xlsx.valueless import may_have_valueless
from etl.refusals import FileRefused


MAX_UNPACKED_BYTES = 1024**3  # of all parts of the workbook
MAX_COMPRESSION = 200  # times; a real sheet of survey answers packs to a tenth or so
SMALL_BYTES = 10 * 1024**2  # below this any compression is harmless
MAX_CELLS = 25_000_000  # of a sheet, from its first to its last row and column: they all take room, blank or not
LONG_BYTES = 8 * 1024**2  # of a sheet that is read in a way of its own
SHEET_DATA = b"sheetData"
TEXTS = "sharedstrings.xml"
OFFICE_FILES = {
    "word/": "a Word document",
    "ppt/": "a presentation (PPTX)",
    "Index/": "a Numbers document",
    "META-INF/": "a book or a program",
}
NUMBER_OF_TEXTS = re.compile(rb"""uniqueCount\s*=\s*["']\s*\+?(\d+)""")


class Passed(NamedTuple):
    """What was seen of a workbook's parts, by their names, as they went by.

    `long_sheets` are where the XML begins and ends of each long sheet where every cell says where it stands, within what the
    sheet says that it spans; `may_have_valueless` are the parts that may hold a formula or an error.
    """

    long_sheets: dict[str, tuple[bytes, bytes]]
    may_have_valueless: set[str]


def refuse_bombs(name: str, data: bytes) -> Passed:
    """Raises FileRefused where the zip is damaged, is no workbook, or would not fit into memory."""
    passed = Passed({}, set())
    try:
        parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
        if not any(part.filename.lower().startswith("xl/workbook.xml") for part in parts):
            raise FileRefused(_no_workbook(name, [part.filename for part in parts]))
        _refuse_size(name, sum(part.file_size for part in parts), len(data))
        room = Room(name, len(data))
        for part in parts:
            chunks = Remembered(
                may_have_valueless(map(room.take, chunks_of(data, part)), part.filename, passed.may_have_valueless)
            )
            if keeps_to_its_word(chunks):
                if part.file_size >= LONG_BYTES:
                    passed.long_sheets[part.filename] = chunks.first, b"".join(chunks.last)
            elif _is_sheet(data, part):
                _refuse_vast_sheet(name, chunks_of(data, part))
            if part.filename.lower().endswith(TEXTS):
                _refuse_vast_number_of_texts(name, b"".join(chunks_of(data, part)))
    except (zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, ValueError, OSError):
        raise FileRefused(
            f"{name} is damaged: it starts as a workbook and does not end as one. Export it again."
        ) from None
    return passed


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


def chunks_of(data: bytes, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """What the part really unpacks to, whatever size the zip states for it."""
    name_length, extra_length = struct.unpack_from("<HH", data, part.header_offset + 26)
    start = part.header_offset + 30 + name_length + extra_length
    packed = memoryview(data)[start : start + part.compress_size]
    if part.compress_type == zipfile.ZIP_STORED:
        yield bytes(packed)
    elif part.compress_type == zipfile.ZIP_DEFLATED:
        inflate = zlib.decompressobj(-zlib.MAX_WBITS)
        while packed and not inflate.eof:
            yield inflate.decompress(packed, CHUNK_BYTES)
            packed = inflate.unconsumed_tail
    else:
        raise zipfile.BadZipFile("a way of packing that no spreadsheet program uses")


def _is_sheet(data: bytes, part: zipfile.ZipInfo) -> bool:
    """Whether calamine could take the part for a sheet, whatever it is called and wherever it lies."""
    before = b""
    for chunk in chunks_of(data, part):
        if SHEET_DATA in before + chunk:
            return True
        before = chunk[-len(SHEET_DATA) :]
    return False


class Room:
    """What a workbook's parts have taken so far when they are unpacked."""

    def __init__(self, name: str, packed: int) -> None:
        self._name, self._packed, self._unpacked = name, packed, 0

    def take(self, chunk: bytes) -> bytes:
        self._unpacked += len(chunk)
        _refuse_size(self._name, self._unpacked, self._packed)
        return chunk


def _refuse_vast_sheet(name: str, chunks: Iterator[bytes]) -> None:
    area = Area()
    for chunk in chunks:
        area.add(chunk)
    if area.cells > MAX_CELLS or area.is_sparse:
        raise FileRefused(
            f"A sheet of {name} reaches to row {area.rows:,} and column {area.columns:,}, which is more than can be "
            "read. Copy the table into a new workbook, or save it as CSV, and load that."
        )


def _refuse_vast_number_of_texts(name: str, xml: bytes) -> None:
    """Calamine makes room for as many texts as a workbook says it has; if there is none, the process ends."""
    if any(len(said) > len(str(MAX_CELLS)) or int(said) > MAX_CELLS for said in NUMBER_OF_TEXTS.findall(xml)):
        raise FileRefused(
            f"{name} says that it has more texts than a workbook can hold, so it is damaged. Open it in Excel, save it as XLSX "
            "or CSV, and load that."
        )


def _refuse_size(name: str, unpacked: int, packed: int) -> None:
    if unpacked > MAX_UNPACKED_BYTES or unpacked > max(MAX_COMPRESSION * packed, SMALL_BYTES):
        raise FileRefused(
            f"{name} unpacks to {unpacked / 1024**2:,.0f} MB, which no survey export does. Save the sheet as CSV and load that."
        )


def _no_workbook(name: str, parts: list[str]) -> str:
    if "xl/workbook.bin" in parts:
        return f"{name} is a binary workbook (XLSB). Save it as XLSX or CSV and load that."
    if "content.xml" in parts:
        return f"{name} is an OpenDocument file. Save it as XLSX or CSV and load that."
    for folder, kind in OFFICE_FILES.items():
        if any(part.startswith(folder) for part in parts):
            return f"{name} is {kind}, not a workbook. Export the answers as CSV or XLSX and load that file."
    return f"{name} is a zip file, not a workbook. Unpack it and load the export inside."
