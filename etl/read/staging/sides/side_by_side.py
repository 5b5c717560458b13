"""Columns of one name that differ by rater group, measure or wave: whose answers each of them holds, told from its header."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property

from domain.declared.frameworks import Dimension, Item
from domain.declared.sides import Side
from domain.spelling import tidied
from etl.read.staging.headers import QUESTION_NUMBER, bare, plain
from etl.read.staging.tags import Word, side_in, side_words, spelt, words_of


KINDS = {"rater_group": "rater_groups", "measure": "measures", "wave": "waves"}  # as one and as several are called
PARTS = re.compile(r"[\[\]()|:;…/]|\s[-–—]\s?|_")  # what stands around a side
AROUND = " -–—.,*?"  # marks at the ends of a part
FEW_WORDS = 5
NUMBERS = frozenset(str(number) for number in range(100))  # of questions: “Self: 3. Leading with care”


@dataclass(frozen=True)
class Sided:
    """A header that holds a name; `side` is None where `rest`, what stands beside the name, is not all understood."""

    side: Side | None
    rest: str

    @property
    def is_no_answer(self) -> bool:
        """Whether the rest says that the column holds figures or words about answers, such as averages and comments."""
        return self.side is None and not side_words().not_answers.isdisjoint(spelt(self.rest))


class Names:
    """Names that may stand in a header with a side beside them: of one dimension, or of a column of ours."""

    @classmethod
    @cache
    def of(cls, named: Dimension | Item) -> "Names":
        return cls(named.spellings)

    def __init__(self, spellings: Iterable[str]) -> None:
        self._spellings = sorted({spelt(text) for text in spellings} - {()}, key=len, reverse=True)

    def found_in(self, header: str) -> Sided | None:
        """What a header says beside the name, None where the name is not in it; the longest spelling is taken."""
        text = bare(plain(header))
        number = QUESTION_NUMBER.fullmatch(text)
        for written in dict.fromkeys((number["text"] if number else text, text)):
            words = words_of(written)
            if (place := self._place(words)) is not None:
                start, end = place
                return _sided(written, words[:start], words[end:])
        return None

    def _place(self, words: tuple[Word, ...]) -> tuple[int, int] | None:
        texts = tuple(word.text for word in words)
        for spelling in self._spellings:
            for start in range(len(texts) - len(spelling) + 1):
                if texts[start : start + len(spelling)] == spelling:
                    return start, start + len(spelling)
        return None


@dataclass(frozen=True)
class Headed:
    """A header without any name of ours: a side alone, where another column names the dimensions."""

    text: str

    @cached_property
    def side(self) -> Side | None:
        text = bare(plain(self.text))
        return side_in(text, words) if (words := words_of(text)) else None


def count_side(header: str) -> Side | None:
    """The rater group (and wave) of which a column says how many raters there were: “Number of peers”; else None."""
    text = bare(plain(header))
    words = words_of(text)
    counts = side_words().counts
    said = side_in(text, tuple(word for word in words if word.text not in counts or word.text == "raters"), counts)
    if said is None or not said.rater_group or said.rater or said.measure:
        return None
    return said if counts.intersection(word.text for word in words) else None


def different(headers: list[str]) -> str | None:
    """The first of the kinds in which the headers of one dimension's columns differ, with no name to tell the sides beside."""
    sides = [side_beside(header) for header in headers]
    return next((kind for kind in KINDS if len({getattr(side, kind).casefold() for side in sides}) > 1), None)


def side_beside(header: str, at_ends: bool = True) -> Side:
    """The side that a header of whatever words has in brackets or behind a dash, or ends or begins with; else `Side()`."""
    text = plain(header)
    parts = [part.strip(AROUND) for part in PARTS.split(text) if part and part.strip(AROUND)]
    few = text.split() if at_ends and len(parts) == 1 else []
    ends = [few[:1], few[-1:], few[:2], few[-2:]] if 1 < len(few) <= FEW_WORDS else []
    found = [side_in(part, words_of(part)) for part in (*parts, *map(" ".join, ends))]
    said: dict[str, str] = {}
    for side in filter(None, found):
        said = {**side.said(), **said}
    return Side(**said)


def _sided(text: str, before: tuple[Word, ...], after: tuple[Word, ...]) -> Sided:
    rest = " ".join(tidied(text[words[0].start : words[-1].end]) for words in (before, after) if words)
    first = side_in(text, before)
    while first is None and before and before[-1].text in NUMBERS:  # of the question: “Self 3.1 Leading with care”
        before = before[:-1]
        first = side_in(text, before)
    last = side_in(text, after)
    if first is None or last is None:
        return Sided(None, rest)
    one, other = first.said(), last.said()
    is_one = all(one[name].casefold() == other[name].casefold() for name in one.keys() & other.keys())
    return Sided(Side(**{**other, **one}) if is_one else None, rest)
