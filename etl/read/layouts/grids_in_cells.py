"""Grids that a tool writes into one cell as JSON: a column for each of their rows."""

import json
from collections.abc import Callable

from etl.read.layouts.export_layout import Row, padded, question_and_row


Grids = dict[int, list[str]]  # the places whose cells are grids, each with its rows in order of appearance
Unfold = Callable[[list[str]], list[str]]


def grid(text: str) -> dict[str, str]:
    """`{"Leading with care": "Strong"}`, with or without its braces, as a dictionary; empty for any other cell."""
    text = text.strip()
    if '":' not in text.replace('" :', '":'):
        return {}
    try:
        found = json.loads(text if text.startswith("{") else f"{{{text}}}")
    except (ValueError, RecursionError):
        return {}
    return {str(row): str(answer) for row, answer in found.items() if isinstance(answer, (str, int, float))}


def grids_in(top: list[Row], width: int, clean: Callable[[str], str] = str) -> Grids:
    """Those of the rows below the first."""
    grids: Grids = {}
    for row in top[1:]:
        if '"' not in "".join(row.cells):
            continue  # nearly every row of every file
        for place, text in enumerate(row.cells[:width]):
            for name in grid(clean(text)):
                if name not in grids.setdefault(place, []):
                    grids[place].append(name)
    return grids


def headed(header: list[str], grids: Grids) -> list[str]:
    """The header with `Question [Row]` behind it for each row of each grid."""
    return [*header, *(question_and_row(header[place], row) for place, rows in grids.items() for row in rows)]


def unfolding(width: int, grids: Grids, clean: Callable[[str], str] = str) -> Unfold:
    """What puts a row's answers of the grids behind its cells, as `headed` names them."""

    def unfold(cells: list[str]) -> list[str]:
        written = padded([clean(text) for text in cells], width)[:width]
        for place, rows in grids.items():
            answers = grid(written[place])
            written += [answers.get(row, "") for row in rows]
        return written

    return unfold
