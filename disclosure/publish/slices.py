"""The slices of one publication: protected, kept by the ledger, and put into the rows of the new version."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from disclosure import secret
from disclosure.audit import certificate, steps
from disclosure.count import assessed, in_common, intra_class
from disclosure.ledger.kept import Ledger
from disclosure.publish import store, workers
from disclosure.publish.again.finished import Finished
from disclosure.publish.again.standing import Last, Names, Stood, stood
from disclosure.publish.again.taken_over import TakenOver
from disclosure.publish.contents import add_slice
from disclosure.publish.item_slices import ItemSlices
from disclosure.publish.protect import Failed, Job, Protected
from disclosure.publish.work import Work
from domain.declared.breakdowns import Declaration
from domain.declared.frameworks import Framework
from domain.declared.item_framework import SUFFIX


@dataclass(frozen=True)
class Told:
    """Who hears how far a publication is."""

    progress: Callable[[int, int], None] | None = None  # slices done, slices in all
    within: Callable[[int, int, int, int], None] | None = None  # and of the next: dimensions audited, of how many


class Slices:
    """Those of the work, and what is to be said of them all."""

    def __init__(
        self,
        book: Ledger,
        work: Work,
        rows: store.Rows,
        declaration: Declaration,
        k: int,
        moment: datetime,
        told: Told,
        last: Last,
    ):
        self._last = last
        self._book, self._work, self._rows, self._told = book, work, rows, told
        self._declaration, self._k, self._moment = declaration, k, moment
        self._of_items = ItemSlices(book.store, declaration, k, after=work.last_number)
        self._wholes: dict[
            int, tuple[int, set[str]]
        ] = {}  # by the ledger's number: today's, and where the whole is shown
        self._waiting: list[int] = []  # the ledger's numbers of slices with changes that wait
        self._new: set[Names] = set()
        self._moving: set[str] = set()
        self.done: list[Stood] = []
        self.applied = 0
        self.certified = True
        self.failed: dict[str, Exception] = {}  # by organisation

    def add_all(self, finished: Finished, assessments: int) -> None:
        """Adds every slice, and what is reckoned from the people of each; less where an organisation `failed`."""

        def side_by_side(jobs: Iterable[Job]) -> Iterator[Protected | Failed]:
            return workers.protected(jobs, assessments, self._declaration)

        def here(job: Job) -> Protected | Failed:
            return next(finished.through([job], lambda jobs: (workers.here(one, self._declaration) for one in jobs)))

        with steps.followed(self._follow):
            for result in finished.through(self._work.jobs(), side_by_side):
                self._add(result)
            for result in self._work.alike(here) if not self.failed else ():
                self._add(result)
                if self.failed:
                    break
        if not self.failed:
            self._add_correlations()

    def _follow(self, audited: int, of: int) -> None:
        if self._told.within:
            self._told.within(len(self.done) + 1, self._work.number_of_jobs, audited, of)

    def _add(self, result: Protected | Failed) -> None:
        if isinstance(result, Failed):
            self.failed.setdefault(self._work.organisation(result.slice_id), result.error)
            return
        number = self._work.keep(result)
        is_shown, has_items = bool(result.slice_.subjects.any()) or result.is_new, False
        if is_shown:
            sealed = certificate.input_hmac(result.slice_, secret.key(certificate.PURPOSE))
            add_slice(self._rows, result, self._moment, self._k, sealed)
            has_items = self._of_items.add(self._rows, number, result, self._moment)
            self._wholes[number] = result.slice_id, intra_class.where_shown(result.shown)
        if result.changes_deferred:
            self._waiting.append(number)
        self.applied += result.changes_applied
        self.certified &= result.certificate.certified
        done = stood(result, is_shown=is_shown, has_items=has_items)
        self.done.append(done)
        if result.is_new:
            self._new.add(done.names)
        if not self._work.stands(result, done.names) or self._work.has_failed(done.organisation):
            self._moving.add(done.organisation)
        if self._told.progress:
            self._told.progress(len(self.done), self._work.number_of_jobs)

    @property
    def all(self) -> list[Stood]:
        """With those that stand."""
        return [*self._last.slices, *self.done]

    @property
    def standing(self) -> set[str]:
        """The organisations of which nothing would be done if they were published again as they are: not where a change waits beside
        a slice like it that is new."""
        beside_new = {
            one.organisation for one in self.done if one.changes_deferred and self._work.family(one.names) & self._new
        }
        return {one.organisation for one in self.all} - self._moving - beside_new

    @property
    def deferred(self) -> int:
        """Changes that wait for others; where protection failed, none waits for that."""
        return sum(one.changes_deferred for one in self.all if not self._work.has_failed(one.organisation))

    def taken_over(self) -> TakenOver | None:
        """The rows that stand, with those of items under their numbers."""
        numbers = {one.names: self._work.number(one.names) for one in self._last.shown}
        numbers |= {
            (one.names[0] + SUFFIX, *one.names[1:]): self._work.last_number + numbers[one.names]
            for one in self._last.shown
            if one.has_items
        }
        return TakenOver(self._last.path, numbers) if self._last.path and numbers else None

    def _add_correlations(self) -> None:
        store, rows, beside = self._book.store, self._rows, self._of_items.beside
        in_common.shown(store, self._wholes, self._work.frameworks)

        def ask(query: str, given: dict[str, Any]) -> list[tuple[Any, ...]]:
            return store.execute(query, given).fetchall()

        rows.add("intra_class_correlations", beside(intra_class.rows(ask, self._wholes)))
        rows.add("dimension_correlations", in_common.between_dimensions(ask))
        rows.add("wave_correlations", in_common.between_waves(store, self._wholes, self._waiting))
        rows.add("assessed", beside(assessed.rows(ask)))

    def frameworks(self) -> list[Framework]:
        """Of the slices, and of those of their items."""
        for one in self._last.slices:
            if one.has_items:
                self._of_items.stand(one.names[0])
        return self._of_items.frameworks(self._work.frameworks)
