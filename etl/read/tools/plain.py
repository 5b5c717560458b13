"""A plain table: one header row somewhere at the top, below whatever titles stand above it."""

from collections.abc import Callable

from domain.message import said
from etl.read.layouts.export_layout import Layout, Row, cell, key, padded
from etl.read.layouts.header_band import band_around
from etl.read.layouts.own_words import own_words
from etl.read.staging.header_row import likely_header
from etl.read.staging.headers import plain, stages


NAME = said("a_plain_table")
TOP_ROWS = 30  # where a header may stand
ENOUGH_NAMES = 2  # columns of ours that make a row the header
FEWEST_NAMES = 3  # of a row above the header that is more than a title
MAX_NAMES = 5_000  # columns looked at; a wider file is refused later


def names_found(cells: list[str], names: frozenset[str]) -> int:
    """How many of the cells are headed as a column of ours, of the mapping or of the framework."""
    spellings = (set().union(*stages(text)) for text in cells[:MAX_NAMES] if text.strip())
    return sum(not names.isdisjoint(spelling) for spelling in spellings)


def lay_out(top: list[Row], names: frozenset[str], header_row: int | None = None) -> Layout:
    """The header is the row that is named, else the one that is known or looks like one; `top` has no blank rows."""
    if header_row is None:
        place, seems = _header_place(top, names)
    else:
        place, seems = next(place for place, row in enumerate(top) if row.number == header_row), False
    band = band_around(top, place, names)
    if band.first < band.last:
        cells = band.header()
    else:
        cells = _filled_from_above(top[place], top[place - 1]) if place else top[place].cells
    why = said("names_seem_to_stand" if seems else "names_stand", rows=band.rows)
    below = top[band.last + 1 :]
    return Layout("plain", why, cells, top[band.last].number, left_out=_unfinished(cells, below))


def _header_place(top: list[Row], names: frozenset[str]) -> tuple[int, bool]:
    """The first of the rows in which most of our names stand, else the one that looks like names, and whether it only does."""
    found = [names_found(row.cells, names) for row in top[:TOP_ROWS]]
    most = found.index(max(found))
    if found[most] < ENOUGH_NAMES and (likely := likely_header(top[:TOP_ROWS])) is not None:
        return likely, True
    return most, False


def _filled_from_above(header: Row, above: Row) -> list[str]:
    """A grid's question stands above the names of its rows, and beside it the names of other columns."""
    if above.number != header.number - 1 or sum(bool(text.strip()) for text in above.cells) < FEWEST_NAMES:
        return header.cells  # a title
    width = max(len(header.cells), len(above.cells))
    pairs = zip(padded(header.cells, width), padded(above.cells, width), strict=True)
    return [text if text.strip() else text_above for text, text_above in pairs]


def _unfinished(header: list[str], top: list[Row]) -> Callable[[list], str | None] | None:
    """What leaves out partial responses, where a column says of each response whether it was completed."""
    place = next((place for place, text in enumerate(header) if key(text) in own_words("plain", "status")), None)
    if place is None:
        return None
    written = {_status(row.cells, place) for row in top} - {""}
    partial = own_words("plain", "partial")
    if not written or written - own_words("plain", "complete") - partial:
        return None
    reason = said("unfinished_row", column=plain(header[place])).key
    return lambda cells: reason if _status(cells, place) in partial else None


def _status(cells: list, place: int) -> str:
    return key(cell(cells, place))
