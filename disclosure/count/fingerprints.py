"""Tells whether an organisation's records are what they were, without counting them."""

from collections.abc import Collection, Iterable
from hashlib import sha256
from pathlib import Path

import duckdb

import settings
from domain.declared.frameworks import Framework


SQL = Path(__file__).parent
NONE = 0, 0  # assessments, and the sum over them, of an organisation that has no records any more


class Fingerprints(dict[str, str]):
    """By organisation, of those with records; whoever else is asked for has none."""

    def __init__(self, frameworks: Iterable[Framework], found: Iterable[tuple[str, int, int]]):
        read = [_read(one) for one in sorted(frameworks, key=lambda one: one.framework_id)]
        self._read = f"{duckdb.__version__}:{sha256(repr(read).encode()).hexdigest()}"
        super().__init__((name, self._of(*content)) for name, *content in found)

    def _of(self, number: int, content: int) -> str:
        return f"{self._read}:{number}:{content}"

    def __missing__(self, organisation: str) -> str:
        return self._of(*NONE)


def of_organisations(store: duckdb.DuckDBPyConnection, frameworks: Iterable[Framework]) -> Fingerprints:
    """Of each organisation of the records attached as `records`: another wherever anything that is counted is other, or
    what frameworks say of it."""
    return Fingerprints(frameworks, store.execute((SQL / "fingerprints.sql").read_text(encoding="utf-8")).fetchall())


def _read(framework: Framework) -> tuple[object, ...]:
    """What counting takes from a framework."""
    levels = [(level.level, level.is_high) for level in framework.levels]
    items = [(item.item_id, item.dimension_id) for item in framework.items]
    return framework.framework_id, framework.dimension_ids, levels, items


def sharing(store: duckdb.DuckDBPyConnection, standing: Collection[str]) -> set[str]:
    """Those of the organisations whose people might be found alike to the people of others, told by their keys."""
    given = {"standing": list(standing), "fewest": settings.LOWEST_MINIMUM_SUBJECTS}
    query = (SQL / "shared.sql").read_text(encoding="utf-8")
    return {name for (name,) in store.execute(query, given).fetchall()} if standing else set()
