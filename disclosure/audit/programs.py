"""Linear and integer programs, solved by HiGHS (Huangfu and Hall, 2018), with an honest answer.

There are three: a solution, a proof that there is none, or neither, as after a time-out, a fault of the solver or an
answer that it can't vouch for. An audit may only certify by a proof, so the third is an exception that nobody can
mistake for the second.
"""

import highspy
import numpy as np
from highspy import HighsModelStatus
from scipy import sparse

from disclosure.errors import Undecided


FEASIBLE = 2  # HiGHS's status of a point that keeps to every condition
ROUNDS = 30  # of drawing bounds closer, after which the question is left to a program
ALMOST = 1e-6  # how far a value may be off the whole number that it stands for

Bound = float | np.ndarray  # a number for all, or one for each


class Program:
    """Values x with lowest <= A x <= highest and lower <= x <= upper, whole numbers where `whole`.

    A is rows x columns, the bounds are numbers or vectors. Asked again with other costs or bounds, a linear program
    goes on from its last solution, which is fast where little has changed.
    """

    def __init__(
        self,
        matrix: sparse.sparray | np.ndarray,
        lowest: Bound,
        highest: Bound,
        lower: Bound,
        upper: Bound,
        whole: np.ndarray | None = None,
    ):
        matrix = sparse.csc_array(matrix)
        n_rows, n_columns = matrix.shape
        self._whole = np.zeros(n_columns, dtype=bool) if whole is None else np.asarray(whole, dtype=bool)
        self._highs = _Silent()
        self._highs.setOptionValue("threads", 1)  # slices are audited side by side
        if not self._whole.any():
            self._highs.setOptionValue(
                "presolve", "off"
            )  # takes longer than what it saves, and forgets the last solution
        self._highs.passModel(
            n_columns,
            n_rows,
            matrix.nnz,
            int(highspy.MatrixFormat.kColwise),
            int(highspy.ObjSense.kMinimize),
            0.0,  # of all costs, beside those of the columns
            np.zeros(n_columns),
            *(_vector(one, n_columns) for one in (lower, upper)),
            *(_vector(one, n_rows) for one in (lowest, highest)),
            *(part.astype(np.int32) for part in (matrix.indptr, matrix.indices)),
            matrix.data.astype(np.float64),
            np.where(self._whole, int(highspy.HighsVarType.kInteger), int(highspy.HighsVarType.kContinuous)).astype(
                np.int32
            ),
        )
        self._columns = np.arange(n_columns, dtype=np.int32)

    def bound(self, columns: np.ndarray, lower: Bound, upper: Bound) -> None:
        """Other bounds for some columns."""
        columns = np.asarray(columns, dtype=np.int32)
        self._highs.changeColsBounds(len(columns), columns, _vector(lower, len(columns)), _vector(upper, len(columns)))

    def least(self, costs: np.ndarray, seconds: float, *, is_any: bool = False) -> np.ndarray | None:
        """The values with the least costs; None where it is proven that no values are allowed. Undecided otherwise.

        With whole numbers, the best values found by the end of the time: they are allowed, if not the least; or (`is_any`)
        the first values found.
        """
        if is_any:
            self._highs.setOptionValue("mip_max_improving_sols", 1)
        self._highs.changeColsCost(len(self._columns), self._columns, _vector(costs, len(self._columns)))
        before = 0 if self._whole.any() else self._highs.getRunTime()  # HiGHS counts linear programs' time together
        self._highs.setOptionValue("time_limit", before + seconds)
        self._highs.run()
        return self._answer()

    def _answer(self) -> np.ndarray | None:
        status = self._highs.getModelStatus()
        if status == HighsModelStatus.kInfeasible:
            return None
        is_found = status == HighsModelStatus.kOptimal
        if not is_found and self._whole.any():
            is_found = self._highs.getInfo().primal_solution_status == FEASIBLE
        if not is_found:
            raise Undecided(self._highs.modelStatusToString(status))
        values = np.array(self._highs.getSolution().col_value)
        rounded = np.round(values[self._whole])
        if np.abs(values[self._whole] - rounded).max(initial=0) > ALMOST:
            raise Undecided("Not whole numbers")
        values[self._whole] = rounded
        return values


class _Silent(highspy.Highs):
    """HiGHS without its banner, which its constructor would print among a command's JSON when it makes callbacks ready."""

    def enableCallbacks(self) -> None:
        self.setOptionValue("output_flag", False)


def least(
    costs: np.ndarray,
    matrix: sparse.sparray | np.ndarray,
    equal: Bound,
    lower: Bound,
    upper: Bound,
    seconds: float,
    whole: np.ndarray | None = None,
) -> np.ndarray | None:
    """The values with A x = `equal` that cost least, once; as `Program.least`."""
    return Program(matrix, equal, equal, lower, upper, whole).least(costs, seconds)


class Bounds:
    """Shows without a solver that no values keep to equations, which spares most programs their work. `entries` are unknowns x
    the numbers of the equations that each is in, negative for none; an equation says that its unknowns add up to nothing.

    An unknown is at most what the others of an equation make up for, each at its lowest. Bounds are drawn closer so until nothing
    moves; where they cross, there is no solution, in fractions either. Example: a rating of a ward's only nurse shall rise to
    "exemplary", so one of another nurse must fall from there; none of them is "exemplary", so none can.
    """

    def __init__(self, entries: np.ndarray):
        self._unknown, column = np.nonzero(entries >= 0)
        self._equation = entries[self._unknown, column]
        self._n_equations = int(self._equation.max(initial=-1)) + 1
        self._first = np.flatnonzero(np.diff(self._unknown, prepend=-1))  # of the places of each unknown that is in any
        self._in_any = self._unknown[self._first]

    def are_crossed(self, lowest: np.ndarray, highest: np.ndarray) -> bool:
        """Whether there is shown to be no solution; where not, there may be one or none."""
        if (lowest > highest).any():
            return True
        if not len(self._first):
            return False
        lowest, highest = lowest.astype(float), highest.astype(float)
        for _ in range(ROUNDS):
            low, high = lowest[self._unknown], highest[self._unknown]
            least, most = self._total(low), self._total(high)
            if (least > 0).any() or (most < 0).any():
                return True
            closer_low = np.maximum.reduceat(high - most[self._equation], self._first)
            closer_high = np.minimum.reduceat(low - least[self._equation], self._first)
            low, high = lowest[self._in_any], highest[self._in_any]
            closer_low, closer_high = np.maximum(low, closer_low), np.minimum(high, closer_high)
            if (closer_low > closer_high).any():
                return True
            if not ((closer_low > low) | (closer_high < high)).any():
                return False
            lowest[self._in_any], highest[self._in_any] = closer_low, closer_high
        return False

    def _total(self, figures: np.ndarray) -> np.ndarray:
        return np.bincount(self._equation, weights=figures, minlength=self._n_equations)


def by_columns(entries: np.ndarray, n_rows: int, value: float = 1) -> sparse.csc_array:
    """A matrix that has the same value at some rows of each column: `entries` is columns x rows of them, negative for none."""
    stands = entries >= 0
    ends = np.concatenate([[0], np.cumsum(stands.sum(axis=1))])
    rows = entries[stands]
    return sparse.csc_array((np.full(len(rows), float(value)), rows, ends), shape=(n_rows, len(entries)))


def _vector(values: Bound, length: int) -> np.ndarray:
    return np.ascontiguousarray(np.broadcast_to(np.asarray(values, dtype=np.float64), length))
