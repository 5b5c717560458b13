"""Slices that hold mostly the same answers under another name: a wave that was exported again with three people more.

Published side by side, the one less the other is those three. So slices in which most people answered the same throughout
are a family: each is published as a continuation of the one before it, and audited together with all of the family. Who
answered the same is told by people's keys among the records, above what chance explains; and by microcell against what was ever
published, where the keys are gone.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import duckdb

import settings
from disclosure.ledger.people import Person
from disclosure.ledger.releases import History
from domain.declared.frameworks import Framework


FIND = Path(__file__).parent / "alike.sql"
ENOUGH_ANSWERS = 5  # of a person: fewer are the same by chance too often to tell people without a key
LIMITS = {"enough_answers": ENOUGH_ANSWERS, "fewest": settings.LOWEST_MINIMUM_SUBJECTS}  # of the query

Names = tuple[str, ...]  # framework, organisation, wave, rater group, measure


def find(store: duckdb.DuckDBPyConnection, frameworks: Iterable[Framework]) -> set[str]:
    """Finds the slices that were counted and are like others, now or when those were published; gives the organisations that have
    families with any that is counted."""
    store.execute("create or replace temp table positions (dimension_id varchar, position utinyint)")
    for place in positions(frameworks).items():
        store.execute("insert into positions values ($1, $2)", place)
    store.execute(FIND.read_text(encoding="utf-8"), LIMITS)
    standing = {name for (name,) in store.execute("from standing").fetchall()}
    together = ({names[1], *(other[1] for other in family)} for names, family in _linked(store).items())
    return {name for organisations in together if organisations - standing for name in organisations}


def families(store: duckdb.DuckDBPyConnection) -> dict[Names, frozenset[Names]]:
    """By slice, those like it, now or when it was published; only slices that have any. Has the ledger keep who is."""
    store.execute("insert into kept.alike select one, other from alike except from kept.alike")
    return _linked(store)


def _linked(store: duckdb.DuckDBPyConnection) -> dict[Names, frozenset[Names]]:
    pairs = store.execute("from kept.alike union from alike").fetchall()
    linked: dict[Names, set[Names]] = defaultdict(set)
    for one, other in ((tuple(one.values()), tuple(other.values())) for one, other in pairs):
        family = {one, other} | linked[one] | linked[other]
        for names in family:
            linked[names] = family
    return {names: frozenset(family - {names}) for names, family in linked.items()}


def positions(frameworks: Iterable[Framework]) -> dict[str, int]:
    """The place of each dimension in its framework, from 1: by it answers to two frameworks are the same."""
    return {name: place for one in frameworks for place, name in enumerate(one.dimension_ids, start=1)}


def in_terms_of(history: History, dimensions: tuple[str, ...]) -> History:
    """A slice's history with the dimensions of another framework, by their place; those that it lacks are left out."""
    if history.dimensions == dimensions:
        return history
    ours = dict(zip(history.dimensions, dimensions, strict=False))

    def renamed(one: Person) -> Person:
        ratings = ((ours[name], level, rater) for name, level, rater in one.ratings if name in ours)
        return Person(one.place, tuple(ratings), tuple(ours[name] for name in one.left_out if name in ours))

    return replace(
        history,
        dimensions=dimensions,
        releases=tuple(
            replace(release, shown={ours[name]: shown for name, shown in release.shown.items() if name in ours})
            for release in history.releases
        ),
        people=tuple((first, last, renamed(one)) for first, last, one in history.people),
        changes=(),
    )
