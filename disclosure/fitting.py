"""Finds level counts by atom that add up to the published rows, with as few at 0 as can be.

Proportional fitting (Deming and Stephan, 1940) scales even shares to each breakdown's rows in turn, which comes near a
solution quickly and exact slowly; the nearest exact one is then found by weighted least squares. What that puts below 0
is held at 0, and it is found again.
"""

import numpy as np
from scipy import sparse
from scipy.sparse.linalg import splu

from disclosure.system import System


ROUNDS = 30  # of proportional fitting
CORRECTIONS = 8
SMALLEST_UNIT = 1e-3  # of a rating: figures below move as if they were as large
RIDGE = 1e-9  # keeps dependent equations solvable
REFINEMENTS = 4
EXACT = 1e-8  # how far a solution's sums may be off


def solution(rows: System, published: np.ndarray, total: np.ndarray) -> np.ndarray | None:
    """Counts of atoms x levels, not whole numbers, that add up to `published` (rows x levels) and `total` (by atom)."""
    found = fitted(rows, published, total)
    used = found > 0
    for _ in range(CORRECTIONS):
        found = _nearest(rows, published, total, found, used)
        off = max(np.abs(rows.matrix @ found - published).max(), np.abs(found.sum(axis=1) - total).max())
        if off > EXACT:
            return None
        if found.min() >= 0:
            return found
        used &= found > 0  # most of what falls below 0 must be 0 in every solution
        found = np.maximum(found, 0)
    return None


def fitted(rows: System, published: np.ndarray, total: np.ndarray) -> np.ndarray:
    shares = published.sum(axis=0) / max(published.sum(), 1)
    fitted = total[:, None] * shares
    with np.errstate(divide="ignore", invalid="ignore"):
        for _ in range(ROUNDS):
            for column in rows.row_of_atom.T:
                sums = np.zeros((len(published) + 1, published.shape[1]))  # the last for atoms in no row
                np.add.at(sums, column, fitted)
                factors = np.nan_to_num(published / sums[:-1], posinf=0.0)
                fitted = fitted * np.vstack([factors, np.ones(published.shape[1])])[column]
            fitted = fitted * np.nan_to_num(total / fitted.sum(axis=1), posinf=0.0)[:, None]
    return fitted


def _nearest(
    rows: System, published: np.ndarray, total: np.ndarray, fitted: np.ndarray, used: np.ndarray
) -> np.ndarray:
    """The exact solution nearest to an almost exact one, by least squares; what is not used is 0."""
    atoms, levels = np.nonzero(used)
    n_levels = fitted.shape[1]
    n_sums = (len(rows.blocks) + 1) * n_levels  # one equation a row and level; the last row for atoms in none
    places = rows.row_of_atom[atoms] * n_levels + levels[:, None]
    equations = np.concatenate([places, n_sums + atoms[:, None]], axis=1)  # and one equation an atom
    unknown = np.repeat(np.arange(len(atoms)), equations.shape[1])
    shape = n_sums + len(total), len(atoms)
    # In units of the fitted figures, so that small ones move little.
    scale = np.sqrt(np.maximum(fitted[used], SMALLEST_UNIT))
    matrix = sparse.csr_array((np.repeat(scale, equations.shape[1]), (equations.ravel(), unknown)), shape=shape)
    in_no_row = np.arange(n_sums - n_levels, n_sums)
    matrix = sparse.diags_array(np.isin(np.arange(shape[0]), in_no_row, invert=True).astype(float)) @ matrix
    missing = np.concatenate([published.ravel(), np.zeros(n_levels), total]) - matrix @ (fitted[used] / scale)
    normal = (matrix @ matrix.T + RIDGE * sparse.eye_array(shape[0])).tocsc()
    solved = splu(normal, permc_spec="MMD_AT_PLUS_A", options={"SymmetricMode": True})
    multipliers = np.zeros(shape[0])
    for _ in range(REFINEMENTS):
        multipliers += solved.solve(missing - matrix @ (matrix.T @ multipliers))
    step = matrix.T @ multipliers
    nearest = np.zeros(fitted.shape)
    nearest[used] = fitted[used] + step * scale
    return nearest
