"""Takes one slice from its microcells to the rows that may be shown and what is certified of them. Pure."""

import json
import time
from dataclasses import dataclass

import numpy as np

from disclosure import names
from disclosure.blocks import Block, Rows, rows_by_dimension
from disclosure.breakdowns import Breakdown, Declaration
from disclosure.certificate import Certificate
from disclosure.count import Slice
from disclosure.repair import Auditor


@dataclass(frozen=True)
class Protected:
    """A slice ready to be published; `blocks` is JSON, one line a row of the published store's table."""

    blocks: str
    certificate: Certificate


def protect(slice_: Slice, slice_id: int, declaration: Declaration, k: int) -> Protected:
    """The slice's published rows and its certificate."""
    started = time.perf_counter()
    audited = Auditor(slice_, declaration, k).audited(rows_by_dimension(slice_, declaration, k))
    rows = audited.rows
    used = {breakdown for shown in rows for breakdown in shown}
    lines = _lines(slice_, slice_id, declaration, rows)
    return Protected(
        blocks="".join(lines),
        certificate=Certificate(
            certified=True,  # the audits end only when nothing leaks
            k=k,
            breakdowns=tuple(breakdown.id for breakdown in declaration.breakdowns if breakdown.id in used),
            blocks=len(lines),
            rank=audited.rank,
            smallest_derivable_subjects=k,
            bound=audited.bound,
            seconds=round(time.perf_counter() - started, 3),
        ),
    )


def _lines(slice_: Slice, slice_id: int, declaration: Declaration, rows: tuple[Rows, ...]) -> list[str]:
    lines = []
    described: dict[tuple[str, tuple], str] = {}
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


def _description(block: Block, breakdown: Breakdown, labels: dict) -> str:
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
