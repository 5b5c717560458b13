"""Audit C: nobody's level follows with certainty from a dimension's published level counts, all levels together.

Unknown is y_al, how many of atom a's r_a ratings are at level l. Known are sum over l of y_al = r_a, and what the rows
add up to at every level. If y_al = r_a in every solution, all of atom a is at level l, for certain. Levels are looked
at together: a team without "exemplary" and a role without "proficient" pin who is in both, which no level shows alone.

One solution with every y_al below r_a proves that nobody is pinned, and is cheap to find: proportional fitting
(Deming and Stephan, 1940) of even shares to the rows, then the nearest exact solution. Where that leaves a doubt,
linear programs decide: for a level, as much slack t_a as y_al + t_a <= r_a allows, in all atoms together, and alone
for each atom that got none, since slack that is shared may be none.
"""

from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.optimize import linprog
from scipy.sparse.linalg import splu

from disclosure.errors import TimeIsUp
from disclosure.system import System


SLACK = 1e-3  # of a rating: the most that a linear program asks for
NO_SLACK = 1e-6  # and what counts as none
FITTING_ROUNDS = 30
CORRECTIONS = 8
RIDGE = 1e-9  # keeps dependent equations solvable
REFINEMENTS = 4
EXACT = 1e-8  # how far a solution's sums may be off


@dataclass(frozen=True)
class Pinned:
    """A microcell whose ratings are all at one level for certain."""

    cell: int  # its place in the slice
    level: int  # 0 = lowest


def pinned(rows: System, levels: np.ndarray, seconds: float) -> Pinned | None:
    """The first microcell found that is pinned, or None; `levels` is ratings, all of the slice's microcells x levels."""
    ratings = rows.by_atom(levels[rows.cells])
    published, total = rows.matrix @ ratings, ratings.sum(axis=1)
    doubtful = _doubtful(rows, published, total)
    for level in np.flatnonzero(doubtful.any(axis=0)):
        program = _Program(rows, published, total, level, seconds)
        slack, _ = program.most_slack(np.ones(len(total)))
        for atom in np.flatnonzero(doubtful[:, level] & (slack < NO_SLACK)):
            alone, _ = program.most_slack(np.arange(len(total)) == atom)
            if alone[atom] < NO_SLACK:
                return Pinned(int(rows.cells[np.flatnonzero(rows.atom == atom)[0]]), int(level))
    return None


def pinning_rows(rows: System, levels: np.ndarray, one: Pinned, seconds: float) -> dict[int, float] | None:
    """The rows that pin a microcell at a level, with their dual values; None where they don't."""
    ratings = rows.by_atom(levels[rows.cells])
    published, total = rows.matrix @ ratings, ratings.sum(axis=1)
    atom = rows.atom[np.flatnonzero(rows.cells == one.cell)[0]]
    program = _Program(rows, published, total, one.level, seconds)
    slack, duals = program.most_slack(np.arange(len(total)) == atom)
    return duals if slack[atom] < NO_SLACK else None


def _doubtful(rows: System, published: np.ndarray, total: np.ndarray) -> np.ndarray:
    """Where the solution that was found leaves no slack, atoms x levels; everywhere where none was found."""
    solution = _fitted(rows, published, total)
    used = solution > 0
    for _ in range(CORRECTIONS):
        solution = _nearest_solution(rows, published, total, solution, used)
        off = max(np.abs(rows.matrix @ solution - published).max(), np.abs(solution.sum(axis=1) - total).max())
        if off > EXACT:
            break
        if solution.min() >= 0:
            return solution > total[:, None] - SLACK
        used &= solution > 0  # most of what falls below 0 must be 0 in every solution
        solution = np.maximum(solution, 0)
    return np.ones(solution.shape, dtype=bool)


def _fitted(rows: System, published: np.ndarray, total: np.ndarray) -> np.ndarray:
    shares = published.sum(axis=0) / max(published.sum(), 1)
    fitted = total[:, None] * shares
    with np.errstate(divide="ignore", invalid="ignore"):
        for _ in range(FITTING_ROUNDS):
            for column in rows.row_of_atom.T:
                sums = np.zeros(published.shape)
                np.add.at(sums, column, fitted)
                fitted = fitted * np.nan_to_num(published / sums, posinf=0.0)[column]
            fitted = fitted * np.nan_to_num(total / fitted.sum(axis=1), posinf=0.0)[:, None]
    return fitted


def _nearest_solution(
    rows: System, published: np.ndarray, total: np.ndarray, fitted: np.ndarray, used: np.ndarray
) -> np.ndarray:
    """The exact solution nearest to an almost exact one, by least squares; what is not used is 0."""
    atoms, levels = np.nonzero(used)
    n_levels = fitted.shape[1]
    places = rows.row_of_atom[atoms] * n_levels + levels[:, None]  # one equation a row and level
    equations = np.concatenate([places, len(rows.blocks) * n_levels + atoms[:, None]], axis=1)  # and one an atom
    unknown = np.repeat(np.arange(len(atoms)), equations.shape[1])
    shape = len(rows.blocks) * n_levels + len(total), len(atoms)
    # In units of the fitted figures, so that small ones move little.
    scale = np.sqrt(np.maximum(fitted[used], SLACK))
    matrix = sparse.csr_array((np.repeat(scale, equations.shape[1]), (equations.ravel(), unknown)), shape=shape)
    missing = np.concatenate([published.ravel(), total]) - matrix @ (fitted[used] / scale)
    normal = (matrix @ matrix.T + RIDGE * sparse.eye_array(shape[0])).tocsc()
    solved = splu(normal, permc_spec="MMD_AT_PLUS_A", options={"SymmetricMode": True})
    multipliers = np.zeros(shape[0])
    for _ in range(REFINEMENTS):
        multipliers += solved.solve(missing - matrix @ (matrix.T @ multipliers))
    step = matrix.T @ multipliers
    nearest = np.zeros(fitted.shape)
    nearest[used] = fitted[used] + step * scale
    return nearest


class _Program:
    """The linear program of one level: unknowns y (atoms x levels) and t (atoms)."""

    def __init__(self, rows: System, published: np.ndarray, total: np.ndarray, level: int, seconds: float):
        n_atoms, n_levels = len(total), published.shape[1]
        one_level = [None] * n_levels
        by_row = []
        for place in range(n_levels):
            by_row.append([*one_level[:place], rows.matrix, *one_level[place + 1 :], None])
        by_atom = [sparse.eye_array(n_atoms)] * n_levels + [None]
        last = sparse.csr_array((1, n_atoms))
        self._equations = sparse.block_array([*by_row, by_atom, [None] * n_levels + [last]], format="csc")
        self._right = np.concatenate([published.T.ravel(), total, [0]])
        self._slack = sparse.hstack(
            [
                sparse.csr_array((n_atoms, level * n_atoms)),
                sparse.eye_array(n_atoms),
                sparse.csr_array((n_atoms, (n_levels - 1 - level) * n_atoms)),
                sparse.eye_array(n_atoms),
            ]
        ).tocsc()
        self._total, self._n_levels, self._n_rows = total, n_levels, len(rows.blocks)
        self._seconds = seconds

    def most_slack(self, wanted: np.ndarray) -> tuple[np.ndarray, dict[int, float]]:
        """The slack of each atom when that of the wanted ones is largest, and the rows that limit it."""
        n_atoms = len(self._total)
        result = linprog(
            np.concatenate([np.zeros(n_atoms * self._n_levels), -wanted.astype(float)]),
            A_ub=self._slack,
            b_ub=self._total,
            A_eq=self._equations,
            b_eq=self._right,
            bounds=[(0, None)] * (n_atoms * self._n_levels) + [(0, SLACK)] * n_atoms,
            method="highs",
            options={"time_limit": self._seconds},
        )
        if result.x is None:
            raise TimeIsUp
        duals = np.abs(result.eqlin.marginals[: self._n_levels * self._n_rows]).reshape(self._n_levels, -1).max(axis=0)
        return result.x[-n_atoms:], {int(row): float(duals[row]) for row in np.flatnonzero(duals > NO_SLACK)}
