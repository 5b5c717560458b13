"""Sums of a few people, some counted for and others against, that follow from published rows."""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from tests.support.attack.attacks import INFEASIBLE, LARGEST_WEIGHT, View


SECONDS = 60.0
OUT_OF_TIME = 1  # scipy's status; what it has found by then holds, that it has found nothing proves nothing


@dataclass(frozen=True)
class Smallest:
    """A sum of 1 to K - 1 people: 1 or -1 for each microcell that is counted for or against, 0 for the others."""

    sign: np.ndarray | None  # None: none was found
    people: int  # counted for or against
    is_proven: bool  # that none has fewer, or that there is none


def smallest_signed_sum(rows: np.ndarray, people: np.ndarray, k: int, seconds: float = SECONDS) -> Smallest:
    """The sum of fewest people that follows from rows (R x C, 0/1) over microcells of so many people (C), by integer
    programming: z = weights x rows, every z being -1, 0 or 1, with weights up to LARGEST_WEIGHT.

    Microcells in the same rows always have the same z, so they are one in the program; those of K people have 0.
    """
    columns, place = np.unique(rows, axis=1, return_inverse=True)
    size = np.bincount(place, weights=people)
    n_rows, n_kinds = columns.shape
    none, each = np.zeros(n_rows), np.eye(n_kinds)
    open_ = (size > 0) & (size < k)
    cost = np.concatenate([none, size, size])
    result = milp(
        cost,
        constraints=[
            LinearConstraint(np.hstack([columns.T, -each, each])[size > 0], 0, 0),
            LinearConstraint(np.hstack([np.zeros((n_kinds, n_rows)), each, each]), 0, 1),
            LinearConstraint(cost[None, :], 1, k - 1),
        ],
        integrality=np.concatenate([none, np.ones(2 * n_kinds)]),
        bounds=Bounds(
            np.concatenate([none - LARGEST_WEIGHT, np.zeros(2 * n_kinds)]),
            np.concatenate([none + LARGEST_WEIGHT, open_, open_]),
        ),
        options={"time_limit": seconds},
    )
    if result.x is None:
        assert result.status in (INFEASIBLE, OUT_OF_TIME), result.message
        return Smallest(None, 0, result.status == INFEASIBLE)
    plus, minus = np.round(result.x[n_rows:]).reshape(2, n_kinds)
    sign = (plus - minus)[place].astype(int)
    return Smallest(sign, int(people @ np.abs(sign)), result.status == 0)


def in_view(view: View, k: int, seconds: float = SECONDS) -> Smallest:
    return smallest_signed_sum(view.rows, view.people, k, seconds)


def what_follows(view: View, sign: np.ndarray) -> np.ndarray:
    """What the sum says: by level, the ratings of those counted for less the ratings of those counted against, taken from
    the published rows alone.
    """
    weights, *_ = np.linalg.lstsq(view.rows.T, sign.astype(float), rcond=None)
    assert np.allclose(weights @ view.rows, sign)
    return np.round(weights @ view.levels).astype(int)
