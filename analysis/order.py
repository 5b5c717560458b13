"""The order in which groups are shown: official or declared where the field has one, else as a person would sort them."""

from collections.abc import Mapping, Sequence
from functools import cache

import settings
from domain.columns import WITH_REFERENCE
from domain.declared.references import vocabulary
from domain.words import natural


Orders = Mapping[str, Sequence[str]]  # by field, its values as the organisation declared them
NONE: Orders = {}


@cache
def _official(field: str) -> tuple[str, ...]:
    return vocabulary(field).names if field in WITH_REFERENCE else ()


def value_key(field: str, value: str, orders: Orders = NONE) -> tuple:
    """A sort key of one field's value: the official or declared order, then the rest naturally, "Not stated" last."""
    named = tuple(orders.get(field, ())) or _official(field)
    return (value == settings.NOT_STATED, named.index(value) if value in named else len(named), natural(value))


def group_key(members: list[dict], orders: Orders = NONE) -> tuple:
    """A sort key of a group: by its parent, groups that stand alone before combined ones, then by its own name."""
    first = min(_member_key(member, orders) for member in members)
    return (*first[:-1], len(members) > 1, first[-1])


def _member_key(member: dict, orders: Orders) -> tuple:
    return tuple(value_key(field, value, orders) for field, value in member.items() if value is not None) or ((),)
