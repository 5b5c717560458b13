"""The normal distribution, and Student's t brought to its scale, without SciPy, whose import a page can't afford."""

import math

import numpy as np


Z_95 = 1.959963984540054  # the normal deviate that leaves 2.5 % in each tail

_erfc = np.vectorize(math.erfc, otypes=[float])


def two_sided_p(z) -> np.ndarray:
    """The chance of a normal deviate as far from 0 as z, on either side."""
    return _erfc(np.abs(np.asarray(z, dtype=float)) / math.sqrt(2))


def normal_from_t(t, freedom) -> np.ndarray:
    """The normal deviate with the same tail as a t of so many degrees of freedom (Wallace, 1959).

    z = (8f + 1) / (8f + 3) * sqrt(f * ln(1 + t^2 / f)), with t's sign. Assumes 5 degrees of freedom or more: from there
    on p is right to 0.001, and from 10 on to 0.0002.
    """
    t, freedom = np.asarray(t, dtype=float), np.asarray(freedom, dtype=float)
    return np.sign(t) * _shrink(freedom) * np.sqrt(freedom * np.log1p(t**2 / freedom))


def t_from_normal(z, freedom) -> np.ndarray:
    """The t of so many degrees of freedom with the same tail as a normal deviate: the inverse of `normal_from_t`."""
    z, freedom = np.asarray(z, dtype=float), np.asarray(freedom, dtype=float)
    return np.sign(z) * np.sqrt(freedom * np.expm1((z / _shrink(freedom)) ** 2 / freedom))


def _shrink(freedom: np.ndarray) -> np.ndarray:
    return (8 * freedom + 1) / (8 * freedom + 3)
