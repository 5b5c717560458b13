"""Whether a question asks for one of our names or only mentions it: “your role in your organisation” is about a role."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from domain.declared.references import reference


WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
ASKED, ASKED_OF, MENTIONED = 97, 96, 95  # of 100: it is all that is asked for; something stands after it; around it
SHORTEST_MENTIONED = 9  # characters of a name that means anything in the middle of a sentence
MOST_BEFORE = 8  # words before a preposition and the name that it leads to: “years of service in”


@dataclass(frozen=True)
class Found:
    """A name in a question; with `score` 0 something else is asked for, and the name is only spoken of."""

    spelling: str
    meaning: str
    score: int
    is_sure: bool = False


@dataclass(frozen=True)
class QuestionWords:
    """data/reference/question_words.toml: single words as sets, phrases as sets of tuples of words."""

    fillers: frozenset[str]
    prepositions: frozenset[str]
    verbs: frozenset[str]
    others: frozenset[str]
    leads: frozenset[tuple[str, ...]]
    tails: frozenset[tuple[str, ...]]


@cache
def question_words() -> QuestionWords:
    content = reference("question_words")
    single = {part: frozenset(content[part]) for part in ("fillers", "prepositions", "verbs", "others")}
    phrases = {part: frozenset(tuple(phrase.split()) for phrase in content[part]) for part in ("leads", "tails")}
    return QuestionWords(**single, **phrases)


def names_in(text: str, spellings: dict[str, str]) -> Iterator[Found]:
    """Each of the names (folded spelling = meaning) that stand in a folded header, the longest of one meaning only."""
    known = question_words()
    names = _without_fillers(frozenset(spellings.items()))
    words = _words(text)
    start = _end_of_lead(words, known)
    longest: dict[str, Found] = {}
    most = max(map(len, names), default=0)
    for place in range(len(words)):
        for end in range(place + 1, min(place + most, len(words)) + 1):
            for spelling, meaning in names.get(words[place:end], ()):
                found = _found(words, start, place, end, spelling, meaning, names)
                before = longest.get(meaning)
                if found and (before is None or (found.score, len(spelling)) > (before.score, len(before.spelling))):
                    longest[meaning] = found
    yield from longest.values()


def _found(
    words: tuple[str, ...], start: int, place: int, end: int, spelling: str, meaning: str, names: dict
) -> Found | None:
    known = question_words()
    before, tail = words[start:place], words[end:]
    if place < start:
        return None  # it is part of how the question begins
    if not before:
        if not tail or tail in known.tails:
            return Found(spelling, meaning, ASKED, is_sure=True)
        if tail[0] not in known.prepositions | known.verbs:
            return Found(spelling, meaning, 0)  # “organisation type”
        of_whom = {other for _, other in names.get(tail[1:], ())}
        is_whole = tail[0] in known.prepositions and bool(of_whom) and meaning not in of_whom
        return Found(spelling, meaning, ASKED_OF, is_sure=is_whole and start > 0)
    is_said_of = (
        before[0] in known.verbs
        or not known.others.isdisjoint(before)
        or any(word.endswith("'s") for word in before)  # “my manager's team”
        or (start > 0 and before[0] not in known.prepositions and words[start - 1] in ("which", "what"))
        or (before[-1] in known.prepositions and not tail and len(before) <= MOST_BEFORE)
    )
    if is_said_of:
        return Found(spelling, meaning, 0)
    return Found(spelling, meaning, MENTIONED) if len(spelling) >= SHORTEST_MENTIONED else None


@cache
def _without_fillers(spellings: frozenset[tuple[str, str]]) -> dict[tuple[str, ...], list[tuple[str, str]]]:
    """The words of each name = the spellings that are written so, with their meanings."""
    names: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for spelling, meaning in sorted(spellings):
        if words := _words(spelling):
            names.setdefault(words, []).append((spelling, meaning))
    return names


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word in WORD.findall(text.replace("’", "'")) if word not in question_words().fillers)


def _end_of_lead(words: tuple[str, ...], known: QuestionWords) -> int:
    """How many words the question begins with: one phrase after another, the longest first."""
    end, longest = 0, max(map(len, known.leads))
    while end < len(words):
        length = next((n for n in range(longest, 0, -1) if words[end : end + n] in known.leads), 0)
        if not length:
            break
        end += length
    return end
