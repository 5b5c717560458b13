"""Takes one slice from its microcells to the rows that may be shown and what is certified of them. Pure."""

import time
from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

from disclosure.audit import steps
from disclosure.audit.certificate import Certificate
from disclosure.audit.repair import Audited
from disclosure.blocks.pooling import rows_by_dimension
from disclosure.count.items import Items
from disclosure.count.slices import Slice
from disclosure.ledger.releases import History, Release, restored, shown_as_json
from disclosure.ledger.settle import Settled, as_before, people_changed, settled
from disclosure.publish.items import ItemsShown, shown
from disclosure.publish.lines import lines_of, smallest_of
from domain.declared.breakdowns import Declaration


@dataclass(frozen=True)
class Job:
    """A slice to be protected: a new one, one whose last release still stands, one with changes to be settled, or one of which
    all changes wait."""

    slice_id: int
    k: int
    slice_: Slice | None = None
    release: Release | None = None
    history: History | None = None
    items: Items | None = None  # where they are published for the first time
    key: bytes = b""  # that seals what was counted of them
    all_wait: bool = False  # what was released before is published again, whatever has changed
    done: "Protected | None" = None  # by a publication that was stopped


@dataclass(frozen=True)
class Protected:
    """A slice ready to be published; `lines` are rows of the published store's table, without their slice, as JSON."""

    slice_id: int
    k: int  # as asked for; the certificate has that of the rows
    slice_: Slice
    lines: tuple[str, ...]
    certificate: Certificate
    shown: dict[str, Any]  # for the ledger
    is_new: bool  # whether the ledger must keep it
    applied: dict[int, int]  # how many of each of the ledger's differences
    changes_applied: int
    changes_deferred: int
    items: ItemsShown | None = None  # what is new of them


@dataclass(frozen=True)
class Failed:
    """A slice that could not be protected: a fault of ours, or its process was killed."""

    slice_id: int
    error: Exception


def protect(job: Job, declaration: Declaration) -> Protected:
    """The slice's published rows and its certificate."""
    if job.done:
        return replace(job.done, slice_id=job.slice_id)
    started = time.perf_counter()
    steps.begin()
    done = _settled(job, declaration)
    used = {breakdown for shown in done.audited.rows for breakdown in shown}
    lines = lines_of(done.slice_, declaration, done.audited.rows)
    return Protected(
        slice_id=job.slice_id,
        k=job.k,
        slice_=replace(done.slice_, raters=None, rated=None, earlier=()),  # many, and of no further use
        lines=tuple(lines),
        certificate=Certificate(
            certified=True,  # the audits end only when nothing leaks
            k=done.k,
            breakdowns=tuple(breakdown.id for breakdown in declaration.breakdowns if breakdown.id in used),
            blocks=len(lines),
            rank=done.audited.rank,
            smallest_block=smallest_of(done.slice_, done.audited.rows),
            smallest_derivable_subjects=done.k,
            bound=done.audited.bound,
            seconds=round(time.perf_counter() - started, 3),
        ),
        shown=shown_as_json(done.slice_.dimensions, done.audited.rows),
        is_new=done.is_new,
        applied=dict(Counter(change.difference for change in done.applied)),
        changes_applied=people_changed(done.applied),
        changes_deferred=done.deferred,
        items=_items(job, done, declaration),
    )


def _items(job: Job, done: Settled, declaration: Declaration) -> ItemsShown | None:
    if job.items is None or job.history is not None:
        return None
    return shown(job.items, done.slice_, done.audited.rows, declaration, done.k, job.key)


def _settled(job: Job, declaration: Declaration) -> Settled:
    if job.history and job.all_wait:
        return as_before(job.history, declaration, job.k)
    if job.history:
        return settled(job.history, declaration, job.k)
    assert job.slice_ is not None  # only a job with a history has none
    if job.release:
        rows = restored(job.slice_, job.release, declaration, job.k)
        audited = Audited(rows, job.release.certificate["rank"], job.release.certificate["bound"])
        return Settled(job.slice_, audited, (), 0, False, job.release.k)
    pooled = rows_by_dimension(job.slice_, declaration, job.k)
    return Settled(
        job.slice_, steps.FollowedAuditor(job.slice_, declaration, job.k).audited(pooled), (), 0, True, job.k
    )
