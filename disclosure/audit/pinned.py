"""A leak that audit C finds, and what in the rows it comes from."""

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from disclosure.audit.other_answers import OtherAnswers
from disclosure.audit.programs import Program, by_columns
from disclosure.audit.system import NEGLIGIBLE, Part, System
from disclosure.errors import Undecided


FEW_ATOMS = 1_000  # that a program of all levels takes in together, in a fraction of a second


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
        if self._is_another_question(rows):
            return False
        ratings, atom = self._ratings(rows)
        answers = OtherAnswers(rows, ratings, self.seconds, _near(rows, atom))
        return all(answers.change(atom, self.level, rises=rises) is None for rises in self._ways)

    def is_ended(self, rows: System) -> bool:
        """Whether it could be at another level by an exchange of that level for another, the rest held as they are: enough
        to show that it is not pinned, by a small program.
        """
        if self._is_another_question(rows):
            return True
        ratings, atom = self._ratings(rows)
        answers = OtherAnswers(rows, ratings, self.seconds, _near(rows, atom))
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
        ratings, atom = self._ratings(rows)
        part = _near(rows, atom)
        ratings, at = ratings[part.atoms], int(np.searchsorted(part.atoms, atom))
        theirs = np.flatnonzero([rows.blocks[row][0] == breakdown for row in part.rows])
        costs = np.array(
            [
                1 + rows.fewest[np.isin(rows.cells, block.cells)].sum() * (len(block.groups) == 1)
                for _, block in (rows.blocks[row] for row in part.rows[theirs])
            ]
        )
        used = self._by_exchange(part, ratings, at, theirs, costs)
        used = self._by_any_change(part, ratings, at, theirs, costs) if used is None else used
        return {int(part.rows[theirs[place]]): float(used[place]) for place in np.flatnonzero(used)}

    def _by_exchange(
        self, part: Part, ratings: np.ndarray, at: int, theirs: np.ndarray, costs: np.ndarray
    ) -> np.ndarray | None:
        """By how much each of the rows would have to change for an exchange of two levels, the cheapest; None where no such
        exchange needs them.
        """
        n_atoms, n_levels = ratings.shape
        change = by_columns(theirs[:, None], len(part.rows))
        matrix = sparse.hstack([part.matrix, -part.matrix, change, -change], format="csc")
        program = Program(matrix, 0, 0, 0, 0)
        of_changes = np.full(2 * len(theirs), np.inf)
        costs = np.concatenate([np.zeros(2 * n_atoms), costs, costs])
        found = []
        for other in set(range(n_levels)) - {self.level}:
            goes, comes = ratings[:, self.level].astype(float), ratings[:, other].astype(float)
            comes[at] = 0
            lower = np.zeros(len(costs))
            lower[at] = 1
            program.bound(np.arange(len(costs)), lower, np.concatenate([goes, comes, of_changes]))
            if (values := program.least(costs, self.seconds)) is not None:
                found.append((costs @ values, other, values))
        if not found:
            return None
        changes = min(found, key=lambda one: one[:2])[2][2 * n_atoms :].reshape(2, -1)
        signed = changes[0] - changes[1]
        signed[np.abs(signed) <= NEGLIGIBLE] = 0
        return signed if signed.any() else None

    def _by_any_change(
        self, part: Part, ratings: np.ndarray, at: int, theirs: np.ndarray, costs: np.ndarray
    ) -> np.ndarray:
        """The same among all levels; a number for each row that tells opposite changes from equal ones."""
        n_atoms, n_levels = ratings.shape
        change = by_columns(theirs[:, None], len(part.rows))
        by_row = sparse.kron(sparse.eye_array(n_levels), sparse.hstack([part.matrix, change, -change]))
        nothing = sparse.csr_array((n_atoms, 2 * len(theirs)))
        by_atom = sparse.hstack([sparse.eye_array(n_atoms), nothing] * n_levels)
        highest = np.full((n_levels, n_atoms + 2 * len(theirs)), np.inf)
        highest[self.level, at] = ratings[at, self.level] - 1
        right = np.concatenate([(part.matrix @ ratings).T.ravel(), ratings.sum(axis=1)])
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
        signed[:, sizes <= NEGLIGIBLE] = 0
        return np.arange(1, n_levels + 1) ** 2 @ signed

    def _ratings(self, rows: System) -> tuple[np.ndarray, int]:
        return rows.by_atom(self.levels[rows.cells]), int(rows.atom[np.flatnonzero(rows.cells == self.cell)[0]])


def _near(rows: System, atom: int) -> Part:
    """The atoms whose ratings may change: all of them where they are few."""
    return rows.whole if len(rows.row_of_atom) <= FEW_ATOMS else rows.near(atom)
