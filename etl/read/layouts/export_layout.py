"""How a survey tool lays its export out: header rows, rows that are no answers, codes that are no level."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple

from domain.message import Message
from domain.spelling import TEXTS_REMEMBERED, folded
from etl.read.staging.headers import plain


BLANKS = ("", "NULL", "\\N")  # how databases write that a cell has nothing in it


class Row(NamedTuple):
    """One row of a file's top, numbered as a spreadsheet shows it; the cells are text."""

    number: int
    cells: list[str]


@dataclass(frozen=True)
class Layout:
    """What a tool's module says of one file; `why` is by what it was recognised."""

    tool: str  # the module's name, or plain
    why: Message | None  # None: it is asked for
    header: list[str]  # one text a column, however many rows it stood in
    header_row: int  # the last of the header's rows: answers begin below it
    second_names: list[str] = field(default_factory=list)  # the tool's own ids of the columns, "" where it has none
    left_out: Callable[[list], str | None] | None = None  # the key of why a row is no answer to load
    clean: Callable[[str], str] | None = None  # a cell's text without what the tool put around it
    unfold: Callable[[list[str]], list[str]] | None = None  # a row's cells where one of them holds several answers
    blanks: dict[str, str] = field(default_factory=dict)  # column of ours = what a blank cell in it means to the tool
    not_rated: tuple[str, ...] = ()  # what the tool writes for "no answer", besides what the framework lists

    @property
    def meant_by_blanks(self) -> dict[str, dict[str, str]]:
        """Column of ours = what each way of writing nothing in it means to the tool."""
        return {name: dict.fromkeys(BLANKS, meaning) for name, meaning in self.blanks.items()}

    @property
    def is_as_written(self) -> bool:
        """Whether the cells below the header can be taken as they stand."""
        return self.left_out is None and self.clean is None and self.unfold is None


def as_text(value: object) -> str:
    """A cell as Excel shows it in General format, dates in ISO form."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    if isinstance(value, (date, time, timedelta)):
        return str(value)
    return str(value)


@lru_cache(TEXTS_REMEMBERED)
def key(text: str) -> str:
    """A fixed column's name for looking up: tools write `ResponseId`, `Response ID` and `response_id` by turns."""
    return folded(plain(text)).replace(" ", "")


def places_of(cells: list[str]) -> dict[str, int]:
    """From each header's key to its first place."""
    places: dict[str, int] = {}
    for place, text in enumerate(cells):
        places.setdefault(key(text), place)
    return places


def cell(cells: list, place: int | None) -> str:
    """A cell's text without spaces around it; "" where the row is short or the column is not there."""
    return plain(as_text(cells[place])) if place is not None and place < len(cells) else ""


def padded(cells: list, width: int) -> list:
    return [*cells, *[""] * (width - len(cells))]


def carried_forward(cells: list[str], starts: list[bool] | None = None) -> list[str]:
    """Each blank cell takes the text of the nearest one to its left, but not across a place where `starts` is true."""
    carried, text = [], ""
    for place, written in enumerate(cells):
        text = written if written.strip() or (starts and starts[place]) else text
        carried.append(text)
    return carried


def question_and_row(question: str, row: str) -> str:
    """`Question [Row]`, the header of one line of a grid."""
    question, row = plain(question), plain(row)
    return f"{question} [{row}]" if question and row and row != question else question or row
