"""Counts what was answered on the items of each dimension, over the microcells of its slice.

Of every rating that counts on a dimension, and each of its items, is counted at which level it is on the two, or that the item was
left open. So an item has figures of the ratings that its dimension has figures of, and of no other.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

import duckdb
import numpy as np

from disclosure.count.columns import Read, by_person, places
from disclosure.count.slices import Slice
from domain.declared.frameworks import Framework


@dataclass(frozen=True)
class Known:
    """What some know of an item's ratings: who was rated, and raters with an id. One entry a person, microcell and levels."""

    cell: np.ndarray
    person: np.ndarray
    levels: np.ndarray  # entries x 2: on the dimension, from 0, and on the item, 0 for one left open
    ratings: np.ndarray


@dataclass(frozen=True)
class Items:
    """The items of a slice's dimensions (I of them), over its microcells."""

    slice_: Slice  # the items in the place of dimensions
    of: tuple[int, ...]  # I: the place of the dimension that each belongs to
    beside: np.ndarray  # I x C x L x (L + 1): ratings by level on the dimension and on the item, 0 for one left open
    known: tuple[Known, ...] | None = None  # I; None: nobody knows more than one rating

    @cached_property
    def by_dimension(self) -> dict[int, list[int]]:
        """The items of each dimension that has any, by place."""
        found: dict[int, list[int]] = {}
        for item, dimension in enumerate(self.of):
            found.setdefault(dimension, []).append(item)
        return found


TABLES = """
create or replace temp table items_of (framework_id varchar, item_id varchar, dimension_id varchar);
-- One row per slice, item, microcell, level on the dimension and level on the item (0: left open).
create or replace temp table item_levels (
    slice_id bigint, item_id varchar, cell bigint, dimension_level utinyint, level utinyint, ratings bigint
);
-- One row per slice, item, microcell and the one level that some subjects have throughout (0: several).
create or replace temp table item_subjects (
    slice_id bigint, item_id varchar, cell bigint, only_level utinyint, subjects bigint, most_of_one bigint
);
-- One row per slice, item, microcell, levels as in item_levels, and whoever knows several ratings: a subject, or a known rater.
create or replace temp table item_known (
    slice_id bigint, item_id varchar, cell bigint, person bigint, dimension_level utinyint, level utinyint, ratings bigint
);
-- One row per slice, item, microcell, known rater and level.
create or replace temp table item_raters (
    slice_id bigint, item_id varchar, cell bigint, person bigint, level utinyint, ratings bigint
);
"""


def prepare(store: duckdb.DuckDBPyConnection, frameworks: Iterable[Framework]) -> bool:
    """Makes the tables that counting needs; whether the record store attached as `records` has an answer to any item."""
    store.execute(TABLES)
    for framework in frameworks:
        for item in framework.items:
            store.execute(
                "insert into items_of values ($1, $2, $3)", [framework.framework_id, item.item_id, item.dimension_id]
            )
    return store.execute("select 1 from records.item_ratings limit 1").fetchone() is not None


def items_of(read: Read, slice_: Slice, framework: Framework) -> Items | None:
    """The items of one slice; None where nobody answered any."""
    rows = read("item_levels", "item_id", "cell", "dimension_level", "level", "ratings")
    if not (len(rows["cell"]) and rows["level"].any()):
        return None
    place = {item.item_id: number for number, item in enumerate(framework.items)}
    shape, n_levels = (len(place), len(slice_.cells)), len(framework.levels)
    beside = np.zeros((*shape, n_levels, n_levels + 1), dtype=np.int64)
    at = places(rows["item_id"], place), rows["cell"]
    beside[(*at, rows["dimension_level"].astype(np.int64) - 1, rows["level"].astype(np.int64))] = rows["ratings"]

    subjects, most_of_one = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
    unanimous = np.zeros((*shape, n_levels + 1), dtype=np.int64)
    rows = read("item_subjects", "item_id", "cell", "only_level", "subjects", "most_of_one")
    at = places(rows["item_id"], place), rows["cell"]
    np.add.at(subjects, at, rows["subjects"])
    np.maximum.at(most_of_one, at, rows["most_of_one"])
    unanimous[(*at, rows["only_level"].astype(np.int64))] = rows["subjects"]
    by_raters = read("item_raters", "item_id", "cell", "person", "level", "ratings")
    ids = slice_.dimensions
    of_items = replace(
        slice_,
        dimensions=tuple(place),
        subjects=subjects,
        levels=beside.sum(axis=2)[:, :, 1:],
        off_level=subjects[:, :, None] - unanimous[:, :, 1:],
        raters=by_person(by_raters, "item_id", place, n_levels),
        rated=None,
        left_out=np.zeros(len(place), dtype=np.int64),
        most_of_one=most_of_one,
    )
    return Items(
        of_items,
        tuple(ids.index(item.dimension_id) for item in framework.items),
        beside,
        _known(read, place),
    )


def _known(read: Read, place: dict[str, int]) -> tuple[Known, ...] | None:
    rows = read("item_known", "item_id", "cell", "person", "dimension_level", "level", "ratings")
    if not len(rows["cell"]):
        return None
    item = places(rows["item_id"], place)
    levels = np.stack([rows["dimension_level"].astype(np.int64) - 1, rows["level"].astype(np.int64)], axis=1)
    return tuple(
        Known(rows["cell"][mine], rows["person"][mine], levels[mine], rows["ratings"][mine])
        for mine in (np.flatnonzero(item == one) for one in range(len(place)))
    )
