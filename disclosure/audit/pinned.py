"""A leak that audit C finds, and what in the rows it comes from."""

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from disclosure.audit.other_answers import OtherAnswers
from disclosure.audit.programs import Program
from disclosure.audit.system import NEGLIGIBLE, System
from disclosure.errors import Undecided


@dataclass(frozen=True)
class Pinned:
    """A microcell whose ratings are all at one level for certain, for an outsider or for a member; or of which the number
    at a level is certain, and its atom has fewer than `k` people.
    """

    cell: int  # its place in the slice
    level: int  # 0 = lowest
    levels: np.ndarray  # ratings that the attacker does not know, the slice's microcells x levels
    seconds: float  # for a program
    k: int | None = None  # of a number

    def holds(self, rows: System) -> bool:
        """Whether the rows pin it, the ratings of other parts of a large slice held as they are."""
        rows = rows.near(self.cell)
        if self._is_another_question(rows):
            return False
        ratings, atom = self._ratings(rows)
        answers = OtherAnswers(rows, ratings, self.seconds)
        return all(answers.change(atom, self.level, rises=rises) is None for rises in self._ways)

    def is_ended(self, rows: System) -> bool:
        """Whether it could be at another level by an exchange of that level for another, the rest held as they are: enough
        to show that it is not pinned, by a small program.
        """
        rows = rows.near(self.cell)
        if self._is_another_question(rows):
            return True
        ratings, atom = self._ratings(rows)
        answers = OtherAnswers(rows, ratings, self.seconds)
        return any(answers.exchange(atom, self.level, rises=rises) is not None for rises in self._ways)

    @property
    def _ways(self) -> tuple[bool, ...]:
        """Whether another number may be more, too."""
        return (False,) if self.k is None else (False, True)

    def _is_another_question(self, rows: System) -> bool:
        """Whether these rows put it into an atom that has other levels too, or K people."""
        ratings, atom = self._ratings(rows)
        if self.k is None:
            return bool(ratings[atom, self.level] < ratings[atom].sum())
        return bool(rows.by_atom(rows.most)[atom] >= self.k)

    def used(self, rows: System, breakdown: str) -> dict[int, float]:
        """The rows of a breakdown that pin it: those whose published figures would have to change for it to be free, and
        how. Least change, a row of one group counting by its people, is found by linear programming, or in whole numbers; of two siblings
        that change in opposite ways, the sum needs no change, so merging them sets it free.
        """
        rows = rows.near(self.cell)
        ratings, atom = self._ratings(rows)
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
        highest = np.full((n_levels, n_atoms + 2 * len(theirs)), np.inf)
        highest[self.level, atom] = ratings[atom, self.level] - 1
        right = np.concatenate([(rows.matrix @ ratings).T.ravel(), ratings.sum(axis=1)])
        given = sparse.vstack([by_row, by_atom]), right, right, 0, highest.ravel()
        costs = np.tile(np.concatenate([np.zeros(n_atoms), costs, costs]), n_levels)
        for whole in (None, np.ones(highest.size, dtype=bool)):  # fractions tell, unless they need no change
            changed = Program(*given, whole).least(costs, self.seconds)
            if changed is None:  # with rows free to change there is always a solution
                raise Undecided
            changes = changed.reshape(n_levels, -1)[:, n_atoms:].reshape(n_levels, 2, -1)
            signed = changes[:, 0] - changes[:, 1]
            sizes = np.abs(signed).sum(axis=0)
            if sizes.max(initial=0) > NEGLIGIBLE:
                break
        by_level = np.arange(1, n_levels + 1) ** 2 @ signed  # tells opposite changes from equal ones
        return {theirs[place]: float(by_level[place]) for place in np.flatnonzero(sizes > NEGLIGIBLE)}

    def _ratings(self, rows: System) -> tuple[np.ndarray, int]:
        return rows.by_atom(self.levels[rows.cells]), int(rows.atom[np.flatnonzero(rows.cells == self.cell)[0]])
