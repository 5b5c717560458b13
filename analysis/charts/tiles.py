"""A table of coloured cells as a page draws it itself: what stands in each cell, how it is coloured, and what it says of itself."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from domain.languages import N_, _


ROWS_OF_A_SLIDE = 13
PLACE = "{}"  # where the page puts the name of a row or column, or what is printed in a cell
WORDS = {  # what stands around the cells and on their buttons, as pages/frame/tiles.js calls it
    "before": N_("Dimension before"),
    "shown": N_("Dimension shown"),
    "next": N_("Next dimension"),
    "keys": N_(
        "Arrow keys move. Enter opens a cell or a group, sorts by a dimension, and folds an area. O on a dimension opens it to its items."
        " P pins a row."
    ),
    "people": N_("People"),
    "peopleAre": N_("How many were rated: from the dimension with fewest to the one with most"),
    "opensBy": N_("opens by {kind}"),
    "open": N_("Open {name} by {kind}"),
    "close": N_("Close {name} by {kind}"),
    "openItems": N_("Open {name} by item"),
    "closeItems": N_("Close {name} by item"),
    "pin": N_("Pin {name}"),
    "unpin": N_("Unpin {name}"),
    "clear": N_("{figures}, clear"),
}


@dataclass(frozen=True)
class Cell:
    """`printed`, beside it `more` where that is worth a place; a colour by its id; `told` are the values for the lines."""

    printed: str
    more: str = ""
    colour: str = ""
    is_clear: bool = False
    told: tuple[str, ...] = ()
    value: float | None = None  # what is printed as a number, for a spreadsheet; not sent to the page


@dataclass(frozen=True)
class Row:
    """One group; `lies_in` is the group it is part of, and `depth` 1 where it stands below the row that it opens."""

    row_id: str
    name: str
    cells: tuple[Cell, ...]
    lies_in: str = ""
    people: str = ""
    is_whole: bool = False
    depth: int = 0
    can_open: bool = False
    is_open: bool = False
    is_pinned: bool = False


@dataclass(frozen=True)
class Area:
    """A heading above so many neighbouring columns; folded, they are narrow and their own headings are not shown."""

    area_id: str
    name: str
    columns: int
    is_folded: bool = False


@dataclass(frozen=True)
class Headings:
    """A row of areas that stands above all columns, and what one of its areas is called."""

    name: str
    areas: tuple[Area, ...]


@dataclass(frozen=True)
class Key:
    """One entry of the legend: a colour by its id, and what it means."""

    colour: str
    text: str


@dataclass(frozen=True)
class Tiles:
    """`columns` are id = name; `lines` are what each cell says of itself, with {0}, {1} … in place of what it is told; a line of
    which a value is missing is left out, and a cell without any says `withheld`."""

    corner: str
    columns: dict[str, str]
    rows: tuple[Row, ...]
    legend: tuple[Key, ...]
    lines: tuple[str, ...]
    withheld: str
    said: str
    sorted_by: str = ""
    is_ascending: bool = False
    opens_to: str = ""  # what a row opens to: "teams"
    areas: tuple[Headings, ...] = ()  # the nearest to the columns last
    unfolds: Mapping[str, bool] = field(default_factory=dict)  # columns that others can stand beside: whether they do
    items: frozenset[str] = frozenset()  # columns that stand beside another

    @property
    def parts(self) -> int:
        """How many slides its rows fill."""
        return max(1, -(-len(self.rows) // ROWS_OF_A_SLIDE))

    def part(self, number: int) -> "Tiles":
        """The rows of the slide of that number, from 1; the last one for any that is larger."""
        first = (min(max(number, 1), self.parts) - 1) * ROWS_OF_A_SLIDE
        return replace(self, rows=self.rows[first : first + ROWS_OF_A_SLIDE])

    def _kind(self, column: str) -> str:
        if column in self.items:
            return "item"
        return {None: "", False: "closed", True: "open"}[self.unfolds.get(column)]

    @cached_property
    def as_sent(self) -> bytes:
        """What a page sends, put together once: lists in place of names where there are many of a kind."""
        return json.dumps(
            {
                "corner": self.corner,
                "columns": [[*named, self._kind(named[0])] for named in self.columns.items()],
                "areas": [
                    {
                        "name": row.name,
                        "areas": [[area.area_id, area.name, area.columns, area.is_folded] for area in row.areas],
                    }
                    for row in self.areas
                ],
                "legend": [[key.colour, key.text] for key in self.legend],
                "lines": self.lines,
                "withheld": self.withheld,
                "said": self.said,
                "sorted": [self.sorted_by, self.is_ascending],
                "words": {key: _(text, name=PLACE, figures=PLACE, kind=self.opens_to) for key, text in WORDS.items()},
                "rows": [
                    {
                        "id": row.row_id,
                        "name": row.name,
                        "liesIn": row.lies_in,
                        "people": row.people,
                        "kind": "whole" if row.is_whole else "part" if row.depth else "",
                        "canOpen": row.can_open,
                        "isOpen": row.is_open,
                        "isPinned": row.is_pinned,
                        "cells": [
                            [cell.printed, cell.more, cell.colour, int(cell.is_clear), *cell.told] for cell in row.cells
                        ],
                    }
                    for row in self.rows
                ],
            },
            ensure_ascii=False,
            separators=(",", ":"),
        ).encode()
