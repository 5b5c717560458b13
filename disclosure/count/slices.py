"""A slice as it was counted: its microcells, the people who share division, team, role and care setting, per dimension.

A subject is in one microcell of a slice, so every figure here is additive: what holds of a group is the sum over its
microcells. That includes safety after any one subject is taken away. A group's ratings without one subject are all at
one level l only if everybody but that subject is rated l throughout, so at most one subject has a rating off l.
`off_level` counts those subjects: at least 2 off every level means that nobody's departure leaves one level.
Example: 12 people, 11 of them "strong" and one "proficient". Off "strong" is 1 person: without her all are strong.
"""

from dataclasses import dataclass

import numpy as np

from domain.columns import GROUPS


@dataclass(frozen=True)
class ByPerson:
    """Ratings that one person gave, or that are of one; one entry per dimension, microcell and person."""

    dimension: np.ndarray  # place in the slice's dimensions
    cell: np.ndarray
    person: np.ndarray
    levels: np.ndarray  # ratings at each level; entries x levels


@dataclass(frozen=True)
class Slice:
    """Organisation x wave x rater group x measure, counted by microcell (C of them, D dimensions, L levels)."""

    framework_id: str
    organisation: str
    wave: str
    rater_group: str
    measure: str
    dimensions: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]  # the values of `groups`, one tuple a microcell
    subjects: np.ndarray  # D x C
    levels: np.ndarray  # D x C x L: ratings at each level
    off_level: np.ndarray  # D x C x L: subjects with a rating that is not at that level
    raters: ByPerson | None  # None: no rater is known
    rated: ByPerson | None  # of whom there are several; two in a microcell who are rated alike are one. None: nobody
    left_out: np.ndarray  # D: rated subjects who don't count, because too few raters answered
    most_of_one: np.ndarray  # D x C: ratings of the subject of the microcell who has most
    earlier: tuple[
        "Slice", ...
    ] = ()  # the same microcells at each publication so far, of this slice and of slices like it
    groups: tuple[str, ...] = GROUPS

    @property
    def ratings(self) -> np.ndarray:
        """Ratings per dimension and microcell, D x C."""
        return self.levels.sum(axis=2)
