"""Exchanges of two levels among a few atoms, which leave every published figure as it is.

In a step, one rating of an atom goes from level l to m, and one of another atom in the same row of the finest breakdown from
m to l. That changes nothing in this row, and in others what the two atoms differ in. Steps whose differences add up to
nothing are an exchange. Example: b is a nurse and c a doctor of one team, d a doctor and f a nurse of another; b and d are
"strong", c and f "proficient". With the levels of b and c changed over, and of d and f, both teams and both roles still
have two and two. So b need not be "strong", and that is shown in whole numbers, without a solver.

Any change of two levels consists of such steps. They are put together as one would by hand: what a row lacks after the first,
another one gives back, and the last is looked up by all that is still owed.
"""

from dataclasses import dataclass

import numpy as np

from disclosure.audit.elimination import finest_first
from disclosure.audit.system import System


SEED = 9
MOST_PAIRS = 400_000  # of atoms
AT_A_TIME = 20_000  # beginnings


@dataclass(frozen=True)
class Exchange:
    """N of them: a rating of each of the atoms `leaves` goes from level `of` to `to`, of `comes` from `to` to `of`."""

    leaves: np.ndarray  # N x steps; the first is that of the beginning
    comes: np.ndarray
    of: np.ndarray  # N
    to: np.ndarray


class Steps:
    """The steps that ratings (P x L) behind a system's rows allow, sorted by what they change."""

    def __init__(self, rows: System, ratings: np.ndarray):
        self._chance = np.random.default_rng(SEED)
        row_of, n_finest, n_others = finest_first(rows.row_of_atom, len(rows.blocks))
        self._row_of, self._in_none = row_of[:, 1:], n_finest + n_others
        weight = np.append(self._chance.integers(1, 2**62, size=self._in_none), 0)
        name = weight[self._row_of].sum(axis=1)  # modulo 2^64: two sums agree by chance once in 10^18
        one, other = _pairs(row_of[:, 0], self._chance)
        has, n_levels = ratings > 0, ratings.shape[1]
        can = has[one][:, :, None] & has[other][:, None, :] & ~np.eye(n_levels, dtype=bool)
        pair, between = np.nonzero(can.reshape(len(can), n_levels**2))
        between_key = self._chance.integers(1, 2**62, size=n_levels**2)
        key = (name[one] - name[other])[pair] + between_key[between]
        order = np.lexsort((self._chance.random(len(key)), key))
        pair, self._between, self._key = pair[order], between[order], key[order]
        self._one, self._other = one[pair], other[pair]
        self._of, self._to = np.divmod(self._between, n_levels)
        self._of_levels = between_key[self._between]
        code = self._between[:, None] * (self._in_none + 1) + self._row_of[self._other]
        self._by_row = np.argsort(code, axis=None, kind="stable")
        self._row_codes = code.ravel()[self._by_row]
        self._by_row //= max(1, code.shape[1])

    def begun(self, falls: np.ndarray, changes: np.ndarray) -> np.ndarray:
        """The steps in which a rating goes from one of the places `falls` (P x L), or comes to or goes from one of `changes`;
        N x 1.
        """
        falls = falls[self._one, self._of] | changes[self._one, self._of] | changes[self._one, self._to]
        return np.flatnonzero(falls)[:, None]

    def longer(self, begun: np.ndarray) -> np.ndarray:
        """Beginnings (N x steps) with each of the steps, or some, that give back what a row lacks."""
        lacks = self._lacks(begun)
        begun, lacks = begun[lacks >= 0], lacks[lacks >= 0]
        code = self._between[begun[:, 0]] * (self._in_none + 1) + lacks
        first, last = (np.searchsorted(self._row_codes, code, side) for side in ("left", "right"))
        number = np.minimum(last - first, max(1, AT_A_TIME // max(1, len(begun))))
        place = np.repeat(np.arange(len(begun)), number)
        nth = np.arange(len(place)) - np.repeat(np.cumsum(number) - number, number)
        nth += np.repeat(self._chance.integers(2**31, size=len(begun)), number)
        step = self._by_row[first[place] + nth % (last - first)[place]]
        return np.column_stack([begun[place], step])

    def ended(self, begun: np.ndarray, tries: range) -> Exchange:
        """Beginnings with a last step, each with those of so many that give back all, which have these numbers."""
        owed = (begun.shape[1] + 1) * self._of_levels[begun[:, 0]] - self._key[begun].sum(axis=1)
        first, last = (np.searchsorted(self._key, owed, side) for side in ("left", "right"))
        place = np.repeat(np.flatnonzero(last - first > tries.start), len(tries))
        step = first[place] + np.tile(tries, len(place) // len(tries))
        real = step < last[place]
        return self._exchange(np.column_stack([begun[place[real]], step[real]]))

    def _exchange(self, steps: np.ndarray) -> Exchange:
        leaves, comes = self._one[steps], self._other[steps]
        atoms = np.sort(np.hstack([leaves, comes]), axis=1)
        distinct = (np.diff(atoms, axis=1) > 0).all(axis=1)
        first = steps[distinct, 0]
        return Exchange(leaves[distinct], comes[distinct], self._of[first], self._to[first])

    def _lacks(self, begun: np.ndarray) -> np.ndarray:
        """The first row of each beginning that more ratings leave than come to; -1: there is none."""
        lacks = np.full(len(begun), -1)
        for column in self._row_of.T:
            left, come = column[self._one[begun]], column[self._other[begun]]
            more = (left[:, :, None] == left[:, None, :]).sum(axis=2) > (left[:, :, None] == come[:, None, :]).sum(
                axis=2
            )
            more &= left < self._in_none
            use = np.flatnonzero((lacks < 0) & more.any(axis=1))
            lacks[use] = left[use, more[use].argmax(axis=1)]
        return lacks


def _pairs(row: np.ndarray, chance: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Ordered pairs of different atoms in one row (P)."""
    order = np.lexsort((chance.random(len(row)), row))
    last = np.searchsorted(row[order], row[order], side="right")
    ones, others, found = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)], 0
    for step in range(1, len(row)):
        place = np.flatnonzero(np.arange(len(row)) + step < last)
        if not len(place) or found > MOST_PAIRS:
            break
        found += 2 * len(place)
        ones += [order[place], order[place + step]]
        others += [order[place + step], order[place]]
    return np.concatenate(ones), np.concatenate(others)
