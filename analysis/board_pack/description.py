"""What a board pack says, apart from how it looks: writers draw this and add nothing of their own."""

import datetime
from dataclasses import dataclass, field
from typing import NamedTuple

from domain.languages import ENGLISH


class Run(NamedTuple):
    """A stretch of text in one weight."""

    text: str
    is_bold: bool = False


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of running text, a point of a list, or a small heading over what follows."""

    runs: tuple[Run, ...]
    kind: str = "plain"  # or "point", "heading"

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Column:
    """A column by its heading; numbers and shares stand to the right, texts to the left."""

    heading: str
    kind: str = "text"  # or "number", "share" (0 to 1)


@dataclass(frozen=True)
class Cell:
    """What stands in a table: as it is printed, and as a spreadsheet counts with it (None: the text)."""

    text: str
    value: float | None = None
    fill: str = ""  # a background colour, "" for none
    is_bold: bool = False


@dataclass(frozen=True)
class Row:
    """A row of a table; `kind` "group" is one cell over the whole width, above the rows that belong to it."""

    cells: tuple[Cell, ...]
    kind: str = "plain"  # or "group", "whole" (of everybody)


@dataclass(frozen=True)
class Table:
    """Rows under the same columns; the title says what they are."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def is_filled(self) -> bool:
        """Whether its cells are coloured: a heatmap."""
        return any(cell.fill for row in self.rows for cell in row.cells)


@dataclass(frozen=True)
class Series:
    """A value for each category of a chart (0 to 1, or a difference, -1 to 1; None: not published), with its interval."""

    name: str
    colour: str
    fill: str  # the same as `colour`, or a paler one where an interval is drawn over it
    values: tuple[float | None, ...]
    lower: tuple[float | None, ...] = ()
    upper: tuple[float | None, ...] = ()


@dataclass(frozen=True)
class Chart:
    """Bars, a row of them for each category: beside one another, "stacked" to 100 %, or "differences" around nought."""

    kind: str  # "bars", "stacked", "differences"
    title: str
    alternative: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]


@dataclass(frozen=True)
class Message:
    """One thing to say: a sentence, what shows it, the figures, and what to know of them."""

    name: str
    title: str
    provenance: tuple[str, ...]
    link: str  # to the same view in the dashboard; "" where nobody has said where that is
    text: tuple[Paragraph, ...] = ()
    chart: Chart | None = None
    table: Table | None = None
    note: str = ""
    sheets: tuple[Table, ...] = ()  # what a workbook holds of it
    is_cover: bool = False  # whose title and text stand large on a page of their own


@dataclass(frozen=True)
class Look:
    """How an organisation's papers look: its accent colour, and its own templates, as bytes."""

    accent: str
    powerpoint_template: bytes | None = None
    word_template: bytes | None = None


@dataclass(frozen=True)
class Pack:
    """A whole board pack; `date` is the publication's, `language` the code of that in which all of it is said."""

    title: str
    organisation: str
    date: datetime.datetime
    messages: tuple[Message, ...]
    look: Look
    certificate: Table = field(default=Table("", (), ()))
    language: str = ENGLISH
