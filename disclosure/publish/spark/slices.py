"""The slices of a publication with Spark, kept by the ledger and put into the rows of the new version."""

from collections.abc import Iterable
from datetime import datetime

from disclosure.audit.certificate import Certificate
from disclosure.count import assessed, in_common, intra_class
from disclosure.errors import PublishRefused
from disclosure.ledger import entries
from disclosure.publish import store
from disclosure.publish.contents import add_slice
from disclosure.publish.item_slices import ItemSlices
from disclosure.publish.protect import Failed
from disclosure.publish.spark.people import Moved
from disclosure.publish.spark.protect import Sealed, Todo
from disclosure.publish.spark.work import Work
from domain.declared.frameworks import Framework


class Slices:
    """Those of the work, and what is to be said of them all; less where an organisation `failed`."""

    def __init__(self, work: Work, rows: store.Rows, moment: datetime):
        self._work, self._rows, self._moment = work, rows, moment
        self._of_items = ItemSlices(work.book.store, work.declaration, work.k, after=work.last_number)
        self._wholes: dict[int, tuple[int, set[str]]] = {}
        self._fresh: dict[int, int] = {}  # the ledger's number of slices that are new, by today's
        self._moved: list[Moved] = []
        self._waiting: list[int] = []
        self.certificates: list[Certificate] = []
        self.applied = self.deferred = 0
        self.failed: dict[str, Exception] = {}  # by organisation

    def add_all(self, results: Iterable[Sealed | Failed], version: str) -> None:
        """Adds every slice, and what is reckoned from the people of each."""
        for result in results:
            if isinstance(result, Failed):
                if isinstance(result.error, PublishRefused):  # it is no slice's fault
                    raise result.error
                self.failed.setdefault(self._work.todo[result.slice_id].names[1], result.error)
            else:
                self._add(result)
        if not self.failed:
            self._add_correlations(version)

    def _add(self, result: Sealed) -> None:
        work, done = self._work, result.done
        todo = work.todo[done.slice_id]
        number = todo.slice_number or self._keep(done.slice_id, todo)
        if done.is_new:
            entries.add_release(work.book.store, number, work.declaration, done.shown, done.certificate, {})
            work.book.released(number)
        if done.applied:
            self._moved.append(Moved(number, len(todo.releases) + 1, done.applied))
        if done.slice_.subjects.any() or done.is_new:
            add_slice(self._rows, done, self._moment, work.k, result.input_hmac)
            self._of_items.add(self._rows, number, done, self._moment)
            self._wholes[number] = done.slice_id, intra_class.where_shown(done.shown)
        if done.changes_deferred:
            self._waiting.append(number)
        self.certificates.append(done.certificate)
        self.applied += done.changes_applied
        if todo.names[1] not in work.failed:  # where protection failed, none waits for others
            self.deferred += done.changes_deferred

    def _keep(self, slice_id: int, todo: Todo) -> int:
        wave_date, first_load = self._work.when(todo.names[1], todo.names[2])
        number = entries.add_names(self._work.book.store, slice_id, first_load, wave_date)
        self._fresh[slice_id] = number
        return number

    def _add_correlations(self, version: str) -> None:
        work, rows, beside = self._work, self._rows, self._of_items.beside
        work.people.write(version, self._fresh, self._moved)
        if not self._wholes:
            return
        work.people.say_shown(in_common.shown(work.book.store, self._wholes, work.frameworks))
        in_common.tell_two_waves(work.book.store, work.counted.in_two_waves())
        rows.add("intra_class_correlations", beside(intra_class.rows(work.people.ask, self._wholes)))
        rows.add("dimension_correlations", in_common.between_dimensions(work.people.ask))
        rows.add("wave_correlations", in_common.between_waves(work.book.store, self._wholes, self._waiting))
        rows.add("assessed", beside(assessed.rows(work.people.ask)))

    def frameworks(self) -> list[Framework]:
        """Of the slices, and of those of their items."""
        return self._of_items.frameworks(self._work.frameworks)
