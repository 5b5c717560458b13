"""Audit C: nobody's level follows with certainty from a dimension's published level counts, all levels together.

Unknown is y_al, how many of atom a's r_a ratings are at level l. Known are sum over l of y_al = r_a, and what the rows
add up to at every level. If y_al = r_a in every solution, all of atom a is at level l, for certain. Levels are looked
at together: a team without "exemplary" and a role without "proficient" pin who is in both, which no level shows alone.

What is true is a solution, so only atoms with all their ratings at one level can be pinned, and exchanges.py finds another
solution for most. Where that leaves a doubt, a linear program decides: as much slack t_a as y_al + t_a <= r_a allows, in the
atom's part of a large slice, what is outside held as it is. None is a leak, if not certainly one in a large slice.
"""

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from disclosure import exchanges
from disclosure.errors import Undecided
from disclosure.programs import Program, least
from disclosure.system import NEGLIGIBLE, System


SLACK = 1e-3  # of a rating: the most that a linear program asks for
NO_SLACK = 1e-6  # and what counts as none


@dataclass(frozen=True)
class Pinned:
    """A microcell whose ratings are all at one level for certain: a leak."""

    cell: int  # its place in the slice
    level: int  # 0 = lowest
    levels: np.ndarray  # ratings, the slice's microcells x levels
    seconds: float  # for a linear program

    def holds(self, rows: System) -> bool:
        """Whether the rows pin it, the ratings of other parts of the slice held as they are."""
        return not self.is_ended(rows) and self.has_no_slack(rows)

    def is_ended(self, rows: System) -> bool:
        """Whether an exchange of its level for another sets it free."""
        ratings, atom = rows.by_atom(self.levels[rows.cells]), self._atom(rows)
        return not exchanges.unsettled(rows, ratings, self.seconds, np.arange(len(ratings)) == atom).any()

    def has_no_slack(self, rows: System) -> bool:
        """Whether no solution has a rating of it at another level."""
        rows = rows.near(self.cell)
        ratings, atom = rows.by_atom(self.levels[rows.cells]), self._atom(rows)
        program = _LevelProgram(rows, rows.matrix @ ratings, ratings.sum(axis=1), self.level, self.seconds)
        return program.most_slack(np.arange(len(ratings)) == atom)[atom] < NO_SLACK

    def used(self, rows: System, breakdown: str) -> dict[int, float]:
        """The rows of a breakdown that pin it: those whose published figures would have to change for it to be free, and
        how. Least change, a row of one group counting by its people, is found by linear programming; of two siblings
        that change in opposite ways, the sum needs no change, so merging them sets it free.
        """
        rows = rows.near(self.cell)
        ratings, atom = rows.by_atom(self.levels[rows.cells]), self._atom(rows)
        n_atoms, n_levels = ratings.shape
        theirs = [row for row, (name, _) in enumerate(rows.blocks) if name == breakdown]
        costs = [
            1 + rows.fewest[np.isin(rows.cells, block.cells)].sum() * (len(block.groups) == 1)
            for _, block in (rows.blocks[row] for row in theirs)
        ]
        change = sparse.csr_array(
            (np.ones(len(theirs)), (theirs, np.arange(len(theirs)))), shape=(len(rows.blocks), len(theirs))
        )
        by_row = sparse.kron(sparse.eye_array(n_levels), sparse.hstack([rows.matrix, change, -change]))
        nothing = sparse.csr_array((n_atoms, 2 * len(theirs)))
        by_atom = sparse.hstack([sparse.eye_array(n_atoms), nothing] * n_levels)
        most = np.full((n_levels, n_atoms + 2 * len(theirs)), np.inf)
        most[self.level, atom] = ratings[atom, self.level] - SLACK
        changed = least(
            np.tile(np.concatenate([np.zeros(n_atoms), costs, costs]), n_levels),
            sparse.vstack([by_row, by_atom]),
            np.concatenate([(rows.matrix @ ratings).T.ravel(), ratings.sum(axis=1)]),
            0,
            most.ravel(),
            self.seconds,
        )
        changes = _possible(changed).reshape(n_levels, -1)[:, n_atoms:].reshape(n_levels, 2, -1)
        signed = (changes[:, 0] - changes[:, 1]) / SLACK
        sizes = np.abs(signed).sum(axis=0)
        by_level = np.arange(1, n_levels + 1) ** 2 @ signed  # tells opposite changes from equal ones
        return {theirs[place]: float(by_level[place]) for place in np.flatnonzero(sizes > NEGLIGIBLE)}

    def _atom(self, rows: System) -> int:
        return rows.atom[np.flatnonzero(rows.cells == self.cell)[0]]


def pinned(rows: System, levels: np.ndarray, seconds: float) -> Pinned | None:
    """The first microcell found that is pinned, or None; `levels` is ratings, all of the slice's microcells x levels."""
    ratings = rows.by_atom(levels[rows.cells])
    for atom, level in np.argwhere(exchanges.unsettled(rows, ratings, seconds)):
        leak = Pinned(int(rows.cells[np.flatnonzero(rows.atom == atom)[0]]), int(level), levels, seconds)
        if leak.has_no_slack(rows):
            return leak
    return None


class _LevelProgram:
    """The linear program of one level: unknowns y (atoms x levels) and t (atoms)."""

    def __init__(self, rows: System, published: np.ndarray, total: np.ndarray, level: int, seconds: float):
        n_atoms, n_levels = len(total), published.shape[1]
        one_level = [None] * n_levels
        by_row = []
        for place in range(n_levels):
            by_row.append([*one_level[:place], rows.matrix, *one_level[place + 1 :], None])
        by_atom = [sparse.eye_array(n_atoms)] * n_levels + [None]
        last = sparse.csr_array((1, n_atoms))
        equations = sparse.block_array([*by_row, by_atom, [None] * n_levels + [last]])
        slack = sparse.hstack(
            [
                sparse.csr_array((n_atoms, level * n_atoms)),
                sparse.eye_array(n_atoms),
                sparse.csr_array((n_atoms, (n_levels - 1 - level) * n_atoms)),
                sparse.eye_array(n_atoms),
            ]
        )
        right = np.concatenate([published.T.ravel(), total, [0]])
        self._program = Program(
            sparse.vstack([equations, slack]),
            np.concatenate([right, np.full(n_atoms, -np.inf)]),
            np.concatenate([right, total]),
            0,
            np.concatenate([np.full(n_atoms * n_levels, np.inf), np.full(n_atoms, SLACK)]),
        )
        self._others, self._seconds = np.zeros(n_atoms * n_levels), seconds

    def most_slack(self, wanted: np.ndarray) -> np.ndarray:
        """The slack of each atom when that of the wanted ones is largest."""
        values = _possible(self._program.least(np.concatenate([self._others, -wanted.astype(float)]), self._seconds))
        return values[len(self._others) :]


def _possible(values: np.ndarray | None) -> np.ndarray:
    """The solution of a program that the records themselves solve: that there is none shows the solver at fault."""
    if values is None:
        raise Undecided
    return values
