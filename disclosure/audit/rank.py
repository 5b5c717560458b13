"""Audit A: no set of the filter lattice with 1 to K - 1 people follows from the published rows, in exact arithmetic.

The lattice is what filters can name: {all, a division, a team} x {all, a role} x {all, a care setting}. A set follows
if its 0/1 indicator z is a combination of rows. Then z is at right angles to every vector v that all rows give 0, so
for one random such v the product v.z is 0; for a set that does not follow it is 0 by chance alone, once in PRIME.
All of it is counted modulo PRIME, so nothing is rounded.
Example: a division of 30 with wards of 11 and 12 shown. v is 0 over the division and over each ward, so also over the
7 others: their set follows.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from disclosure.audit.residues import PRIME
from disclosure.audit.system import System, weights
from disclosure.errors import Undecided
from domain.columns import PLACES


SECONDS = 20.0  # to find the rows that give a set


class Lattice:
    """The sets that filters can name, of the microcells of a slice."""

    def __init__(self, cells: Sequence[tuple[str, ...]], groups: Sequence[str]):
        columns = {name: _codes([cell[place] for cell in cells]) for place, name in enumerate(groups)}
        places = [PLACES[:number] for number in range(len(PLACES) + 1)]
        telling = [name for name in groups if columns[name].any()]  # by which anybody differs
        others = [[(), (column,)] for column in telling if column not in PLACES]
        self._margins = []
        for chosen in product(places, *others):
            codes = np.zeros(len(cells), dtype=np.int64)
            for column in sum(chosen, ()):
                codes = np.unique(codes * (len(cells) + 1) + columns[column], return_inverse=True)[1]
            self._margins.append(codes)

    def sets(self, cells: np.ndarray, *figures: np.ndarray) -> Iterator[tuple[np.ndarray, ...]]:
        """For each margin: the set of each of the microcells, and the figures added up by set."""
        for codes in self._margins:
            chosen = codes[cells]
            yield chosen, *(np.bincount(chosen, weights=figure) for figure in figures)


def _codes(values: list[str]) -> np.ndarray:
    number = {value: place for place, value in enumerate(dict.fromkeys(values))}
    return np.array([number[value] for value in values], dtype=np.int64)


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
    direction, _ = rows.null_vector
    return int((direction * indicator).sum()) % PRIME == 0


def derivable_sets(rows: System, lattice: Lattice, k: int) -> list[np.ndarray]:
    """Indicators over the microcells of the lattice's sets of 1 to K - 1 people that follow, smallest first."""
    direction, _ = rows.null_vector
    found: dict[bytes, tuple[float, np.ndarray]] = {}
    for chosen, fewest, most, product_ in lattice.sets(rows.cells, rows.fewest, rows.most, direction):
        small = (fewest < k) & (most > 0)
        for number in np.flatnonzero(small & (product_ % PRIME == 0)):
            indicator = chosen == number
            found[indicator.tobytes()] = fewest[number], indicator
    return [indicator for _, indicator in sorted(found.values(), key=lambda entry: entry[0])]
