"""Whole-number exchanges of two levels, which show that an atom's level does not follow.

Ratings that are not all at one level follow with no certainty: what is true is possible. An atom with all its ratings at
level l is free if ratings can change between l and another level m without changing a published sum. Example: in ward 1 a
nurse is "strong" and a doctor "proficient", in ward 2 a nurse is "proficient" and a doctor "strong". Turned round, all
four, every ward and every role have the same sums.

1. Most exchanges run along cycles. Split the breakdowns in two; an atom is an edge between its rows in the ones and its
   rows in the others, one way if it has a rating at l and back if it has one at m. Around a directed cycle every row loses
   as many ratings of a level as it gains, and an edge lies on one if its ends are strongly connected (Tarjan, 1972).
2. Integer programs find the others: whole numbers x_a between 0 and what a has at l and m together, with the rows' sums at
   l, and as few as can be at the atoms in question; first among the atoms that the two finest breakdowns connect, such as
   a division's, and then among all.
"""

from collections.abc import Iterator
from contextlib import suppress
from itertools import combinations, permutations

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from disclosure.errors import Undecided
from disclosure.programs import least
from disclosure.system import System


def unsettled(rows: System, ratings: np.ndarray, seconds: float, wanted: np.ndarray | None = None) -> np.ndarray:
    """Atoms x levels: where all of an atom's ratings are at a level and no exchange was found that changes one. `ratings` is
    atoms x levels, whole numbers; `wanted` says which atoms are looked at, by default all.
    """
    left = (ratings == ratings.sum(axis=1, keepdims=True)) & (ratings > 0)
    if wanted is not None:
        left[~wanted] = False
    _look_for_cycles(rows.row_of_atom, ratings, left)
    if left.any():
        for part in np.unique(rows.part[left.any(axis=1)]):
            _look_by_programs(rows, ratings, left, rows.part == part, seconds)
        if rows.part.any():
            _look_by_programs(rows, ratings, left, np.ones(len(left), dtype=bool), seconds)
    return left


def _look_for_cycles(row_of: np.ndarray, ratings: np.ndarray, left: np.ndarray) -> None:
    for one, other in _splits(row_of):
        for level, another in permutations(range(ratings.shape[1]), 2):
            atoms = np.flatnonzero(left[:, level])
            if len(atoms):
                there, back = np.flatnonzero(ratings[:, level]), np.flatnonzero(ratings[:, another])
                starts, ends = np.append(one[there], other[back]), np.append(other[there], one[back])
                n_ends = other.max() + 1
                graph = sparse.csr_array((np.ones(len(starts)), (starts, ends)), shape=(n_ends, n_ends))
                component = connected_components(graph, directed=True, connection="strong")[1]
                left[atoms[component[one[atoms]] == component[other[atoms]]], level] = False


def _splits(row_of: np.ndarray) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Each way to split the breakdowns in two: a number for an atom's rows in the ones and for those in the others."""
    columns = range(row_of.shape[1])
    for size in range(1, len(columns) // 2 + 1):
        for ones in combinations(columns, size):
            if 2 * size < len(columns) or 0 in ones:
                others = [column for column in columns if column not in ones]
                one, other = (
                    np.unique(row_of[:, list(part)], axis=0, return_inverse=True)[1] for part in (ones, others)
                )
                yield one, other + one.max() + 1


def _look_by_programs(rows: System, ratings: np.ndarray, left: np.ndarray, inside: np.ndarray, seconds: float) -> None:
    matrix = rows.matrix.tocsc()
    for level in np.flatnonzero(left[inside].any(axis=0)):
        for another in np.argsort(-ratings.sum(axis=0)):
            atoms = np.flatnonzero(inside & (ratings[:, [level, another]].sum(axis=1) > 0))
            theirs = matrix[:, atoms]
            theirs = theirs[np.flatnonzero(theirs.sum(axis=1))]
            free = np.ones(1)
            while another != level and left[atoms, level].any() and free.any():
                fewest = _fewest(theirs, ratings[atoms][:, [level, another]], left[atoms, level], seconds)
                free = left[atoms, level] & (fewest < ratings[atoms, level])
                left[atoms[free], level] = False


def _fewest(matrix: sparse.csc_array, ratings: np.ndarray, wanted: np.ndarray, seconds: float) -> np.ndarray:
    """Ratings at the first of two levels after an exchange, as few as can be at the wanted atoms; as they are where none
    is found. Checked in whole numbers.
    """
    true, most = ratings[:, 0], ratings.sum(axis=1)
    with suppress(Undecided):
        found = least(wanted, matrix, matrix @ true, 0, most, seconds, whole=np.ones(len(true)))
        if found is not None:
            exchanged = found.astype(np.int64)
            if (matrix @ exchanged == matrix @ true).all() and (exchanged >= 0).all() and (exchanged <= most).all():
                return exchanged
    return true
