"""Other answers, in whole numbers, that publish the same rows and put an atom's ratings at other levels too.

An exchange of two levels is a program of two unknowns an atom: how many of its ratings go one way and the other. Where no
exchange does it, all levels are looked at together. Each program is a linear one first, whose solution is mostly in
whole numbers, and goes on from the last atom's; an integer program where it is not. Only a proof that there is no solution is
taken for one.
"""

from functools import cached_property

import numpy as np
from scipy import sparse

from disclosure.audit.programs import ALMOST, Bounds, Program, by_columns
from disclosure.audit.system import Part, System
from disclosure.errors import Undecided


SEED = 9
CORNERS = 3  # solutions of a linear program that are tried for one in whole numbers


class OtherAnswers:
    """Of ratings (P x L) behind a system's rows, those of atoms that are not `within` held as they are."""

    def __init__(self, rows: System, ratings: np.ndarray, seconds: float, within: Part | None = None):
        self._rows, self._ratings, self._seconds = rows, ratings, seconds
        self._within = within or rows.whole

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
        atoms = self._within.atoms
        free = self._free(known)[atoms]
        at, (n_atoms, n_levels) = int(np.searchsorted(atoms, atom)), free.shape
        for other in range(n_levels):
            if other == level:
                continue
            low, high = sorted((level, other))
            lower, highest = np.zeros(2 * n_atoms), np.concatenate([free[:, low], free[:, high]])
            goes, comes = (at + n_atoms * place for place in (level > other, level < other))
            goes, comes = (comes, goes) if rises else (goes, comes)
            lower[goes], highest[comes] = 1, 0  # and none the other way
            if self._rows_alone.are_crossed(lower[:n_atoms] - highest[n_atoms:], highest[:n_atoms] - lower[n_atoms:]):
                continue
            try:
                found = self._exchange.least(lower, highest)
            except Undecided:  # not shown to be possible, then
                continue
            if found is not None:
                moved = np.zeros(free.shape)
                moved[:, high] = found[:n_atoms] - found[n_atoms:]
                moved[:, low] = -moved[:, high]
                return self._exact(moved)
        return None

    @cached_property
    def _rows_alone(self) -> Bounds:
        return Bounds(self._within.row_of)

    def _free(self, known: np.ndarray | None) -> np.ndarray:
        return self._ratings if known is None else self._ratings - known

    @cached_property
    def _exchange(self) -> "_Twice":
        """How many ratings of each atom go from one level to another, and how many the other way."""
        matrix = self._within.matrix
        return _Twice(sparse.hstack([matrix, -matrix], format="csc"), self._seconds)

    def _of_all_levels(self, atom: int, level: int, known: np.ndarray | None, rises: bool) -> np.ndarray | None:
        atoms = self._within.atoms
        rise, fall = self._rise[atoms], self._free(known)[atoms]
        up = int(np.searchsorted(atoms, atom)) * rise.shape[1] + level
        down = rise.size + up
        highest = np.concatenate([rise.ravel(), fall.ravel()]).astype(float)
        lower = np.zeros(len(highest))
        lower[up if rises else down], highest[down if rises else up] = 1, 0
        if self._rows_and_atoms.are_crossed(
            lower[: rise.size] - highest[rise.size :], highest[: rise.size] - lower[rise.size :]
        ):
            return None
        used, program = self._all_levels
        found = program.least(lower[used], highest[used])
        if found is None:
            return None
        changes = np.zeros(len(highest))
        changes[used] = found
        return self._exact((changes[: rise.size] - changes[rise.size :]).reshape(rise.shape))

    @cached_property
    def _rise(self) -> np.ndarray:
        """By how much each figure may rise."""
        return self._ratings.sum(axis=1)[:, None] - self._ratings

    @cached_property
    def _rows_and_atoms(self) -> Bounds:
        return Bounds(self._entries)

    @cached_property
    def _entries(self) -> np.ndarray:
        """In which sums each figure stands: of a row at its level, and of its atom."""
        within, n_levels = self._within, self._ratings.shape[1]
        level, n_rows = np.arange(n_levels), len(within.rows) * n_levels
        by_row = np.where(within.row_of < 0, -1, within.row_of * n_levels)[:, None, :] + level[:, None]
        by_row[np.broadcast_to(within.row_of[:, None, :] < 0, by_row.shape)] = -1
        by_atom = np.broadcast_to(n_rows + np.arange(len(within.atoms))[:, None, None], (*by_row.shape[:2], 1))
        return np.concatenate([by_row, by_atom], axis=2).reshape(-1, by_row.shape[2] + 1)

    @cached_property
    def _all_levels(self) -> tuple[np.ndarray, "_Twice"]:
        """Rises and falls of every figure, as few as can be, that add up to nothing in any row or atom: the places of those
        that can be other than 0, and the program.
        """
        within, entries = self._within, self._entries
        highest = np.concatenate([self._rise[within.atoms].ravel(), self._ratings[within.atoms].ravel()])
        used = np.flatnonzero(highest)
        up, down = (entries[used[where] % len(entries)] for where in (used < len(entries), used >= len(entries)))
        size = len(within.rows) * self._ratings.shape[1] + len(within.atoms)
        return used, _Twice(
            sparse.hstack([by_columns(up, size), by_columns(down, size, -1)], format="csc"), self._seconds
        )

    def _exact(self, changes: np.ndarray) -> np.ndarray:
        """The change in whole numbers; it is none in any row."""
        moved = np.zeros(self._ratings.shape, dtype=np.int64)
        moved[self._within.atoms] = np.round(changes)
        if (self._rows.matrix @ moved).any() or moved.sum(axis=1).any() or (self._ratings + moved < 0).any():
            raise Undecided
        return moved


class _Twice:
    """A program with A x = 0, solved as a linear one, with uneven costs too where that gives fractions, and as an integer one
    where those do as well.
    """

    def __init__(self, matrix: sparse.csc_array, seconds: float):
        self._matrix, self._seconds = matrix, seconds
        n_columns = matrix.shape[1]
        uneven = np.random.default_rng(SEED).random((CORNERS - 1, n_columns))
        self._costs = np.vstack([np.ones(n_columns), 1 + uneven])
        self._linear = Program(matrix, 0, 0, 0, 0)

    def least(self, lower: np.ndarray, highest: np.ndarray) -> np.ndarray | None:
        """The values with the least sum."""
        if (lower > highest).any():
            return None
        self._linear.bound(np.arange(len(lower)), lower, highest)
        costs, found = self._costs[0], None
        for costs in self._costs:
            found = self._linear.least(costs, self._seconds)
            if found is None or np.abs(found - np.round(found)).max(initial=0) <= ALMOST:
                return found
        whole = np.ones(len(lower), dtype=bool)
        return Program(self._matrix, 0, 0, lower, highest, whole).least(costs, self._seconds, is_any=True)


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
