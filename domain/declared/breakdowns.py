"""The breakdowns that the data owner declares, in order of importance."""

import json
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import settings
from domain.columns import GROUP_COLUMNS, GROUPS
from domain.declared import attributes
from domain.declared.attributes import Attribute
from domain.errors import Unreadable
from domain.files import write_whole


FILE = "breakdowns.toml"
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
    attributes: tuple[Attribute, ...] = ()

    @property
    def groups(self) -> tuple[str, ...]:
        """All columns that say to which groups a person belongs, whether or not a breakdown uses them."""
        return attributes.columns(self.attributes)

    @property
    def used_attributes(self) -> tuple[Attribute, ...]:
        """Those that a breakdown uses."""
        used = {name for breakdown in self.breakdowns for name in breakdown.key}
        return tuple(attribute for attribute in self.attributes if attribute.column in used)

    def least(self, breakdown: str, k: int) -> int:
        """The fewest people behind a row of a breakdown: more where it is by a sensitive attribute."""
        sensitive = {attribute.column for attribute in self.attributes if attribute.is_sensitive}
        key = next((one.key for one in self.breakdowns if one.id == breakdown), ()) if sensitive else ()
        return max(k, settings.MINIMUM_OF_SENSITIVE) if sensitive.intersection(key) else k

    @property
    def apart(self) -> frozenset[str]:
        """The columns that tell people apart: those that always do, and those that a breakdown uses."""
        used = {name for breakdown in self.breakdowns for name in breakdown.key}
        ours = (column.name for column in GROUP_COLUMNS if column.is_counted or column.name in used)
        return frozenset((*ours, *(attribute.column for attribute in self.used_attributes)))


def declared() -> Declaration:
    """The declaration as it stands in the file; raises Unreadable."""
    try:
        return parse(settings.own_or_shipped(FILE).read_text("utf-8"), attributes.declared())
    except UnicodeDecodeError as error:
        raise Unreadable("breakdowns_unreadable", error=str(error)) from error


def shipped() -> list[str]:
    """The names of the breakdowns that come with Ninefold."""
    return [one.name for one in parse((settings.PROJECT / "data" / FILE).read_text("utf-8")).breakdowns]


def parse(text: str, known: tuple[Attribute, ...] = ()) -> Declaration:
    """The declaration that a TOML text makes, where these attributes are known; Unreadable where it makes none."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Unreadable("breakdowns_unreadable", error=str(error)) from error
    found: dict[str, Breakdown] = {}
    for entry in content.get("breakdowns", []):
        breakdown = _breakdown(entry, found, known)
        found[breakdown.id] = breakdown
    if next(iter(found), None) != WHOLE:
        raise Unreadable("no_whole", whole=WHOLE)
    return Declaration(tuple(found.values()), frozenset(content.get("line_managers", [WHOLE])) | {WHOLE}, known)


def as_toml(declaration: Declaration) -> str:
    """A text that `parse` reads as this declaration."""
    lines = ["# Made on the page Breakdowns; it may be edited. The first is the most important.", ""]
    lines += [f"line_managers = {_listed(sorted(declaration.line_managers))}", "", "breakdowns = ["]
    for one in declaration.breakdowns:
        words = [name.removeprefix(attributes.PREFIX) for name in one.columns]
        parent = f", parent = {_quoted(one.parent)}" if one.parent else ""
        named = f"id = {_quoted(one.id)}, name = {_quoted(one.name)}, columns = {_listed(words)}"
        lines.append(f"    {{ {named}{parent} }},")
    return "\n".join([*lines, "]", ""])


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # a basic string of TOML


def _listed(texts: Sequence[str]) -> str:
    return f"[{', '.join(map(_quoted, texts))}]"


def keep(declaration: Declaration) -> None:
    """Keeps it in the home for later publications, in its order: which comes first is no choice of its own any more."""
    write_whole(settings.home() / FILE, as_toml(declaration))
    settings.breakdown_order().unlink(missing_ok=True)


def _breakdown(entry: dict[str, Any], earlier: dict[str, Breakdown], known: tuple[Attribute, ...]) -> Breakdown:
    identity, parent = entry.get("id", "?"), entry.get("parent")
    columns = tuple(attributes.column_of(column, known) for column in entry.get("columns", ()))
    if identity in earlier:
        raise Unreadable("declared_twice", breakdown=identity)
    if strange := [column for column in columns if column not in attributes.columns(known)]:
        may_be = (*GROUPS, *(attribute.word for attribute in known))
        raise Unreadable("no_such_column", breakdown=identity, column=strange[0], columns=may_be)
    if bool(columns) == (identity == WHOLE):
        raise Unreadable("needs_columns", breakdown=identity, whole=WHOLE)
    if parent is not None and parent not in earlier:
        raise Unreadable("no_such_parent", breakdown=identity, parent=parent)
    above = earlier[parent].key if parent else ()
    key = above + tuple(column for column in columns if column not in above)
    if len(key) > 1 and (sensitive := [one.name for one in known if one.is_sensitive and one.column in key]):
        raise Unreadable("sensitive_crossed", breakdown=identity, attribute=sensitive[0])
    return Breakdown(identity, entry.get("name", identity), columns, parent, key)
