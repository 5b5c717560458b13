"""Changes of structure between waves: which groups took the place of which, and since when; a file in the home."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import tomli_w

import settings
from domain.columns import GROUPS
from domain.declared.entries import entries
from domain.errors import Unreadable
from domain.files import write_whole
from domain.spelling import tidied


@dataclass(frozen=True)
class Change:
    """From the wave `since` on, `after` took the place of `before`: one and one is a name, many and one a merger, one and many a
    split. `column` is what they are groups of; `organisation` is "" where every one is meant."""

    column: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    since: str
    organisation: str = ""


def declared() -> tuple[Change, ...]:
    """Those of the file, none where there is no file; raises Unreadable with a sentence where one is none."""
    found = entries(settings.structure(), "changes", "structure_unreadable")
    return tuple(_change(entry, number) for number, entry in enumerate(found, start=1))


def _change(entry: object, number: int) -> Change:
    match entry:
        case {"column": str(column), "from": before, "to": after, "since": str(since)}:
            named = [_names(before), _names(after)]
            if column in GROUPS and all(named) and min(map(len, named)) == 1 and set(named[0]) != set(named[1]):
                return Change(column, *named, tidied(since), tidied(str(entry.get("organisation", ""))))
    raise Unreadable("structure_change", number=number, columns=list(GROUPS))


def _names(said: object) -> tuple[str, ...]:
    listed = said if isinstance(said, list) else [said]
    return tuple(dict.fromkeys(tidied(name) for name in listed if isinstance(name, str) and tidied(name)))


def keep(changes: Iterable[Change]) -> None:
    """Keeps these and no others."""
    written = [
        {"column": one.column, "from": list(one.before), "to": list(one.after), "since": one.since}
        | ({"organisation": one.organisation} if one.organisation else {})
        for one in changes
    ]
    write_whole(settings.structure(), tomli_w.dumps({"changes": written}))


def former(
    names: Iterable[str], changes: Iterable[Change], column: str, waves: Sequence[str]
) -> tuple[frozenset[str], tuple[Change, ...]]:
    """What groups were called in the first of these waves that are so called in the last, and the changes that it rests on; `waves` are
    all from the one to the other, earliest first."""
    now, used = frozenset(names), []
    for wave in reversed(waves[1:]):
        for one in changes:
            if one.column == column and one.since == wave and now.intersection(one.after):
                now = (now - set(one.after)) | set(one.before)
                used.append(one)
    return now, tuple(used)
