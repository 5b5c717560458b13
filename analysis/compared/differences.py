"""Compares two groups on every dimension, with intervals, and says which differences chance does not explain."""

import numpy as np
import pandas as pd

from analysis import statistics
from analysis.published import grid


COMPARED = ("superiority", "superiority_lower", "superiority_upper", "p", "equal")  # what statistics.superiority gives


def between(
    first: pd.DataFrame,
    second: pd.DataFrame,
    is_high: np.ndarray,
    correlation: np.ndarray | float = 0.0,
    of_shares: np.ndarray | float = 0.0,
) -> pd.DataFrame:
    """One row per row of the two frames of counts.py, which have the same index; all of them are one family.

    `correlation` is that of each row's two sides in ranks, where people are in both, and `of_shares` that of their shares.

    For each side its share at a high level (first_share …, 0 to 1), the ends of its 95 % interval (first_lower,
    first_upper) and first_subjects; difference (first minus second, -1 to 1) with lower and upper; superiority (of a
    rating of the first over one of the second, 0 to 1) with superiority_lower and superiority_upper, and equal
    (how often two ratings, one of each, are equal, 0 to 1: half of them count to either side); p, adjusted_p and
    stands: whether the levels of the two differ by more than chance explains; shows_above and shows_below (0 to 1): how far
    above and below the second share the first must lie to be found in four cases of five. Missing where either side is.
    """
    found = pd.DataFrame(index=first.index)
    sides = []
    for name, side in (("first", first), ("second", second)):
        levels = grid.level_counts(side, len(is_high))
        share = grid.share_at(side, is_high)
        people = side["people"].to_numpy(dtype=float)
        sides.append((levels, share, people))
        found[f"{name}_share"] = share
        found[f"{name}_lower"], found[f"{name}_upper"] = statistics.wilson_interval(share, side["people_shown"])
        found[f"{name}_subjects"] = side["subjects"].astype(float)
    (levels, share, people), (other_levels, other_share, other_people) = sides
    found["difference"], found["lower"], found["upper"] = statistics.difference_of_shares(
        share, people, other_share, other_people, of_shares
    )
    found["shows_above"], found["shows_below"] = statistics.smallest_detectable(
        other_share, other_people, people, of_shares
    )
    compared = statistics.superiority(levels, people, other_levels, other_people, correlation)
    found[list(COMPARED)] = np.column_stack(compared)
    no_share = found[["first_share", "second_share"]].isna().any(axis=1)
    found.loc[no_share, list(COMPARED)] = np.nan  # a rest of rows that do not add up is no group
    found["adjusted_p"] = statistics.adjusted_p(found["p"])
    found["stands"] = found["adjusted_p"] <= statistics.FALSE_DISCOVERY_RATE
    return found
