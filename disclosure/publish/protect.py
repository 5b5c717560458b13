"""Takes one slice from its microcells to the rows that may be shown and what is certified of them. Pure."""

import json
import time
from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from disclosure.audit import steps
from disclosure.audit.certificate import Certificate
from disclosure.audit.repair import Audited
from disclosure.blocks import names
from disclosure.blocks.pooling import Block, Group, Rows, rows_by_dimension
from disclosure.count.microcells import Slice
from disclosure.ledger.releases import History, Release, restored, shown_as_json
from disclosure.ledger.settle import Settled, people_changed, settled
from domain.declared.breakdowns import Breakdown, Declaration


@dataclass(frozen=True)
class Job:
    """A slice to be protected: a new one, one whose last release still stands, or one with changes to be settled."""

    slice_id: int
    k: int
    slice_: Slice | None = None
    release: Release | None = None
    history: History | None = None


@dataclass(frozen=True)
class Protected:
    """A slice ready to be published; `blocks` is JSON, one line a row of the published store's table."""

    slice_id: int
    k: int  # as asked for; the certificate has that of the rows
    slice_: Slice
    blocks: str
    certificate: Certificate
    shown: dict[str, Any]  # for the ledger
    is_new: bool  # whether the ledger must keep it
    applied: dict[int, int]  # how many of each of the ledger's differences
    changes_applied: int
    changes_deferred: int


def protect(job: Job, declaration: Declaration) -> Protected:
    """The slice's published rows and its certificate."""
    started = time.perf_counter()
    steps.begin()
    done = _settled(job, declaration)
    used = {breakdown for shown in done.audited.rows for breakdown in shown}
    lines = _lines(done.slice_, job.slice_id, declaration, done.audited.rows)
    return Protected(
        slice_id=job.slice_id,
        k=job.k,
        slice_=replace(done.slice_, raters=None, rated=None, earlier=()),  # many, and of no further use
        blocks="".join(lines),
        certificate=Certificate(
            certified=True,  # the audits end only when nothing leaks
            k=done.k,
            breakdowns=tuple(breakdown.id for breakdown in declaration.breakdowns if breakdown.id in used),
            blocks=len(lines),
            rank=done.audited.rank,
            smallest_block=_smallest(done.slice_, done.audited.rows),
            smallest_derivable_subjects=done.k,
            bound=done.audited.bound,
            seconds=round(time.perf_counter() - started, 3),
        ),
        shown=shown_as_json(done.slice_.dimensions, done.audited.rows),
        is_new=done.is_new,
        applied=dict(Counter(change.difference for change in done.applied)),
        changes_applied=people_changed(done.applied),
        changes_deferred=done.deferred,
    )


def _settled(job: Job, declaration: Declaration) -> Settled:
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


def _smallest(slice_: Slice, rows: tuple[Rows, ...]) -> int | None:
    """The fewest people behind any row."""
    return min(
        (
            int(subjects[list(block.cells)].sum())
            for subjects, shown in zip(slice_.subjects, rows, strict=True)
            for blocks in shown.values()
            for block in blocks
        ),
        default=None,
    )


def _lines(slice_: Slice, slice_id: int, declaration: Declaration, rows: tuple[Rows, ...]) -> list[str]:
    lines = []
    described: dict[tuple[str, tuple[Group, ...]], str] = {}
    for breakdown in declaration.breakdowns:
        labels = names.labels(slice_.cells, breakdown, slice_.organisation)
        for dimension, shown in enumerate(rows):
            for block in shown.get(breakdown.id, ()):
                key = breakdown.id, block.groups
                if key not in described:
                    described[key] = _description(block, breakdown, labels)
                lines.append(
                    f'{{"slice_id":{slice_id},"dimension_id":{json.dumps(slice_.dimensions[dimension])},'
                    f"{described[key]},{_figures(slice_, dimension, block)}}}\n"
                )
    return lines


def _description(block: Block, breakdown: Breakdown, labels: dict[Group, str]) -> str:
    return json.dumps(
        {
            "breakdown": breakdown.id,
            "block_id": names.identity(block, breakdown),
            "block": names.name(block, labels),
            "is_combined": len(block.groups) > 1,
            "members": names.members(block, breakdown),
        },
        ensure_ascii=False,
    )[1:-1]


def _figures(slice_: Slice, dimension: int, block: Block) -> str:
    cells = np.array(block.cells)
    levels = slice_.levels[dimension][cells].sum(axis=0)
    return (
        f'"subjects":{slice_.subjects[dimension][cells].sum()},"ratings":{levels.sum()},'
        f'"level_ratings":{json.dumps(levels.tolist())}'
    )
