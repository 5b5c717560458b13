"""Decides what of a released slice's changes is published, and with which rows."""

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from disclosure.audit.repair import SECONDS_AN_AUDIT, Audited
from disclosure.audit.steps import FollowedAuditor
from disclosure.blocks.pooling import rows_by_dimension
from disclosure.count.slices import Slice
from disclosure.ledger.changes import Blocks, Change, Earlier, Kind, allowed, figures
from disclosure.ledger.joint import Member, Releases, Shown
from disclosure.ledger.newcomers import leak
from disclosure.ledger.people import Person, counted
from disclosure.ledger.releases import (
    History,
    Release,
    block_finders,
    declaration_as_json,
    restored,
    shown_as_json,
    shown_groups,
)
from domain.declared.breakdowns import Declaration


STRICTER = (1, 2, 4)  # times K: what a block's changes must reach, where the releases leak together at less
ROUNDS = 5  # of fitting changes and rows to each other


@dataclass(frozen=True)
class Settled:
    """A slice to be published, and what became of the changes."""

    slice_: Slice
    audited: Audited
    applied: tuple[Change, ...]
    deferred: int
    is_new: bool  # whether it differs from the last release
    k: int  # that the rows were made and audited for


def settled(history: History, declaration: Declaration, k: int) -> Settled:
    """The most changes that can be published safely; without any, the rows of the last release."""
    settling = _Settling(history, declaration, k)
    for times in STRICTER:
        candidate = settling.candidate(times * max(k, *(release.k for release in settling.last)))
        if candidate is None:
            break
        if not (settling.leaks(candidate) or leak(candidate.slice_, candidate.audited.rows, declaration, k)):
            return candidate
    return settling.as_before() if history.releases else settling.withheld()


def as_before(history: History, declaration: Declaration, k: int) -> Settled:
    """The rows of the last release, while all changes wait."""
    return _Settling(history, declaration, k).as_before()


@dataclass(frozen=True)
class _Settling:
    history: History
    declaration: Declaration
    k: int

    @property
    def last(self) -> list[Release]:
        """The last release of the slice and of each that is like it; the slice's own, if it has one, comes first."""
        return [one.releases[-1] for one in self.history.family if one.releases]

    def candidate(self, fewest: int) -> Settled | None:
        """Changes in blocks of at least so many, old blocks and new; None where that leaves nothing new to publish."""
        chosen = allowed(self.history.changes, self._earlier({}), fewest)
        same_way = self.k, declaration_as_json(self.declaration)
        is_same_way = bool(self.history.releases) and same_way == (self.last[0].k, self.last[0].declaration)
        for _ in range(ROUNDS):
            if not chosen and is_same_way:
                return None
            slice_ = self._slice(self._people(chosen))
            audited = FollowedAuditor(slice_, self.declaration, self.k).audited(
                rows_by_dimension(slice_, self.declaration, self.k)
            )
            shown = self._groups(shown_as_json(slice_.dimensions, audited.rows), declaration_as_json(self.declaration))
            fitting = allowed(chosen, self._earlier(shown), fewest)
            if len(fitting) == len(chosen):
                return Settled(slice_, audited, tuple(chosen), self._waiting(chosen), True, self.k)
            chosen = fitting
        return None

    def _earlier(self, new: Shown) -> list[Earlier]:
        """Each earlier release, with its blocks and those of the new one."""
        last = [person for _, until, person in self.history.people if until is None]
        found = []
        for history in self.history.family:
            for number, release in enumerate(history.releases, start=1):
                since: dict[str, Counter[Kind]] = defaultdict(Counter)
                for person in last:
                    for figure, kind in figures(person):
                        since[figure][kind] += 1
                for person in history.of(number):
                    for figure, kind in figures(person):
                        since[figure][kind] -= 1
                shown = self._shown(release)
                blocks: dict[str, Blocks] = {
                    name: [*block_finders(shown[name]), *block_finders(new.get(name, []))] for name in shown
                }
                found.append(Earlier(since, blocks))
        return found

    def leaks(self, candidate: Settled) -> bool:
        """Whether the candidate gives anybody away together with what was released before, of it and of slices like it."""
        applied = Counter((change.is_added, change.person) for change in candidate.applied)
        new = len(self.history.releases)
        members: list[Member] = []
        for first, last, person in self.history.people:
            releases = frozenset(range(first - 1, last if last is not None else new))
            if last is None and applied[False, person]:
                applied[False, person] -= 1
            elif last is None:
                releases |= {new}
            members += [(releases, person)] if releases else []
        members += [(frozenset({new}), change.person) for change in candidate.applied if change.is_added]
        newest = shown_as_json(candidate.slice_.dimensions, candidate.audited.rows)
        shown = [self._shown(release) for release in self.history.releases]
        shown.append(self._groups(newest, declaration_as_json(self.declaration)))
        for history in self.history.alike:
            before = len(shown)
            shown += [self._shown(release) for release in history.releases]
            for first, last, person in history.people:
                stay = range(first - 1, last if last is not None else len(history.releases))
                members += [(frozenset(before + release for release in stay), person)] if stay else []
        smallest = min(self.k, *(release.k for release in self.last))
        together = Releases(shown, members, smallest, self._n_levels)
        return together.leak(self.history.dimensions, SECONDS_AN_AUDIT)

    def as_before(self) -> Settled:
        """The last release again, as far as its breakdowns are still declared and its blocks still safe."""
        slice_ = self._slice(self._people([]))
        rows = restored(slice_, self.history.releases[-1], self.declaration, self.k)
        certificate = self.history.releases[-1].certificate
        audited = Audited(rows, certificate["rank"], certificate["bound"])
        return Settled(slice_, audited, (), self._waiting([]), False, self.history.releases[-1].k)

    def withheld(self) -> Settled:
        """Nobody, where nothing of a slice can be shown beside those that are like it."""
        slice_ = self._slice([])
        return Settled(slice_, Audited(({},) * len(slice_.dimensions), 0, None), (), self._waiting([]), False, self.k)

    def _people(self, chosen: list[Change]) -> list[Person]:
        people = Counter(person for _, last, person in self.history.people if last is None)
        people.subtract(change.person for change in chosen if not change.is_added)
        people.update(change.person for change in chosen if change.is_added)
        return list(people.elements())

    def _slice(self, people: list[Person]) -> Slice:
        return replace(self._counted(people, self.history.n_levels), earlier=self._publications)

    @cached_property
    def _publications(self) -> tuple[Slice, ...]:
        """The people of each release of the slice and of those like it, on dimensions of which it showed anything."""
        found = []
        for history in self.history.family:
            for number, release in enumerate(history.releases, start=1):
                slice_ = self._counted(history.of(number), self._n_levels)
                hidden = [not release.shown.get(dimension) for dimension in slice_.dimensions]
                slice_.subjects[hidden], slice_.levels[hidden] = 0, 0
                found.append(slice_)
        return tuple(found)

    def _counted(self, people: list[Person], n_levels: int) -> Slice:
        history = self.history
        apart, groups = self.declaration.apart, self.declaration.groups
        names, dimensions = history.names, history.dimensions
        return counted(names, dimensions, n_levels, people, apart=apart, groups=groups, also=history.everybody)

    @property
    def _n_levels(self) -> int:
        return max(history.n_levels for history in self.history.family)

    def _waiting(self, chosen: list[Change]) -> int:
        return people_changed(list((Counter(self.history.changes) - Counter(chosen)).elements()))

    def _shown(self, release: Release) -> Shown:
        shown = {name: {} for name in self.history.dimensions} | release.shown
        return self._groups(shown, release.declaration)

    def _groups(self, shown: dict[str, Any], declaration: dict[str, Any]) -> Shown:
        return shown_groups(shown, declaration, self.declaration.groups)


def people_changed(changes: tuple[Change, ...] | list[Change]) -> int:
    """A person who corrects an answer is one who leaves and one who comes."""
    added = sum(change.is_added for change in changes)
    return max(added, len(changes) - added)
