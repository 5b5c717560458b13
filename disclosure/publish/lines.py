"""The published rows of a slice, as lines of JSON, and what is told of them."""

import json
from collections.abc import Iterable

import numpy as np

from disclosure.blocks import names
from disclosure.blocks.pooling import Block, Group, Rows
from disclosure.count.slices import Slice
from domain.declared.breakdowns import Breakdown, Declaration


def smallest_of(slice_: Slice, rows: tuple[Rows, ...]) -> int | None:
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


def lines_of(slice_: Slice, declaration: Declaration, rows: tuple[Rows, ...]) -> list[str]:
    """One a row of the published store's table, without the slice that it is of."""
    lines = []
    described: dict[tuple[str, tuple[Group, ...]], str] = {}
    for breakdown in declaration.breakdowns:
        labels = names.labels(slice_.cells, breakdown, slice_.organisation, slice_.groups)
        for dimension, shown in enumerate(rows):
            for block in shown.get(breakdown.id, ()):
                key = breakdown.id, block.groups
                if key not in described:
                    described[key] = _description(block, breakdown, labels)
                lines.append(
                    f'"dimension_id":{json.dumps(slice_.dimensions[dimension])},'
                    f"{described[key]},{_figures(slice_, dimension, block)}}}\n"
                )
    return lines


def of_slice(lines: Iterable[str], slice_id: int) -> str:
    """The lines as rows of the slice of that number."""
    return "".join(f'{{"slice_id":{slice_id},{line}' for line in lines)


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
    subjects = min(slice_.subjects[dimension][cells].sum(), levels.sum())
    return f'"subjects":{subjects},"ratings":{levels.sum()},"level_ratings":{json.dumps(levels.tolist())}'
