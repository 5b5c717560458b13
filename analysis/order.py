"""The order in which groups are shown: official where the field has one, else as a person would sort them."""

from functools import cache

import settings
from domain.columns import GROUPS, WITH_REFERENCE
from domain.declared.references import vocabulary
from domain.words import natural


@cache
def _positions(field: str) -> dict[str, int]:
    names = vocabulary(field).names if field in WITH_REFERENCE else ()
    return {name: position for position, name in enumerate(names)}


def value_key(field: str, value: str) -> tuple:
    """A sort key of one field's value: the official order, then the rest naturally, "Not stated" last."""
    official = _positions(field)
    return (value == settings.NOT_STATED, official.get(value, len(official)), natural(value))


def group_key(members: list[dict]) -> tuple:
    """A sort key of a group: by its parent, groups that stand alone before combined ones, then by its own name."""
    first = min(_member_key(member) for member in members)
    return (*first[:-1], len(members) > 1, first[-1])


def _member_key(member: dict) -> tuple:
    return tuple(value_key(field, member[field]) for field in GROUPS if member[field] is not None) or ((),)
