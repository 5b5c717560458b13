"""Exchanges of two levels among four atoms, which leave every published figure as it is.

Atoms b and c differ in the same rows as f and d do: one rating moves in b and d from level l to m, and in c and f from m to
l. Each row then has as many of both levels as before. Example: b is a nurse and c a doctor of one team, f a nurse and d a
doctor of another; b and d are "strong", c and f "proficient". With the levels changed over, both teams and both roles
still have two and two. So b need not be "strong", and that is shown in whole numbers, without a solver.
"""

import numpy as np

from disclosure.system import System


SEED = 9
ALL_PAIRS = 200  # atoms, of which all pairs are looked at; of more only pairs that share a row of the finest breakdown
MOST_PAIRS = 400_000
SHIFTS = 24  # how many partners each pair is given
WIDTH = 3  # atoms of an exchange besides the one that it is for


class Exchanges:
    """Pairs of atoms, sorted by the rows that they differ in."""

    def __init__(self, rows: System):
        chance = np.random.default_rng(SEED)
        weight = np.append(chance.integers(1, 2**62, size=len(rows.blocks)), 0)  # the last for atoms in no row
        value = weight[rows.row_of_atom].sum(axis=1)  # modulo 2^64: two sums agree by chance once in 10^18
        one, other = _pairs(rows.row_of_atom, chance)
        key = value[one] - value[other]
        _, number, size = np.unique(key, return_inverse=True, return_counts=True)
        kept = size[number] > 1
        one, other, number = one[kept], other[kept], number[kept]
        order = np.lexsort((chance.random(len(one)), number))
        self._one, self._other, number = one[order], other[order], number[order]
        self._first = np.searchsorted(number, number)
        self._size = np.searchsorted(number, number, side="right") - self._first

    def round(self, shift: int, wanted: np.ndarray) -> tuple[np.ndarray, ...]:
        """Atoms b, c, f, d of exchanges for the wanted atoms (a mask), each pair b, c with its partner number `shift`."""
        pair = np.flatnonzero(wanted[self._one] & (self._size > shift))
        partner = self._first[pair] + (pair - self._first[pair] + shift) % self._size[pair]
        b, c, f, d = self._one[pair], self._other[pair], self._one[partner], self._other[partner]
        differ = (b != d) & (c != f) & (b != f) & (c != d)
        return b[differ], c[differ], f[differ], d[differ]


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

    def look(self, exchanges: Exchanges, wanted: np.ndarray) -> None:
        """Looks for exchanges of the wanted atoms and levels (P x L), until `is_open` is empty or there are no more."""
        for shift in range(1, SHIFTS + 1):
            still = wanted & self.is_open()
            b, c, f, d = exchanges.round(shift, still.any(axis=1))
            if not len(b):
                return
            for level in np.flatnonzero(still.any(axis=0)):
                from_ = still[b, level] & self._has[d, level]
                for other in range(self._has.shape[1]):
                    if other != level:
                        use = from_ & self._has[c, other] & self._has[f, other]
                        against = [self._sole[c[use], other], self._sole[f[use], other], self._sole[d[use], level]]
                        self._take(b[use], level, np.stack(against, axis=1))

    def is_open(self) -> np.ndarray:
        """P x L: for whom somebody rules out all exchanges that were found."""
        return ~self.is_found | (self.against >= 0).any(axis=2)

    def _take(self, atom: np.ndarray, level: int, against: np.ndarray) -> None:
        fresh, first = np.unique(atom, return_index=True)
        fresh, first = fresh[~self.is_found[fresh, level]], first[~self.is_found[fresh, level]]
        self.against[fresh, level] = against[first]
        self.is_found[fresh, level] = True
        for place in range(WIDTH):
            kept = (self.against[atom, level, place][:, None] == against).any(axis=1)
            self.against[atom[~kept], level, place] = -1
