"""Builds the published store from the record store, and swaps it in."""

import contextlib
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime

import settings
from disclosure import versions
from disclosure.blocks import order
from disclosure.blocks.safety import allowed_k
from disclosure.errors import PublishRefused
from disclosure.ledger import book as ledger
from disclosure.publish import store, swap
from disclosure.publish.again import finished, standing
from disclosure.publish.contents import add_publication
from disclosure.publish.preview import preview
from disclosure.publish.slices import Slices, Told
from disclosure.publish.work import Work
from disclosure.versions import current
from domain.declared import breakdowns, wave_order
from domain.door.publication import Failure, Publication


__all__ = ["PublishRefused", "current", "preview", "publish"]

Heard = Callable[[str, Exception], object]  # an organisation that could not be protected, and why


def publish(
    *,
    k: int | None = None,
    first: str | None = None,
    progress: Callable[[int, int], None] | None = None,
    within: Callable[[int, int, int, int], None] | None = None,
    heard: Heard = lambda organisation, error: None,
) -> Publication:
    """Counts, protects and writes every slice, then makes the new version current; PublishRefused changes nothing.
    A breakdown to come `first` does so from now on. What of an organisation can't be protected is `heard`: it stays as it was, and
    the others are published; where there is no other, that is raised.
    """
    k = allowed_k(k)
    declaration = order.chosen(breakdowns.declared(), first)
    orders = wave_order.said()  # now, so that a broken file is found before the audits
    with ledger.opened(declaration.groups) as book, finished.kept(declaration) as results:
        moment = datetime.now(UTC)
        version = versions.new(moment)
        way = standing.way(declaration, k)
        last = standing.last(book, way)
        counted = book.counted(declaration, last.fingerprints)
        last = last.only(counted.standing)
        failed: Counter[str] = Counter()
        while True:
            with store.rows(settings.private()) as rows:
                book.begin()
                work = Work(book, counted, declaration, k, failed, last)
                slices = Slices(book, work, rows, declaration, k, moment, Told(progress, within), last)
                slices.add_all(results, counted.assessments)
                if not slices.failed:
                    add_publication(rows, version, moment, k, declaration, work.waves(), slices.frameworks(), orders)
                    made = swap.swapped_in(
                        book, rows, version, moment, declaration, work.frameworks, slices.taken_over()
                    )
                    break
            book.forget()  # all of this attempt: what was finished of the others is taken up again
            for organisation, error in slices.failed.items():
                heard(organisation, error)
            failed.update(slices.failed.keys())
            if not (work.organisations | counted.standing) - failed.keys():
                raise next(iter(slices.failed.values()))
        if first:
            order.keep(first)
        versions.clear()
        fingerprints = {one: counted.fingerprints[one] for one in slices.standing - failed.keys()}
        with contextlib.suppress(OSError):  # all is published; without it the next publication counts everything
            standing.keep(version, way, fingerprints, slices.all)
    failures = (Failure(one, is_shown=one in work.organisations) for one in sorted(failed))
    return swap.told(made, k, slices.all, slices.applied, slices.deferred, certified=slices.certified, failed=failures)
