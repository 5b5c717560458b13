"""What one person knows of a dimension's ratings before anything is published: their own.

Somebody who answers for themselves knows one rating, and so may whoever was rated. A rater who is known by an id knows every
rating that carries it. That does not cover the one who was rated: what the others of that rater are is told to nobody who gave
them. Whom several rate may have seen all that they said: of a leader who is alone in a microcell that is every rating of it. Of
those who share one, which ratings are whose is not counted.
"""

from dataclasses import dataclass

import numpy as np

from disclosure.count.microcells import Raters


@dataclass(frozen=True)
class Knowledge:
    """One entry a knower and microcell (E)."""

    knower: np.ndarray  # E: a number
    cell: np.ndarray  # E: place in the slice
    ratings: np.ndarray  # E x levels: how many at each level are the knower's

    def rest(self, levels: np.ndarray, knower: int) -> np.ndarray:
        """The slice's ratings (microcells x levels) without a knower's."""
        left, theirs = levels.copy(), self.knower == knower
        np.subtract.at(left, self.cell[theirs], self.ratings[theirs])
        return left


def knowledge(
    levels: np.ndarray, raters: Raters | None = None, dimension: int = 0, subjects: np.ndarray | None = None
) -> Knowledge:
    """Of a dimension whose ratings are microcells x levels; `subjects` is how many people of each microcell are rated on it."""
    given = _given(levels, raters, dimension)
    if subjects is None:
        return given
    rated = np.flatnonzero((subjects == 1) & (levels.sum(axis=1) > 1))
    first = int(given.knower.max(initial=-1)) + 1
    return Knowledge(
        np.concatenate([given.knower, first + np.arange(len(rated))]),
        np.concatenate([given.cell, rated]),
        np.concatenate([given.ratings, levels[rated]]),
    )


def _given(levels: np.ndarray, raters: Raters | None = None, dimension: int = 0) -> Knowledge:
    named = np.zeros(0, dtype=np.int64) if raters is None else np.flatnonzero(raters.dimension == dimension)
    cells, at = np.nonzero(levels)  # those at one level of a microcell are alike: one stands for all
    alone = np.zeros((len(cells), levels.shape[1]), dtype=np.int64)
    alone[np.arange(len(cells)), at] = 1
    if not len(named):
        return Knowledge(np.arange(len(cells)), cells, alone)
    first = int(raters.rater[named].max()) + 1
    return Knowledge(
        np.concatenate([raters.rater[named], first + np.arange(len(cells))]),
        np.concatenate([raters.cell[named], cells]),
        np.concatenate([raters.levels[named], alone]),
    )
