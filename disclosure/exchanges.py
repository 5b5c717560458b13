"""Exchanges of two levels among four or six atoms, which leave every published figure as it is.

Atoms b and c differ in the same rows as f and d do: one rating moves in b and d from level l to m, and in c and f from m to
l. Each row then has as many of both levels as before. Example: b is a nurse and c a doctor of one team, f a nurse and d a
doctor of another; b and d are "strong", c and f "proficient". With the levels changed over, both teams and both roles
still have two and two. So b need not be "strong", and that is shown in whole numbers, without a solver.

Where b and c differ in two things at once, such as role and setting, and no other team has such a pair, two pairs do: one
that differs in the role alone, the other in the setting alone, anywhere.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from disclosure.system import System


SEED = 9
ALL_PAIRS = 200  # atoms, of which all pairs are looked at; of more only pairs that share a row of the finest breakdown
MOST_PAIRS = 400_000
SHIFTS = (1, 1, 2, 4, 8, 16)  # how many partners each pair is given, at a time: fewer pairs are left each time
SHIFTS_OF_TWO = (4, 16, 32, 64)  # and how many pairs of partners
FEW_BREAKDOWNS = (
    6  # that can be shared out in every way; of more, as releases put together have, one against the others
)
AT_A_TIME = 400_000  # exchanges looked at in one go
WIDTH = 5  # atoms of an exchange besides the one that it is for, at the most

Round = tuple[
    np.ndarray, np.ndarray
]  # atoms that a level leaves, the first of them asked about, and that it comes to; N x 2 or 3


class Exchanges:
    """Pairs of atoms, sorted by the rows that they differ in."""

    def __init__(self, rows: System):
        chance = np.random.default_rng(SEED)
        weight = np.append(chance.integers(1, 2**62, size=len(rows.blocks)), 0)  # the last for atoms in no row
        weights = weight[rows.row_of_atom]  # modulo 2^64: two sums agree by chance once in 10^18
        one, other = _pairs(rows.row_of_atom, chance)
        differ = weights[one] - weights[other]  # by breakdown; 0 where they share a row
        order = np.lexsort((chance.random(len(one)), differ.sum(axis=1)))
        self._one, self._other, self._differ = one[order], other[order], differ[order]
        self._key = self._differ.sum(axis=1)
        n_breakdowns = self._differ.shape[1]
        in_every_way = range(1, 2 ** (n_breakdowns - 1))
        self._shares = in_every_way if n_breakdowns <= FEW_BREAKDOWNS else [1 << place for place in range(n_breakdowns)]

    def of_four(self, shifts: range, wanted: np.ndarray) -> Round:
        """For each pair whose first atom is wanted (a mask): with its partners of those numbers."""
        pair, shift = _some(np.flatnonzero(wanted[self._one]), shifts)
        return self._together(pair, self._partner(self._key[pair], shift))

    def of_six(self, shifts: range, wanted: np.ndarray) -> Round:
        """The same with two partners, between which the breakdowns that it differs in are shared out."""
        pair = np.flatnonzero(wanted[self._one] & ((self._differ != 0).sum(axis=1) > 1))
        pair, share = _each(pair, self._shares)
        first = (share[:, None] >> np.arange(self._differ.shape[1]) & 1).astype(bool)
        key = np.where(first, self._differ[pair], 0).sum(axis=1)
        real = (key != 0) & (key != self._key[pair])
        place, shift = _some(np.flatnonzero(real), shifts)
        pair, key = pair[place], key[place]
        step = pair * 7 + shift  # so that not all look at the same partners
        return self._together(pair, self._partner(key, step), self._partner(self._key[pair] - key, step * 31 + shift))

    def _partner(self, key: np.ndarray, step: np.ndarray) -> np.ndarray:
        """A pair that differs the opposite way, for each key; -1 where there is none."""
        first, last = np.searchsorted(self._key, -key, "left"), np.searchsorted(self._key, -key, "right")
        return np.where(last > first, first + step % np.maximum(last - first, 1), -1)

    def _together(self, *pairs: np.ndarray) -> Round:
        kept = np.min(pairs, axis=0) >= 0
        leaves = np.stack([self._one[pair[kept]] for pair in pairs], axis=1)
        comes = np.stack([self._other[pair[kept]] for pair in pairs], axis=1)
        atoms = np.sort(np.hstack([leaves, comes]), axis=1)
        distinct = (np.diff(atoms, axis=1) > 0).all(axis=1)
        return leaves[distinct], comes[distinct]


def _each(places: np.ndarray, numbers: Sequence[int]) -> tuple[np.ndarray, np.ndarray]:
    """Every place with every number."""
    return np.repeat(places, len(numbers)), np.tile(np.array(numbers, dtype=np.int64), len(places))


def _some(places: np.ndarray, shifts: range) -> tuple[np.ndarray, np.ndarray]:
    """The same, of places as many as are looked at in one go, others each time."""
    every = -(-len(places) * len(shifts) // AT_A_TIME) or 1
    return _each(places[shifts.start % every :: every], shifts)


def _pairs(row_of_atom: np.ndarray, chance: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Ordered pairs of different atoms."""
    n_atoms = len(row_of_atom)
    finest = max(row_of_atom.T, key=lambda column: len(np.unique(column)))
    inside = finest if n_atoms > ALL_PAIRS else np.zeros(n_atoms, dtype=np.int64)
    order = np.lexsort((chance.random(n_atoms), inside))
    last = np.searchsorted(inside[order], inside[order], side="right")
    ones, others, found = [], [], 0
    for step in range(1, n_atoms):
        place = np.flatnonzero(np.arange(n_atoms) + step < last)
        if not len(place) or found > MOST_PAIRS:
            break
        found += 2 * len(place)
        ones += [order[place], order[place + step]]
        others += [order[place + step], order[place]]
    return np.concatenate([*ones, np.zeros(0, dtype=np.int64)]), np.concatenate([*others, np.zeros(0, dtype=np.int64)])


class Freed:
    """Atoms and levels that exchanges set free, and for whom not.

    Someone who knows all the ratings that an atom has at a level (`sole`, P x L; -1: nobody does) knows that none of them
    moved there. An atom is free for everybody when no one person can rule out every exchange that was found for it.
    """

    def __init__(self, ratings: np.ndarray, sole: np.ndarray):
        self._has, self._sole = ratings > 0, sole
        self.is_found = np.zeros(ratings.shape, dtype=bool)
        self.against = np.full((*ratings.shape, WIDTH), -1)  # who rules out all that were found

    def look(self, exchanges: Exchanges, wanted: np.ndarray, numbers: np.ndarray) -> None:
        """Looks for exchanges of the wanted atoms and levels (P x L), until none is open or there are no more; of those in
        `numbers` until one is found, whoever may rule it out.
        """
        for leaves, comes, still in self._rounds(exchanges, wanted, numbers):
            for level in np.flatnonzero(still.any(axis=0)):
                from_ = still[leaves[:, 0], level] & self._has[leaves, level].all(axis=1)
                for other in range(self._has.shape[1]):
                    if other != level:
                        use = np.flatnonzero(from_ & self._has[comes, other].all(axis=1))
                        if not len(use):
                            continue
                        against = [self._sole[leaves[use][:, 1:], level], self._sole[comes[use], other]]
                        self._take(leaves[use, 0], level, np.hstack(against))

    def _rounds(
        self, exchanges: Exchanges, wanted: np.ndarray, numbers: np.ndarray
    ) -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray]]:
        for draw, sizes in ((exchanges.of_four, SHIFTS), (exchanges.of_six, SHIFTS_OF_TWO)):
            for last, size in zip(np.cumsum(sizes), sizes, strict=True):
                still = (wanted & self.is_open()) | (numbers & ~self.is_found)
                leaves, comes = draw(range(last - size, last), still.any(axis=1))
                if not len(leaves):
                    break
                yield leaves, comes, still

    def is_open(self) -> np.ndarray:
        """P x L: for whom somebody rules out all exchanges that were found."""
        return ~self.is_found | (self.against >= 0).any(axis=2)

    def _take(self, atom: np.ndarray, level: int, against: np.ndarray) -> None:
        fresh, first = np.unique(atom, return_index=True)
        fresh, first = fresh[~self.is_found[fresh, level]], first[~self.is_found[fresh, level]]
        self.against[fresh, level, : against.shape[1]] = against[first]
        self.is_found[fresh, level] = True
        for place in range(WIDTH):
            kept = (self.against[atom, level, place][:, None] == against).any(axis=1)
            self.against[atom[~kept], level, place] = -1
