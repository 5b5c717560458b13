"""People as the ledger keeps them, without a key, and the microcells they add up to."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from disclosure.count.slices import ByPerson, Slice
from domain.columns import GROUPS


@dataclass(frozen=True)
class Person:
    """A subject of a slice."""

    place: tuple[str, ...]  # the values of the columns of groups
    ratings: tuple[tuple[str, int, int | None], ...]  # dimension, level, and a number for the rater where one is known
    left_out: tuple[str, ...]  # dimensions that too few raters answered

    @cached_property
    def levels(self) -> dict[str, tuple[int, ...]]:
        """The levels given on each dimension, sorted: all that a published figure can depend on."""
        given: dict[str, list[int]] = defaultdict(list)
        for dimension, level, _ in self.ratings:
            given[dimension].append(level)
        return {dimension: tuple(sorted(levels)) for dimension, levels in given.items()}


def person(place: dict[str, Any], ratings: Sequence[dict[str, Any]], left_out: Sequence[str]) -> Person:
    """A row of the ledger, whose places have the columns of groups in their order."""
    return Person(
        tuple(place.values()),
        tuple((rating["dimension_id"], rating["level"], rating["rater"]) for rating in ratings),
        tuple(left_out),
    )


def counted_place(place: tuple[str, ...], apart: Collection[str], groups: tuple[str, ...]) -> tuple[str, ...]:
    """The microcell of a place, whose columns are those that tell people apart."""
    return tuple(value if name in apart else "" for name, value in zip(groups, place, strict=True))


def by_person(entries: dict[tuple[int, int, int], np.ndarray]) -> ByPerson | None:
    """Ratings at each level, by dimension, microcell and person."""
    return ByPerson(*np.array(list(entries)).T, np.stack(list(entries.values()))) if entries else None


def counted(
    names: tuple[str, ...],
    dimensions: tuple[str, ...],
    n_levels: int,
    people: Iterable[Person],
    *,
    apart: Collection[str],
    groups: tuple[str, ...] = GROUPS,
    also: Iterable[Person] = (),
) -> Slice:
    """The slice that some people make; it has the microcells of some others `also`, with nobody in them."""
    people = list(people)
    cells = sorted({counted_place(one.place, apart, groups) for one in (*people, *also)})
    cell_of = {cell: number for number, cell in enumerate(cells)}
    column = {dimension: number for number, dimension in enumerate(dimensions)}
    shape = len(dimensions), len(cells)
    subjects, most_of_one = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
    left_out = np.zeros(len(dimensions), dtype=np.int64)
    levels, off_level = (np.zeros((*shape, n_levels), dtype=np.int64) for _ in range(2))
    entries: dict[tuple[int, int, int], np.ndarray] = defaultdict(lambda: np.zeros(n_levels, dtype=np.int64))
    raters: dict[int, int] = {}
    rated: set[tuple[int, int, tuple[int, ...]]] = set()
    for one in people:
        cell = cell_of[counted_place(one.place, apart, groups)]
        for dimension, given in one.levels.items():
            at = column[dimension], cell
            subjects[at] += 1
            most_of_one[at] = max(most_of_one[at], len(given))
            said = np.bincount(given, minlength=n_levels + 1)[1:]
            levels[at] += said
            if len(given) > 1:
                rated.add((*at, tuple(said.tolist())))
            off_level[at] += [any(level != other for other in given) for level in range(1, n_levels + 1)]
        for dimension, level, rater in one.ratings:
            if rater is not None:
                entries[column[dimension], cell, raters.setdefault(rater, len(raters))][level - 1] += 1
        for dimension in one.left_out:
            left_out[column[dimension]] += 1
    framework_id, organisation, wave, rater_group, measure = names
    of_rated = enumerate(sorted(rated))
    return Slice(
        framework_id=framework_id,
        organisation=organisation,
        wave=wave,
        rater_group=rater_group,
        measure=measure,
        dimensions=dimensions,
        cells=tuple(cells),
        subjects=subjects,
        levels=levels,
        off_level=off_level,
        raters=by_person(entries),
        rated=by_person({(place, cell, number): np.array(said) for number, (place, cell, said) in of_rated}),
        left_out=left_out,
        most_of_one=most_of_one,
        groups=groups,
    )
