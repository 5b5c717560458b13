"""Arithmetic modulo a prime, against Python's own whole numbers."""

from random import Random

import numpy as np
import pytest

from disclosure.audit.residues import PRIME, echelon, inverse, times


def residues(seed: int, *shape: int) -> np.ndarray:
    return np.random.default_rng(seed).integers(PRIME, size=shape)


def test_a_product_of_matrices_is_exact_at_the_largest_residues_and_over_many_terms():
    one, other = residues(1, 3, 500), residues(2, 500, 4)
    one[0], other[:, 0] = PRIME - 1, PRIME - 1
    expected = [
        [sum(int(a) * int(b) for a, b in zip(row, column, strict=True)) % PRIME for column in other.T] for row in one
    ]
    assert times(one, other).tolist() == expected
    assert times(residues(1, 3, 0), residues(1, 0, 4)).tolist() == [[0] * 4] * 3


def test_a_residue_times_its_inverse_is_one():
    values = np.append(residues(3, 50), [1, PRIME - 1])
    assert set((values * inverse(values) % PRIME).tolist()) == {1}


@pytest.mark.parametrize("seed", range(6))
def test_an_echelon_form_spans_the_same_rows(seed):
    random = Random(seed)
    few = [[random.randrange(-2, 3) for _ in range(6)] for _ in range(3)]
    rows = np.array([[sum(random.randrange(3) * row[c] for row in few) for c in range(6)] for _ in range(5)] + few)
    reduced, pivots = echelon(rows)
    assert len(pivots) == np.linalg.matrix_rank(rows)
    assert (reduced[:, pivots] == np.eye(len(pivots))).all()
    assert not ((rows - times(rows[:, pivots] % PRIME, reduced)) % PRIME).any()
