"""Audit B: no set of 1 to K - 1 people at all, nameable by filters or not, follows from the published rows.

A set follows if its indicator is a combination of rows: z_a = sum of the weights of the rows that atom a stands in,
every z_a being 0 or 1. The audit looks for weights that make such a z with 1 to K - 1 people, in two steps.

1. Propagation, for any weights whatever. Two rules, used until nothing new follows:
   - atoms that must be equal and have K people or more together are outside the set: z = 0;
   - a difference z_a - z_b that is the same for several pairs of atoms can't be 1 if the first ones have K people
     together, since all of them would be in the set; likewise it can't be -1. If it can be neither, it is 0.
   Example: nurses and doctors both work in 15 wards. z of a ward's nurses less z of its doctors is the same in every
   ward; were it 1, the nurses of all 15 wards would be in the set, more than K - 1 people. So both are in or both out,
   and then each ward is in or out as a whole, and has at least K people: it is out.
   What must be equal is read from one random z that obeys what has been shown so far, modulo PRIME: values that agree
   there agree in all such z, but for a chance of one in 10^17 a pair.
2. Mixed integer programming on what is left: the smallest such set, with weights between -BOUND and BOUND.
"""

import random
from itertools import combinations

import numpy as np
from scipy import sparse

from disclosure.audit_rank import follows
from disclosure.errors import Undecided
from disclosure.programs import Program
from disclosure.system import System


PRIME = 2**59 - 55  # sums of eight residues fit 64 bits
BOUND = 20.0  # the largest weight of a row that step 2 looks at
SEED = 9


class Conditions:
    """Linear conditions on the rows' weights, each solved for one of them (its pivot), modulo PRIME."""

    def __init__(self):
        self._solved: dict[int, dict[int, int]] = {}  # pivot: what it equals, in terms of other weights

    def add(self, form: dict[int, int]) -> None:
        """Requires that the form, a coefficient by weight, is 0."""
        form = self._reduced(form)
        if form:
            pivot, coefficient = form.popitem()
            scale = PRIME - pow(coefficient, -1, PRIME)
            self._solved[pivot] = {weight: value * scale % PRIME for weight, value in form.items()}

    def _reduced(self, form: dict[int, int]) -> dict[int, int]:
        form = dict(form)
        while True:
            pivot = next((weight for weight in form if weight in self._solved), None)
            if pivot is None:
                return form
            factor = form.pop(pivot)
            for weight, value in self._solved[pivot].items():
                total = (form.get(weight, 0) + factor * value) % PRIME
                if total:
                    form[weight] = total
                else:
                    form.pop(weight, None)

    def random_weights(self, n_rows: int, chance: random.Random) -> np.ndarray:
        """Weights that obey every condition and are random otherwise."""
        weights = [chance.randrange(PRIME) for _ in range(n_rows)]
        for pivot, equal_to in reversed(self._solved.items()):  # a later pivot may stand in an earlier condition
            weights[pivot] = sum(weights[weight] * value for weight, value in equal_to.items()) % PRIME
        return np.array(weights, dtype=np.int64)


def derivable_set(rows: System, k: int, seconds: float) -> tuple[np.ndarray | None, bool]:
    """An indicator over the microcells of a set of 1 to K - 1 people that follows, or None; and whether that holds for
    any weights (True) or for those up to BOUND. Undecided where neither is proven in so many seconds.
    """
    fewest, most = rows.by_atom(rows.fewest), rows.by_atom(rows.most)
    values = propagated(rows.row_of_atom, fewest, len(rows.blocks), k)
    if not values.any():
        return None, True
    found = smallest_set(rows, values, fewest, most, k, seconds)
    return (None if found is None else found[rows.atom]), False


def propagated(row_of: np.ndarray, people: np.ndarray, n_rows: int, k: int) -> np.ndarray:
    """One value an atom: 0 where it is out of every small set, the same where atoms are in or out together."""
    chance, conditions = random.Random(SEED), Conditions()
    while True:
        weights = np.append(conditions.random_weights(n_rows, chance), 0)  # the last for atoms in no row
        values = sum(weights[column] for column in row_of.T) % PRIME
        forms = [*_too_many(values, people, k, row_of, n_rows), *_ties(values, people, k, row_of, n_rows)]
        if not forms:
            return values
        for form in forms:
            conditions.add(form)


def _too_many(values: np.ndarray, people: np.ndarray, k: int, row_of: np.ndarray, n_rows: int) -> list[dict[int, int]]:
    _, first, number = np.unique(values, return_index=True, return_inverse=True)
    total = np.bincount(number, weights=people)
    return [_form(n_rows, row_of[atom]) for atom in first[total >= k] if values[atom]]


def _ties(values: np.ndarray, people: np.ndarray, k: int, row_of: np.ndarray, n_rows: int) -> list[dict[int, int]]:
    kinds, first, number = np.unique(values, return_index=True, return_inverse=True)
    total = np.bincount(number, weights=people)
    one, other = _pairs(number, row_of)
    if not len(one):
        return []
    difference = (kinds[one] - kinds[other]) % PRIME
    turned = difference > PRIME // 2
    difference = np.where(turned, PRIME - difference, difference)
    one, other = np.where(turned, other, one), np.where(turned, one, other)
    _, example, group = np.unique(difference, return_index=True, return_inverse=True)
    impossible = np.ones(len(example), dtype=bool)
    for side in (one, other):
        distinct = np.unique(np.stack([group, side], axis=1), axis=0)
        together = np.bincount(distinct[:, 0], weights=total[distinct[:, 1]], minlength=len(example))
        has_an_outsider = np.bincount(distinct[:, 0], weights=kinds[distinct[:, 1]] == 0, minlength=len(example)) > 0
        impossible &= (together >= k) | has_an_outsider
    return [_form(n_rows, row_of[first[one[pair]]], row_of[first[other[pair]]]) for pair in example[impossible]]


def _pairs(number: np.ndarray, row_of: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Pairs of different values that occur in one row of the finest breakdown."""
    finest = max(row_of.T, key=lambda column: len(np.unique(column)))
    inside = np.unique(np.stack([finest, number], axis=1), axis=0)
    starts = np.flatnonzero(np.diff(inside[:, 0], prepend=-1))
    pairs = {pair for kinds in np.split(inside[:, 1], starts[1:]) for pair in combinations(kinds.tolist(), 2)}
    return tuple(np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2).T)


def _form(n_rows: int, plus: np.ndarray, minus: np.ndarray = ()) -> dict[int, int]:
    form: dict[int, int] = {}
    for sign, rows in ((1, plus), (-1, minus)):
        for row in rows[rows < n_rows] if len(rows) else ():
            form[int(row)] = form.get(int(row), 0) + sign
    return {row: value % PRIME for row, value in form.items() if value}


def smallest_set(
    rows: System, values: np.ndarray, fewest: np.ndarray, most: np.ndarray, k: int, seconds: float
) -> np.ndarray | None:
    """The indicator over atoms of the smallest set of 1 to K - 1 people that weights up to BOUND make, or None where the
    solver has proven that there is none. What it finds is checked in whole numbers.
    """
    n_rows, n_atoms = rows.matrix.shape
    none = np.zeros(n_rows)
    program = Program(
        sparse.block_array(
            [
                [sparse.eye_array(n_atoms), -rows.matrix.T],
                [sparse.csr_array([fewest, most]), None],
            ]
        ),
        np.concatenate([np.zeros(n_atoms), [0, 1]]),
        np.concatenate([np.zeros(n_atoms), [k - 1, np.inf]]),
        np.concatenate([np.zeros(n_atoms), none - BOUND]),
        np.concatenate([values != 0, none + BOUND]),
        whole=np.concatenate([np.ones(n_atoms), none]),
    )
    solution = program.least(np.concatenate([fewest, none]), seconds)
    if solution is None:
        return None
    found = solution[:n_atoms].astype(np.int64)
    if not (fewest @ found < k and most @ found > 0 and follows(rows, found[rows.atom])):
        raise Undecided
    return found
