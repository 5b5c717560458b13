"""What a publication would show, before anything is published: who would stand in a block of their own, at each K.

The figures are those of publications that are not written: the same audits, and the same ledger where a slice was
published before.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from operator import attrgetter

from disclosure.audit import steps
from disclosure.blocks import order
from disclosure.blocks.pooling import rows_by_dimension
from disclosure.blocks.safety import allowed_k
from disclosure.blocks.standing import standing
from disclosure.count.slices import Slice
from disclosure.ledger import book as ledger
from disclosure.ledger.releases import shown_as_json
from disclosure.publish.protect import Failed, Protected
from disclosure.publish.work import Work
from disclosure.publish.workers import protected
from domain.columns import SLICE
from domain.declared import breakdowns
from domain.declared.breakdowns import Declaration
from domain.door.publication import Preview, Standing


CHOICES_OF_K = (11, 10, 7, 5)
ORDERS_UP_TO = 5_000  # assessments, with which orders of breakdowns are compared: in a larger trust they differ little
AUDITED_UP_TO = 20_000  # assessments, at every K in half a minute; with more, only the K asked for is audited

Progress = Callable[[int, int], None]
Within = Callable[[int, int, int, int], None]


def preview(
    *,
    k: int | None = None,
    first: str | None = None,
    looked_at: Declaration | None = None,
    progress: Progress | None = None,
    within: Within | None = None,
) -> Preview:
    """Writes nothing. `k` is looked at besides the usual choices; `first` is the breakdown that would come first, by default
    as chosen. Where other breakdowns are `looked_at`, they are in their order and at this K alone. PublishRefused where nothing
    is loaded.
    """
    k = allowed_k(k)
    choices = {k} if looked_at else {*CHOICES_OF_K, k}
    declared = looked_at or breakdowns.declared()
    declaration = looked_at or order.chosen(declared, first)
    found: list[Standing] = []
    with ledger.copied(declaration.groups) as book:
        counted = book.counted(declaration)
        loaded = set(counted.names().values())
        audited = choices if counted.assessments <= AUDITED_UP_TO else {k}
        works = [Work(book, counted, declaration, choice) for choice in audited]
        others = []
        if counted.assessments <= ORDERS_UP_TO and not looked_at:
            others = [(first, one) for first, one in order.choices(declared) if one != declaration]
        other_works = [Work(book, counted, one, k) for _, one in others]
        number = sum(work.number_of_jobs for work in (*works, *other_works))
        report = _Progress(progress, within, number)
        jobs = chain.from_iterable(work.jobs(all_at_once=True) for work in works)
        for result in report.followed(protected(jobs, counted.assessments * len(works), declaration)):
            if _names(result.slice_) in loaded:
                found += standing(result.slice_, result.shown, declaration, result.k, is_audited=True)
        orders = [order.offered(declared, declaration, declaration, [of for of in found if of.k == k])]
        for (_, one), work in zip(others, other_works, strict=True):
            shown = []
            for result in report.followed(protected(work.jobs(all_at_once=True), counted.assessments, one)):
                if _names(result.slice_) in loaded:
                    shown += standing(result.slice_, result.shown, one, k, is_audited=True)
            orders.append(order.offered(declared, declaration, one, shown))
        for _, slice_ in counted.slices() if choices - audited else ():
            for choice in choices - audited:
                pooled = shown_as_json(slice_.dimensions, rows_by_dimension(slice_, declaration, choice))
                found += standing(slice_, pooled, declaration, choice, is_audited=False)
    slices = tuple(sorted(found, key=lambda of: (*attrgetter(*SLICE)(of), -of.k)))
    return Preview(slices, tuple(order.worth_offering(orders)))


def _names(slice_: Slice) -> tuple[str, ...]:
    return slice_.framework_id, slice_.organisation, slice_.wave, slice_.rater_group, slice_.measure


class _Progress:
    """Counts slices over all that is previewed."""

    def __init__(self, progress: Progress | None, within: Within | None, number: int):
        self._progress, self._within, self._number, self._done = progress, within, number, 0

    def followed(self, results: Iterable[Protected | Failed]) -> Iterator[Protected]:
        """The results, told of as they come; what could not be protected stops a preview."""
        for result in steps.followed_by(self._follow, results):
            if isinstance(result, Failed):
                raise result.error
            yield result
            self._done += 1
            if self._progress:
                self._progress(self._done, self._number)

    def _follow(self, audited: int, of: int) -> None:
        if self._within:
            self._within(self._done + 1, self._number, audited, of)
