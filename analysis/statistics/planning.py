"""How large a difference must be for two groups of these sizes to show it."""

import numpy as np

from analysis.statistics.normal import Z_95
from analysis.statistics.shares import part_left


Z_POWER = 0.8416212335729143  # the normal deviate that leaves 20 % above it: four cases of five are found
HALVINGS = 40  # of the room that a share has: far finer than any share is printed


def smallest_detectable(share, share_people, people, correlation=0.0) -> tuple[np.ndarray, np.ndarray]:
    """How far above and how far below `share` (of `share_people` answers) another share, of `people`, must lie for a test at
    5 % to find it in four cases of five; from 0 to 1, missing where no share lies that far off.

    The d with d = z_0.975 * sqrt(q(1-q)(1/n1 + 1/n2)) + z_0.8 * sqrt(p1(1-p1)/n1 + p2(1-p2)/n2), where p2 = p1 +- d and q
    is the share of both together (Fleiss, 1981, without a correction for continuity). Where the two have people in common,
    `correlation` is that of the two shares, as in `difference_of_shares`. One comparison by itself: of several at once,
    each must be larger.
    """
    share, share_people, people = (np.asarray(one, dtype=float) for one in (share, share_people, people))
    left = part_left(share_people, people, correlation)
    sizes = share_people / left, people / left
    return _distance(share, 1 - share, 1.0, *sizes), _distance(share, share, -1.0, *sizes)


def _distance(share, room, way: float, share_people, people) -> np.ndarray:
    """The least distance in one way within the room, by halving."""
    low, high = np.zeros_like(room), np.array(room, dtype=float)
    is_found = _is_found(share, room, way, share_people, people)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        enough = _is_found(share, middle, way, share_people, people)
        low, high = np.where(enough, low, middle), np.where(enough, middle, high)
    return np.where(is_found, high, np.nan)


def _is_found(share, distance, way: float, share_people, people) -> np.ndarray:
    other = share + way * distance
    together = (share * share_people + other * people) / (share_people + people)
    by_chance = np.sqrt(together * (1 - together) * (1 / share_people + 1 / people))
    apart = np.sqrt(share * (1 - share) / share_people + np.clip(other * (1 - other), 0, None) / people)
    with np.errstate(invalid="ignore"):
        return distance >= Z_95 * by_chance + Z_POWER * apart
