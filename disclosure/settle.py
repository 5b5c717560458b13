"""Decides what of a released slice's changes is published, and with which rows."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from disclosure.blocks import rows_by_dimension
from disclosure.breakdowns import Declaration
from disclosure.changes import Change, Earlier, allowed, figures
from disclosure.count import Slice
from disclosure.joint import Member, Releases, Shown
from disclosure.people import Person, counted
from disclosure.releases import (
    History,
    Release,
    block_finders,
    declaration_as_json,
    restored,
    shown_as_json,
    shown_groups,
)
from disclosure.repair import SECONDS_AN_AUDIT, Audited, Auditor


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
        candidate = settling.candidate(times * max(k, history.releases[-1].k))
        if candidate is None:
            break
        if not settling.leaks(candidate):
            return candidate
    return settling.as_before()


@dataclass(frozen=True)
class _Settling:
    history: History
    declaration: Declaration
    k: int

    def candidate(self, fewest: int) -> Settled | None:
        """Changes in blocks of at least so many, old blocks and new; None where that leaves nothing new to publish."""
        last = self.history.releases[-1]
        chosen = allowed(self.history.changes, self._earlier({}), fewest)
        is_same_way = (last.k, last.declaration) == (self.k, declaration_as_json(self.declaration))
        for _ in range(ROUNDS):
            if not chosen and is_same_way:
                return None
            slice_ = self._slice(self._people(chosen))
            audited = Auditor(slice_, self.declaration, self.k).audited(
                rows_by_dimension(slice_, self.declaration, self.k)
            )
            shown = shown_groups(shown_as_json(slice_.dimensions, audited.rows), declaration_as_json(self.declaration))
            fitting = allowed(chosen, self._earlier(shown), fewest)
            if len(fitting) == len(chosen):
                return Settled(slice_, audited, tuple(chosen), self._waiting(chosen), True, self.k)
            chosen = fitting
        return None

    def _earlier(self, new: Shown) -> list[Earlier]:
        """Each earlier release, with its blocks and those of the new one."""
        found = []
        for number, release in enumerate(self.history.releases, start=1):
            since: dict[str, Counter] = defaultdict(Counter)
            for first, last, person in self.history.people:
                more = (last is None) - (first <= number <= (last or number))
                for figure, kind in figures(person) if more else ():
                    since[figure][kind] += more
            shown = self._shown(release)
            blocks = {name: [*block_finders(shown[name]), *block_finders(new.get(name, []))] for name in shown}
            found.append(Earlier(since, blocks))
        return found

    def leaks(self, candidate: Settled) -> bool:
        """Whether the candidate gives anybody away together with what was released before."""
        applied = Counter((change.is_added, change.person) for change in candidate.applied)
        new = len(self.history.releases)
        members: list[Member] = []
        for first, last, person in self.history.people:
            releases = frozenset(range(first - 1, last or new))
            if last is None and applied[False, person]:
                applied[False, person] -= 1
            elif last is None:
                releases |= {new}
            members.append((releases, person))
        members += [(frozenset({new}), change.person) for change in candidate.applied if change.is_added]
        newest = shown_as_json(candidate.slice_.dimensions, candidate.audited.rows)
        shown = [self._shown(release) for release in self.history.releases]
        shown.append(shown_groups(newest, declaration_as_json(self.declaration)))
        smallest = min(self.k, *(release.k for release in self.history.releases))
        together = Releases(shown, members, smallest, self.history.n_levels)
        return together.leak(self.history.dimensions, SECONDS_AN_AUDIT)

    def as_before(self) -> Settled:
        """The last release again, as far as its breakdowns are still declared and its blocks still safe."""
        slice_ = self._slice(self._people([]))
        rows = restored(slice_, self.history.releases[-1], self.declaration, self.k)
        certificate = self.history.releases[-1].certificate
        audited = Audited(rows, certificate["rank"], certificate["bound"])
        return Settled(slice_, audited, (), self._waiting([]), False, self.history.releases[-1].k)

    def _people(self, chosen: list[Change]) -> list[Person]:
        people = Counter(person for _, last, person in self.history.people if last is None)
        people.subtract(change.person for change in chosen if not change.is_added)
        people.update(change.person for change in chosen if change.is_added)
        return list(people.elements())

    def _slice(self, people: list[Person]) -> Slice:
        history = self.history
        return counted(
            history.names, history.dimensions, history.n_levels, people, with_band=self.declaration.needs_band
        )

    def _waiting(self, chosen: list[Change]) -> int:
        return people_changed(list((Counter(self.history.changes) - Counter(chosen)).elements()))

    def _shown(self, release: Release) -> Shown:
        shown = {name: {} for name in self.history.dimensions} | release.shown
        return shown_groups(shown, release.declaration)


def people_changed(changes: tuple[Change, ...] | list[Change]) -> int:
    """A person who corrects an answer is one who leaves and one who comes."""
    added = sum(change.is_added for change in changes)
    return max(added, len(changes) - added)
