"""A workbook with one long sheet, cut into workbooks that hold some of its rows each, so that they can be read side by side."""

import io
import re
import zipfile
from collections.abc import Callable


ENDS = (
    1 / 32,
    *(number / 8 for number in range(1, 8)),
)  # of the rows; the first piece is short, to have rows to take early
SHEET = re.compile(r"xl/\w*sheets/[^/]+\.xml", re.IGNORECASE)
ROWS_BEGIN, ROW_END, ROWS_END = b"<sheetData>", b"</row>", b"</sheetData>"
NOT_TEXT = b"<!"  # a comment or CDATA may hold what looks like the end of a row


def cut(data: bytes, long_sheets: dict[str, bytes]) -> list[Callable[[], bytes]]:
    """What makes each piece, in the order of the rows; none where the workbook had better be read in one.

    `long_sheets` has the XML of those where every cell says where it stands, so that it does so in a piece as well.
    """
    book = zipfile.ZipFile(io.BytesIO(data))
    parts = book.infolist()
    sheets = [part.filename for part in parts if SHEET.fullmatch(part.filename)]
    if len(sheets) != 1 or sheets[0] not in long_sheets:
        return []
    (name,), xml = sheets, long_sheets[sheets[0]]
    others = [part for part in parts if part.filename != name]
    begin, end = xml.find(ROWS_BEGIN) + len(ROWS_BEGIN), xml.rfind(ROWS_END)
    is_small_beside = sum(part.file_size for part in others) < len(xml) / len(ENDS)  # every piece holds the others too
    if not is_small_beside or not len(ROWS_BEGIN) <= begin <= end or b"!" in xml and NOT_TEXT in xml:
        return []
    with_others = [(part.filename, book.read(part)) for part in others]

    def piece(start: int, stop: int) -> Callable[[], bytes]:
        return lambda: _workbook([*with_others, (name, xml[:begin] + xml[start:stop] + xml[end:])])

    ends = [xml.find(ROW_END, begin + int(part * (end - begin)), end) for part in ENDS]
    stops = sorted({*(stop + len(ROW_END) for stop in ends if stop >= 0), end})
    return [piece(start, stop) for start, stop in zip([begin, *stops], stops, strict=False)]


def _workbook(parts: list[tuple[str, bytes]]) -> bytes:
    """The parts as a workbook that is not packed."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as book:
        for name, content in parts:
            book.writestr(name, content)
    return file.getvalue()
