"""Solves a system's rows, the finest breakdown first: its rows share no microcell, so what is left is as small as the others."""

import numpy as np

from disclosure.audit.residues import PRIME, echelon, inverse, times


SEED = 9  # the same input gives the same certificate


def finest_first(row_of: np.ndarray, n_rows: int) -> tuple[np.ndarray, int, int]:
    """The columns of `row_of` by how many rows they have, most first, and those rows numbered from 0 in that order; how
    many rows the first has, and the others. What is eliminated in this order fills up least.
    """
    used = [np.unique(column[column < n_rows]) for column in row_of.T]
    order = sorted(range(len(used)), key=lambda column: -len(used[column]))
    number = np.full(n_rows + 1, sum(map(len, used)))
    number[np.concatenate([used[column] for column in order])] = np.arange(number[-1])
    n_finest = len(used[order[0]])
    return number[row_of[:, order]], n_finest, number[-1] - n_finest


def null_vector(row_of: np.ndarray, n_rows: int) -> tuple[np.ndarray, int]:
    """A random vector over the microcells that every row gives 0, modulo PRIME; and the rank of the rows. `row_of` is
    microcells x breakdowns, n_rows where in none.
    """
    row_of, n_finest, n_others = finest_first(row_of, n_rows)
    chance = np.random.default_rng(SEED)
    while True:
        direction, rank = _direction(row_of, n_finest, n_others, chance)
        sums = np.zeros(n_finest + n_others + 1, dtype=np.int64)
        for column in row_of.T:
            np.add.at(sums, column, direction)
        if not (sums[:-1] % PRIME).any():  # else A D A' had a lower rank than A, as once in many modulo a prime
            return direction, rank


def _direction(row_of: np.ndarray, n_finest: int, n_others: int, chance: np.random.Generator) -> tuple[np.ndarray, int]:
    """v = w - D A'y with random w and a random diagonal D, where (A D A') y = A w; and the rank of A D A'.

    Rows of the finest breakdown have no microcell in common, so their part of A D A' is diagonal and is eliminated in one
    step (Schur's complement). What is left is as small as the other breakdowns are.
    """
    drawn, scale = chance.integers(1, PRIME, size=(2, len(row_of)))
    n_rows = n_finest + n_others
    sums = np.zeros(n_rows + 1, dtype=np.int64)  # the last for microcells in no row
    shared = np.zeros((n_rows + 1, n_others + 1), dtype=np.int64)
    sizes = np.zeros(n_rows + 1, dtype=np.int64)
    for one in row_of.T:
        np.add.at(sums, one, drawn)
        np.add.at(sizes, one, scale)
        for other in row_of[:, 1:].T:
            np.add.at(shared, (one, other - n_finest), scale)
    sums, shared = sums % PRIME, shared % PRIME
    known = np.column_stack([shared[:n_finest, :-1], sums[:n_finest]])
    solved = inverse(sizes[:n_finest] % PRIME)[:, None] * known % PRIME
    left = np.column_stack([shared[n_finest:-1, :-1], sums[n_finest:-1]]) - times(known[:, :-1].T, solved)
    reduced, pivots = echelon(left)
    weights = np.zeros(n_rows + 1, dtype=np.int64)
    weights[n_finest + pivots] = reduced[:, -1]
    weights[:n_finest] = (solved[:, -1] - times(solved[:, :-1], weights[n_finest:-1, None])[:, 0]) % PRIME
    weights[-1] = 0
    direction = (drawn - scale * (weights[row_of].sum(axis=1) % PRIME)) % PRIME
    return direction, n_finest + len(pivots)
