"""Exchanges: what they set free is free, in whole numbers, and what they leave is mostly pinned."""

from itertools import product

import numpy as np
import pytest

from disclosure.exchanges import unsettled
from disclosure.system import System
from tests.disclosure.test_audits import SECONDS, a_small_slice, every_group


def whole_solutions(rows: System, ratings: np.ndarray) -> set[tuple[int, ...]]:
    """Every way to put the ratings of each atom at one of two levels that publishes the same, by trying all."""
    published = rows.matrix @ ratings
    ways = product(*(range(total + 1) for total in ratings.sum(axis=1)))
    return {way for way in ways if (rows.matrix @ np.array(way) == published[:, 0]).all()}


def a_system(seed: int) -> tuple[System, np.ndarray]:
    chance = np.random.default_rng(seed)
    n_wards, n_roles, n_settings = 3, 3, 2
    places = np.unique(
        np.stack([chance.integers(0, n, size=9) for n in (n_wards, n_roles, n_settings)], axis=1), axis=0
    )
    row_of = places + np.array([0, n_wards, n_wards + n_roles])
    people = np.ones(len(places), dtype=np.int64)
    rows = System(((),) * (n_wards + n_roles + n_settings), np.arange(len(places)), people, people, row_of)
    ratings = chance.multinomial(1, [0.6, 0.4], size=len(places)) * chance.integers(1, 3, size=(len(places), 1))
    return rows, rows.by_atom(ratings)


@pytest.mark.parametrize("seed", range(30))
def test_an_atom_is_left_where_and_only_where_no_whole_numbers_have_another_level(seed):
    rows, ratings = a_system(seed)
    found = np.array(sorted(whole_solutions(rows, ratings)))
    expected = (ratings > 0) & (ratings == ratings.sum(axis=1, keepdims=True))
    expected[:, 0] &= (found == ratings[:, 0]).all(axis=0)
    expected[:, 1] &= (found == ratings[:, 0]).all(axis=0)
    assert (unsettled(rows, ratings, SECONDS) == expected).all()


def test_some_of_those_systems_have_atoms_that_are_left_and_some_that_are_free():
    left = [unsettled(*a_system(seed), SECONDS) for seed in range(30)]
    one_level = [
        (ratings > 0) & (ratings == ratings.sum(axis=1, keepdims=True)) for _, ratings in map(a_system, range(30))
    ]
    assert 0 < sum(map(np.sum, left)) < sum(map(np.sum, one_level))


def test_ratings_at_more_than_one_level_are_never_left():
    for seed in range(12):
        slice_ = a_small_slice(seed)
        rows = every_group(slice_)
        ratings = rows.by_atom(slice_.levels[0][rows.cells])
        left = unsettled(rows, ratings, SECONDS)
        assert not left[(ratings > 0).sum(axis=1) > 1].any()
