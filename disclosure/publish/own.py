"""What only some organisations have: attributes of their own, as far as they are published, and changes of structure."""

from collections.abc import Iterable, Iterator
from typing import Any

import settings
from disclosure.publish.store import Rows
from domain.columns import GROUPS
from domain.declared import structure
from domain.declared.attributes import ORDERED, Attribute
from domain.declared.breakdowns import Declaration
from domain.declared.structure import Change


def columns(declaration: Declaration) -> tuple[str, ...]:
    """What the members of blocks are named by: an attribute that no breakdown is by is not among them."""
    return (*GROUPS, *(attribute.column for attribute in declaration.used_attributes))


def add(into: Rows, declaration: Declaration, k: int) -> None:
    """Adds the rows of both; raises Unreadable."""
    if declaration.used_attributes:
        into.add("attributes", rows(declaration.used_attributes, k))
    if declared := structure.declared():
        into.add("structure_changes", changes(declared))


def changes(declared: Iterable[Change]) -> Iterator[dict[str, Any]]:
    """The published store's rows: names of groups, as their owner said them."""
    for position, one in enumerate(declared, start=1):
        named = {"before": list(one.before), "after": list(one.after)}
        yield {
            "position": position,
            "organisation": one.organisation,
            "of_column": one.column,
            **named,
            "since": one.since,
        }


def rows(used: Iterable[Attribute], k: int) -> Iterator[dict[str, Any]]:
    """The published store's rows."""
    for position, attribute in enumerate(used, start=1):
        yield {
            "position": position,
            "attribute": attribute.column,
            "name": attribute.name,
            "is_ordered": attribute.kind == ORDERED,
            "in_order": attribute.in_order,
            "is_sensitive": attribute.is_sensitive,
            "k": max(k, settings.MINIMUM_OF_SENSITIVE) if attribute.is_sensitive else k,
        }
