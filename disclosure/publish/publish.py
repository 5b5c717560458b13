"""Builds the published store from the record store, and swaps it in."""

import contextlib
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime

import settings
from disclosure import versions
from disclosure.blocks import order
from disclosure.blocks.safety import allowed_k
from disclosure.count.fingerprints import NO_RECORDS
from disclosure.errors import PublishRefused
from disclosure.ledger import belonging
from disclosure.ledger import book as ledger
from disclosure.publish import own, store
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
                    versions.make_room()
                    versions.clear()
                    before = current()
                    with versions.clearing_up():
                        rows.write(versions.unfinished(version), own.columns(declaration), slices.taken_over())
                        was_altered = before is not None and not book.is_as_published(before)
                        if was_altered and last.shown:  # rows of it were taken over
                            raise PublishRefused("published_changed_meanwhile")
                        book.commit(version, moment, versions.unfinished(version), work.frameworks)
                        path = versions.swap_in(version, belonging.known(book.store))
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
        fingerprints = {one: counted.fingerprints.get(one, NO_RECORDS) for one in slices.standing - failed.keys()}
        with contextlib.suppress(OSError):  # all is published; without it the next publication counts everything
            standing.keep(version, way, fingerprints, slices.all)
    return Publication(
        version=version,
        k=k,
        slices=len(slices.all),
        slices_by_k=dict(sorted(Counter(one.k for one in slices.all).items())),
        smallest_block=min((one.smallest_block for one in slices.all if one.smallest_block), default=None),
        certified=slices.certified,
        changes_applied=slices.applied,
        changes_deferred=slices.deferred,
        path=path,
        was_altered=was_altered,
        failed=tuple(Failure(one, is_shown=one in work.organisations) for one in sorted(failed)),
    )
