"""The first and the last rows of a workbook with one long sheet, as workbooks of their own: they are read in no time."""

import io
import re
import zipfile
from typing import NamedTuple


AT_EITHER_END = 64  # rows
SHEET = re.compile(r"xl/\w*sheets/[^/]+\.xml", re.IGNORECASE)
ROWS_BEGIN, ROW_BEGIN, ROW_END, ROWS_END = b"<sheetData>", b"<row ", b"</row>", b"</sheetData>"
NOT_TEXT = b"<!"  # a comment or CDATA may hold what looks like the end of a row
LARGE_BESIDE = 1 / 4  # of the sheet: both ends hold the other parts too


class Ends(NamedTuple):
    """Two workbooks, with rows from either end; everything else is in both."""

    first: bytes
    last: bytes


def ends_of(data: bytes, long_sheets: dict[str, tuple[bytes, bytes]]) -> Ends | None:
    """None where the workbook had better be read in one; `long_sheets` are what `refuse_bombs` gives."""
    book = zipfile.ZipFile(io.BytesIO(data))
    sheets = [part for part in book.infolist() if SHEET.fullmatch(part.filename)]
    if len(sheets) != 1 or sheets[0].filename not in long_sheets:
        return None
    (sheet,) = sheets
    start, end = long_sheets[sheet.filename]
    others = [part for part in book.infolist() if part is not sheet]
    is_small_beside = sum(part.file_size for part in others) < sheet.file_size * LARGE_BESIDE
    begin, stop = start.find(ROWS_BEGIN) + len(ROWS_BEGIN), end.rfind(ROWS_END)
    if not is_small_beside or begin < len(ROWS_BEGIN) or stop < 0:
        return None
    first_stop, last_begin = begin, stop
    for _ in range(AT_EITHER_END):
        row_stop, row_begin = start.find(ROW_END, first_stop), end.rfind(ROW_BEGIN, 0, last_begin)
        first_stop = row_stop + len(ROW_END) if row_stop >= 0 else first_stop
        last_begin = row_begin if row_begin >= 0 else last_begin
    above, below = start[:begin], end[stop:]
    first, last = start[begin:first_stop], end[last_begin:stop]
    if any(NOT_TEXT in xml for xml in (above, first, last, below)):
        return None
    parts = [(part.filename, book.read(part)) for part in others]
    return Ends(*(_workbook([*parts, (sheet.filename, above + rows + below)]) for rows in (first, last)))


def _workbook(parts: list[tuple[str, bytes]]) -> bytes:
    """The parts as a workbook that is not packed."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as book:
        for name, content in parts:
            book.writestr(name, content)
    return file.getvalue()
