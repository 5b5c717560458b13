"""What a publication with Spark has to do: which slices are new, which stand as released, which have changes to settle."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from disclosure.ledger.kept import Ledger
from disclosure.ledger.releases import declaration_as_json
from disclosure.publish.items import are_kept
from disclosure.publish.spark.count import Counted
from disclosure.publish.spark.people import People
from disclosure.publish.spark.protect import Todo
from domain.columns import SLICE_OF_FRAMEWORK
from domain.declared.breakdowns import Declaration
from domain.declared.frameworks import Framework


class Work:
    """The slices of the records and of the ledger, put together, as disclosure.publish.work does; of organisations that have
    `failed` what was released stays, and of those that failed twice nothing is done."""

    def __init__(self, book: Ledger, counted: Counted, declaration: Declaration, k: int):
        self.book, self.counted, self.declaration, self.k = book, counted, declaration, k
        self.people = People(counted.records, book, declaration.groups)
        self.frameworks: dict[str, Framework] = book.frameworks() | counted.frameworks
        self.people.refuse_alike(self.frameworks)
        self._changed = self.people.changed()
        _tell_slices(book, counted.slices)
        self._when = {(organisation, wave): tuple(when) for organisation, wave, *when in counted.waves}
        self._known = self._published()
        self._numbers = self._numbered()
        self.last_number = max(self._numbers.values(), default=0)
        self.failed: Counter[str] = Counter()
        self.todo = self._todo()

    def leave(self, organisations: Iterable[str]) -> None:
        """They have failed."""
        self.failed.update(list(organisations))  # of a mapping it would add the values
        self.todo = self._todo()

    @property
    def organisations(self) -> set[str]:
        """Those of which there is something to do."""
        return {one.names[1] for one in self.todo.values()}

    def waves(self) -> list[tuple[Any, ...]]:
        """Organisation, wave, its date and first load; of what failed, those that are shown as before."""
        shown = {(one.names[1], one.names[2]) for one in self.todo.values()}
        return [(*of, *when) for of, when in self._when.items() if of[0] not in self.failed or of in shown]

    def when(self, organisation: str, wave: str) -> tuple[Any, ...]:
        return self._when[organisation, wave]

    def _published(self) -> dict[tuple[str, ...], int]:
        """The ledger's number of each slice that was published before."""
        found = self.book.store.execute(
            f"select slice_number, wave_date, first_load, {', '.join(SLICE_OF_FRAMEWORK)} from kept.slices"
        ).fetchall()
        for _, wave_date, first_load, _, organisation, wave, *_ in found:
            self._when.setdefault((organisation, wave), (wave_date, first_load))
        return {tuple(names): number for number, _, _, *names in found}

    def _numbered(self) -> dict[tuple[str, ...], int]:
        """Today's number, or a further one where the records have nothing of a slice any more."""
        numbers = {tuple(names): slice_id for slice_id, *names, _ in self.counted.slices}
        gone = [names for names, number in self._known.items() if names not in numbers and number in self._changed]
        return numbers | {
            names: number for number, names in enumerate(gone, start=max(numbers.values(), default=0) + 1)
        }

    def _todo(self) -> dict[int, Todo]:
        todo = {slice_id: self._one(names) for names, slice_id in self._numbers.items()}
        return {slice_id: one for slice_id, one in todo.items() if one}

    def _one(self, names: tuple[str, ...]) -> Todo | None:
        framework, times, number = self.frameworks[names[0]], self.failed[names[1]], self._known.get(names)
        has_items = self.counted.records.has_items and bool(framework.items)
        if times > 1 or (times and number is None):
            return None
        if number is None:
            return Todo(names, framework, with_items=has_items)
        releases = self.book.releases(number)
        if times:
            return Todo(names, framework, number, releases, has_changes=True, all_wait=True)
        last = releases[-1]
        is_same_way = (last.k, last.declaration) == (self.k, declaration_as_json(self.declaration))
        stands = is_same_way and number not in self._changed
        is_first = len(releases) == 1 and not are_kept(self.book.store, number)
        return Todo(
            names,
            framework,
            number,
            releases,
            has_changes=not stands,
            with_items=stands and is_first and has_items,
        )


def _tell_slices(book: Ledger, slices: list[tuple[Any, ...]]) -> None:
    """Today's slices, as the ledger's entries read them."""
    names = ", ".join(f"{name} varchar" for name in SLICE_OF_FRAMEWORK)
    book.store.execute(f"create temp table slices (slice_id bigint, {names}, assessments bigint)")
    if slices:
        columns = [list(column) for column in zip(*slices, strict=True)]
        each = ", ".join(f"unnest(${number})" for number in range(1, len(columns) + 1))
        book.store.execute(f"insert into slices select {each}", columns)
