"""Characters that a paper can't hold, wherever in it they stand: a mark takes their place, and a note says so."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache

from analysis.board_pack.description import Message, Pack
from domain.languages import N_, _


MARK = "\N{REPLACEMENT CHARACTER}"
NOTE = N_("\N{REPLACEMENT CHARACTER} stands for a character that this paper can't show.")
OF_EVERY_PLANE = "".join(chr(plane + last) for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF))
NO_CHARACTER = re.compile(
    f"[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\ud800-\\udfff\\ufdd0-\\ufdef{OF_EVERY_PLANE}]"
)


def printable(pack: Pack) -> Pack:
    """Without control characters and what Unicode says is no character, which no document may hold."""
    return marked(pack, NO_CHARACTER)


def marked(pack: Pack, found: re.Pattern) -> Pack:
    """The mark in place of all that is found; every message in which there was any says what it stands for."""
    if not any(map(found.search, texts(pack))):
        return pack
    messages = tuple(_noted(message, in_parts(message, found)) for message in pack.messages)
    return replace(in_parts(pack, found), messages=messages)


def texts(part) -> Iterator[str]:
    """Every text in a part of a pack, in no order."""
    waiting = [part]  # a page asks this at every run, of tens of thousands of texts
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, tuple):
            waiting += one
        else:
            waiting += [getattr(one, name) for name in _names(type(one))]


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


def in_parts(part, found: re.Pattern):
    """A part of a pack with the mark in place of all that is found."""
    if isinstance(part, str):
        return found.sub(MARK, part)
    if isinstance(part, tuple):
        parts = [in_parts(one, found) for one in part]
        return type(part)(*parts) if hasattr(part, "_fields") else tuple(parts)
    if is_dataclass(part):
        return replace(part, **{field.name: in_parts(getattr(part, field.name), found) for field in fields(part)})
    return part


def _noted(before: Message, after: Message) -> Message:
    return after if after == before else replace(after, note=f"{after.note} {_(NOTE)}".strip())
