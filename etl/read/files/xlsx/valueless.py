"""Cells of a worksheet that have no value to read though something stands in them: an error, or a formula without its result."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from etl.read.files.xlsx.area import column_number


# Of a formula or an error, with few bytes that stand fast before any choice: so they are searched for fastest.
FORMULA_HINTS = [re.compile(rb"<f[\s>/]"), re.compile(rb":f[\s>/]")]
ERROR_HINTS = [re.compile(rb'"e"'), re.compile(rb"'e'")]
MOST_KEPT = 64 << 20  # bytes of a row that doesn't end

TAG = rb"<(?:\w+:)?%s"
FORMULA = TAG % rb"f(?:\s[^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*"
NO_VALUE = TAG % rb"v\s*/>|" + TAG % rb"v>\s*</(?:\w+:)?v>" + rb"|(?=</(?:\w+:)?c>)"
# What must stand behind a formula without a result; it begins with bytes that stand fast, so that sheets full of results are passed over.
NO_RESULT_HINTS = [re.compile(rb"f>\s*(?:" + NO_VALUE + rb")"), re.compile(rb"/>\s*(?:" + NO_VALUE + rb")")]
NO_RESULT = re.compile(TAG % rb"c(\s[^>]*)?>\s*" + FORMULA + rb"(?:" + NO_VALUE + rb")")
ERROR = re.compile(
    TAG % rb"""c(\s(?:[^>]*?\s)?t\s*=\s*["']e["'][^>]*)(?<!/)>\s*(?:""" + FORMULA + rb")?" + TAG % rb"v>([^<]+)<"
)
IS_TEXT = re.compile(rb"""\st\s*=\s*["']str["']""")  # of no characters: the formula's result is a blank
REFERENCE = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{1,3})(\d{1,7})["']""")
ROW_END = b"row>"
ROW = re.compile(TAG % rb"row(\s[^>]*)?>")
ROW_NUMBER = re.compile(rb"""\sr\s*=\s*["'](\d{1,7})["']""")
CELL = re.compile(TAG % rb"c[\s/>]")


class Valueless(NamedTuple):
    """A cell at a place (0 is column A) of a row, numbered as Excel shows it; `error` is "" for a formula without a result."""

    row_no: int
    place: int
    error: str


def valueless_cells(chunks: Iterable[bytes]) -> Iterator[Valueless]:
    """All such cells of a sheet, from its XML piece by piece."""
    rest = b""
    for chunk in chunks:
        xml = rest + chunk
        last = xml.rfind(ROW_END)
        end = len(xml) if len(xml) > MOST_KEPT else last + len(ROW_END) if last >= 0 else 0
        yield from _in_rows(xml[:end])
        rest = xml[end:]
    yield from _in_rows(rest)


def _has(hints: list[re.Pattern], xml: bytes) -> bool:
    return any(hint.search(xml) for hint in hints)


def _in_rows(xml: bytes) -> Iterator[Valueless]:
    for found in NO_RESULT.finditer(xml) if _has(FORMULA_HINTS, xml) and _has(NO_RESULT_HINTS, xml) else ():
        about = found[1] or b""
        if not IS_TEXT.search(about):
            yield Valueless(*_where(xml, found.start(), about), "")
    for found in ERROR.finditer(xml) if _has(ERROR_HINTS, xml) else ():
        yield Valueless(*_where(xml, found.start(), found[1]), found[2].decode(errors="replace").strip())


def _where(xml: bytes, start: int, about: bytes) -> tuple[int, int]:
    """The row's number and the place; a cell that names neither is counted in its row."""
    if named := REFERENCE.search(about):
        return int(named[2]), column_number(named[1]) - 1
    begins = max(xml.rfind(b"<row", 0, start), xml.rfind(b":row", 0, start))
    row = ROW.search(xml, max(0, xml.rfind(b"<", 0, begins + 1)), start)
    number = ROW_NUMBER.search(row[1] or b"") if row else None
    return int(number[1]) if number else 0, len(CELL.findall(xml, row.end() if row else 0, start))
