"""Exchanges leave every row as it is, are found where there are any, and are looked for in little room."""

from itertools import permutations, product

import numpy as np
import pytest

from disclosure.audit.exchanges import Steps
from disclosure.audit.freed import Freed
from disclosure.audit.system import System
from tests.support.slices import a_small_slice, every_group


def a_system(n_atoms: int, n_breakdowns: int) -> System:
    """Atoms by chance in three rows of each breakdown."""
    chance = np.random.default_rng(n_breakdowns)
    row_of = chance.integers(3, size=(n_atoms, n_breakdowns)) + 3 * np.arange(n_breakdowns)
    ones = np.ones(n_atoms, dtype=np.int64)
    return System(tuple(range(3 * n_breakdowns)), np.arange(n_atoms), ones, ones, row_of)


def answers(rows: System, n_levels: int = 3) -> np.ndarray:
    """Two ratings an atom, by chance."""
    levels = np.random.default_rng(1).integers(n_levels, size=(2, len(rows.row_of_atom)))
    return np.eye(n_levels, dtype=np.int64)[levels].sum(axis=0)


@pytest.mark.parametrize(
    ("rows", "length", "ends"),
    [
        *product([a_system(40, 3), a_system(60, 4)], [1, 2, 3], [1, 2]),
        *product([every_group(a_small_slice(3))], [1, 2], [1]),
    ],
)
def test_what_an_exchange_takes_from_a_row_it_gives_back(rows, length, ends):
    ratings = answers(rows)
    steps = Steps(rows, ratings)
    everywhere = np.ones(ratings.shape, dtype=bool)
    begun = steps.begun(everywhere, ~everywhere)
    for _ in range(1, length):
        begun = steps.longer(begun)
    found = steps.ended(begun, ends, range(4))
    assert len(found.of) > 20
    assert found.of.shape[1] == length + ends
    for one, other, of, to in zip(found.one, found.other, found.of, found.to, strict=True):
        change = np.zeros_like(ratings)
        change[one, of] -= 1
        change[one, to] += 1
        change[other, to] -= 1
        change[other, of] += 1
        assert (ratings + change >= 0).all()
        assert np.abs(change).sum() == 4 * len(one)
        assert not (rows.matrix @ change).any()


def test_keys_that_agree_by_chance_make_no_exchange(monkeypatch):
    rows = a_system(60, 4)
    ratings = answers(rows)
    steps = Steps(rows, ratings)
    steps._key[:] = 0  # every step seems to give back what any other takes
    everywhere = np.ones(ratings.shape, dtype=bool)
    found = steps.ended(steps.begun(everywhere, ~everywhere), 1, range(40))
    for one, other, of, to in zip(found.one, found.other, found.of, found.to, strict=True):
        change = np.zeros_like(ratings)
        np.subtract.at(change, (one, of), 1)
        np.add.at(change, (one, to), 1)
        np.subtract.at(change, (other, to), 1)
        np.add.at(change, (other, of), 1)
        assert not (rows.matrix @ change).any()


@pytest.mark.parametrize("seed", range(4))
def test_every_place_that_an_exchange_of_four_atoms_frees_is_free(seed):
    rows = every_group(a_small_slice(seed))
    ratings = answers(rows)
    free = np.zeros(ratings.shape, dtype=bool)
    for b, c, d, f in permutations(range(len(ratings)), 4):
        change = np.zeros(len(ratings), dtype=np.int64)
        change[[b, d]] -= 1
        change[[c, f]] += 1
        if not (rows.matrix @ change).any():
            for of, to in permutations(range(ratings.shape[1]), 2):
                free[b, of] |= bool(ratings[[b, d], of].all() and ratings[[c, f], to].all())
    freed = Freed(np.full((*ratings.shape, 1), -1))
    freed.look(Steps(rows, ratings), ratings > 0, np.zeros(ratings.shape, dtype=bool))
    assert free.any()
    assert freed.is_found[free].all()
    assert not freed.is_found[ratings == 0].any()


def test_all_who_know_all_ratings_of_another_atom_of_the_only_exchange_know_that_none_moved():
    # Two wards by two roles, the ratings of each microcell at one level. One gave all of the last one's, one has heard them.
    row_of = np.array([[0, 2], [0, 3], [1, 2], [1, 3]])
    many = np.full(4, 3)
    rows = System(tuple(range(4)), np.arange(4), many, many, row_of)
    ratings = np.array([[3, 0], [0, 3], [0, 3], [3, 0]])
    sole = np.full((*ratings.shape, 2), -1)
    sole[3, 0] = 7, 8
    freed = Freed(sole)
    freed.look(Steps(rows, ratings), ratings > 0, np.zeros(ratings.shape, dtype=bool))
    assert freed.is_found[ratings > 0].all()
    assert freed.is_open()[[0, 1, 2], [0, 1, 1]].all()
    assert set(freed.against[0, 0]) == {-1, 7, 8}
    assert not freed.is_open()[3, 0]  # all others may be otherwise, for all that 7 and 8 know


def test_releases_put_together_have_many_breakdowns_and_are_looked_at_in_little_room():
    rows = a_system(150, 30)
    ratings = answers(rows)
    freed = Freed(np.full((*ratings.shape, 1), -1))
    freed.look(Steps(rows, ratings), ratings > 0, np.zeros(ratings.shape, dtype=bool))
