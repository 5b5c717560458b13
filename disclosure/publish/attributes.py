"""The organisation's own attributes, as far as they are published."""

from collections.abc import Iterable, Iterator
from typing import Any

import settings
from domain.columns import GROUPS
from domain.declared.attributes import ORDERED, Attribute
from domain.declared.breakdowns import Declaration


def columns(declaration: Declaration) -> tuple[str, ...]:
    """What the members of blocks are named by: an attribute that no breakdown is by is not among them."""
    return (*GROUPS, *(attribute.column for attribute in declaration.used_attributes))


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
