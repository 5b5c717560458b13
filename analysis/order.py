"""The order in which groups are shown: official where the field has one, else as a person would sort them."""

import tomllib
from functools import cache

import settings
from domain.columns import GROUPS, WITH_REFERENCE
from domain.words import natural


VOCABULARIES = {name: f"{name}s" for name in WITH_REFERENCE}  # field = its file in data/reference


@cache
def vocabulary(name: str) -> list[dict]:
    """The values of data/reference/<name>.toml in their official order: dicts with `name` and, some of them, `id`."""
    path = settings.REFERENCE / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))["values"]


@cache
def _positions(name: str) -> dict[str, int]:
    return {value["name"]: position for position, value in enumerate(vocabulary(name))}


def value_key(field: str, value: str) -> tuple:
    """A sort key of one field's value: the official order, then the rest naturally, "Not stated" last."""
    official = _positions(VOCABULARIES[field]) if field in VOCABULARIES else {}
    return (value == settings.NOT_STATED, official.get(value, len(official)), natural(value))


def group_key(members: list[dict]) -> tuple:
    """A sort key of a group: by its parent, groups that stand alone before combined ones, then by its own name."""
    first = min(_member_key(member) for member in members)
    return (*first[:-1], len(members) > 1, first[-1])


def _member_key(member: dict) -> tuple:
    return tuple(value_key(field, member[field]) for field in GROUPS if member[field] is not None) or ((),)
