"""The first step of audit B: what can be shown to be outside every set of fewer than K people, for any weights.

A set that follows has z_a = sum of the weights of the rows that atom a stands in, every z_a being 0 or 1. Two rules, used
until nothing new follows:
- atoms that must be equal and have K people or more together are outside the set: z = 0;
- a difference z_a - z_b that is the same for several pairs of atoms can't be 1 if the first ones have K people
  together, since all of them would be in the set; likewise it can't be -1. If it can be neither, it is 0.

Example: nurses and doctors both work in 15 wards. z of a ward's nurses less z of its doctors is the same in every ward;
were it 1, the nurses of all 15 wards would be in the set, more than K - 1 people. So both are in or both out, and then
each ward is in or out as a whole, and has at least K people: it is out.

Where dimensions are audited together, an atom may have nobody on some of them. There its z may be any number, so nothing
is concluded from its being 0 or 1; it is out where the others' being out makes it so.

What must be equal is read from DRAWS random z that obey what has been shown so far, modulo PRIME: values that agree
there agree in all such z, but for a chance of one in 10^18 a pair.
"""

import numpy as np

from disclosure.audit.elimination import finest_first
from disclosure.audit.residues import PRIME, extended, times


DRAWS = 2
SEED = 9
SAME_ROW = 2**40  # rows are told apart by sums of random numbers below


def propagated(
    row_of: np.ndarray, people: np.ndarray, n_rows: int, k: int, known: np.ndarray | None = None
) -> np.ndarray:
    """One value an atom: 0 where it is out of every small set, the same where atoms are in or out together.

    `row_of` is atoms x breakdowns, n_rows where an atom is in no row; `people` is the fewest people of each atom; `known` are
    atoms that are known to be out.
    """
    conditions = Conditions(row_of, n_rows)
    if known is not None and len(known):
        conditions.hold_outside(known)
    while True:
        drawn = conditions.drawn()
        outside, (one, other) = _too_many(drawn, people, k), _ties(drawn, conditions.finest, people, k)
        if not len(outside) + len(one):
            return _codes(drawn)
        conditions.hold_outside(outside)
        conditions.hold_equal(one, other)


class Conditions:
    """Linear conditions on the rows' weights, and random weights that obey them.

    The breakdown with the most rows, `finest`, has one weight in each atom's sum, so most conditions are solved for that;
    what they say of the other breakdowns' rows, which are few, is kept in echelon form.
    """

    def __init__(self, row_of: np.ndarray, n_rows: int):
        self._chance = np.random.default_rng(SEED)
        row_of, n_finest, n_others = finest_first(_without_twins(row_of, n_rows, self._chance), n_rows)
        in_none = n_finest + n_others
        self.finest = np.where(row_of[:, 0] < in_none, row_of[:, 0], n_finest)
        self._others = row_of[:, 1:] - n_finest
        self._is_solved = np.zeros(n_finest + 1, dtype=bool)
        self._solution = np.zeros((n_finest + 1, n_others), dtype=np.int64)  # the last row for atoms in none
        self._is_solved[-1] = True
        self._shown = np.zeros((0, n_others), dtype=np.int64)
        self._pivots = np.zeros(0, dtype=np.int64)

    def hold_outside(self, atoms: np.ndarray) -> None:
        """Requires z = 0 of each of the atoms."""
        forms, finest = self._forms(atoms), self.finest[atoms]
        rows, first = np.unique(finest, return_index=True)
        new = ~self._is_solved[rows]
        self._solution[rows[new]] = -forms[first[new]] % PRIME
        self._is_solved[rows[new]] = True
        self._show(forms + self._solution[finest])

    def hold_equal(self, one: np.ndarray, other: np.ndarray) -> None:
        """Requires the same z of each pair of atoms, which stand in one row of the finest breakdown."""
        self._show(self._forms(one) - self._forms(other))

    def drawn(self) -> np.ndarray:
        """Random z, atoms x DRAWS."""
        n_finest, n_others = self._solution.shape
        weights = self._chance.integers(PRIME, size=(n_others, DRAWS))
        weights[self._pivots] = 0
        weights[self._pivots] = -times(self._shown, weights) % PRIME
        finest = self._chance.integers(PRIME, size=(n_finest, DRAWS))
        solved = np.flatnonzero(self._is_solved)
        finest[solved] = times(self._solution[solved], weights)
        weights = np.vstack([weights, np.zeros((1, DRAWS), dtype=np.int64)])  # for atoms in no row
        return (finest[self.finest] + weights[self._others].sum(axis=1)) % PRIME

    def _forms(self, atoms: np.ndarray) -> np.ndarray:
        """What the atoms' z has of the other breakdowns' weights."""
        n_others = self._solution.shape[1]
        forms = np.zeros((len(atoms), n_others + 1), dtype=np.int64)
        for column in self._others[atoms].T:
            forms[np.arange(len(atoms)), column] += 1
        return forms[:, :n_others]

    def _show(self, forms: np.ndarray) -> None:
        if len(forms):
            forms %= PRIME
            name = forms @ self._chance.integers(
                1, 2**62, size=forms.shape[1]
            )  # modulo 2^64: equal by chance once in 10^18
            first = np.unique(name, return_index=True)[1]
            self._shown, self._pivots = extended(self._shown, self._pivots, forms[first])


def _without_twins(row_of: np.ndarray, n_rows: int, chance: np.random.Generator) -> np.ndarray:
    """The rows, those with the same atoms as an earlier one left out: two releases have most of them in common."""
    name, stands = chance.integers(SAME_ROW, size=len(row_of)), row_of < n_rows
    sums = np.zeros(n_rows, dtype=np.int64)
    for column, inside in zip(row_of.T, stands.T, strict=True):
        np.add.at(sums, column[inside], name[inside])
    _, first = np.unique(sums, return_index=True)
    is_kept = np.append(np.isin(np.arange(n_rows), first), True)
    return np.where(is_kept[row_of], row_of, n_rows)


def _codes(drawn: np.ndarray) -> np.ndarray:
    """One number for the values of all draws; 0 where all are 0."""
    return drawn[:, 0] * (PRIME + 1) + drawn[:, 1]


def _too_many(drawn: np.ndarray, people: np.ndarray, k: int) -> np.ndarray:
    """An atom of each value that K people or more have."""
    values, first, number = np.unique(_codes(drawn), return_index=True, return_inverse=True)
    total = np.bincount(number, weights=people)
    return first[(total >= k) & (values != 0)]


def _ties(drawn: np.ndarray, finest: np.ndarray, people: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray]:
    """A pair of atoms for each difference that can be neither 1 nor -1."""
    values, number = np.unique(_codes(drawn), return_inverse=True)
    total = np.bincount(number, weights=people)
    one, other = _pairs(np.where(people > 0, number, len(values)), finest, len(values))
    if not len(one):
        return one, other
    difference = _codes((drawn[one] - drawn[other]) % PRIME)
    opposite = _codes((drawn[other] - drawn[one]) % PRIME)
    turned = opposite < difference
    one, other = np.where(turned, other, one), np.where(turned, one, other)
    _, example, group = np.unique(np.minimum(difference, opposite), return_index=True, return_inverse=True)
    impossible = np.ones(len(example), dtype=bool)
    for side in (number[one], number[other]):
        of, kind = np.divmod(np.unique(group * len(values) + side), len(values))
        together = np.bincount(of, weights=total[kind], minlength=len(example))
        has_an_outsider = np.bincount(of, weights=values[kind] == 0, minlength=len(example)) > 0
        impossible &= (together >= k) | has_an_outsider
    return one[example[impossible]], other[example[impossible]]


def _pairs(number: np.ndarray, finest: np.ndarray, n_values: int) -> tuple[np.ndarray, np.ndarray]:
    """Pairs of atoms with different values in one row of the finest breakdown, each pair of values of a row once; atoms
    numbered `n_values` stand in none.
    """
    atoms = np.flatnonzero(number < n_values)
    code, first = np.unique(finest[atoms] * n_values + number[atoms], return_index=True)
    atom = atoms[first]
    row = code // n_values
    one, other = [], []
    for apart in range(1, np.bincount(row).max(initial=0)):
        together = np.flatnonzero(row[apart:] == row[:-apart])
        one.append(atom[together])
        other.append(atom[together + apart])
    return _joined(one), _joined(other)


def _joined(parts: list[np.ndarray]) -> np.ndarray:
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int64)
