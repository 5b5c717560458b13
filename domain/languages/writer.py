"""Fills a sentence's parameters, which stand in braces.

Besides what Python's format takes, `{rows:#row}` counts ("3 rows"; `#person|people`), `{rows:?is|are}` chooses by number, a list is
written `{names:and}`, `{names:or 5}` (5, and how many more), `{names:“and}` (each in quotes), `{names:×}` or `{names:;}`, and a date, or
its ISO text, `{day:date}`. A name in several languages is a table, a code = a text, and other text stands as it is, however it is written.
What `#` and `?` choose from is one text for every number, two for one and all others, or one for each plural form of the language in
CLDR's order (zero, one, two, few, many, other; those that it has). In English a word that is counted takes an "s" by itself.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from string import Formatter
from typing import Any

from domain.languages import locale
from domain.languages.catalogue import N_, translated
from domain.languages.speaking import ENGLISH, language


TEMPLATES_REMEMBERED = 4_096
MORE = {"and": N_("{names} and {more:,} more"), "or": N_("{names} or {more:,} more")}
BETWEEN = {" ": " ", "×": " × ", ";": "; "}
LIST = re.compile(r"(?P<quote>“?)(?P<joint>\w*)(?: (?P<most>\d+))?")


OfMessage = Callable[[Any, str], str | None]  # the text of a parameter that is a message itself; None of any other


def filled(sentence: str, parameters: Mapping[str, Any], of_message: OfMessage = lambda value, how: None) -> str:
    """The sentence with its parameters; one that is not given is left out."""
    return "".join(
        text if name is None else text + _written(parameters.get(name), how, of_message)
        for text, name, how in _parts(sentence)
    )


def _written(value: Any, how: str, of_message: OfMessage) -> str:
    if value is None:
        return ""
    if (text := of_message(value, how)) is not None:
        return text
    if how.startswith("?"):
        return locale.chosen(_number(value), how[1:].split("|"))
    if how.startswith("#"):
        return counted(_number(value), *how[1:].split("|"))
    if isinstance(value, (list, tuple)):
        return _list([_written(one, "," if type(one) is int else "", of_message) for one in value], how)
    if isinstance(value, dict):
        return name_of(value)
    if how == "date":
        return locale.date(date.fromisoformat(value) if isinstance(value, str) else value)
    if isinstance(value, str):
        return value
    text = format(value, how)
    return locale.punctuated(text) if isinstance(value, (int, float)) else text


def name_of(name: str | Mapping[str, str]) -> str:
    """A name in the language that is spoken, where it is a table of names by language and has one in it."""
    return name if isinstance(name, str) else name.get(language()) or name[ENGLISH]


def counted(number: int, *texts: str) -> str:
    """`1 row`, `1,200 rows`; `2 people` where the plural is given."""
    if language() == ENGLISH and len(texts) == 1:
        texts = (*texts, f"{texts[0]}s")
    return f"{locale.punctuated(f'{number:,}')} {locale.chosen(number, texts)}"


def listed(names: Sequence[str], joint: str = "and", most: int | None = None) -> str:
    """`A`, `A and B`, `A, B and C`; `A, B and 7 more` where there are more than `most`; "" where there are none."""
    if most is None or len(names) <= most:
        return locale.listed(names, joint)
    return filled(translated(MORE[joint]), {"names": ", ".join(names[:most]), "more": len(names) - most})


def _list(texts: list[str], how: str) -> str:
    if how in BETWEEN:
        return BETWEEN[how].join(texts)
    if not how:
        return ", ".join(texts)
    way = LIST.fullmatch(how)
    assert way is not None  # how a list is written, or the sentence itself is off
    texts = [f"“{text}”" for text in texts] if way["quote"] else texts
    return listed(texts, way["joint"] or "and", int(way["most"]) if way["most"] else None)


def _number(value: Any) -> Any:
    return len(value) if isinstance(value, (list, tuple)) else value


@lru_cache(TEMPLATES_REMEMBERED)
def _parts(sentence: str) -> tuple[tuple[str, str | None, str], ...]:
    """A sentence as what stands before each parameter, its name, and how it is written."""
    return tuple((text, name, how or "") for text, name, how, _ in Formatter().parse(sentence))
