"""Uncertainty of shares, in NumPy, from published counts."""

import numpy as np


Z_95 = 1.959963984540054  # the normal deviate that leaves 2.5 % in each tail


def wilson_interval(share, people) -> tuple[np.ndarray, np.ndarray]:
    """Lower and upper end of the 95 % score interval of a share, both from 0 to 1 (Wilson, 1927).

    `people` is the number of independent answers. Where several raters answer for one subject their answers are alike,
    so each subject is counted once however many raters there were: the interval is then too wide rather than too
    narrow. Nobody: not a number.
    """
    share = np.asarray(share, dtype=float)
    people = np.where(np.asarray(people) > 0, people, np.nan).astype(float)
    spread = Z_95**2 / people
    centre = (share + spread / 2) / (1 + spread)
    half_width = Z_95 * np.sqrt((share * (1 - share) + spread / 4) / people) / (1 + spread)
    return np.maximum(centre - half_width, 0.0), np.minimum(centre + half_width, 1.0)
