"""Words that count, list and sort: one way for every room."""

import re
from collections.abc import Sequence


def counted(number: int, one: str, several: str = "") -> str:
    """`1 row`, `1,200 rows`; `2 people` where the plural is given."""
    return f"{number:,} {one if number == 1 else several or f'{one}s'}"


def listed(names: Sequence[str], joint: str = "and", most: int | None = None) -> str:
    """`A`, `A and B`, `A, B and C`; `A, B and 7 more` where there are more than `most`; "" where there are none."""
    if most is not None and len(names) > most:
        return f"{', '.join(names[:most])} {joint} {len(names) - most:,} more"
    *rest, last = names or [""]
    return f"{', '.join(rest)} {joint} {last}" if rest else last


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
