"""Publishes from a folder of records with Spark: counted and protected where they are, and written here."""

import contextlib
from collections.abc import Callable
from datetime import UTC, datetime

import settings
from disclosure import secret, versions
from disclosure.audit import certificate
from disclosure.blocks import order
from disclosure.blocks.safety import allowed_k
from disclosure.count import records as record_store
from disclosure.errors import PublishRefused
from disclosure.ledger import book as ledger
from disclosure.publish import store, swap
from disclosure.publish.contents import add_publication
from disclosure.publish.spark import session, unfinished
from disclosure.publish.spark.bound import Folder
from disclosure.publish.spark.count import Counted
from disclosure.publish.spark.executors import Executors
from disclosure.publish.spark.protect import Way
from disclosure.publish.spark.records import Records
from disclosure.publish.spark.slices import Slices
from disclosure.publish.spark.work import Work
from domain.declared import breakdowns, invited, structure, wave_order
from domain.door.publication import Failure, Publication


def publish(
    records: str,
    *,
    k: int | None = None,
    first: str | None = None,
    progress: Callable[[int, int], None] | None = None,
    heard: Callable[[str, Exception], object] = lambda organisation, error: None,
) -> Publication:
    """As disclosure.publish.publish does from the record store."""
    k = allowed_k(k)
    declaration = order.chosen(breakdowns.declared(), first)
    orders = wave_order.said()
    invited.said()
    structure.declared()  # before anything of people is kept, so that a broken file leaves nothing of them
    with session.opened() as spark:
        folder = Records(spark, records)
        moment = datetime.now(UTC)
        version = versions.new(moment)
        with (
            ledger.opened(declaration.groups, Folder(folder)) as book,
            unfinished.clearing_up(book, folder, version),
            contextlib.closing(Counted(folder, declaration)) as counted,
        ):
            if not counted.waves and book.is_empty():
                raise PublishRefused(record_store.NOTHING_LOADED)
            work = Work(book, counted, declaration, k)
            way = Way(k, declaration, secret.key(certificate.PURPOSE), certificate.rules())
            with contextlib.closing(Executors(spark, counted.tables, way, progress)) as executors:
                while True:
                    with store.rows(settings.private()) as rows:
                        book.begin()
                        slices = Slices(work, rows, moment)
                        slices.add_all(executors.protected(work.todo), version)
                        if not slices.failed:
                            waves, frameworks = work.waves(), slices.frameworks()
                            add_publication(rows, version, moment, k, declaration, waves, frameworks, orders)
                            unfinished.is_through(book)
                            made = swap.swapped_in(book, rows, version, moment, declaration, work.frameworks)
                            break
                    book.forget()
                    for organisation, error in slices.failed.items():
                        heard(organisation, error)
                    work.leave(slices.failed)
                    if not work.organisations - work.failed.keys():
                        raise next(iter(slices.failed.values()))
        if first:
            order.keep(first)
        versions.clear()
    failures = (Failure(one, is_shown=one in work.organisations) for one in sorted(work.failed))
    certified = all(one.certified for one in slices.certificates)
    return swap.told(
        made, k, slices.certificates, slices.applied, slices.deferred, certified=certified, failed=failures
    )
