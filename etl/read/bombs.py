"""Workbooks that are small on disk and vast in memory are refused before they are opened."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator

from etl.refusals import FileRefused


MAX_UNPACKED_BYTES = 1024**3  # of all parts of the workbook
MAX_COMPRESSION = 200  # times; a real sheet of survey answers packs to a tenth or so
SMALL_BYTES = 10 * 1024**2  # below this any compression is harmless
MAX_CELLS = 25_000_000  # of a sheet, from its first to its last row and column: they all take room, blank or not
MANY_CELLS = 5_000_000  # from here on blank cells may not outnumber the others by far
MAX_BLANKS_A_CELL = 50
CHUNK_BYTES = 1 << 22
SHEET = re.compile(r"xl/(?:work|chart|dialog|macro)?sheets?/[^/]+\.xml", re.IGNORECASE)

REFERENCE = re.compile(rb"""r\s*=\s*["']([A-Za-z]{0,8}\d{1,12})["']""")
FILLED_REFERENCE = re.compile(rb"""<(?:\w+:)?c\s(?:[^>]*?\s)?r\s*=\s*["']([A-Za-z]{1,8}\d{1,12})["'][^>]*(?<!/)>""")
DIGITS, LETTERS = b"0123456789", b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
FEW = 64  # tags that may be cells without a reference; more are looked at one by one
CELL = re.compile(rb"<(?:\w+:)?c[\s>]")
PLACED_CELL = re.compile(rb"""<(?:\w+:)?c\s(?:[^>]*?\s)?r\s*=""")
ROW_END = b"</row>"


def refuse_bombs(name: str, data: bytes) -> None:
    """Raises FileRefused where the zip is damaged, is no workbook, or would not fit into memory."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
        if not any(part.filename.lower().startswith("xl/workbook.xml") for part in parts):
            raise FileRefused(_no_workbook(name, [part.filename for part in parts]))
        _refuse_size(name, sum(part.file_size for part in parts), len(data))
        unpacked = 0
        for part in parts:
            area = Area()
            for chunk in _chunks(data, part):
                unpacked += len(chunk)
                _refuse_size(name, unpacked, len(data))
                if SHEET.fullmatch(part.filename):
                    area.add(chunk)
            if area.cells > MAX_CELLS or area.is_sparse:
                raise FileRefused(
                    f"A sheet of {name} reaches to row {area.rows:,} and column {area.columns:,}, which is more than can be "
                    "read. Copy the table into a new workbook, or save it as CSV, and load that."
                )
    except (zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, ValueError, OSError):
        raise FileRefused(
            f"{name} is damaged: it starts as a workbook and does not end as one. Export it again."
        ) from None


class Area:
    """The rows and columns that a sheet's cells span; fed with its XML piece by piece."""

    def __init__(self) -> None:
        self.rows = self.columns = self.written = 0
        self._rest = b""
        self._unplaced = 0  # cells without a reference, in the row that is not yet over

    @property
    def cells(self) -> int:
        return self.rows * self.columns

    @property
    def is_sparse(self) -> bool:
        """Whether a stray cell far away makes a small table a vast one."""
        return self.cells > max(MANY_CELLS, MAX_BLANKS_A_CELL * self.written)

    def add(self, chunk: bytes) -> None:
        xml = self._rest + chunk
        whole = max(0, xml.rfind(b"<")) if len(xml) < 2 * CHUNK_BYTES else len(xml)
        xml, self._rest = xml[:whole], xml[whole:]
        rows, columns = _reach(REFERENCE, xml)
        is_vast = max(rows, self.rows) * max(columns, self.columns) > MANY_CELLS
        if is_vast and len(CELL.findall(xml)) == len(PLACED_CELL.findall(xml)):
            rows, columns = _reach(FILLED_REFERENCE, xml)  # blank rows and formatted blank cells take no room
        unplaced = xml.count(b"<c") - xml.count(b'<c r="') + xml.count(b":c")
        if unplaced + self._unplaced > FEW:
            in_rows = [len(CELL.findall(row)) - len(PLACED_CELL.findall(row)) for row in xml.split(ROW_END)]
            in_rows[0] += self._unplaced
            self._unplaced = in_rows[-1]
            unplaced = max(in_rows)
        columns = max(columns, unplaced)
        self.written += xml.count(b"<c")
        self.rows, self.columns = max(self.rows, rows), max(self.columns, columns)


def _reach(reference: re.Pattern, xml: bytes) -> tuple[int, int]:
    """The last row and the last column that any reference names."""
    found = reference.findall(xml)
    rows = max(map(int, {name.lstrip(LETTERS) for name in found}), default=0)
    return rows, max(map(_column, {name.rstrip(DIGITS) for name in found}), default=0)


def _column(letters: bytes) -> int:
    """The number of a column: A is 1, AA is 27, and no letters are 0."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _chunks(data: bytes, part: zipfile.ZipInfo) -> Iterator[bytes]:
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
    return f"{name} is a zip file, not a workbook. Unpack it and load the export inside."
