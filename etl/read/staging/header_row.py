"""Which row names the columns of a table whose names nobody knows: told from how names and answers look."""

import re
from collections import Counter

from domain.spelling import folded
from etl.read.layouts.export_layout import Row, padded


FEWEST_CELLS = 2
NEARLY_AS_WIDE = 0.75  # of the cells that the rows beneath have filled
ROWS_BENEATH = 10
MOST_CHARACTERS = 300  # of a name; a longer text is a note
MOST_REPEATED = 0.2  # of its cells may stand in their column again: answers do, names don't
FIGURE = re.compile(r"[\d\s.,:;/%+()\-]*\d[\d\s.,:;/%+()\-]*")  # a number, a date, a time


def likely_header(top: list[Row]) -> int | None:
    """The place of the fullest row that looks like names, the first of several; None where no row does.

    Such a row is filled nearly as widely as those beneath it, mostly with different texts that are short, no figures,
    and stand nowhere else in their columns. A title, a lone note and a row of answers each lack one of these.
    """
    width = max((len(row.cells) for row in top), default=0)
    texts = [[folded(text[: MOST_CHARACTERS + 1]) for text in padded(row.cells, width)] for row in top]
    distinct = list(map(list, dict.fromkeys(map(tuple, texts))))  # a header may be repeated among the rows
    columns = [Counter(column) for column in zip(*distinct, strict=True)]
    filled = [sum(map(bool, row)) for row in texts]
    names = {
        place: filled[place] for place, row in enumerate(texts) if _is_wide(filled, place) and _are_names(row, columns)
    }
    return max(names, key=names.__getitem__, default=None)


def _is_wide(filled: list[int], place: int) -> bool:
    beneath = filled[place + 1 : place + 1 + ROWS_BENEATH]
    return bool(beneath) and filled[place] >= max(FEWEST_CELLS, NEARLY_AS_WIDE * _median(beneath))


def _median(numbers: list[int]) -> float:
    """What statistics.median gives, which takes ten milliseconds to import."""
    ordered, half = sorted(numbers), len(numbers) // 2
    return (ordered[half] + ordered[~half]) / 2


def _are_names(row: list[str], columns: list[Counter]) -> bool:
    written = [text for text in row if text]
    if any(len(text) > MOST_CHARACTERS or FIGURE.fullmatch(text) for text in written):
        return False
    repeated = sum(columns[place][text] > 1 for place, text in enumerate(row) if text)
    return repeated <= MOST_REPEATED * len(written) and len(set(written)) * 2 > len(written)
