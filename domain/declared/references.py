"""The reference lists: official names in official order, and every spelling that means one of them."""

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

import settings
from domain.spelling import folded


@dataclass(frozen=True)
class Vocabulary:
    """One list of data/reference/: `named` has what is stored = its name, in official order; `meanings` has folded spelling = what
    is stored.
    """

    named: dict[str, str]
    meanings: dict[str, str]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self.named.values())

    def meaning(self, text: str) -> str | None:
        return self.meanings.get(folded(text))


@cache
def reference(name: str) -> dict[str, Any]:
    """The content of a file of data/reference/."""
    return tomllib.loads((settings.REFERENCE / f"{name}.toml").read_text("utf-8"))


@cache
def vocabulary(column: str) -> Vocabulary:
    """The vocabulary of rater_group, of column, or of a group column that has one; a value with an `id` is stored by it."""
    named, meanings = {}, {}
    for value in reference(f"{column}s")["values"]:
        stored = value.get("id", value["name"])
        named[stored] = value["name"]
        for spelling in (stored, value["name"], *value.get("aliases", [])):
            meanings[folded(spelling)] = stored
    return Vocabulary(named, meanings)


MEASURES = {"performance": "performance", "level": "performance", "importance": "importance"}
