"""How many rows and columns a worksheet's cells span, told from its XML piece by piece, before anything is built of it."""

import re
from collections.abc import Iterable
from string import ascii_uppercase, digits


CHUNK_BYTES = 1 << 20
MANY_CELLS = 5_000_000  # from here on blank cells may not outnumber the others by far
MAX_BLANKS_A_CELL = 50

DIMENSION = re.compile(rb'<dimension ref="(?:[A-Z]{1,3}\d{1,7}:)?([A-Z]{1,3})(\d{1,7})"/>')
CELL_UNDER_A_PREFIX = re.compile(rb":c[\s/>]")
REFERENCE = re.compile(rb"""r\s*=\s*["']([A-Za-z]{0,8}\d{1,12})["']""")
FILLED_REFERENCE = re.compile(rb"""<(?:\w+:)?c\s(?:[^>]*?\s)?r\s*=\s*["']([A-Za-z]{1,8}\d{1,12})["'][^>]*(?<!/)>""")
DIGITS, LETTERS = b"0123456789", b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
FEW = 64  # tags that may be cells without a reference; more are looked at one by one
CELL = re.compile(rb"<(?:\w+:)?c[\s>]")
PLACED_CELL = re.compile(rb"""<(?:\w+:)?c\s(?:[^>]*?\s)?r\s*=""")
ROW_END = b"</row>"


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
        whole = _whole_tags(xml)
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


def keeps_to_its_word(chunks: Iterable[bytes]) -> bool:
    """Whether the sheet says that it spans few cells, and none of its cells stands beyond, or nowhere: the usual case.

    Reads every chunk, several times as fast as an Area does; where it gives False, an Area is to be asked.
    """
    beyond, rest, is_kept = None, b"", True
    for chunk in chunks:
        xml = rest + chunk
        whole = _whole_tags(xml)
        rest = xml[whole:]
        if beyond is None:
            said = DIMENSION.search(xml, 0, whole)
            is_kept = said is not None and int(said[2]) * column_number(said[1]) <= MANY_CELLS
            beyond = _beyond(said[1].decode(), said[2].decode()) if is_kept else []
        is_kept = is_kept and not any(pattern.search(xml, 0, whole) for pattern in beyond)
    return is_kept


def _beyond(letters: str, number: str) -> list[re.Pattern]:
    """What finds a cell that does not stand within a last column and row, or is not written as all others are.

    A row takes no room by itself, and where a cell says in which it stands, the row's own number counts for nothing.
    """
    cell = f"{_up_to(letters, ascii_uppercase)}{_up_to(number, digits)}"
    return [re.compile(rf'<c(?! r="{cell}")(?=[\s/>])'.encode()), CELL_UNDER_A_PREFIX]


def _up_to(last: str, alphabet: str) -> str:
    """A pattern for what comes no later than `last`, the shorter first: up to "T" are A to T, up to "20" are 0 to 20.

    What is as long as the last, as most are, is tried first.
    """
    letter = f"[{alphabet[0]}-{alphabet[-1]}]"
    ways = []
    for place, character in enumerate(last):
        if character != alphabet[0]:
            before = f"{last[:place]}[{alphabet[0]}-{alphabet[alphabet.index(character) - 1]}]"
            rest = len(last) - place - 1
            ways.append(before + (f"{letter}{{{rest}}}" if rest else ""))
    shorter = [f"{letter}{{1,{len(last) - 1}}}+"] if len(last) > 1 else []
    return f"(?:{'|'.join([*ways, last, *shorter])})"


def _whole_tags(xml: bytes) -> int:
    """Where the last tag begins, which the next chunk goes on from; of a text that goes on and on nothing is kept."""
    begins = max(0, xml.rfind(b"<"))
    return begins if len(xml) - begins < CHUNK_BYTES else len(xml)


def _reach(reference: re.Pattern, xml: bytes) -> tuple[int, int]:
    """The last row and the last column that any reference names."""
    found = reference.findall(xml)
    rows = max(map(int, {name.lstrip(LETTERS) for name in found}), default=0)
    return rows, max(map(column_number, {name.rstrip(DIGITS) for name in found}), default=0)


def column_number(letters: bytes) -> int:
    """The number of a column: A is 1, AA is 27, and no letters are 0."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
