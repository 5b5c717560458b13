"""Counts microcells: the people of a slice who share division, team, role and care setting, per dimension.

A subject is in one microcell of a slice, so every figure here is additive: what holds of a group is the sum over its
microcells. That includes safety after any one subject is taken away. A group's ratings without one subject are all at
one level l only if everybody but that subject is rated l throughout, so at most one subject has a rating off l.
`off_level` counts those subjects: at least 2 off every level means that nobody's departure leaves one level.
Example: 12 people, 11 of them "strong" and one "proficient". Off "strong" is 1 person: without her all are strong.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np

import settings
from disclosure import secret
from disclosure.count import in_common, records
from disclosure.errors import PublishRefused
from domain.columns import GROUPS, SLICE_OF_FRAMEWORK, in_sql
from domain.rows import only_row


SQL = Path(__file__).parent
ASSESSMENTS_AT_A_TIME = 100_000  # how many are counted in one pass: enough for speed, few enough for memory


@dataclass(frozen=True)
class ByPerson:
    """Ratings that one person gave, or that are of one; one entry per dimension, microcell and person."""

    dimension: np.ndarray  # place in the slice's dimensions
    cell: np.ndarray
    person: np.ndarray
    levels: np.ndarray  # ratings at each level; entries x levels


@dataclass(frozen=True)
class Slice:
    """Organisation x wave x rater group x measure, counted by microcell (C of them, D dimensions, L levels)."""

    framework_id: str
    organisation: str
    wave: str
    rater_group: str
    measure: str
    dimensions: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]  # the values of GROUPS, one tuple a microcell
    subjects: np.ndarray  # D x C
    levels: np.ndarray  # D x C x L: ratings at each level
    off_level: np.ndarray  # D x C x L: subjects with a rating that is not at that level
    raters: ByPerson | None  # None: no rater is known
    rated: ByPerson | None  # of whom there are several; two in a microcell who are rated alike are one. None: nobody
    left_out: np.ndarray  # D: rated subjects who don't count, because too few raters answered
    most_of_one: np.ndarray  # D x C: ratings of the subject of the microcell who has most
    earlier: tuple[
        "Slice", ...
    ] = ()  # the same microcells at each publication so far, of this slice and of slices like it

    @property
    def ratings(self) -> np.ndarray:
        """Ratings per dimension and microcell, D x C."""
        return self.levels.sum(axis=2)


class Counted:
    """Everything that stands in the record store, counted by microcell at one instant, in temporary tables of `store`."""

    def __init__(
        self, store: duckdb.DuckDBPyConnection, *, apart: Collection[str] = GROUPS, may_be_empty: bool = False
    ):
        self._store = store
        with records.attached(store):
            self.frameworks = records.frameworks(store)
            self.waves = records.waves(store)
            if not self.waves and not may_be_empty:
                raise PublishRefused(records.NOTHING_LOADED)
            in_common.know_levels(store, self.frameworks)
            microcells(store, apart, salt=secret.key("raters of the ledger").hex())
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
        return _slice(self._store, slice_id, names, framework.dimension_ids, len(framework.levels))

    def slices(self) -> Iterator[tuple[int, Slice]]:
        """Each slice with its number."""
        for slice_id, names in self.names().items():
            yield slice_id, self.slice_(slice_id, names)


def microcells(store: duckdb.DuckDBPyConnection, apart: Collection[str], salt: str) -> None:
    """Counts every standing slice of the record store attached as `records` into temporary tables of `store`."""
    counted = ", ".join(name if name in apart else f"{name} := ''" for name in GROUPS)
    store.execute(in_sql((SQL / "count_slices.sql").read_text(encoding="utf-8")))
    texts = [(SQL / f"{name}.sql").read_text(encoding="utf-8") for name in ("count_organisations", "count_waves")]
    statements = store.extract_statements(in_sql("\n".join(texts)).replace("{counted_groups}", counted))
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
    store: duckdb.DuckDBPyConnection, slice_id: int, names: tuple[str, ...], dimensions: tuple[str, ...], n_levels: int
) -> Slice:
    columns = _columns(store, in_sql("select {groups} from cells where slice_id = $slice_id order by cell"), slice_id)
    cells = tuple(zip(*(columns[name] for name in GROUPS), strict=True))
    place = {dimension: position for position, dimension in enumerate(dimensions)}
    shape = len(dimensions), len(cells)

    subjects, most_of_one = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
    rows = _columns(
        store,
        "select dimension_id, cell, subjects, most_of_one from cell_subjects where slice_id = $slice_id",
        slice_id,
    )
    at = _places(rows, place), rows["cell"]
    subjects[at], most_of_one[at] = rows["subjects"], rows["most_of_one"]

    levels, unanimous = np.zeros((*shape, n_levels), dtype=np.int64), np.zeros((*shape, n_levels), dtype=np.int64)
    rows = _columns(
        store,
        "select dimension_id, cell, level, ratings, unanimous from cell_levels where slice_id = $slice_id",
        slice_id,
    )
    at = _places(rows, place), rows["cell"], rows["level"].astype(np.int64) - 1
    levels[at], unanimous[at] = rows["ratings"], rows["unanimous"]

    left_out = np.zeros(len(dimensions), dtype=np.int64)
    rows = _columns(store, "select dimension_id, subjects from left_out where slice_id = $slice_id", slice_id)
    left_out[_places(rows, place)] = rows["subjects"]

    return Slice(
        *names,
        dimensions=dimensions,
        cells=cells,
        subjects=subjects,
        levels=levels,
        off_level=subjects[:, :, None] - unanimous,
        raters=_by_person(store, "cell_raters", slice_id, place, n_levels),
        rated=_by_person(store, "cell_rated", slice_id, place, n_levels),
        left_out=left_out,
        most_of_one=most_of_one,
    )


def _by_person(
    store: duckdb.DuckDBPyConnection, table: str, slice_id: int, place: dict[str, int], n_levels: int
) -> ByPerson | None:
    query = f"select dimension_id, cell, person, level, ratings from {table} where slice_id = $slice_id"
    rows = _columns(store, query, slice_id)
    if not len(rows["cell"]):
        return None
    keys = np.stack([_places(rows, place), rows["cell"], rows["person"]], axis=1)
    entries, entry = np.unique(keys, axis=0, return_inverse=True)
    levels = np.zeros((len(entries), n_levels), dtype=np.int64)
    levels[entry, rows["level"].astype(np.int64) - 1] = rows["ratings"]
    return ByPerson(*entries.T, levels)


def _columns(store: duckdb.DuckDBPyConnection, query: str, slice_id: int) -> dict[str, np.ndarray]:
    columns = store.execute(query, {"slice_id": slice_id}).fetchnumpy()
    return {name: np.asanyarray(values) for name, values in columns.items()}


def _places(rows: dict[str, np.ndarray], place: dict[str, int]) -> np.ndarray:
    return np.array([place[dimension] for dimension in rows["dimension_id"]], dtype=np.int64)
