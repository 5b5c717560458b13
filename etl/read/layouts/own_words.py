"""A survey tool's own words for its columns, and what its first columns hold in whatever language: numbers and moments."""

import re
from collections.abc import Sequence
from functools import cache

from domain.declared.references import reference
from domain.message import Message, said
from etl.read.layouts.export_layout import Row, cell, key


# 2026-03-01 10:00:00, 8/21/2019 13:10:31, 2022/06/22 11:07:29 AM AST
MOMENT = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}[ T,]+\d{1,2}[:.]\d{2}.*")


@cache
def own_words(tool: str, column: str) -> frozenset[str]:
    """The keys (layout.key) of a tool's words for one of its columns, as data/reference/survey_tools.toml lists them."""
    return frozenset(map(key, reference("survey_tools")[tool][column]))


def place_of(cells: list[str], tool: str, column: str) -> int | None:
    """Where a tool's own column stands, None where its word is not there."""
    words = own_words(tool, column)
    return next((place for place, text in enumerate(cells) if key(text) in words), None)


def has_columns(top: list[Row], names: Sequence[str]) -> Message | None:
    """That the first row has all these columns; None where it lacks one."""
    here = set(map(key, top[0].cells))
    return said("has_columns", row=top[0].number, columns=names) if here.issuperset(map(key, names)) else None


def are_running_numbers(rows: list[Row], place: int) -> bool:
    """Whether the cells are whole numbers, each greater than the one above, as a tool numbers responses."""
    texts = [cell(row.cells, place) for row in rows]
    numbers = [int(text) for text in texts if text.isdecimal() and len(text) < 16]
    return len(numbers) == len(texts) > 0 and all(a < b for a, b in zip(numbers, numbers[1:], strict=False))


def are_moments(rows: list[Row], place: int, may_be_blank: bool = False) -> bool:
    texts = [cell(row.cells, place) for row in rows]
    written = [text for text in texts if text or not may_be_blank]
    return bool(written) and all(map(MOMENT.fullmatch, written))
