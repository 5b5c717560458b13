"""Other answers, in whole numbers, that publish the same rows and put an atom's ratings at other levels too.

An exchange of two levels is a program of two unknowns an atom: how many of its ratings go one way and the other. Where no
exchange does it, all levels are looked at together. Each program is a linear one first, whose solution is mostly in
whole numbers, and goes on from the last atom's; an integer program where it is not. Only a proof that there is no solution is
taken for one.
"""

from functools import cached_property

import numpy as np
from scipy import sparse

from disclosure.audit.programs import ALMOST, Program
from disclosure.audit.system import System
from disclosure.errors import Undecided


SEED = 9
CORNERS = 3  # solutions of a linear program that are tried for one in whole numbers


class OtherAnswers:
    """Of ratings (P x L) behind a system's rows."""

    def __init__(self, rows: System, ratings: np.ndarray, seconds: float):
        self._rows, self._ratings, self._seconds = rows, ratings, seconds
        self._exchanges: dict[tuple[int, int], _Twice] = {}

    def change(
        self, atom: int, level: int, known: np.ndarray | None = None, *, rises: bool = False
    ) -> np.ndarray | None:
        """What to add to the ratings so that one of the atom's at a level goes elsewhere, or one from elsewhere comes there;
        None: proven impossible. Of the ratings `known` (P x L) none may go.
        """
        moved = self.exchange(atom, level, known, rises=rises)
        return self._of_all_levels(atom, level, known, rises) if moved is None else moved

    def exchange(
        self, atom: int, level: int, known: np.ndarray | None = None, *, rises: bool = False
    ) -> np.ndarray | None:
        """Such a change between two levels, with as few ratings moved as can be; None where none was found."""
        free = self._ratings if known is None else self._ratings - known
        n_atoms, n_levels = free.shape
        for other in range(n_levels):
            if other == level:
                continue
            low, high = sorted((level, other))
            lower, highest = np.zeros(2 * n_atoms), np.concatenate([free[:, low], free[:, high]])
            goes, comes = (atom + n_atoms * place for place in (level > other, level < other))
            goes, comes = (comes, goes) if rises else (goes, comes)
            lower[goes], highest[comes] = 1, 0  # and none the other way
            try:
                found = self._exchange_of(low, high).least(lower, highest)
            except Undecided:  # not shown to be possible, then
                continue
            if found is not None:
                moved = np.zeros(free.shape)
                moved[:, high] = found[:n_atoms] - found[n_atoms:]
                moved[:, low] = -moved[:, high]
                return self._exact(moved)
        return None

    def _exchange_of(self, low: int, high: int) -> "_Twice":
        if (low, high) not in self._exchanges:
            matrix = sparse.hstack([self._rows.matrix, -self._rows.matrix])
            highest = np.concatenate([self._ratings[:, low], self._ratings[:, high]])
            self._exchanges[low, high] = _Twice(matrix, highest, self._seconds)
        return self._exchanges[low, high]

    def _of_all_levels(self, atom: int, level: int, known: np.ndarray | None, rises: bool) -> np.ndarray | None:
        rise = self._ratings.sum(axis=1)[:, None] - self._ratings
        fall = self._ratings if known is None else self._ratings - known
        up = atom * self._ratings.shape[1] + level
        down = rise.size + up
        highest = np.concatenate([rise.ravel(), fall.ravel()]).astype(float)
        lower = np.zeros(len(highest))
        lower[up if rises else down], highest[down if rises else up] = 1, 0
        found = self._all_levels.least(lower, highest)
        return None if found is None else self._exact((found[: rise.size] - found[rise.size :]).reshape(rise.shape))

    @cached_property
    def _all_levels(self) -> "_Twice":
        """Rises and falls of every figure, as few as can be, that add up to nothing in any row or atom."""
        n_atoms, n_levels = self._ratings.shape
        by_row = sparse.kron(self._rows.matrix, sparse.eye_array(n_levels))
        by_atom = sparse.kron(sparse.eye_array(n_atoms), np.ones((1, n_levels)))
        sums = sparse.vstack([by_row, by_atom])
        rise = self._ratings.sum(axis=1)[:, None] - self._ratings
        highest = np.concatenate([rise.ravel(), self._ratings.ravel()])
        return _Twice(sparse.hstack([sums, -sums]), highest, self._seconds)

    def _exact(self, moved: np.ndarray) -> np.ndarray:
        """A change in whole numbers that is none in any row."""
        moved = np.round(moved).astype(np.int64)
        if (self._rows.matrix @ moved).any() or moved.sum(axis=1).any() or (self._ratings + moved < 0).any():
            raise Undecided
        return moved


class _Twice:
    """A program with A x = 0, solved as a linear one, with uneven costs too where that gives fractions, and as an integer one
    where those do as well; of the values only those that can be other than 0.
    """

    def __init__(self, matrix: sparse.sparray, highest: np.ndarray, seconds: float):
        self._used = np.flatnonzero(highest)
        self._matrix, self._seconds = sparse.csc_array(matrix)[:, self._used], seconds
        self._size = len(highest)
        uneven = np.random.default_rng(SEED).random((CORNERS - 1, len(self._used)))
        self._costs = np.vstack([np.ones(len(self._used)), 1 + uneven])
        self._linear = Program(self._matrix, 0, 0, 0, 0)

    def least(self, lower: np.ndarray, highest: np.ndarray) -> np.ndarray | None:
        """The values with the least sum."""
        if (lower > highest).any():
            return None
        lower, highest = lower[self._used], highest[self._used]
        self._linear.bound(np.arange(len(lower)), lower, highest)
        costs, found = self._costs[0], None
        for costs in self._costs:
            found = self._linear.least(costs, self._seconds)
            if found is None or np.abs(found - np.round(found)).max(initial=0) <= ALMOST:
                break
        else:
            whole = np.ones(len(lower), dtype=bool)
            found = Program(self._matrix, 0, 0, lower, highest, whole).least(costs, self._seconds, is_any=True)
        if found is None:
            return None
        values = np.zeros(self._size)
        values[self._used] = found
        return values


def by_cell(rows: System, moved: np.ndarray, levels: np.ndarray) -> np.ndarray:
    """A change of atoms as one of the slice's microcells, out of what they have at each level (microcells x levels)."""
    found = np.zeros(levels.shape, dtype=np.int64)
    for atom in np.flatnonzero(moved.any(axis=1)):
        inside = rows.cells[rows.atom == atom]
        comes = [level for level, number in enumerate(moved[atom]) for _ in range(number)]
        for level, number in enumerate(moved[atom]):
            for _ in range(-number):
                cell = inside[np.argmax((levels + found)[inside, level])]
                found[cell, level] -= 1
                found[cell, comes.pop()] += 1
    return found
