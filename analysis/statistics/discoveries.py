"""Many comparisons at once: which differences stand when chance alone would give some."""

import numpy as np


FALSE_DISCOVERY_RATE = 0.05  # of the differences that are said to stand, the part that may be chance, on average


def adjusted_p(p) -> np.ndarray:
    """p-values adjusted for the family they are shown in; a difference stands where its own is at most the rate.

    Benjamini and Hochberg (1995): the i-th smallest of m becomes min over j >= i of p_j * m / j. Holds the false
    discovery rate for independent comparisons and for those that lean the same way; a mixture can exceed it a little.
    All of `p` is one family, whatever its shape; not-a-numbers are no comparisons and stay.
    """
    p = np.asarray(p, dtype=float)
    adjusted = np.full(p.shape, np.nan)
    compared = ~np.isnan(p)
    ascending = np.sort(p[compared])
    number = len(ascending)
    scaled = ascending * number / np.arange(1, number + 1)
    smallest_from_here = np.minimum.accumulate(scaled[::-1])[::-1]
    ranks = np.argsort(np.argsort(p[compared], kind="stable"), kind="stable")
    adjusted[compared] = np.minimum(smallest_from_here[ranks], 1.0)
    return adjusted
