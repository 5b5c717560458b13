"""What one person knows of a dimension's ratings before anything is published: their own.

Somebody who answers for themselves knows one rating, and so may whoever was rated. A rater who is known by an id knows every
rating that carries it. That does not cover the one who was rated: what the others of that rater are is told to nobody who gave
them. Whom several rate may have seen all that they said, in a microcell of their own or in one that is shared with others.
"""

from dataclasses import dataclass

import numpy as np

from disclosure.count.slices import ByPerson, Slice


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


def knowledge(slice_: Slice, dimension: int) -> Knowledge:
    """Of a slice's dimension."""
    by_person = (known for known in (slice_.raters, slice_.rated) if known is not None)
    return with_one_each(slice_.levels[dimension], *(_on(known, dimension) for known in by_person))


def with_one_each(levels: np.ndarray, *known: Knowledge) -> Knowledge:
    """The knowledge of some, whose knowers are others in each, and for every rating (microcells x levels) somebody who knows it
    alone; those at one level of a microcell are alike, so one stands for all.
    """
    cell, at = np.nonzero(levels)
    alone = np.zeros((len(cell), levels.shape[1]), dtype=np.int64)
    alone[np.arange(len(cell)), at] = 1
    first, knowers = 0, []
    for one in (*known, Knowledge(np.arange(len(cell)), cell, alone)):
        knowers.append(first + one.knower)
        first = int(knowers[-1].max(initial=first - 1)) + 1
    return Knowledge(
        np.concatenate(knowers),
        np.concatenate([*(one.cell for one in known), cell]),
        np.concatenate([*(one.ratings for one in known), alone]),
    )


def _on(known: ByPerson, dimension: int) -> Knowledge:
    chosen = known.dimension == dimension
    return Knowledge(known.person[chosen], known.cell[chosen], known.levels[chosen])
