"""The published rows of a dimension as equations over microcells.

Row i says: the microcells with A_ic = 1 add up to a published figure. Whatever anyone can work out exactly is a
combination of rows, lambda A. Microcells that no row tells apart form an atom: every combination gives them one value.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from disclosure.audit.elimination import finest_first, null_vector
from disclosure.audit.programs import by_columns, least
from disclosure.blocks.pooling import Block, Rows
from domain.declared.breakdowns import WHOLE, Declaration


NEGLIGIBLE = 1e-6  # a weight this small is rounding
LARGEST = 2**62  # number


@dataclass(frozen=True)
class Part:
    """N of a system's atoms as equations of their own, which hold all others as they are."""

    atoms: np.ndarray  # N: their places among the system's
    rows: np.ndarray  # the places of the rows that they stand in
    row_of: np.ndarray  # N x breakdowns: places among those; -1 where in none

    @property
    def matrix(self) -> sparse.csc_array:
        """A, rows x N."""
        return by_columns(self.row_of, len(self.rows))


@dataclass(frozen=True)
class System:
    """R rows over C microcells that have anybody, in P atoms."""

    blocks: tuple[tuple[str, Block], ...]  # R: breakdown id and block
    cells: np.ndarray  # C: places of the microcells in the slice
    fewest: np.ndarray  # C: the fewest subjects of the microcell on any of the dimensions that share the rows
    most: np.ndarray  # C: and the most
    row_of: np.ndarray  # C x breakdowns: the row that a microcell stands in; R where in none

    @cached_property
    def _atoms(self) -> tuple[np.ndarray, np.ndarray]:
        """A microcell of each atom, and the atom of each microcell; atoms are in the order of their rows."""
        _, first, atom = np.unique(_numbers(self.row_of, len(self.blocks) + 1), return_index=True, return_inverse=True)
        return first, atom

    @property
    def atom(self) -> np.ndarray:
        """The atom of each microcell, C."""
        return self._atoms[1]

    @cached_property
    def row_of_atom(self) -> np.ndarray:
        """P x breakdowns."""
        return self.row_of[self._atoms[0]]

    @cached_property
    def matrix(self) -> sparse.csr_array:
        """A over atoms, R x P."""
        n_rows = len(self.blocks)
        return sparse.csr_array(by_columns(np.where(self.row_of_atom < n_rows, self.row_of_atom, -1), n_rows))

    @cached_property
    def null_vector(self) -> tuple[np.ndarray, int]:
        """A random vector over the microcells, C, that every row gives 0, modulo a prime; and the rank of the rows."""
        return null_vector(self.row_of, len(self.blocks))

    @cached_property
    def whole(self) -> Part:
        """All of its atoms."""
        return self._of(np.arange(len(self.row_of_atom)))

    def near(self, atom: int) -> Part:
        """The atoms that rows of the two finest breakdowns connect with one: such as a division's."""
        return self._of(np.flatnonzero(self._connected == self._connected[atom]))

    def _of(self, atoms: np.ndarray) -> Part:
        row_of = self.row_of_atom[atoms]
        rows, place = np.unique(row_of, return_inverse=True)
        n_rows = int(np.searchsorted(rows, len(self.blocks)))  # the last place is that of no row
        return Part(atoms, rows[:n_rows], np.where(place < n_rows, place, -1).reshape(row_of.shape))

    @cached_property
    def _connected(self) -> np.ndarray:
        """A number for each atom, P, the same where rows of the two finest breakdowns connect them."""
        row_of, *numbers = finest_first(self.row_of_atom, len(self.blocks))
        atom, n_ends = np.arange(len(row_of)), len(row_of) + sum(numbers) + 1
        ends = np.concatenate([np.stack([atom, len(atom) + column]) for column in row_of[:, :2].T], axis=1)
        graph = sparse.csr_array((np.ones(ends.shape[1]), tuple(ends)), shape=(n_ends, n_ends))
        return connected_components(graph, directed=False)[1][atom]

    def by_atom(self, figures: np.ndarray) -> np.ndarray:
        """Figures per microcell (C, or C x L) added up by atom."""
        order, start = self._by_atom
        return np.add.reduceat(figures[order], start) if len(start) else figures[:0]

    @cached_property
    def _by_atom(self) -> tuple[np.ndarray, np.ndarray]:
        """The microcells sorted by atom, and where each atom's begin."""
        order = np.argsort(self.atom, kind="stable")
        return order, np.flatnonzero(np.diff(self.atom[order], prepend=-1))

    def by_row(self, figures: np.ndarray) -> np.ndarray:
        """Figures per microcell added up by row, as they are published."""
        return self.matrix @ self.by_atom(figures)


def system(rows: Rows, declaration: Declaration, subjects: np.ndarray) -> System:
    """The equations of some dimensions' common rows; `subjects` is dimensions x microcells. Rows that are sums of
    others, such as a division's of its teams', add nothing and are left out.
    """
    rows = {breakdown: rows[breakdown] for breakdown in mergeable(rows, declaration)}
    cells = np.flatnonzero(subjects.max(axis=0))
    blocks = [(breakdown, block) for breakdown, shown in rows.items() for block in shown]
    column = {breakdown: number for number, breakdown in enumerate(rows)}
    row_of = np.full((subjects.shape[1], len(rows)), len(blocks))
    for number, (breakdown, block) in enumerate(blocks):
        row_of[list(block.cells), column[breakdown]] = number
    return System(tuple(blocks), cells, subjects.min(axis=0)[cells], subjects.max(axis=0)[cells], row_of[cells])


def _numbers(row_of: np.ndarray, n_values: int) -> np.ndarray:
    """A number for each microcell's rows, in the order of these."""
    numbers = np.zeros(len(row_of), dtype=np.int64)
    room = 1
    for column in row_of.T:
        if room > LARGEST // n_values:  # the numbers so far make room by being counted anew
            numbers, room = np.unique(numbers, return_inverse=True)[1], len(row_of)
        numbers, room = numbers * n_values + column, room * n_values
    return numbers


def mergeable(rows: Rows, declaration: Declaration) -> list[str]:
    """The breakdowns whose rows are not sums of another's: merging theirs takes something away."""
    parents = {one.parent or WHOLE for one in declaration.breakdowns if one.id in rows and one.id != WHOLE}
    return [breakdown for breakdown in rows if breakdown not in parents]


def weights(rows: System, wanted: np.ndarray, seconds: float) -> dict[int, float] | None:
    """A sparse combination of rows that gives `wanted` (a value per atom), as weights by row: that with the least sum of
    sizes, by linear programming (Chen, Donoho and Saunders, 1998). None where there is none.
    """
    n_rows = len(rows.blocks)
    both_signs = sparse.hstack([rows.matrix.T, -rows.matrix.T])
    solution = least(np.ones(2 * n_rows), both_signs, wanted, 0, np.inf, seconds)
    if solution is None:
        return None
    combined = solution[:n_rows] - solution[n_rows:]
    return {int(row): float(combined[row]) for row in np.flatnonzero(np.abs(combined) > NEGLIGIBLE)}
