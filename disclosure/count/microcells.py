"""Counts microcells: the people of a slice who share division, team, role and care setting, per dimension."""

from collections.abc import Collection, Iterator
from pathlib import Path

import duckdb
import numpy as np

import settings
from disclosure import secret
from disclosure.count import in_common, items, records
from disclosure.count.columns import by_person, columns, places
from disclosure.count.items import Items
from disclosure.count.slices import Slice
from disclosure.errors import PublishRefused
from domain.columns import GROUPS, SLICE_OF_FRAMEWORK, in_sql
from domain.rows import only_row


SQL = Path(__file__).parent
PERSONS = "select dimension_id, cell, person, level, ratings from {table} where slice_id = $slice_id"
ASSESSMENTS_AT_A_TIME = 100_000  # how many are counted in one pass: enough for speed, few enough for memory


class Counted:
    """Everything that stands in the record store, counted by microcell at one instant, in temporary tables of `store`."""

    def __init__(
        self,
        store: duckdb.DuckDBPyConnection,
        *,
        apart: Collection[str] = GROUPS,
        groups: tuple[str, ...] = GROUPS,
        may_be_empty: bool = False,
    ):
        self._store, self._groups = store, groups
        with records.attached(store):
            self.frameworks = records.frameworks(store)
            self.waves = records.waves(store)
            if not self.waves and not may_be_empty:
                raise PublishRefused(records.NOTHING_LOADED)
            in_common.know_levels(store, self.frameworks)
            self.has_items = items.prepare(store, self.frameworks.values())
            salt = secret.key("raters of the ledger").hex()
            microcells(store, apart, groups, salt, with_items=self.has_items)
        self.number_of_slices, self.assessments = only_row(
            store.execute("select count(*), coalesce(sum(assessments), 0) from slices").fetchone()
        )

    def names(self) -> dict[int, tuple[str, ...]]:
        """What each slice is of, by its number, from 1."""
        found = self._store.execute(
            f"select slice_id, {', '.join(SLICE_OF_FRAMEWORK)} from slices order by slice_id"
        ).fetchall()
        return {slice_id: tuple(names) for slice_id, *names in found}

    def slice_(self, slice_id: int, names: tuple[str, ...]) -> Slice:
        """One slice."""
        framework = self.frameworks[names[0]]
        return _slice(self._store, slice_id, names, framework.dimension_ids, len(framework.levels), self._groups)

    def items(self, slice_id: int, slice_: Slice) -> Items | None:
        """The items of one slice; None where nobody answered any."""
        framework = self.frameworks[slice_.framework_id]
        if not (self.has_items and framework.items):
            return None
        return items.items_of(self._store, slice_id, slice_, framework)

    def slices(self) -> Iterator[tuple[int, Slice]]:
        """Each slice with its number."""
        for slice_id, names in self.names().items():
            yield slice_id, self.slice_(slice_id, names)


def microcells(
    store: duckdb.DuckDBPyConnection, apart: Collection[str], groups: tuple[str, ...], salt: str, *, with_items: bool
) -> None:
    """Counts every standing slice of the record store attached as `records` into temporary tables of `store`."""
    counted = ", ".join(name if name in apart else f"{name} := ''" for name in groups)
    recorded = ", ".join(records.recorded(store, groups))
    store.execute(in_sql((SQL / "count_slices.sql").read_text(encoding="utf-8"), groups))
    names = ["count_organisations", *(["count_items"] if with_items else []), "count_waves"]
    texts = [(SQL / f"{name}.sql").read_text(encoding="utf-8") for name in names]
    statements = store.extract_statements(
        in_sql("\n".join(texts), groups).replace("{counted_groups}", counted).replace("{recorded_groups}", recorded)
    )
    values = {
        "minimum_raters_per_subject": settings.MINIMUM_RATERS_PER_SUBJECT,
        "salt": salt,
    }
    for organisations in _handfuls(store):
        for statement in statements:
            given = {**values, "organisations": organisations}
            store.execute(statement, {name: given[name] for name in statement.named_parameters})


def _handfuls(store: duckdb.DuckDBPyConnection) -> list[list[str]]:
    sizes = store.execute(
        "select organisation, sum(assessments) from slices group by organisation order by organisation"
    ).fetchall()
    handfuls, room = [], 0
    for organisation, assessments in sizes:
        if not handfuls or assessments > room:
            handfuls.append([])
            room = ASSESSMENTS_AT_A_TIME
        handfuls[-1].append(organisation)
        room -= assessments
    return handfuls


def _slice(
    store: duckdb.DuckDBPyConnection,
    slice_id: int,
    names: tuple[str, ...],
    dimensions: tuple[str, ...],
    n_levels: int,
    groups: tuple[str, ...],
) -> Slice:
    query = in_sql("select {groups} from cells where slice_id = $slice_id order by cell", groups)
    named = columns(store, query, slice_id)
    cells = tuple(zip(*(named[name] for name in groups), strict=True))
    place = {dimension: position for position, dimension in enumerate(dimensions)}
    shape = len(dimensions), len(cells)

    subjects, most_of_one = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
    rows = columns(
        store,
        "select dimension_id, cell, subjects, most_of_one from cell_subjects where slice_id = $slice_id",
        slice_id,
    )
    at = places(rows["dimension_id"], place), rows["cell"]
    subjects[at], most_of_one[at] = rows["subjects"], rows["most_of_one"]

    levels, unanimous = np.zeros((*shape, n_levels), dtype=np.int64), np.zeros((*shape, n_levels), dtype=np.int64)
    rows = columns(
        store,
        "select dimension_id, cell, level, ratings, unanimous from cell_levels where slice_id = $slice_id",
        slice_id,
    )
    at = places(rows["dimension_id"], place), rows["cell"], rows["level"].astype(np.int64) - 1
    levels[at], unanimous[at] = rows["ratings"], rows["unanimous"]

    left_out = np.zeros(len(dimensions), dtype=np.int64)
    rows = columns(store, "select dimension_id, subjects from left_out where slice_id = $slice_id", slice_id)
    left_out[places(rows["dimension_id"], place)] = rows["subjects"]

    return Slice(
        *names,
        dimensions=dimensions,
        cells=cells,
        subjects=subjects,
        levels=levels,
        off_level=subjects[:, :, None] - unanimous,
        raters=by_person(
            columns(store, PERSONS.format(table="cell_raters"), slice_id), "dimension_id", place, n_levels
        ),
        rated=by_person(columns(store, PERSONS.format(table="cell_rated"), slice_id), "dimension_id", place, n_levels),
        left_out=left_out,
        most_of_one=most_of_one,
        groups=groups,
    )
