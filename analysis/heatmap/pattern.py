"""Puts rows that are alike next to one another, and columns too."""

import numpy as np


MOST_IMPROVED = 150  # rows; of more, the first order stays as it is
LEAST_GAIN = 1e-9


def order(values: np.ndarray) -> np.ndarray:
    """The places of a table's rows in an order in which neighbours are alike; missing values count as nought.

    First by the angle at which each row lies in the plane of the two directions in which rows differ most, cut where the
    gap between neighbours is widest; then, where rows are few enough, turned round piece by piece as long as that brings
    neighbours nearer to one another (2-opt, on the sum of their Euclidean distances).
    """
    filled = np.nan_to_num(np.asarray(values, dtype=float))
    if len(filled) < 3:
        return np.arange(len(filled))
    found = _by_angle(filled)
    if len(found) <= MOST_IMPROVED:
        found = _turned_round(found, np.linalg.norm(filled[:, None] - filled[None], axis=2))
    return found if found[0] <= found[-1] else found[::-1]


def _by_angle(values: np.ndarray) -> np.ndarray:
    left, size, _ = np.linalg.svd(values - values.mean(axis=0), full_matrices=False)
    plane = (left * size)[:, :2]
    if plane.shape[1] < 2:
        return np.argsort(plane[:, 0], kind="stable")
    angles = np.arctan2(plane[:, 1], plane[:, 0])
    found = np.argsort(angles, kind="stable")
    gaps = np.diff(angles[found], append=angles[found[0]] + 2 * np.pi)
    return np.roll(found, -(int(np.argmax(gaps)) + 1))


def _turned_round(found: np.ndarray, apart: np.ndarray) -> np.ndarray:
    """The order after all turns of a piece that shorten the way through it."""
    number = len(found)
    while True:
        step = apart[np.ix_(found, found)]
        before = np.r_[0, np.diagonal(step, 1)]  # from the row above to each row; nothing stands above the first
        after = np.r_[np.diagonal(step, 1), 0]
        joined_above = np.vstack([np.zeros(number), step[:-1]])  # [i, j]: from the row above i to j
        joined_below = np.hstack([step[:, 1:], np.zeros((number, 1))])  # [i, j]: from i to the row below j
        gain = before[:, None] + after[None] - joined_above - joined_below
        gain[np.tril_indices(number)] = 0
        start, end = np.unravel_index(np.argmax(gain), gain.shape)
        if gain[start, end] <= LEAST_GAIN:
            return found
        found = np.r_[found[:start], found[start : end + 1][::-1], found[end + 1 :]]
