"""Column names in several rows: a dimension above the rater groups that rated it, or a rater group or wave above its dimensions."""

from collections import Counter
from dataclasses import dataclass
from functools import cache

from domain.message import Message, said
from domain.spelling import folded
from etl.read.layouts.export_layout import Row, padded
from etl.read.staging.headers import bare, plain, stages
from etl.read.staging.our_columns import OUR_COLUMNS
from etl.read.staging.sides.side_by_side import Headed, count_side


FEWEST = 2  # cells of a row that say a side or name a dimension
MOST_ROWS = 4  # of names
OURS = frozenset(map(folded, (*OUR_COLUMNS, "dimension", "level")))
OF_RATERS = frozenset(map(folded, ("n_raters", "rater_id")))  # are of the rater group that stands above them


@dataclass(frozen=True)
class Band:
    """Rows of a file's top that name its columns together; `names` are those that a header may have, folded."""

    top: list[Row]
    first: int
    last: int
    names: frozenset[str]

    @property
    def rows(self) -> Message:
        """`row 1`, `rows 1 to 3`."""
        first, last = self.top[self.first].number, self.top[self.last].number
        return said("one_row", row=first) if first == last else said("rows_between", first=first, last=last)

    def header(self) -> list[str]:
        """One text a column, made of what its cells and those they are merged with say of it."""
        rows = self.top[self.first : self.last + 1]
        width = max(len(row.cells) for row in rows)
        own = [padded([plain(text) for text in row.cells], width) for row in rows]
        above = _carried(own)[:-1]
        repeated = Counter(folded(text) for text in own[-1])
        return [
            self._named(own[-1][place], [row[place] for row in above], [row[place] for row in own], repeated)
            for place in range(width)
        ]

    def _named(self, text: str, above: list[str], column: list[str], repeated: Counter[str]) -> str:
        if not text:
            return next((own for own in reversed(column) if own), "")
        sides = [upper for upper in above if is_side(upper)]
        is_twice = repeated[folded(text)] > 1
        names = [upper for upper in above if not is_side(upper)]
        is_about_dimension = any(map(self._is_dimension, names))
        if folded(bare(text)) in OURS and not (is_about_dimension and is_side(text)):
            is_of_side = is_twice or folded(bare(text)) in OF_RATERS
            return _joined([text, *sides]) if is_of_side else text
        if is_side(text) or (is_about_dimension and not self._is_dimension(text)):
            return _joined([*names, text, *sides])
        if self._is_dimension(text) or is_twice or count_side(text):
            return _joined([text, *(above if is_twice else sides)])
        return text

    def _is_dimension(self, text: str) -> bool:
        return is_dimension(text, self.names)


def band_around(top: list[Row], place: int, names: frozenset[str]) -> Band:
    """The rows that go with the one at a place, in which most names stand."""
    first = last = place
    while (
        last + 1 < len(top)
        and last - first + 1 < MOST_ROWS
        and _says_sides_below(top[place].cells, top[last + 1].cells, names)
    ):
        last += 1
    while (
        first > 0 and last - first + 1 < MOST_ROWS and _says_sides_above(top[first - 1].cells, top[first].cells, names)
    ):
        first -= 1
    return Band(top, first, last, names)


@cache
def is_side(text: str) -> bool:
    return bool(Headed(text).side)


def is_dimension(text: str, names: frozenset[str]) -> bool:
    return (
        bool(text)
        and any(not names.isdisjoint(found - OURS) for found in stages(text))
        and folded(bare(text)) not in OURS
    )


def _says_sides_below(header: list[str], cells: list[str], names: frozenset[str]) -> bool:
    """Whether a row says under the dimensions of a header whose answers these are; a row of answers has levels there."""
    under = _carried([padded(header, len(cells))])[0]
    said = [
        text for text, above in zip(cells, under, strict=False) if text.strip() and is_dimension(plain(above), names)
    ]
    sides = sum(is_side(text) for text in said)
    filled = [text for text in cells if text.strip()]
    of_all = sum(is_side(text) for text in filled)
    return (sides >= FEWEST and 2 * sides >= len(said)) or (of_all >= FEWEST and 2 * of_all > len(filled))


def _says_sides_above(cells: list[str], header: list[str], names: frozenset[str]) -> bool:
    """Whether a row says sides or dimensions above others; a title stands alone, and at the left."""
    said = [place for place, text in enumerate(cells) if is_side(text) or is_dimension(plain(text), names)]
    if len(said) >= FEWEST:
        return True
    first = next(
        (place for place, text in enumerate(header) if is_dimension(plain(text), names) or is_side(text)), None
    )
    return bool(said) and first is not None and said[0] >= max(first, 1)


def _carried(rows: list[list[str]]) -> list[list[str]]:
    """Each row with its blank cells filled from the left, but not past where a row above it begins something else."""
    carried = []
    for number, row in enumerate(rows):
        filled, text = [], ""
        for place, own in enumerate(row):
            begins = any(upper[place].strip() for upper in rows[:number])
            text = own if own.strip() or begins else text
            filled.append(text)
        carried.append(filled)
    return carried


def _joined(texts: list[str]) -> str:
    return " – ".join(dict.fromkeys(filter(None, texts)))
