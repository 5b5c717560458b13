"""How far each of several figures departs from their mean."""

from typing import NamedTuple

import numpy as np

from analysis.statistics.normal import Z_95, two_sided_p


class Departures(NamedTuple):
    """What is usual (the mean), and each figure's departure from it with its 95 % interval and p."""

    usual: float
    value: np.ndarray
    lower: np.ndarray
    upper: np.ndarray
    p: np.ndarray


def departures(figures, variances) -> Departures:
    """Each figure minus the mean of all, itself included; not-a-numbers are left out.

    The variance of a departure is v * (1 - 2/D) + (sum of v) / D^2, that of a linear contrast of D independent figures
    with sampling variances v. Assumes figures that are independent or lean the same way (as a person's ratings on
    several dimensions do), where it is too large rather than too small; and enough answers for a normal distribution.
    With fewer than three figures none can be told from what is usual, and p is not a number.
    """
    figures, variances = np.asarray(figures, dtype=float), np.asarray(variances, dtype=float)
    known = ~np.isnan(figures)
    number = known.sum()
    usual = float(figures[known].mean()) if number else np.nan
    value = figures - usual
    if number < 3:
        nothing = np.full(figures.shape, np.nan)
        return Departures(usual, value, nothing, nothing, nothing)
    spread = np.sqrt(variances * (1 - 2 / number) + variances[known].sum() / number**2)
    return Departures(usual, value, value - Z_95 * spread, value + Z_95 * spread, two_sided_p(value / spread))
