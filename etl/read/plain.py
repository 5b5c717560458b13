"""A plain table: one header row somewhere at the top, below whatever titles stand above it."""

from etl.read.headers import stages
from etl.read.layout import Layout, Row


NAME = "a plain table"
TOP_ROWS = 30  # where a header may stand
MAX_NAMES = 5_000  # columns looked at; a wider file is refused later


def names_found(cells: list[str], names: frozenset[str]) -> int:
    """How many of the cells are headed as a column of ours, of the mapping or of the framework."""
    spellings = (set().union(*stages(text)) for text in cells[:MAX_NAMES] if text.strip())
    return sum(not names.isdisjoint(spelling) for spelling in spellings)


def lay_out(top: list[Row], names: frozenset[str]) -> Layout:
    """The header is the first of the rows in which most of our names stand; `top` has no blank rows."""
    found = [names_found(row.cells, names) for row in top[:TOP_ROWS]]
    header = top[found.index(max(found))]
    return Layout("plain", f"the column names stand in row {header.number}", header.cells, header.number)
