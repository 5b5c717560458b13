"""Words that count, list and sort, and those that a message is filled in with: one way for every room.

The latter are messages themselves, so that whoever reads them has them in their language.
"""

import re
from collections.abc import Sequence

from domain.languages.writer import counted, listed
from domain.message import Message, said
from domain.sentences import vocabulary


__all__ = ["by_id", "counted", "heading", "in_words", "listed", "natural", "rated", "rows", "term"]

MOST_ROWS = 5  # that are named


def heading(column: str) -> str:
    """A column of ours as a reader calls it: `Care setting`."""
    return column.replace("_", " ").capitalize()


def natural(text: str) -> list[tuple[int, int, str]]:
    """A sort key that puts "Ward 9" before "Ward 10" and takes no notice of capitals."""
    parts = re.split(r"(\d+)", text.casefold())
    return [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts if part]


def term(word: str) -> Message | str:
    """A word of our vocabularies by its id, `line_manager`: “line manager”; any other as it stands."""
    return said(word) if word in vocabulary.SENTENCES else word.replace("_", " ")


def by_id(word: str) -> Message | str:
    """The same where English has the id itself: `line_manager`."""
    named = f"id_{word}"
    return said(named) if named in vocabulary.SENTENCES else said(word) if word in vocabulary.SENTENCES else word


def in_words(word: str) -> str:
    """The word as it stands within a sentence, in the language that is spoken."""
    meant = term(word)
    return meant if isinstance(meant, str) else meant.text()


def rated(rater_group: str, measure: str) -> Message | str:
    """`line manager`, `line manager on importance`."""
    who = term(rater_group)
    return who if measure == "performance" else said("on_measure", who=who, measure=term(measure))


def rows(numbers: Sequence[int]) -> Message:
    """`row 7`, `rows 7, 9 and 12`, `rows 7, 9, 12, 14, 20 and 31 more`."""
    named = list(numbers[:MOST_ROWS])
    if more := len(numbers) - len(named):
        return said("rows_and_more", rows=named, more=more)
    return said("these_rows", rows=named)
