"""Words that count, list and sort: one way for every room."""

import re

from domain.languages.writer import counted, listed


__all__ = ["counted", "heading", "listed", "natural", "rows_in_words"]


def rows_in_words(rows: list[int], most: int = 5) -> str:
    """`row 7`, `rows 7, 9 and 12`, `rows 7, 9, 12, 14, 20 and 31 more`."""
    return f"{'row' if len(rows) == 1 else 'rows'} {listed([f'{row:,}' for row in rows], most=most)}"


def heading(column: str) -> str:
    """A column of ours as a reader calls it: `Care setting`."""
    return column.replace("_", " ").capitalize()


def natural(text: str) -> list[tuple[int, int, str]]:
    """A sort key that puts "Ward 9" before "Ward 10" and takes no notice of capitals."""
    parts = re.split(r"(\d+)", text.casefold())
    return [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts if part]
