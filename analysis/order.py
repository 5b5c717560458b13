"""The order in which groups are shown: official where the field has one, else as a person would sort them."""

import re
import tomllib
from functools import cache

import settings


FIELDS = ("division", "team", "role", "care_setting", "band")  # of a block's member, from wide to narrow
VOCABULARIES = {"role": "roles", "care_setting": "care_settings", "band": "bands"}  # field = its file in data/reference


def natural(text: str) -> list[tuple[int, int, str]]:
    """A sort key that puts "Ward 9" before "Ward 10" and takes no notice of capitals."""
    parts = re.split(r"(\d+)", text.casefold())
    return [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts if part]


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
    return tuple(value_key(field, member[field]) for field in FIELDS if member[field] is not None) or ((),)
