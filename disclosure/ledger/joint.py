"""Audits all releases of a slice together: whoever kept the earlier ones can subtract them from the new one.

People are told apart by microcell and by the releases that they are in: kept, added, removed. Each release's rows run
over the people it has. A changed record is two people, the old and the new value. Who comes with the same levels as one
who went may be the same person, back again after a load was undone, or moved to another team. The ledger keeps no key to
tell, and an attacker may know: so they count as one, first where they come to the same microcell, then wherever.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from disclosure.audit import levels as audit_levels
from disclosure.audit import sets as audit_sets
from disclosure.audit.system import System
from disclosure.errors import Undecided
from disclosure.ledger.people import Person


Groups = dict[tuple[str, ...], int]  # the number of the block that a group stands in
Shown = dict[str, list[tuple[tuple[int, ...], Groups]]]  # by dimension: columns of the key, and blocks, one a breakdown
Member = tuple[frozenset[int], Person]  # the releases that a person is in
Stay = tuple[tuple[str, ...] | None, ...]  # a person's place in each release; None: in none


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
        except Undecided:
            return True

    def _leaks(self, dimension: str, seconds: float) -> bool:
        seen = []
        for stays in self._stays(dimension):
            rows, levels = self._system(dimension, stays)
            if stays in seen or not len(levels):
                continue
            seen.append(stays)
            found, _ = audit_sets.derivable_set(rows, self.k, seconds)
            if found is not None or audit_levels.pinned(rows, levels, seconds, k=self.k) is not None:
                return True
        return False

    def _stays(self, dimension: str) -> Iterator[Counter]:
        """How many people have each stay and levels on a dimension: people who come with the levels of some who went as
        the same people, first only where they come to the same place, and then also elsewhere.
        """
        by_levels: dict[tuple[int, ...], Counter] = defaultdict(Counter)
        for releases, person in self.members:
            if dimension in person.levels:
                stay = tuple(person.place if release in releases else None for release in range(len(self.shown)))
                by_levels[person.levels[dimension]][stay] += 1
        returned = {levels: _united(stays, anywhere=False) for levels, stays in by_levels.items()}
        moved = {levels: _united(stays, anywhere=True) for levels, stays in returned.items()}
        for united in (returned, moved):
            yield Counter(
                {(stay, levels): number for levels, stays in united.items() for stay, number in stays.items()}
            )

    def _system(self, dimension: str, stays: Counter) -> tuple[System, np.ndarray]:
        kinds: dict[Stay, list[tuple[int, ...]]] = defaultdict(list)
        for (stay, levels), number in stays.items():
            kinds[stay] += [levels] * number
        columns, labels = [], []
        for release, shown in enumerate(self.shown):
            for key, groups in shown.get(dimension, ()):
                first = len(labels)
                labels += [(release, number) for number in range(max(groups.values(), default=-1) + 1)]
                columns.append((release, key, {group: first + number for group, number in groups.items()}))
        row_of = np.array(
            [
                [
                    groups.get(tuple(stay[release][column] for column in key), len(labels))
                    if stay[release] is not None
                    else len(labels)
                    for release, key, groups in columns
                ]
                for stay in kinds
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


def _united(stays: Counter, *, anywhere: bool) -> Counter:
    """Stays of people with the same levels, those that never overlap put together."""
    united: Counter = Counter()
    open_stays: dict[object, list[Stay]] = defaultdict(list)
    for stay in sorted(stays, key=lambda stay: [place or () for place in stay], reverse=True):
        left = stays[stay]
        where = None if anywhere else next(place for place in stay if place)
        for other in [] if all(stay) else list(open_stays[where]):
            together = min(left, united[other])
            if together and not any(one and two for one, two in zip(stay, other, strict=True)):
                both = tuple(one or two for one, two in zip(stay, other, strict=True))
                united[other] -= together
                united[both] += together
                if both not in open_stays[where]:
                    open_stays[where].append(both)
                left -= together
        if left:
            united[stay] += left
            open_stays[where].append(stay)
    return +united
