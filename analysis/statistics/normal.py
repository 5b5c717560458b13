"""The normal distribution, and Student's t brought to its scale, without SciPy, whose import a page can't afford."""

import math

import numpy as np


Z_95 = 1.959963984540054  # the normal deviate that leaves 2.5 % in each tail

_erfc = np.vectorize(math.erfc, otypes=[float])


def two_sided_p(z) -> np.ndarray:
    """The chance of a normal deviate as far from 0 as z, on either side."""
    return _erfc(np.abs(np.asarray(z, dtype=float)) / math.sqrt(2))


def one_sided_p(z) -> np.ndarray:
    """The chance of a normal deviate above z."""
    return _erfc(np.asarray(z, dtype=float) / math.sqrt(2)) / 2


def t_from_normal(z, freedom) -> np.ndarray:
    """The t of so many degrees of freedom that leaves the same tail as a normal deviate (Wallace, 1959).

    t = sqrt(f * (exp((z * (8f + 3) / (8f + 1))^2 / f) - 1)), with z's sign. Assumes 5 degrees of freedom or more: from
    there on the 95 % point is right to 0.01, and from 10 on to 0.001.
    """
    z, freedom = np.asarray(z, dtype=float), np.asarray(freedom, dtype=float)
    stretched = z * (8 * freedom + 3) / (8 * freedom + 1)
    return np.sign(z) * np.sqrt(freedom * np.expm1(stretched**2 / freedom))
