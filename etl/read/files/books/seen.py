"""What is seen of a workbook in one of the other formats before it is opened, and for which reasons it is refused then."""

from collections.abc import Iterable
from typing import NamedTuple, NoReturn

from etl.read.files.xlsx.area import MANY_CELLS, MAX_BLANKS_A_CELL
from etl.read.files.xlsx.bombs import MAX_CELLS
from etl.read.files.xlsx.valueless import Valueless
from etl.refusals import FileRefused


# What Excel shows, by the number that it keeps.
ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}


class Reach(NamedTuple):
    """The rows and columns that a sheet's cells span, from the first of either, and how many of the cells there are."""

    rows: int
    columns: int
    written: int


class SheetSeen(NamedTuple):
    """How far a sheet reaches, and its cells that show an error."""

    reach: Reach
    valueless: list[Valueless]


class Damaged(ValueError):
    """What a file says of itself does not fit together."""


def refuse_locked(name: str) -> NoReturn:
    raise FileRefused("workbook_locked", name=name)


def refuse_vast(name: str, reaches: Iterable[Reach]) -> None:
    """Raises FileRefused for what would not fit into memory.

    All sheets are held at once, and blank cells between the others take as much room as they do.
    """
    total = 0
    for reach in reaches:
        cells = reach.rows * reach.columns
        total += cells
        if total > MAX_CELLS or cells > max(MANY_CELLS, MAX_BLANKS_A_CELL * reach.written):
            raise FileRefused("sheet_too_large", name=name, rows=reach.rows, columns=reach.columns)
