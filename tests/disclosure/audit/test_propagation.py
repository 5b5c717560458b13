"""Propagation: what it rules out no search finds, and what it leaves alone is free."""

from itertools import combinations, product
from random import Random

import numpy as np
import pytest

from disclosure.audit.propagation import propagated


K = 5


def a_system(seed: int) -> tuple[np.ndarray, np.ndarray, int]:
    """Atoms in wards, roles and settings, some in no row of one, and rows that stand twice."""
    random = Random(seed)
    sizes = random.choice([(3, 2, 2), (4, 3, 2), (2, 2, 2)])
    starts = np.cumsum([0, *sizes])
    n_rows = starts[-1]
    places = random.sample(list(product(*map(range, sizes))), k=random.randrange(4, 8))
    row_of = np.array([[start + place for start, place in zip(starts, where, strict=False)] for where in places])
    if random.random() < 0.4:
        row_of[random.randrange(len(places)), random.randrange(3)] = n_rows
    if random.random() < 0.5:  # a second release of the same wards
        row_of = np.column_stack([row_of, np.where(row_of[:, 0] < n_rows, row_of[:, 0] + n_rows, 2 * n_rows)])
        row_of[row_of == n_rows], n_rows = 2 * n_rows, 2 * n_rows
    return row_of, np.array([random.choice([2, 4, 6, 9]) for _ in places]), n_rows


def small_sets(row_of: np.ndarray, people: np.ndarray, n_rows: int, k: int):
    matrix = np.zeros((len(row_of), n_rows + 1))
    for column in row_of.T:
        matrix[np.arange(len(row_of)), column] = 1
    matrix = matrix[:, :n_rows]
    for size in range(1, len(row_of) + 1):
        for chosen in combinations(range(len(row_of)), size):
            inside = np.isin(np.arange(len(row_of)), chosen)
            if people[inside].sum() < k:
                weights = np.linalg.lstsq(matrix, inside.astype(float), rcond=None)[0]
                if np.abs(matrix @ weights - inside).max() < 1e-9:
                    yield inside


@pytest.mark.parametrize("seed", range(40))
def test_every_small_set_that_follows_is_left_in(seed):
    row_of, people, n_rows = a_system(seed)
    values = propagated(row_of, people, n_rows, K)
    for inside in small_sets(row_of, people, n_rows, K):
        assert values[inside].all()
        assert all(len(set(inside[values == value])) == 1 for value in values)


def test_most_atoms_without_a_small_set_are_ruled_out_and_some_have_one():
    settled, open_, leaking = 0, 0, 0
    for seed in range(40):
        row_of, people, n_rows = a_system(seed)
        values = propagated(row_of, people, n_rows, K)
        found = list(small_sets(row_of, people, n_rows, K))
        leaking += bool(found)
        settled += not found and not values.any()
        open_ += not found and values.any()
    assert leaking > 5
    assert settled > 3 * open_


def test_roles_that_share_wards_are_in_or_out_together_and_then_out():
    # Three wards of 6 nurses and 6 doctors; every role has 18, every ward 12: no set of fewer than 11 follows.
    row_of = np.array([[ward, 3 + role] for ward in range(3) for role in range(2)])
    assert not propagated(row_of, np.full(6, 6), 5, 11).any()
    # A fourth ward of 7 nurses and no doctors is its own row of 7.
    row_of = np.vstack([row_of, [5, 3]])
    assert propagated(row_of, np.array([6] * 6 + [7]), 6, 11).nonzero()[0].tolist() == [6]
