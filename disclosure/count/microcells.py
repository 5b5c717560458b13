"""Counts microcells: the people of a slice who share division, team, role and care setting, per dimension."""

from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import duckdb

import settings
from disclosure import secret
from disclosure.count import fingerprints, in_common, items, records
from disclosure.count.columns import of_slice
from disclosure.count.items import Items
from disclosure.count.slices import Slice
from disclosure.count.tables import slice_of
from disclosure.errors import PublishRefused
from domain.columns import GROUPS, SLICE_OF_FRAMEWORK, in_sql
from domain.declared.frameworks import Framework
from domain.rows import only_row


SQL = Path(__file__).parent
RATERS = "raters of the ledger"  # of the key by which their numbers are made
ASSESSMENTS_AT_A_TIME = 100_000  # how many are counted in one pass: enough for speed, few enough for memory
NONE_STANDING: Mapping[str, str] = MappingProxyType({})


class Counted:
    """Everything that stands in the record store, counted by microcell at one instant, in temporary tables of `store`.

    Not counted are organisations of which nothing has changed: those of `standing`, which has their fingerprints, that have the same
    now; but where their people might be found alike to those of others, whether by their keys or as `alike` tells once others
    are counted.
    """

    def __init__(
        self,
        store: duckdb.DuckDBPyConnection,
        *,
        apart: Collection[str] = GROUPS,
        groups: tuple[str, ...] = GROUPS,
        may_be_empty: bool = False,
        standing: Mapping[str, str] = NONE_STANDING,
        alike: Callable[[dict[str, Framework]], set[str]] = lambda frameworks: set(),
    ):
        self._store, self._groups = store, groups
        with records.attached(store):
            self.frameworks = records.frameworks(store)
            self.waves = records.waves(store)
            if not self.waves and not may_be_empty:
                raise PublishRefused(records.NOTHING_LOADED)
            in_common.know_levels(store, self.frameworks)
            self.has_items = items.prepare(store, self.frameworks.values())
            self.fingerprints = fingerprints.of_organisations(store, self.frameworks.values())
            stands = {one for one, was in standing.items() if self.fingerprints[one] == was}
            stands -= fingerprints.sharing(store, stands)
            count = microcells(store, apart, groups, with_items=self.has_items)
            self._leave(stands)
            count(self.fingerprints.keys() - stands)
            while more := stands & alike(self.frameworks):
                stands -= more
                self._leave(stands)
                count(more)
        self.standing = frozenset(stands)
        self.number_of_slices, self.assessments = only_row(
            store.execute(
                "select count(*), coalesce(sum(assessments), 0) from slices"
                " where organisation not in (select organisation from standing)"
            ).fetchone()
        )

    def _leave(self, standing: Collection[str]) -> None:
        """Has the ledger's queries know which organisations are left as they stand."""
        query = "create or replace temp table standing as select unnest($organisations::varchar[]) as organisation"
        self._store.execute(query, {"organisations": sorted(standing)})

    def names(self) -> dict[int, tuple[str, ...]]:
        """What each slice is of, by its number, from 1."""
        found = self._store.execute(
            f"select slice_id, {', '.join(SLICE_OF_FRAMEWORK)} from slices order by slice_id"
        ).fetchall()
        return {slice_id: tuple(names) for slice_id, *names in found}

    def slice_(self, slice_id: int, names: tuple[str, ...]) -> Slice:
        """One slice."""
        framework = self.frameworks[names[0]]
        return slice_of(of_slice(self._store, slice_id), names, framework, self._groups)

    def items(self, slice_id: int, slice_: Slice) -> Items | None:
        """The items of one slice; None where nobody answered any."""
        framework = self.frameworks[slice_.framework_id]
        if not (self.has_items and framework.items):
            return None
        return items.items_of(of_slice(self._store, slice_id), slice_, framework)

    def slices(self) -> Iterator[tuple[int, Slice]]:
        """Each slice with its number."""
        for slice_id, names in self.names().items():
            yield slice_id, self.slice_(slice_id, names)


def microcells(
    store: duckdb.DuckDBPyConnection, apart: Collection[str], groups: tuple[str, ...], *, with_items: bool
) -> Callable[[Collection[str]], None]:
    """Makes the tables, and gives what counts the standing slices of some organisations of the records attached as `records` into them."""
    slices, *texts = scripts(apart, groups, records.recorded(store), with_items=with_items)
    store.execute(slices)
    statements = store.extract_statements("\n".join(texts))
    values = {
        "minimum_raters_per_subject": settings.MINIMUM_RATERS_PER_SUBJECT,
        "salt": secret.key(RATERS).hex(),
    }

    def count(organisations: Collection[str]) -> None:
        for handful in _handfuls(store, organisations):
            for statement in statements:
                given = {**values, "organisations": handful}
                store.execute(statement, {name: given[name] for name in statement.named_parameters})

    return count


def scripts(apart: Collection[str], groups: tuple[str, ...], there: Collection[str], *, with_items: bool) -> list[str]:
    """What is counted and how, in SQL: the slices first. `there` are the columns that the records have: of an attribute that no
    export had yet, nothing is stated."""
    marks = {
        "{counted_groups}": ", ".join(name if name in apart else f"{name} := ''" for name in groups),
        "{recorded_groups}": ", ".join(
            name if name in there else f"'{settings.NOT_STATED}' as {name}" for name in groups
        ),
    }
    names = ["count_slices", "count_organisations", *(["count_items"] if with_items else []), "count_waves"]
    texts = [in_sql((SQL / f"{name}.sql").read_text(encoding="utf-8"), groups) for name in names]
    for mark, columns_ in marks.items():
        texts = [text.replace(mark, columns_) for text in texts]
    return texts


def _handfuls(store: duckdb.DuckDBPyConnection, organisations: Collection[str]) -> list[list[str]]:
    sizes = store.execute(
        "select organisation, sum(assessments) from slices group by organisation order by organisation"
    ).fetchall()
    handfuls, room = [], 0
    for organisation, assessments in sizes:
        if organisation not in organisations:
            continue
        if not handfuls or assessments > room:
            handfuls.append([])
            room = ASSESSMENTS_AT_A_TIME
        handfuls[-1].append(organisation)
        room -= assessments
    return handfuls
