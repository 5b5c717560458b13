"""Audits all releases of a slice together: whoever kept the earlier ones can subtract them from the new one.

People are told apart by microcell and by the releases that they are in: kept, added, removed. Each release's rows run
over the people it has. A changed record is two people, the old and the new value; where one leaves and another with
the same levels comes in the same microcell, nothing can be seen, and they are one.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from disclosure import audit_levels, audit_sets
from disclosure.errors import TimeIsUp
from disclosure.people import Person
from disclosure.system import System


Groups = dict[tuple[str, ...], int]  # the number of the block that a group stands in
Shown = dict[str, list[tuple[tuple[int, ...], Groups]]]  # by dimension: columns of the key, and blocks, one a breakdown
Member = tuple[frozenset[int], Person]  # the releases that a person is in


@dataclass(frozen=True)
class Releases:
    """What an attacker has of one slice."""

    shown: Sequence[Shown]  # by release
    members: Sequence[Member]
    k: int  # the smallest that any of them was published with
    n_levels: int

    def leak(self, dimensions: Iterable[str], seconds: float) -> bool:
        """Whether they give anybody away together on one of the dimensions."""
        try:
            return any(self._leaks(dimension, seconds) for dimension in dimensions)
        except TimeIsUp:
            return True

    def _leaks(self, dimension: str, seconds: float) -> bool:
        rows, levels = self._system(dimension)
        if not len(levels):
            return False
        found, _ = audit_sets.derivable_set(rows, self.k, seconds)
        return found is not None or audit_levels.pinned(rows, levels, seconds) is not None

    def _system(self, dimension: str) -> tuple[System, np.ndarray]:
        kinds: dict[tuple, list[tuple[int, ...]]] = defaultdict(list)
        for releases, person in self._united(dimension):
            kinds[person.place, releases].append(person.levels[dimension])
        columns, labels = [], []
        for release, shown in enumerate(self.shown):
            for key, groups in shown.get(dimension, ()):
                first = len(labels)
                labels += [(release, number) for number in range(max(groups.values(), default=-1) + 1)]
                columns.append((release, key, {group: first + number for group, number in groups.items()}))
        row_of = np.array(
            [
                [
                    groups.get(tuple(place[column] for column in key), len(labels))
                    if release in releases
                    else len(labels)
                    for release, key, groups in columns
                ]
                for place, releases in kinds
            ],
            dtype=np.int64,
        ).reshape(len(kinds), len(columns))
        people = np.array([len(given) for given in kinds.values()], dtype=np.int64)
        levels = np.array(
            [
                np.bincount([level for one in given for level in one], minlength=self.n_levels + 1)[1:]
                for given in kinds.values()
            ],
            dtype=np.int64,
        ).reshape(len(kinds), self.n_levels)
        shown_at_all = (row_of < len(labels)).any(axis=1)
        row_of, people, levels = row_of[shown_at_all], people[shown_at_all], levels[shown_at_all]
        return System(tuple(labels), np.arange(len(people)), people, people, row_of), levels

    def _united(self, dimension: str) -> list[Member]:
        """Members of the dimension, those whose going and coming can't be seen as one."""
        newest = len(self.shown) - 1
        gone: dict[tuple, list[int]] = defaultdict(list)
        members = [member for member in self.members if dimension in member[1].levels]
        for number, (releases, person) in enumerate(members):
            if newest not in releases and newest - 1 in releases:
                gone[person.place, person.levels[dimension]].append(number)
        united, taken = [], set()
        for releases, person in members:
            if releases == {newest} and (same := gone[person.place, person.levels[dimension]]):
                number = same.pop()
                taken.add(number)
                united.append((members[number][0] | releases, person))
            else:
                united.append((releases, person))
        return [member for number, member in enumerate(united) if number not in taken]
