"""Judges groups of microcells many at a time, and each but once: every dimension asks of the same groups, alone and together."""

from collections.abc import Callable, Sequence

import numpy as np


class Groups:
    """G groups, by the places of their microcells (each at least one)."""

    def __init__(self, groups: Sequence[np.ndarray]):
        sizes = np.array([len(places) for places in groups])
        self.places = np.concatenate(groups)
        self.group = np.repeat(np.arange(len(groups)), sizes)  # of each of the places
        self._first = np.cumsum(sizes) - sizes

    def total(self, figures: np.ndarray) -> np.ndarray:
        """Figures of microcells (C, or C x L) added up by group."""
        return np.add.reduceat(figures[self.places], self._first)

    def most(self, figures: np.ndarray) -> np.ndarray:
        """The largest of a group's microcells."""
        return np.maximum.reduceat(figures[self.places], self._first)


Verdicts = Callable[[Groups], np.ndarray]  # true or false, G


class Judge:
    """A rule, and what it has said."""

    def __init__(self, rule: Verdicts):
        self._rule, self._said = rule, {}

    def __call__(self, places: np.ndarray) -> bool:
        """What is true of one group of microcells."""
        return self.each([places])[0]

    def each(self, groups: Sequence[np.ndarray]) -> list[bool]:
        """What is true of each of some groups."""
        names = [places.tobytes() for places in groups]
        new = {name: places for name, places in zip(names, groups, strict=True) if name not in self._said}
        if new:
            self._said.update(zip(new, self._rule(Groups(list(new.values()))).tolist(), strict=True))
        return [self._said[name] for name in names]
