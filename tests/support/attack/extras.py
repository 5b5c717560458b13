"""Whether the figures beside the rows - correlations of the whole organisation - tell what the rows do not.

The attacker has the published rows, the staff list and the published correlations. Who can think of answers of everybody that
would have published all of these alike, and in which a group is not all at one level, has not learnt that it is.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import duckdb
import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from tests.support.attack.attacks import View, staff_list


HIGH = 3  # the lowest level that counts as high
SWAPS = 500  # tried before an attack counts as told


@dataclass
class Answers:
    """The ratings of one slice and dimension, one entry each: whose, in which microcell, at which level."""

    people: np.ndarray
    cells: np.ndarray
    levels: np.ndarray


def answers(records: Path, view: View) -> Answers:
    """What the records hold of a view."""
    place = {cell: number for number, cell in enumerate(view.cells)}
    given = [
        (person, place[cell], level)
        for cell, people in staff_list(records)[view.name].items()
        for person, levels in people.items()
        for level in levels
    ]
    people, cells, levels = zip(*given, strict=True)
    return Answers(np.array(people), np.array(cells), np.array(levels))


def nearest_other_world(view: View, cell: int) -> np.ndarray | None:
    """Ratings of microcells at levels (C x L) that publish the same rows, where the cell is not all at its level, and that
    differ from the truth in as few ratings as can be; None if there are none."""
    n_cells, n_levels = view.truth.shape
    size = n_cells * n_levels
    truth = view.truth.T.ravel()  # levels first
    rows = np.vstack([np.kron(np.eye(n_levels), view.rows), np.tile(np.eye(n_cells), n_levels)])
    more_and_fewer = np.hstack([rows, -rows])  # what is added to a place, and what is taken away
    at_its_level = int(view.truth[cell].argmax()) * n_cells + cell
    most = np.concatenate([np.tile(view.ratings, n_levels), truth])
    most[at_its_level] = 0
    taken = np.zeros(2 * size)
    taken[size + at_its_level] = 1
    result = milp(
        np.ones(2 * size),
        constraints=[LinearConstraint(more_and_fewer, 0, 0), LinearConstraint(taken[None], 1, np.inf)],
        integrality=np.ones(2 * size),
        bounds=Bounds(np.zeros(2 * size), most),
    )
    if result.x is None:
        return None
    changes = np.round(result.x)
    world = (truth + changes[:size] - changes[size:]).reshape(n_levels, n_cells).T
    assert np.array_equal(view.rows @ world, view.levels)
    assert np.array_equal(world.sum(axis=1), view.ratings)
    assert world[cell, view.truth[cell].argmax()] < view.ratings[cell]
    return world


def with_world(given: Answers, world: np.ndarray) -> Answers:
    """The same people with other levels, as the world has them; whoever can keeps the own level."""
    levels = given.levels.copy()
    left = world.astype(int).copy()
    without = []
    for place, (cell, level) in enumerate(zip(given.cells, given.levels, strict=True)):
        if left[cell, level - 1]:
            left[cell, level - 1] -= 1
        else:
            without.append(place)
    for place in without:
        level = int(np.flatnonzero(left[given.cells[place]])[0])
        left[given.cells[place], level] -= 1
        levels[place] = level + 1
    assert not left.any()
    return Answers(given.people, given.cells, levels)


Figures = Callable[[list[Answers]], np.ndarray]


def is_told(worlds: list[Answers], truth: list[Answers], figures: Figures, decimals: int, seed: int = 1) -> bool:
    """Whether no answers were found that publish the same figures: people of one microcell exchange their levels on any
    dimension, which changes no row, as long as that brings the figures nearer to what was published."""
    random = np.random.default_rng(seed)
    published = np.round(figures(truth), decimals)
    half = 0.5 * 10.0**-decimals

    def far(these: list[Answers]) -> float:
        return float(np.maximum(np.abs(figures(these) - published) - half, 0).sum())

    distance = far(worlds)
    for _ in range(SWAPS):
        if distance == 0 and np.array_equal(np.round(figures(worlds), decimals), published):
            return False
        of = worlds[random.integers(len(worlds))]
        one = random.integers(len(of.levels))
        others = np.flatnonzero((of.cells == of.cells[one]) & (of.levels != of.levels[one]))
        if not len(others):
            continue
        other = random.choice(others)
        of.levels[[one, other]] = of.levels[[other, one]]
        if (now := far(worlds)) <= distance:
            distance = now
        else:
            of.levels[[one, other]] = of.levels[[other, one]]
    return True


def means(given: Answers, of: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """People, and their mean of something said of each rating."""
    names, place = np.unique(given.people, return_inverse=True)
    return names, np.bincount(place, of) / np.bincount(place)


def between_dimensions(dimensions: list[Answers]) -> np.ndarray:
    """The mean correlation of being at a high level over all pairs of dimensions, pair by pair, person by person."""
    people = np.unique(np.concatenate([given.people for given in dimensions]))
    shares = np.full((len(people), len(dimensions)), np.nan)
    for column, given in enumerate(dimensions):
        names, of = means(given, given.levels >= HIGH)
        shares[np.searchsorted(people, names), column] = of
    deviates = (shares - np.nanmean(shares, axis=0)) / np.nanstd(shares, axis=0)
    pairs = [deviates[:, first] * deviates[:, second] for first, second in combinations(range(len(dimensions)), 2)]
    return np.clip([np.nanmean(pairs)], 0, 0.9)


def between_waves(dimensions: list[Answers]) -> np.ndarray:
    """Correlations of levels and of being high between the first and the second half of what is given, over who is in both."""
    half = len(dimensions) // 2
    found = []
    for first, second in zip(dimensions[:half], dimensions[half:], strict=True):
        both = np.intersect1d(first.people, second.people)
        of_one = []
        for value in (lambda given: given.levels, lambda given: given.levels >= HIGH):
            one, two = (
                of[np.searchsorted(names, both)] for names, of in (means(each, value(each)) for each in (first, second))
            )
            if one.std() and two.std():
                of_one.append(np.corrcoef(one, two)[0, 1])
        if len(of_one) == 2:  # where all are alike in a wave there is nothing to correlate
            found.append([len(both), *of_one])
    people, *correlations = np.array(found).T
    return np.clip([np.average(each, weights=people) for each in correlations], 0, 0.9)


def intra_class(dimensions: list[Answers]) -> np.ndarray:
    """The analysis-of-variance estimator of the intra-class correlation (Donner, 1986) of each dimension."""
    found = []
    for given in dimensions:
        _, place, sizes = np.unique(given.people, return_inverse=True, return_counts=True)
        total, subjects = sizes.sum(), len(sizes)
        of_person = (np.bincount(place, given.levels) / sizes)[place]  # of a rating: the mean of its person's ratings
        between = ((of_person - given.levels.mean()) ** 2).sum() / (subjects - 1)
        within = ((given.levels - of_person) ** 2).sum() / (total - subjects)
        typical = (total - (sizes**2).sum() / total) / (subjects - 1)
        found.append((between - within) / (between + (typical - 1) * within))
    return np.clip(found, 0, 0.9)


def published(store: Path, table: str, columns: str, order: str, where: dict) -> np.ndarray:
    """What a store publishes in a table beside the rows."""
    with duckdb.connect(store, read_only=True) as connection:
        condition = " and ".join(f"{column} = ${column}" for column in where)
        found = connection.execute(
            f"select {columns} from {table} join slices using (slice_id) where {condition} order by {order}", where
        ).fetchall()
    return np.array(found, dtype=float)
