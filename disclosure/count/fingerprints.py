"""Tells whether an organisation's records are what they were, without counting them."""

from collections.abc import Collection, Iterable
from hashlib import sha256
from pathlib import Path

import duckdb

import settings
from domain.declared.frameworks import Framework


SQL = Path(__file__).parent
NO_RECORDS = ""  # the fingerprint of an organisation that has none any more


def of_organisations(store: duckdb.DuckDBPyConnection, frameworks: Iterable[Framework]) -> dict[str, str]:
    """Of each organisation of the records attached as `records`: another wherever anything that is counted is other."""
    read = sha256(repr([_read(one) for one in sorted(frameworks, key=lambda one: one.framework_id)]).encode())
    found = store.execute((SQL / "fingerprints.sql").read_text(encoding="utf-8")).fetchall()
    return {name: f"{duckdb.__version__}:{read.hexdigest()}:{number}:{content}" for name, number, content in found}


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
