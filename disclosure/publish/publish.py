"""Builds the published store from the record store, and swaps it in."""

from collections import Counter
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from itertools import chain
from typing import Any

import settings
from disclosure import secret, versions
from disclosure.audit import certificate, steps
from disclosure.blocks import order
from disclosure.blocks.safety import allowed_k
from disclosure.count import assessed, in_common, intra_class, invited, waves
from disclosure.count.microcells import Counted
from disclosure.errors import PublishRefused
from disclosure.ledger import book as ledger
from disclosure.publish import own, store
from disclosure.publish.item_slices import ItemSlices
from disclosure.publish.preview import preview
from disclosure.publish.protect import Protected
from disclosure.publish.work import Work
from disclosure.publish.workers import protected
from disclosure.versions import current
from domain.columns import SLICE_OF_FRAMEWORK
from domain.declared import breakdowns, wave_order
from domain.declared.breakdowns import Declaration
from domain.declared.frameworks import Framework
from domain.door.publication import Publication


__all__ = ["PublishRefused", "current", "preview", "publish"]

Progress = Callable[[int, int], None]  # slices done, slices in all
Within = Callable[[int, int, int, int], None]  # the slice at hand, slices in all, its dimensions audited, of how many


def publish(
    *, k: int | None = None, first: str | None = None, progress: Progress | None = None, within: Within | None = None
) -> Publication:
    """Counts, protects and writes every slice, then makes the new version current; PublishRefused changes nothing.
    A breakdown to come `first` does so from now on.
    """
    k = allowed_k(k)
    declaration = order.chosen(breakdowns.declared(), first)
    orders = wave_order.said()  # now, so that a broken file is found before the audits
    with ledger.opened(declaration.groups) as book, store.rows(settings.private()) as rows:
        moment = datetime.now(UTC)
        version = versions.new(moment)
        counted = Counted(
            book.store, apart=declaration.apart, groups=declaration.groups, may_be_empty=not book.is_empty()
        )
        book.begin()
        work = Work(book, counted, declaration, k)
        applied, deferred = 0, 0
        certificates = []
        wholes = {}  # by the ledger's number of a slice: today's, and the dimensions on which the organisation is shown
        of_items = ItemSlices(book.store, declaration, k, after=work.number_of_jobs)
        waiting = []  # the ledger's numbers of slices with changes that wait

        def follow(audited: int, of: int) -> None:
            if within:
                within(len(certificates) + 1, work.number_of_jobs, audited, of)

        for done in steps.followed_by(
            follow, chain(protected(work.jobs(), counted.assessments, declaration), work.alike())
        ):
            number = work.keep(done)
            if done.slice_.subjects.any() or done.is_new:
                add_slice(rows, done, moment, k)
                of_items.add(rows, number, done, moment)
                wholes[number] = done.slice_id, intra_class.where_shown(done.shown)
            if done.changes_deferred:
                waiting.append(number)
            certificates.append(done.certificate)
            applied += done.changes_applied
            deferred += done.changes_deferred
            if progress:
                progress(len(certificates), work.number_of_jobs)
        rows.add("intra_class_correlations", of_items.beside(intra_class.rows(book.store, wholes)))
        rows.add("dimension_correlations", in_common.between_dimensions(book.store, wholes, work.frameworks))
        rows.add("wave_correlations", in_common.between_waves(book.store, wholes, waiting))
        rows.add("assessed", of_items.beside(assessed.rows(book.store, wholes)))
        frameworks = of_items.frameworks(work.frameworks)
        add_publication(rows, version, moment, k, declaration, work.waves, frameworks, orders)
        versions.make_room()
        before = current()
        was_altered = before is not None and not book.is_as_published(before)
        versions.clear()
        with versions.clearing_up():
            rows.write(versions.unfinished(version), own.columns(declaration))
            book.commit(version, moment, versions.unfinished(version), work.frameworks)
            path = versions.swap_in(version)
        if first:
            order.keep(first)
        versions.clear()
    return Publication(
        version=version,
        k=k,
        slices=len(certificates),
        slices_by_k=dict(sorted(Counter(one.k for one in certificates).items())),
        smallest_block=min((one.smallest_block for one in certificates if one.smallest_block), default=None),
        certified=all(one.certified for one in certificates),
        changes_applied=applied,
        changes_deferred=deferred,
        path=path,
        was_altered=was_altered,
    )


def add_slice(rows: store.Rows, done: Protected, moment: datetime, k: int) -> None:
    """Adds a slice's blocks, what it leaves out (in numbers from the publication's `k` on), and its certificate."""
    slice_id, slice_ = done.slice_id, done.slice_
    names = {name: getattr(slice_, name) for name in SLICE_OF_FRAMEWORK}
    rows.add("slices", [{"slice_id": slice_id, **names}])
    rows.add_lines("blocks", done.blocks)
    rows.add(
        "left_out",
        (
            {
                "slice_id": slice_id,
                "dimension_id": dimension,
                "subjects": int(subjects) if subjects >= k else None,
            }
            for dimension, subjects in zip(slice_.dimensions, slice_.left_out, strict=True)
        ),
    )
    rows.add(
        "certificate",
        [
            {
                **names,
                **asdict(done.certificate),
                "input_hmac": certificate.input_hmac(slice_, secret.key(certificate.PURPOSE)),
                "code_version": certificate.code_version(),
                "created_at": moment,
            }
        ],
    )


def _named(one: object, *names: str) -> dict[str, Any]:
    return {name: getattr(one, name) for name in names}


def add_publication(
    rows: store.Rows,
    version: str,
    moment: datetime,
    k: int,
    declaration: Declaration,
    waves_of: list[tuple[Any, ...]],
    frameworks: list[Framework],
    orders: dict[str, list[str]],
) -> None:
    """Adds what is true of the version as a whole."""
    rows.add(
        "publication",
        [
            {
                "version": version,
                "created_at": moment,
                "k": k,
                "code_version": certificate.code_version(),
                "key_fingerprint": secret.fingerprint(),
            }
        ],
    )
    for framework in frameworks:
        identity = {"framework_id": framework.framework_id}
        rows.add("frameworks", [{**identity, **_named(framework, "name", "attribution", "toml_text")}])
        rows.add(
            "dimensions",
            (
                {**identity, "position": place, **_named(dimension, "dimension_id", "name", "gloss")}
                for place, dimension in enumerate(framework.dimensions, start=1)
            ),
        )
        of_level = ("level", "level_id", "name", "gloss", "is_high")
        rows.add("levels", ({**identity, **_named(level, *of_level)} for level in framework.levels))
    rows.add(
        "breakdowns",
        (
            {
                "position": position,
                "breakdown": breakdown.id,
                "name": breakdown.name,
                "columns": breakdown.key,
                "parent": breakdown.parent,
            }
            for position, breakdown in enumerate(declaration.breakdowns, start=1)
        ),
    )
    own.add(rows, declaration, k)
    rows.add("invited", invited.rows({(entry[0], entry[1]) for entry in waves_of}))
    rows.add("waves", waves.rows(waves_of, orders))
