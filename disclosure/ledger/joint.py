"""Audits all releases of a slice together: whoever kept the earlier ones can subtract them from the new one.

People are told apart by microcell and by the releases that they are in: kept, added, removed. Each release's rows run
over the people it has. A changed record is two people, the old and the new value. Who comes with the same levels as one
who went may be the same person, back again after a load was undone, or moved to another team. The ledger keeps no key to
tell, and an attacker may know: so they count as one, first where they come to the same microcell, then wherever. What each
knows goes with them: everybody all that was said of them, and a known rater all that they gave, in every release.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from disclosure.audit import levels as audit_levels
from disclosure.audit import sets as audit_sets
from disclosure.audit.knowledge import Knowledge, with_one_each
from disclosure.audit.system import System
from disclosure.errors import Undecided
from disclosure.ledger.people import Person


Groups = dict[tuple[str, ...], int]  # the number of the block that a group stands in
Shown = dict[str, list[tuple[tuple[int, ...], Groups]]]  # by dimension: columns of the key, and blocks, one a breakdown
Member = tuple[frozenset[int], Person]  # the releases that a person is in
Stay = tuple[tuple[str, ...] | None, ...]  # a person's place in each release; None: in none
Same = tuple[Person, ...]  # who count as one
Stays = dict[Stay, list[Same]]


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
            numbers = {kind: len(people) for kind, people in stays.items()}
            rows, levels = self._system(dimension, stays)
            if numbers in seen or not len(rows.cells):
                continue
            seen.append(numbers)
            if audit_sets.derivable_set(rows, self.k, seconds)[0] is not None:
                return True
            known = with_one_each(levels, _known(stays.values(), dimension, self.n_levels))
            if audit_levels.pinned(rows, levels, seconds, known, k=self.k) is not None:
                return True
        return False

    def _stays(self, dimension: str) -> Iterator[dict[tuple[Stay, tuple[int, ...]], list[Same]]]:
        """The people of each stay and levels on a dimension: people who come with the levels of some who went as the same
        people, first only where they come to the same place, and then also elsewhere.
        """
        by_levels: dict[tuple[int, ...], Stays] = defaultdict(lambda: defaultdict(list))
        for releases, person in self.members:
            if dimension in person.levels:
                stay = tuple(person.place if release in releases else None for release in range(len(self.shown)))
                by_levels[person.levels[dimension]][stay].append((person,))
        returned = {levels: _united(stays, anywhere=False) for levels, stays in by_levels.items()}
        moved = {levels: _united(stays, anywhere=True) for levels, stays in returned.items()}
        for united in (returned, moved):
            yield {(stay, levels): people for levels, stays in united.items() for stay, people in stays.items()}

    def _system(
        self, dimension: str, stays: dict[tuple[Stay, tuple[int, ...]], list[Same]]
    ) -> tuple[System, np.ndarray]:
        """The rows of all releases over each kind of people, and the kinds' ratings at each level."""
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
                for stay, _ in stays
            ],
            dtype=np.int64,
        ).reshape(len(stays), len(columns))
        people = np.array([len(same) for same in stays.values()], dtype=np.int64)
        levels = np.array([_counted(given, self.n_levels) for _, given in stays], dtype=np.int64)
        levels = levels.reshape(len(stays), self.n_levels) * people[:, None]
        shown = np.flatnonzero((row_of < len(labels)).any(axis=1))
        return System(tuple(labels), shown, people[shown], people[shown], row_of[shown]), levels


def _known(kinds: Iterable[list[Same]], dimension: str, n_levels: int) -> Knowledge:
    """What was said of each, and what each known rater gave; those in a kind of whom the same was said are alike."""
    entries: dict[tuple[int, object], np.ndarray] = {}
    for kind, people in enumerate(kinds):
        for same in people:
            said = same[0].levels[dimension]
            if len(said) > 1:
                entries[kind, (kind, said)] = _counted(said, n_levels)
            given: dict[int, np.ndarray] = defaultdict(lambda: np.zeros(n_levels, dtype=np.int64))
            for one in same:  # the same ratings, in another release
                for rater, theirs in _by_rater(one, dimension).items():
                    given[rater] = np.maximum(given[rater], _counted(theirs, n_levels))
            for rater, theirs in given.items():
                entries[kind, rater] = entries.get((kind, rater), 0) + theirs
    number = {knower: place for place, knower in enumerate(dict.fromkeys(knower for _, knower in entries))}
    return Knowledge(
        np.array([number[knower] for _, knower in entries], dtype=np.int64),
        np.array([kind for kind, _ in entries], dtype=np.int64),
        np.array(list(entries.values()), dtype=np.int64).reshape(len(entries), n_levels),
    )


def _by_rater(person: Person, dimension: str) -> dict[int, list[int]]:
    given: dict[int, list[int]] = defaultdict(list)
    for of, level, rater in person.ratings:
        if of == dimension and rater is not None:
            given[rater].append(level)
    return given


def _counted(given: Iterable[int], n_levels: int) -> np.ndarray:
    return np.bincount(list(given), minlength=n_levels + 1)[1:]


def _united(stays: Stays, *, anywhere: bool) -> Stays:
    """Stays of people with the same levels, those that never overlap put together."""
    united: Stays = defaultdict(list)
    open_stays: dict[object, list[Stay]] = defaultdict(list)
    for stay in sorted(stays, key=lambda stay: [place or () for place in stay], reverse=True):
        left = stays[stay]
        where = None if anywhere else next(place for place in stay if place)
        for other in [] if all(stay) else list(open_stays[where]):
            together = min(len(left), len(united[other]))
            if together and not any(one and two for one, two in zip(stay, other, strict=True)):
                both = tuple(one or two for one, two in zip(stay, other, strict=True))
                united[both] += [one + two for one, two in zip(united[other][:together], left[:together], strict=True)]
                united[other], left = united[other][together:], left[together:]
                if both not in open_stays[where]:
                    open_stays[where].append(both)
        if left:
            united[stay] += left
            open_stays[where].append(stay)
    return {stay: people for stay, people in united.items() if people}
