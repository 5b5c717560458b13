"""What a publication has to do: which slices are new, which stand as released, which have changes to settle."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import Any

from disclosure import secret
from disclosure.audit import certificate
from disclosure.count.microcells import Counted
from disclosure.count.slices import Slice
from disclosure.ledger import entries
from disclosure.ledger.alike import families, in_terms_of
from disclosure.ledger.kept import Known, Ledger
from disclosure.ledger.releases import History, declaration_as_json
from disclosure.publish.again.standing import Last
from disclosure.publish.items import are_kept
from disclosure.publish.protect import Failed, Job, Protected
from domain.declared.breakdowns import Declaration
from domain.declared.frameworks import Framework


Names = tuple[str, ...]  # framework, organisation, wave, rater group, measure
NONE_FAILED: Counter[str] = Counter()
NOTHING_STANDS = Last()


class Work:
    """The slices of the records and of the ledger, put together. Of organisations that have `failed`, what was released stays: all
    changes wait, and what is new is left out; of those that failed twice, everything is. Of `last`
    nothing is to be done: its slices have numbers among the others."""

    def __init__(
        self,
        book: Ledger,
        counted: Counted,
        declaration: Declaration,
        k: int,
        failed: Counter[str] = NONE_FAILED,
        last: Last = NOTHING_STANDS,
    ):
        self._book, self._counted, self._declaration, self._k = book, counted, declaration, k
        self._failed, self._last = failed, last
        self._known = book.compare()
        self._number_of: dict[int, int] = {}  # the ledger's number of a slice, by today's
        self.frameworks: dict[str, Framework] = book.frameworks() | counted.frameworks
        self._when = self._dated()
        self._families = families(book.store)
        self._recorded = {names: slice_id for slice_id, names in counted.names().items()}
        self._numbers = self._numbered()
        self._to_do = [names for names in self._numbers if self._is_to_do(names)]
        self.number_of_jobs = len(self._to_do)
        self.last_number = max(self._numbers.values(), default=0)

    def jobs(self, *, all_at_once: bool = False) -> Iterator[Job]:
        """One a slice that is like no other: those of the records, then those that only the ledger still has.

        With `all_at_once` also those that are alike, of which a new one then goes on from nothing.
        """
        known = {one.names: one for one in self._known}
        for names in self._to_do:
            if all_at_once or names not in self._families:
                yield self._job(names, known.get(names))

    def alike(self, protect: Callable[[Job], Protected | Failed]) -> Iterator[Protected | Failed]:
        """Slices that are like others, one after another, because each must know what is published of those before it."""
        slices = [names for names in self._to_do if names in self._families]
        for names in sorted(slices, key=lambda names: (*self._when[names[1], names[2]][1:], names)):
            known = {one.names: one for one in self._book.compare()}  # with what was kept of those before it
            if names not in known and (family := [known[other] for other in self._families[names] if other in known]):
                same = [other.slice_number for other in family if other.names[0] == names[0]]  # of the same framework
                wave_date, first_load = self._when[names[1], names[2]]
                slice_id = self._numbers[names]
                entries.add_continuation(self._book.store, slice_id, first_load, wave_date, max(same, default=None))
                known = {one.names: one for one in self._book.compare()}
            self._known = list(known.values())
            yield protect(self._job(names, known.get(names)))

    def _numbered(self) -> dict[Names, int]:
        """A number for every slice that there is something to be done about: today's, or a further one."""
        numbers = dict(self._recorded)
        standing = {one.names for one in self._last.slices}
        gone = [one.names for one in self._known if one.slice_id is None and (one.is_changed or one.names in standing)]
        return numbers | {
            names: number for number, names in enumerate(gone, start=max(numbers.values(), default=0) + 1)
        }

    def _is_to_do(self, names: Names) -> bool:
        """Of what failed, only what was released is, and that once; of what stands, nothing."""
        if names[1] in self._counted.standing:
            return False
        times = self._failed[names[1]]
        return not times or (times == 1 and names in self._released)

    @cached_property
    def _released(self) -> set[Names]:
        return {one.names for one in self._known if self._book.releases(one.slice_number)}

    def _job(self, names: Names, known: Known | None) -> Job:
        slice_id = self._numbers[names]
        if known is None:
            slice_ = self._counted.slice_(slice_id, names)
            return Job(slice_id, self._k, slice_=slice_, **self._items(slice_id, slice_))
        self._number_of[slice_id] = known.slice_number
        if names[1] in self._failed:
            return Job(slice_id, self._k, history=self._history(known), all_wait=True)
        releases = self._book.releases(known.slice_number)
        last = next(reversed(releases), None)
        is_same_way = last and (last.k, last.declaration) == (self._k, declaration_as_json(self._declaration))
        if is_same_way and not known.is_changed:
            slice_ = self._counted.slice_(slice_id, known.names)
            is_first = len(releases) == 1 and not are_kept(self._book.store, known.slice_number)
            of_items = self._items(slice_id, slice_) if is_first else {}
            return Job(slice_id, self._k, slice_=slice_, release=last, **of_items)
        return Job(slice_id, self._k, history=self._history(known))

    def _items(self, slice_id: int, slice_: Slice) -> dict[str, Any]:
        return {"items": self._counted.items(slice_id, slice_), "key": secret.key(certificate.PURPOSE)}

    def _history(self, known: Known) -> History:
        ours = self._book.history(known, self.frameworks[known.names[0]])
        family = [one for one in self._known if one.names in self._families.get(known.names, ())]
        histories = (self._book.history(one, self.frameworks[one.names[0]]) for one in family)
        return replace(ours, alike=tuple(in_terms_of(one, ours.dimensions) for one in histories if one.releases))

    def keep(self, done: Protected) -> int:
        """Has the ledger keep what is new; gives its number of the slice."""
        if not done.is_new:
            return self._number_of[done.slice_id]
        number = self._number_of.get(done.slice_id)
        if number is None:
            wave_date, first_load = self._when[done.slice_.organisation, done.slice_.wave]
            number = entries.add_slice(self._book.store, done.slice_id, first_load, wave_date)
        entries.add_release(self._book.store, number, self._declaration, done.shown, done.certificate, done.applied)
        self._book.released(number)
        return number

    def organisation(self, slice_id: int) -> str:
        """That the slice is of."""
        return next(names[1] for names, number in self._numbers.items() if number == slice_id)

    @property
    def organisations(self) -> set[str]:
        """Those of which there is something to do."""
        return {names[1] for names in self._to_do}

    def number(self, names: Names) -> int:
        """Today's, of a slice."""
        return self._numbers[names]

    def stands(self, done: Protected, names: Names) -> bool:
        """Whether this result would be the same if the slice were published again as it is now."""
        is_settled = not done.changes_deferred and names in self._recorded
        return not done.is_new or (is_settled and bool(done.slice_.subjects.any()))

    def family(self, names: Names) -> frozenset[Names]:
        """The slices that are like it."""
        return self._families.get(names, frozenset())

    def has_failed(self, organisation: str) -> bool:
        return organisation in self._failed

    def _dated(self) -> dict[tuple[str, str], tuple[Any, ...]]:
        """Of each organisation and wave its date and first load, of the records and of what is still published from before."""
        known = {(known.names[1], known.names[2]): (known.wave_date, known.first_load) for known in self._known}
        return known | {(organisation, wave): tuple(when) for organisation, wave, *when in self._counted.waves}

    def waves(self) -> list[tuple[Any, ...]]:
        """Organisation, wave, its date and first load; of what failed, those that are shown as before."""
        shown = {(names[1], names[2]) for names in self._to_do}
        return [(*of, *when) for of, when in self._when.items() if of[0] not in self._failed or of in shown]
