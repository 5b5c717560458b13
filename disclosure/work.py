"""What a publication has to do: which slices are new, which stand as released, which have changes to settle."""

from collections.abc import Iterator

from disclosure import entries
from disclosure.breakdowns import Declaration
from disclosure.count import Counted
from disclosure.ledger import Known, Ledger
from disclosure.protect import Job, Protected
from disclosure.records import Framework
from disclosure.releases import declaration_as_json


class Work:
    """The slices of the records and of the ledger, put together."""

    def __init__(self, book: Ledger, counted: Counted, declaration: Declaration, k: int):
        self._book, self._counted, self._declaration, self._k = book, counted, declaration, k
        self._known = book.compare()
        self._number_of: dict[int, int] = {}  # the ledger's number of a slice, by today's
        self.frameworks: dict[str, Framework] = book.frameworks() | counted.frameworks
        self.waves = self._all_waves()
        gone = sum(known.slice_id is None and known.is_changed for known in self._known)
        self.number_of_jobs = counted.number_of_slices + gone

    def jobs(self) -> Iterator[Job]:
        """One a slice: those of the records, then those that only the ledger still has."""
        known = {one.slice_id: one for one in self._known if one.slice_id is not None}
        names = self._counted.names()
        for slice_id in names:
            if slice_id not in known:
                yield Job(slice_id, self._k, slice_=self._counted.slice_(slice_id, names[slice_id]))
            else:
                yield self._known_job(slice_id, known[slice_id])
        gone = [one for one in self._known if one.slice_id is None and one.is_changed]
        for slice_id, one in enumerate(gone, start=max(names, default=0) + 1):
            yield self._known_job(slice_id, one)

    def _known_job(self, slice_id: int, known: Known) -> Job:
        self._number_of[slice_id] = known.slice_number
        last = self._book.releases(known.slice_number)[-1]
        is_same_way = (last.k, last.declaration) == (self._k, declaration_as_json(self._declaration))
        if is_same_way and not known.is_changed:
            return Job(slice_id, self._k, slice_=self._counted.slice_(slice_id, known.names), release=last)
        return Job(slice_id, self._k, history=self._book.history(known, self.frameworks[known.names[0]]))

    def keep(self, done: Protected) -> int:
        """Has the ledger keep what is new; gives its number of the slice."""
        number = self._number_of.get(done.slice_id)
        if not done.is_new:
            return number
        if number is None:
            wave_date, first_load = self._when[done.slice_.organisation, done.slice_.wave]
            number = entries.add_slice(self._book.store, done.slice_id, first_load, wave_date)
        entries.add_release(self._book.store, number, self._declaration, done.shown, done.certificate, done.applied)
        return number

    def _all_waves(self) -> list[tuple]:
        """Organisation, wave, its date and first load, of the records and of what is still published from before."""
        self._when = {(known.names[1], known.names[2]): (known.wave_date, known.first_load) for known in self._known}
        self._when |= {(organisation, wave): tuple(when) for organisation, wave, *when in self._counted.waves}
        return [(*of, *when) for of, when in self._when.items()]
