"""Which boxes of a plot meet one another, and which lines run through them: left, bottom, right and top; x and y of both ends."""

from collections.abc import Sequence

import numpy as np


GAP = 2  # pixels between two boxes that do not meet


def meeting(boxes, others: Sequence[Sequence[float]]) -> np.ndarray:
    """Which of the boxes meet any of the others."""
    left, bottom, right, top = (part[:, None] for part in np.asarray(boxes, dtype=float).T)
    its_left, its_bottom, its_right, its_top = np.asarray(others, dtype=float).reshape(-1, 4).T
    across = (left - GAP < its_right) & (its_left < right + GAP)
    return (across & (bottom - GAP < its_top) & (its_bottom < top + GAP)).any(axis=1)


def crossed(boxes, lines: Sequence[Sequence[float]]) -> np.ndarray:
    """Through which of the boxes any of the lines runs: neither an axis nor the line itself parts the two."""
    left, bottom, right, top = (part[:, None] for part in np.asarray(boxes, dtype=float).T)
    x, y, to_x, to_y = np.asarray(lines, dtype=float).reshape(-1, 4).T
    in_reach = (np.minimum(x, to_x) < right) & (np.maximum(x, to_x) > left)
    in_reach &= (np.minimum(y, to_y) < top) & (np.maximum(y, to_y) > bottom)
    corners = np.stack([
        (to_x - x) * (up - y) - (to_y - y) * (across - x) for across in (left, right) for up in (bottom, top)
    ])  # fmt: skip
    return (in_reach & (corners.min(axis=0) < 0) & (corners.max(axis=0) > 0)).any(axis=1)
