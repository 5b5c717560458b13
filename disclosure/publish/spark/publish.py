"""Publishes from a folder of records with Spark: counted and protected where they are, and written here."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import settings
from disclosure import secret, versions
from disclosure.audit import certificate
from disclosure.audit.certificate import Certificate
from disclosure.blocks import order
from disclosure.blocks.safety import allowed_k
from disclosure.count import assessed, in_common, intra_class
from disclosure.count import records as record_store
from disclosure.errors import PublishRefused
from disclosure.ledger import book as ledger
from disclosure.ledger import entries
from disclosure.ledger.kept import Ledger
from disclosure.ledger.releases import declaration_as_json
from disclosure.publish import store, swap
from disclosure.publish.contents import add_publication, add_slice
from disclosure.publish.item_slices import ItemSlices
from disclosure.publish.items import are_kept
from disclosure.publish.protect import Failed
from disclosure.publish.spark import session
from disclosure.publish.spark.bound import Folder
from disclosure.publish.spark.count import Counted
from disclosure.publish.spark.people import People
from disclosure.publish.spark.protect import Sealed, Todo, Way, protected
from disclosure.publish.spark.records import Records
from domain.columns import SLICE_OF_FRAMEWORK
from domain.declared import breakdowns, invited, structure, wave_order
from domain.declared.breakdowns import Declaration
from domain.declared.frameworks import Framework
from domain.door.publication import Publication


Progress = Callable[[int, int], None]


def publish(
    records: str, *, k: int | None = None, first: str | None = None, progress: Progress | None = None
) -> Publication:
    """As disclosure.publish.publish does from the record store, but that what was published of a slice stands: changes to it wait."""
    k = allowed_k(k)
    declaration = order.chosen(breakdowns.declared(), first)
    orders = wave_order.said()
    invited.said()
    structure.declared()  # before anything of people is kept, so that a broken file leaves nothing of them
    with session.opened() as spark:
        folder = Records(spark, records)
        with (
            ledger.opened(declaration.groups, Folder(folder)) as book,
            store.rows(settings.private()) as rows,
        ):
            moment = datetime.now(UTC)
            version = versions.new(moment)
            counted = Counted(folder, declaration)
            if not counted.waves and book.is_empty():
                raise PublishRefused(record_store.NOTHING_LOADED)
            book.begin()
            work = Work(book, counted, declaration, k)
            slices = Slices(work, rows, moment)
            for number, result in enumerate(work.protected(), start=1):
                slices.add(result)
                if progress:
                    progress(number, len(work.todo))
            if len(slices.certificates) < len(work.todo):
                raise RuntimeError("Spark gave fewer results than there are slices")
            slices.add_correlations(version)
            add_publication(rows, version, moment, k, declaration, work.waves(), slices.frameworks(), orders)
            swapped = swap.swapped_in(book, rows, version, moment, declaration, work.frameworks)
        if first:
            order.keep(first)
        versions.clear()
    certified = all(one.certified for one in slices.certificates)
    return swap.told(swapped, k, slices.certificates, 0, slices.deferred, certified=certified)


class Work:
    """What is to be done about each slice of the records and of the ledger."""

    def __init__(self, book: Ledger, counted: Counted, declaration: Declaration, k: int):
        self.book, self.counted, self.declaration, self.k = book, counted, declaration, k
        self.people = People(counted.records, book, declaration.groups)
        self.frameworks: dict[str, Framework] = book.frameworks() | counted.frameworks
        self.people.refuse_alike(self.frameworks)
        self.changed = self.people.changed()
        _tell_slices(book, counted.slices)
        self._when = {(organisation, wave): tuple(when) for organisation, wave, *when in counted.waves}
        self.known = self._known()
        self.todo = self._todo()

    def protected(self) -> Any:
        """What may be shown of each, from the executors."""
        way = Way(self.k, self.declaration, secret.key(certificate.PURPOSE), certificate.rules())
        return protected(self.counted.records.session, self.counted.tables, self.todo, way)

    def waves(self) -> list[tuple[Any, ...]]:
        """Organisation, wave, its date and first load, of the records and of what is still published from before."""
        return [(*of, *when) for of, when in self._when.items()]

    def when(self, organisation: str, wave: str) -> tuple[Any, ...]:
        return self._when[organisation, wave]

    def _known(self) -> dict[tuple[str, ...], int]:
        """The ledger's number of each slice that was published before."""
        found = self.book.store.execute(
            f"select slice_number, wave_date, first_load, {', '.join(SLICE_OF_FRAMEWORK)} from kept.slices"
        ).fetchall()
        for _, wave_date, first_load, _, organisation, wave, *_ in found:
            self._when.setdefault((organisation, wave), (wave_date, first_load))
        return {tuple(names): number for number, _, _, *names in found}

    def _todo(self) -> dict[int, Todo]:
        """By today's number, or a further one where the records have nothing of a slice any more."""
        numbers = {tuple(names): slice_id for slice_id, *names, _ in self.counted.slices}
        gone = [names for names, number in self.known.items() if names not in numbers and number in self.changed]
        last = max(numbers.values(), default=0)
        numbers |= {names: number for number, names in enumerate(gone, start=last + 1)}
        return {slice_id: self._one(names) for names, slice_id in numbers.items()}

    def _one(self, names: tuple[str, ...]) -> Todo:
        framework = self.frameworks[names[0]]
        has_items = self.counted.records.has_items and bool(framework.items)
        if (number := self.known.get(names)) is None:
            return Todo(names, framework, with_items=has_items)
        releases = self.book.releases(number)
        last = releases[-1]
        is_same_way = (last.k, last.declaration) == (self.k, declaration_as_json(self.declaration))
        stands = is_same_way and number not in self.changed
        is_first = len(releases) == 1 and not are_kept(self.book.store, number)
        return Todo(names, framework, number, releases, not stands, stands and is_first and has_items)


def _tell_slices(book: Ledger, slices: list[tuple[Any, ...]]) -> None:
    """Today's slices, as the ledger's entries read them."""
    names = ", ".join(f"{name} varchar" for name in SLICE_OF_FRAMEWORK)
    book.store.execute(f"create temp table slices (slice_id bigint, {names}, assessments bigint)")
    if slices:
        columns = [list(column) for column in zip(*slices, strict=True)]
        each = ", ".join(f"unnest(${number})" for number in range(1, len(columns) + 1))
        book.store.execute(f"insert into slices select {each}", columns)


class Slices:
    """The slices of one publication, kept by the ledger and put into the rows of the new version."""

    def __init__(self, work: Work, rows: store.Rows, moment: datetime):
        self._work, self._rows, self._moment = work, rows, moment
        self._of_items = ItemSlices(work.book.store, work.declaration, work.k, after=max(work.todo, default=0))
        self._wholes: dict[int, tuple[int, set[str]]] = {}
        self._fresh: dict[int, int] = {}  # the ledger's number of slices that are new, by today's
        self._waiting: list[int] = []
        self.certificates: list[Certificate] = []
        self.deferred = 0

    def add(self, result: Sealed | Failed) -> None:
        """Raises what went wrong with a slice: nothing is published then."""
        if isinstance(result, Failed):
            raise result.error
        work, todo = self._work, self._work.todo[result.done.slice_id]
        waiting = work.changed.get(todo.slice_number or 0, 0)
        done = replace(result.done, changes_deferred=waiting)
        number = todo.slice_number or self._keep(done.slice_id, todo)
        if done.is_new:
            entries.add_release(work.book.store, number, work.declaration, done.shown, done.certificate, {})
        if done.slice_.subjects.any() or done.is_new:
            add_slice(self._rows, done, self._moment, work.k, result.input_hmac)
            self._of_items.add(self._rows, number, done, self._moment)
            self._wholes[number] = done.slice_id, intra_class.where_shown(done.shown)
        if waiting:
            self._waiting.append(number)
        self.certificates.append(done.certificate)
        self.deferred += waiting

    def _keep(self, slice_id: int, todo: Todo) -> int:
        wave_date, first_load = self._work.when(todo.names[1], todo.names[2])
        number = entries.add_names(self._work.book.store, slice_id, first_load, wave_date)
        self._fresh[slice_id] = number
        return number

    def add_correlations(self, version: str) -> None:
        """What is reckoned from the people of each slice, which the ledger has kept before."""
        work, rows, beside = self._work, self._rows, self._of_items.beside
        work.people.write(version, self._fresh)
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
