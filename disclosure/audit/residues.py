"""Exact arithmetic modulo a prime, on whole matrices at a time: nothing is rounded, and products fit 64 bits."""

import numpy as np


PRIME = 2**31 - 1
HALF = 2**16  # factors are taken apart into halves, so that sums of products are exact in floating point
TERMS = 64  # products below 2 ** 47 that may be added up so


def times(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """The product of two matrices of residues."""
    total = np.zeros((one.shape[0], *other.shape[1:]), dtype=np.int64)
    for start in range(0, one.shape[1], TERMS):
        left, right = one[:, start : start + TERMS], other[start : start + TERMS].astype(np.float64)
        high, low = (half.astype(np.float64) @ right for half in np.divmod(left, HALF))
        total += (high.astype(np.int64) % PRIME * HALF + low.astype(np.int64)) % PRIME
    return total % PRIME


def inverse(residues: np.ndarray) -> np.ndarray:
    """One over each residue; none may be 0."""
    found, power, left = np.ones_like(residues), residues % PRIME, PRIME - 2  # Fermat's little theorem
    while left:
        if left % 2:
            found = found * power % PRIME
        power, left = power * power % PRIME, left // 2
    return found


def echelon(matrix: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The reduced row echelon form of a matrix, its zero rows left out, and the column of each row's leading 1."""
    work = matrix % PRIME
    pivots: list[int] = []
    for column in range(work.shape[1]):
        row = len(pivots)
        candidates = work[row:, column].nonzero()[0]
        if not len(candidates):
            continue
        if candidates[0]:
            work[[row, row + candidates[0]]] = work[[row + candidates[0], row]]
        leading = work[row, column:] * pow(int(work[row, column]), -1, PRIME) % PRIME  # all before it are 0
        work[row, column:] = 0
        others = work[:, column].nonzero()[0]
        if len(others):
            work[others, column:] = (work[others, column:] - work[others, column, None] * leading) % PRIME
        work[row, column:] = leading
        pivots.append(column)
        if len(pivots) == len(work):
            break
    return work[: len(pivots)], np.array(pivots, dtype=np.int64)


def extended(reduced: np.ndarray, pivots: np.ndarray, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The same of a matrix in that form with further rows."""
    rows = (rows - times(rows[:, pivots] % PRIME, reduced)) % PRIME
    new, new_pivots = echelon(rows[rows.any(axis=1)])
    before = (reduced - times(reduced[:, new_pivots], new)) % PRIME
    return np.vstack([before, new]), np.concatenate([pivots, new_pivots])
