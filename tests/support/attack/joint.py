"""Attacks on a dimension and its items together: who has the whole published store looks for other answers to all of them at once.

Unknown is how many of a microcell gave each whole answer: a level on every item of the dimension, or none. The dimension's level is
their lower median. Everything published of the dimension and of its items adds these up. Shares no code with what it attacks.
"""

from collections import defaultdict
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from statistics import median_low

import duckdb
import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp


COLUMNS = ("division", "team", "role", "care_setting")
ITEMS = "__items"


@dataclass
class Together:
    """What an attacker has of a dimension with its items."""

    cells: list[tuple]
    answers: list[tuple[int, ...]]  # A: every whole answer that there could be
    truth: np.ndarray  # C x A: not the attacker's
    equations: sparse.csr_array  # over C x A, flat
    right: np.ndarray
    item_rows: int  # published rows of items, over all breakdowns

    def at(self, item: int, level: int) -> np.ndarray:
        """Whether each whole answer has the level on the item."""
        return np.array([answer[item] == level for answer in self.answers])


def together(records: Path, published: Path, dimension: str, items: list[str], n_levels: int) -> Together:
    """Of the one slice of self in a store, whose people each have one assessment."""
    given: dict[tuple, dict[tuple[int, ...], int]] = defaultdict(lambda: defaultdict(int))
    with duckdb.connect(records, read_only=True) as store:
        rows = store.execute(
            """
            select division, team, role, care_setting, map_from_entries(list((item_id, level)))
            from assessments
            join item_ratings using (assessment_id)
            where list_contains($items, item_id)
            group by assessment_id, division, team, role, care_setting
            """,
            {"items": items},
        ).fetchall()
    for *place, levels in rows:
        given[tuple(place)][tuple(levels.get(item, 0) for item in items)] += 1
    cells = sorted(given)
    answers = [answer for answer in product(range(n_levels + 1), repeat=len(items)) if any(answer)]
    truth = np.array([[given[cell].get(answer, 0) for answer in answers] for cell in cells])
    level_of = [median_low([level for level in answer if level]) for answer in answers]
    equations, right = [np.kron(np.eye(len(cells)), np.ones(len(answers)))], [truth.sum(axis=1)]
    item_rows = set()
    with duckdb.connect(published, read_only=True) as store:
        released = store.execute(
            """
            select framework_id, dimension_id, block_id, members, level, level_ratings
            from release
            where dimension_id = $dimension or list_contains($items, dimension_id)
            """,
            {"dimension": dimension, "items": items},
        ).fetchall()
    for framework, shown, block_id, members, level, ratings in released:
        inside = [
            any(all(m[c] in (None, v) for c, v in zip(COLUMNS, cell, strict=True)) for m in members) for cell in cells
        ]
        if framework.endswith(ITEMS):
            item_rows.add(block_id)
            counted = [answer[items.index(shown)] == level for answer in answers]
        else:
            counted = [one == level for one in level_of]
        equations.append(np.kron(np.array(inside, dtype=float), np.array(counted, dtype=float))[None, :])
        right.append(np.array([ratings]))
    matrix, values = sparse.csr_array(np.vstack(equations)), np.concatenate(right)
    assert np.array_equal(matrix @ truth.ravel(), values)  # an attack on wrong rows would prove nothing
    return Together(cells, answers, truth, matrix, values, len(item_rows))


def told(seen: Together, own: tuple[int, int] | None = None) -> list[tuple[int, int, int]]:
    """Microcells, items and levels at which everybody there is who answered, for certain: for an outsider, or for who gave one of the
    answers, the place of whose microcell and answer is `own`. What some other world frees needs no program of its own.
    """
    rest = seen.truth.copy()
    fewest = np.zeros_like(rest)
    if own is not None:
        rest[own] -= 1
        fewest[own] = 1
    n_levels = max(map(max, seen.answers))
    open_ones = [
        (cell, item, level)
        for cell in range(len(seen.cells))
        for item, level in product(range(len(seen.answers[0])), range(1, n_levels + 1))
        if rest[cell].any() and rest[cell] @ seen.at(item, level) == rest[cell].sum()
    ]
    while open_ones:
        goal = np.zeros(seen.truth.shape)
        for cell, item, level in open_ones:
            goal[cell] += seen.at(item, level)
        world = _world(seen, goal, fewest)
        left = [
            (cell, item, level)
            for cell, item, level in open_ones
            if (world - fewest)[cell] @ seen.at(item, level) == rest[cell].sum()
        ]
        if len(left) == len(open_ones):
            return left
        open_ones = left
    return []


def _world(seen: Together, goal: np.ndarray, fewest: np.ndarray) -> np.ndarray:
    result = milp(
        goal.ravel(),
        constraints=[LinearConstraint(seen.equations, seen.right, seen.right)],
        integrality=np.ones(goal.size),
        bounds=Bounds(fewest.ravel(), np.inf),
    )
    assert result.status == 0, result.message
    return np.round(result.x).astype(int).reshape(goal.shape)
