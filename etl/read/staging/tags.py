"""The words of a header that say whose answers a column holds, of what measure and of which wave: “Manager's rating 2026”."""

import re
from dataclasses import dataclass
from functools import cache

from domain.declared.references import MEASURES, reference, vocabulary
from domain.declared.sides import Side
from domain.spelling import tidied


WORD = re.compile(r"(?:19|20)\d\d\s?[/–-]\s?(?:\d\d){1,2}(?!\d)|\d\d/\d\d(?!\d)|[^\W_]+(?:['’][^\W\d_]+)?|&|[#%Δ]")
YEAR = re.compile(r"(?:19|20)\d\d(?:\s?[/–-]\s?(?:\d\d){1,2})?|fy ?\d\d(?:\d\d)?|\d\d/\d\d")
NUMBERED = re.compile(r"(t|w|y|r|yr)(\d{1,2})")  # T1
ORDINAL = re.compile(r"\d{1,2}|[a-f]")  # Peer 1, Peer A
QUESTION_NUMBER = re.compile(r"q\d{1,3}[a-z]?")
LONGEST = 6  # words of a name


@dataclass(frozen=True)
class Word:
    """A word of a header, to compare and as it stands in the text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Words:
    """data/reference/side_words.toml, and the names of rater groups and measures, as tuples of words."""

    fillers: frozenset[str]
    not_answers: frozenset[str]
    counts: frozenset[str]
    periods: frozenset[str]
    turns: frozenset[str]
    moments: frozenset[tuple[str, ...]]
    names: dict[tuple[str, ...], tuple[str, str]]  # = the field of a side, and its value


def words_of(text: str) -> tuple[Word, ...]:
    return tuple(Word(_word(found[0]), found.start(), found.end()) for found in WORD.finditer(text))


def spelt(text: str) -> tuple[str, ...]:
    return tuple(word.text for word in words_of(text))


@cache
def side_words() -> Words:
    content = reference("side_words")
    names = {spelt(text): ("rater_group", group) for text, group in vocabulary("rater_group").meanings.items()}
    names |= {spelt(text): ("rater_group", group) for group, texts in content["raters"].items() for text in texts}
    names |= {spelt(text): ("measure", measure) for text, measure in MEASURES.items()}
    names |= {spelt(text): ("measure", measure) for measure, texts in content["measures"].items() for text in texts}
    single = {name: frozenset(content[name]) for name in ("fillers", "not_answers", "counts", "periods", "turns")}
    return Words(**single, moments=frozenset(map(spelt, content["moments"])), names=names)


def side_in(text: str, words: tuple[Word, ...], more_fillers: frozenset[str] = frozenset()) -> Side | None:
    """The side that these words of a text say, `Side()` where they say nothing; None where one of them is none of ours.

    What is said twice and differently is none either: “Self against manager”.
    """
    said: dict[str, str] = {}
    place = 0
    while place < len(words):
        name, value, length = _next(text, words, place, more_fillers)
        if not length or (name and said.setdefault(name, value).casefold() != value.casefold()):
            return None
        place += length
        is_next_a_number = place < len(words) and ORDINAL.fullmatch(words[place].text) is not None
        if name == "rater_group" and is_next_a_number and "rater" not in said:
            said["rater"] = words[place].text
            place += 1
    return Side(**said)


def _next(text: str, words: tuple[Word, ...], place: int, more_fillers: frozenset[str]) -> tuple[str, str, int]:
    """What the words from a place on begin with: the field of a side or "" for a filler, its value, and how many words."""
    known = side_words()
    for length in range(min(LONGEST, len(words) - place), 0, -1):
        spelling = tuple(word.text for word in words[place : place + length])
        if spelling in known.names:
            return *known.names[spelling], length
        if _is_wave(spelling, known):
            return "wave", tidied(text[words[place].start : words[place + length - 1].end]), length
    is_filler = words[place].text in known.fillers | more_fillers or QUESTION_NUMBER.fullmatch(words[place].text)
    return "", "", 1 if is_filler else 0


def _is_wave(spelling: tuple[str, ...], known: Words) -> bool:
    """A year with or without its season, a turn and its number, or a word for one of two moments."""
    if spelling in known.moments:
        return True
    rest = [word for word in spelling if not YEAR.fullmatch(word)]
    if len(rest) == len(spelling) - 1 and known.periods.issuperset(rest):
        return True
    first, *others = spelling
    is_short_year = len(spelling) == 2 and first in known.periods and len(others[0]) == 2 and others[0].isdecimal()
    is_turn = len(spelling) == 2 and first in known.turns and others[0].isdecimal() and len(others[0]) < 3
    return is_short_year or is_turn or (not others and NUMBERED.fullmatch(first) is not None)


def _word(written: str) -> str:
    word = written.casefold().replace("’", "'").removesuffix("'s").rstrip("'")
    return "and" if word == "&" else word
