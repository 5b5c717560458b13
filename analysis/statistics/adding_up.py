"""Shares of levels that stand side by side, such that what is printed of them adds up."""

import numpy as np


UNDER_ONE = 0.004  # a share that is printed as less than one per cent


def adding_up(shares, is_high, high_share) -> np.ndarray:
    """`shares` (one row a bar, one column a level, 0 to 1) as they are to be printed in whole per cents: the levels that count as
    high add up to their own share as it is printed, and all to 100.

    39.4 and 12.4 under 51.8 are printed as 40 and 12 under 52. Each per cent that rounding down leaves out goes to the level that is
    cut by most (Hamilton's rule, within the high levels and within the others), so nothing moves by a whole point. What is printed
    as “<1%” or “>99%” is no whole per cent. Not a number where there is none.
    """
    shares, is_high = np.asarray(shares, dtype=float), np.asarray(is_high, dtype=bool)
    exact = np.round(shares * 100, 9)
    whole, cut = np.floor(exact), np.round(exact % 1, 9)
    high = np.rint(np.asarray(high_share, dtype=float) * 100)
    parts = (
        [(is_high, high), (~is_high, 100 - high)] if is_high.any() and not is_high.all() else [(is_high | True, 100)]
    )
    for mask, total in parts:
        missing = total - whole @ mask
        turn = np.argsort(np.argsort(-cut[:, mask], axis=1, kind="stable"), axis=1)
        whole[:, mask] += turn < np.reshape(missing, (-1, 1))
    printed = np.where((whole == 0) & (shares > 0), np.minimum(shares, UNDER_ONE), whole / 100)
    return np.where((whole == 100) & (shares < 1), np.maximum(shares, 1 - UNDER_ONE), printed)
