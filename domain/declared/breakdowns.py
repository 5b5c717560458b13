"""The breakdowns that the data owner declares, in order of importance."""

import tomllib
from dataclasses import dataclass
from typing import Any

import settings
from domain.columns import GROUP_COLUMNS, GROUPS
from domain.errors import Unreadable


WHOLE = "organisation"  # the breakdown whose one block is everybody


@dataclass(frozen=True)
class Breakdown:
    """One way to split a slice; a group of it is a distinct value of `key`, the parent's columns and its own."""

    id: str
    name: str
    columns: tuple[str, ...]
    parent: str | None = None
    key: tuple[str, ...] = ()


@dataclass(frozen=True)
class Declaration:
    """What the owner declares: breakdowns by importance, and those where line managers are at least three a group."""

    breakdowns: tuple[Breakdown, ...]
    line_managers: frozenset[str]

    @property
    def apart(self) -> frozenset[str]:
        """The columns that tell people apart: those that always do, and those that a breakdown uses."""
        used = {name for breakdown in self.breakdowns for name in breakdown.key}
        return frozenset(column.name for column in GROUP_COLUMNS if column.is_counted or column.name in used)


def declared() -> Declaration:
    """The declaration as it stands in the file; raises Unreadable."""
    try:
        return parse(settings.own_or_shipped("breakdowns.toml").read_text("utf-8"))
    except UnicodeDecodeError as error:
        raise Unreadable("breakdowns_unreadable", error=str(error)) from error


def parse(text: str) -> Declaration:
    """The declaration that a TOML text makes; Unreadable where it makes none."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Unreadable("breakdowns_unreadable", error=str(error)) from error
    found: dict[str, Breakdown] = {}
    for entry in content.get("breakdowns", []):
        breakdown = _breakdown(entry, found)
        found[breakdown.id] = breakdown
    if next(iter(found), None) != WHOLE:
        raise Unreadable("no_whole", whole=WHOLE)
    return Declaration(tuple(found.values()), frozenset(content.get("line_managers", [WHOLE])) | {WHOLE})


def _breakdown(entry: dict[str, Any], earlier: dict[str, Breakdown]) -> Breakdown:
    identity = entry.get("id", "?")
    columns, parent = tuple(entry.get("columns", ())), entry.get("parent")
    if identity in earlier:
        raise Unreadable("declared_twice", breakdown=identity)
    if strange := [column for column in columns if column not in GROUPS]:
        raise Unreadable("no_such_column", breakdown=identity, column=strange[0], columns=GROUPS)
    if bool(columns) == (identity == WHOLE):
        raise Unreadable("needs_columns", breakdown=identity, whole=WHOLE)
    if parent is not None and parent not in earlier:
        raise Unreadable("no_such_parent", breakdown=identity, parent=parent)
    above = earlier[parent].key if parent else ()
    key = above + tuple(column for column in columns if column not in above)
    return Breakdown(identity, entry.get("name", identity), columns, parent, key)
