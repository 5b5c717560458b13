"""Audit A: no set of the filter lattice with 1 to K - 1 people follows from the published rows, in exact arithmetic.

The lattice is what filters can name: {all, a division, a team} x {all, a role} x {all, a care setting}. A set follows
if its 0/1 indicator z is a combination of rows. Then z is at right angles to every vector v that all rows give 0, so
for one random such v the product v.z is 0; for a set that does not follow it is 0 by chance alone, once in PRIME.
v = w - A'y with random w and (A A') y = A w is such a vector. All of it is counted modulo PRIME, so nothing is rounded.
Example: a division of 30 with wards of 11 and 12 shown. v is 0 over the division and over each ward, so also over the
7 others: their set follows.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from disclosure.breakdowns import COLUMNS
from disclosure.errors import Undecided
from disclosure.system import System, weights


PRIME = 2**31 - 1  # products of two residues fit 64 bits
SEED = 9  # the same input gives the same certificate
SECONDS = 20.0  # to find the rows that give a set


class Lattice:
    """The sets that filters can name, of the microcells of a slice."""

    def __init__(self, cells: Sequence[tuple[str, ...]]):
        values = np.array(cells, dtype=object).reshape(len(cells), len(COLUMNS))
        places = [(), ("division",), ("division", "team")]
        others = [[(), (column,)] for column in COLUMNS if column not in ("division", "team")]
        self._margins = [_codes(values, sum(columns, ())) for columns in product(places, *others)]

    def sets(self, cells: np.ndarray, *figures: np.ndarray) -> Iterator[tuple]:
        """For each margin: the set of each of the microcells, and the figures added up by set."""
        for codes in self._margins:
            chosen = codes[cells]
            yield chosen, *(np.bincount(chosen, weights=figure) for figure in figures)


def _codes(values: np.ndarray, columns: tuple[str, ...]) -> np.ndarray:
    keys = [tuple(row) for row in values[:, [COLUMNS.index(column) for column in columns]]]
    number = {key: place for place, key in enumerate(dict.fromkeys(keys))}
    return np.array([number[key] for key in keys], dtype=np.int64)


@dataclass(frozen=True)
class Derivable:
    """A set of people that follows from rows: a leak."""

    indicator: np.ndarray  # over the slice's microcells

    def holds(self, rows: System) -> bool:
        """Whether the set follows from the rows."""
        return follows(rows, self.indicator[rows.cells])

    def is_ended(self, rows: System) -> bool:
        """Whether it does not."""
        return not self.holds(rows)

    def used(self, rows: System, breakdown: str) -> dict[int, float]:
        """The rows of a breakdown that give it, with their weights; none where they can't be told."""
        wanted = np.zeros(len(rows.row_of_atom))
        wanted[rows.atom] = self.indicator[rows.cells]
        try:
            found = weights(rows, wanted, SECONDS) or {}
        except Undecided:
            return {}
        return {row: weight for row, weight in found.items() if rows.blocks[row][0] == breakdown}


def follows(rows: System, indicator: np.ndarray) -> bool:
    """Whether a set of microcells is a combination of rows; `indicator` is 0 or 1 for each of theirs."""
    direction, _ = null_vector(rows)
    return int((direction * indicator).sum()) % PRIME == 0


def derivable_sets(rows: System, lattice: Lattice, k: int) -> list[np.ndarray]:
    """Indicators over the microcells of the lattice's sets of 1 to K - 1 people that follow, smallest first."""
    direction, _ = null_vector(rows)
    found: dict[bytes, tuple[float, np.ndarray]] = {}
    for chosen, fewest, most, product_ in lattice.sets(rows.cells, rows.fewest, rows.most, direction):
        small = (fewest < k) & (most > 0)
        for number in np.flatnonzero(small & (product_ % PRIME == 0)):
            indicator = chosen == number
            found[indicator.tobytes()] = fewest[number], indicator
    return [indicator for _, indicator in sorted(found.values(), key=lambda entry: entry[0])]


def null_vector(rows: System) -> tuple[np.ndarray, int]:
    """A random vector over the microcells that every row gives 0, modulo PRIME; and the rank of the rows."""
    random = np.random.default_rng(SEED).integers(PRIME, size=len(rows.cells))
    n_rows = len(rows.blocks)
    gram = np.zeros((n_rows + 1, n_rows + 1), dtype=np.int64)  # the last for microcells in no row
    right = np.zeros(n_rows + 1, dtype=np.int64)
    for one in rows.row_of.T:
        np.add.at(right, one, random)
        for other in rows.row_of.T:
            np.add.at(gram, (one, other), 1)
    solution, rank = solve(gram[:-1, :-1], right[:-1] % PRIME)
    solution = np.append(solution, 0)
    return (random - solution[rows.row_of].sum(axis=1)) % PRIME, rank


def solve(matrix: np.ndarray, right: np.ndarray) -> tuple[np.ndarray, int]:
    """A solution of a consistent system modulo PRIME, by elimination, and the rank of its matrix."""
    work = np.concatenate([matrix % PRIME, right[:, None]], axis=1)
    pivots: list[tuple[int, int]] = []
    for column in range(len(matrix)):
        row = len(pivots)
        candidates = np.flatnonzero(work[row:, column])
        if not len(candidates):
            continue
        work[[row, row + candidates[0]]] = work[[row + candidates[0], row]]
        work[row] = work[row] * pow(int(work[row, column]), -1, PRIME) % PRIME
        below = row + 1 + np.flatnonzero(work[row + 1 :, column])
        used = np.flatnonzero(work[row])
        block = np.ix_(below, used)
        work[block] = (work[block] - work[below, column][:, None] * work[row, used]) % PRIME
        pivots.append((row, column))
    solution = np.zeros(len(matrix), dtype=np.int64)
    for row, column in reversed(pivots):
        later = work[row, column + 1 : -1] * solution[column + 1 :] % PRIME
        solution[column] = (work[row, -1] - later.sum()) % PRIME
    return solution, len(pivots)
