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


def by_columns(entries: np.ndarray, n_rows: int, value: float = 1) -> sparse.csc_array:
    """A matrix that has the same value at some rows of each column: `entries` is columns x rows of them, negative for none."""
    stands = entries >= 0
    ends = np.concatenate([[0], np.cumsum(stands.sum(axis=1))])
    rows = entries[stands]
    return sparse.csc_array((np.full(len(rows), float(value)), rows, ends), shape=(n_rows, len(entries)))


def _vector(values: Bound, length: int) -> np.ndarray:
    return np.ascontiguousarray(np.broadcast_to(np.asarray(values, dtype=np.float64), length))
