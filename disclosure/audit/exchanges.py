"""Exchanges of levels among a few atoms, which leave every published figure as it is.

In a step, one rating of an atom goes from level l to m, and one of another atom in the same row of the finest breakdown from
m to l. That changes nothing in this row, and in others what the two atoms differ in. Steps whose differences add up to
nothing are an exchange. Example: b is a nurse and c a doctor of one team, d a doctor and f a nurse of another; b and d are
"strong", c and f "proficient". With the levels of b and c changed over, and of d and f, both teams and both roles still
have two and two. So b need not be "strong", and that is shown in whole numbers, without a solver.

They are put together as one would by hand: what a row lacks after the first step, another one gives back; and the last, or
the last two, are looked up by all that is still owed.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from disclosure.audit.elimination import finest_first
from disclosure.audit.system import System


SEED = 9
MOST_PAIRS = 400_000  # of atoms
AT_A_TIME = 20_000  # beginnings
MOST_ENDS = 3_000  # steps that are taken two at a time
AT_ONCE = 256  # of those
LOW_BITS = 2**20 - 1  # of a key, by which most pairs are ruled out


@dataclass(frozen=True)
class Exchange:
    """N of them, of some steps each (N x steps): a rating of the atom `one` goes from level `of` to `to`, of `other` back."""

    one: np.ndarray
    other: np.ndarray
    of: np.ndarray
    to: np.ndarray


class Steps:
    """The steps that ratings (P x L) behind a system's rows allow, sorted by what they change."""

    def __init__(self, rows: System, ratings: np.ndarray):
        self._chance = np.random.default_rng(SEED)
        row_of, n_finest, n_others = finest_first(rows.row_of_atom, len(rows.blocks))
        self._row_of, self._in_none, self._n_levels = row_of[:, 1:], n_finest + n_others, ratings.shape[1]
        of, to = np.triu_indices(self._n_levels, 1)
        one, other = _pairs(row_of[:, 0], self._chance)
        has = ratings > 0
        pair, between = np.nonzero(has[one][:, of] & has[other][:, to])
        steps = one[pair], other[pair], of[between], to[between]
        key, check = self._sums(*steps), self._sums(*steps)
        order = np.lexsort((self._chance.random(len(key)), key))
        self._key, self._check, between = key[order], check[order], between[order]
        self._one, self._other, self._of, self._to = (part[order] for part in steps)
        self._between = between * (self._in_none + 1) * self._n_levels

    def _sums(self, one: np.ndarray, other: np.ndarray, of: np.ndarray, to: np.ndarray) -> np.ndarray:
        """What each step changes, in a number: one is drawn for every row and level, and they are added up modulo 2^64."""
        drawn = self._chance.integers(-(2**63), 2**63, size=(self._in_none + 1, self._n_levels))
        drawn[-1] = 0
        at = drawn[self._row_of].sum(axis=1)  # P x L
        return at[one, to] - at[one, of] + at[other, of] - at[other, to]

    def begun(self, falls: np.ndarray, changes: np.ndarray) -> np.ndarray:
        """The steps in which a rating goes from one of the places `falls` (P x L), or comes to or goes from one of `changes`;
        N x 1.
        """
        falls = falls | changes
        falls = falls[self._one, self._of] | falls[self._other, self._to]
        return np.flatnonzero(falls | changes[self._one, self._to] | changes[self._other, self._of])[:, None]

    def longer(self, begun: np.ndarray) -> np.ndarray:
        """Beginnings (N x steps) with each of the steps, or some, that give back what a row lacks."""
        codes, steps = self._giving
        lacks = self._lacks(begun)
        begun, lacks = begun[lacks >= 0], lacks[lacks >= 0]
        first, last = (np.searchsorted(codes, lacks + self._between[begun[:, 0]], side) for side in ("left", "right"))
        number = np.minimum(last - first, max(1, AT_A_TIME // max(1, len(begun))))
        place = np.repeat(np.arange(len(begun)), number)
        nth = np.arange(len(place)) - np.repeat(np.cumsum(number) - number, number)
        nth += np.repeat(self._chance.integers(2**31, size=len(begun)), number)
        step = steps[first[place] + nth % (last - first)[place]]
        return np.column_stack([begun[place], step])

    def ended(self, begun: np.ndarray, number: int, tries: range) -> Exchange:
        """Beginnings with one or two last steps, each with those of so many ends that give back all, which have these numbers."""
        owed = -self._key[begun].sum(axis=1)
        ends = np.arange(len(self._key))[:, None] if number == 1 else self._twos(owed)
        keys = self._key[ends].sum(axis=1)
        first, last = (np.searchsorted(keys, owed, side) for side in ("left", "right"))
        place = np.repeat(np.flatnonzero(last - first > tries.start), len(tries))
        end = first[place] + np.tile(tries, len(place) // len(tries))
        real = end < last[place]
        steps = np.column_stack([begun[place[real]], ends[end[real]]])
        atoms = np.sort(np.hstack([self._one[steps], self._other[steps]]), axis=1)
        # Two numbers are nothing by chance once in 10^38; of one alone that could happen, so many are looked up.
        steps = steps[(np.diff(atoms, axis=1) > 0).all(axis=1) & (self._check[steps].sum(axis=1) == 0)]
        return Exchange(self._one[steps], self._other[steps], self._of[steps], self._to[steps])

    def _twos(self, owed: np.ndarray) -> np.ndarray:
        """Two steps that may give back what is owed, sorted by what they change: of all, or of many some."""
        steps = np.arange(len(self._key))
        if len(steps) > MOST_ENDS:
            steps = self._chance.choice(steps, MOST_ENDS, replace=False)
        is_owed = np.zeros(LOW_BITS + 1, dtype=bool)
        is_owed[owed & LOW_BITS] = True
        twos = [np.zeros((0, 2), dtype=np.int64)]
        for at in range(0, len(steps), AT_ONCE):
            keys = self._key[steps[at:]]
            one, other = np.nonzero(is_owed[(keys[:AT_ONCE, None] + keys) & LOW_BITS])
            twos.append(steps[at + np.column_stack([one, other])[one < other]])
        found = np.concatenate(twos)
        return found[np.argsort(self._key[found].sum(axis=1), kind="stable")]

    @cached_property
    def _giving(self) -> tuple[np.ndarray, np.ndarray]:
        """Sorted codes of two levels, and a row and the one of them to which a step between them brings a rating; and the steps."""
        every = np.arange(len(self._key))
        codes = np.concatenate(
            [code + self._between for column in self._row_of.T for code in self._codes(every, column)[0]] or [every[:0]]
        )
        by_code = np.argsort(codes, kind="stable")
        return codes[by_code], by_code % max(1, len(every))

    def _codes(self, steps: np.ndarray, column: np.ndarray) -> tuple[list[np.ndarray], list[np.ndarray]]:
        """The rows of a breakdown and levels to which steps bring a rating, and those from which they take one, two each; with both
        atoms in one row it is as if they were in none.
        """
        one, other = column[self._one[steps]], column[self._other[steps]]
        nowhere = one == other
        one, other = np.where(nowhere, self._in_none, one), np.where(nowhere, self._in_none, other)
        of, to = self._of[steps], self._to[steps]
        code = [row * self._n_levels + level for row, level in ((one, to), (other, of), (one, of), (other, to))]
        return code[:2], code[2:]

    def _lacks(self, begun: np.ndarray) -> np.ndarray:
        """The first row and level of each beginning that more ratings leave than come to; -1: there is none."""
        lacks = np.full(len(begun), -1)
        for column in self._row_of.T:
            come, left = (np.concatenate(codes, axis=1) for codes in self._codes(begun, column))
            more = (left[:, :, None] == left[:, None, :]).sum(axis=2) > (left[:, :, None] == come[:, None, :]).sum(
                axis=2
            )
            more &= left < self._in_none * self._n_levels
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
