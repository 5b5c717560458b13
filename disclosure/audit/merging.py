"""What can be done to rows that leak: two blocks become one, or a breakdown's rows go."""

from collections.abc import Mapping, Sequence

import numpy as np

from disclosure.blocks.pooling import Block, Rows, families
from domain.declared.breakdowns import Declaration


def merged(rows: Rows, breakdown: str, one: Block, other: Block) -> Rows:
    """The rows with two blocks of a breakdown united."""
    kept = tuple(block for block in rows[breakdown] if block not in (one, other))
    return {**rows, breakdown: (*kept, one.united(other))}


def without(rows: Rows, breakdown: str) -> Rows:
    """The rows of the other breakdowns."""
    return {name: blocks for name, blocks in rows.items() if name != breakdown}


def without_last(rows: Rows) -> Rows:
    """The rows of all breakdowns but the least important; none where there is none left."""
    return without(rows, list(rows)[-1]) if rows else rows


def siblings(rows: Rows, breakdown: str, declaration: Declaration) -> list[list[Block]]:
    """A breakdown's blocks by what they may be merged with: those inside the same block of its parent, where it has one."""
    declared = next(one for one in declaration.breakdowns if one.id == breakdown)
    parents = rows.get(declared.parent) if declared.parent else None
    return families(rows[breakdown], parents) if parents else [list(rows[breakdown])]


def candidates(
    kin: Sequence[Sequence[Block]], weight: Mapping[Block, float], people: np.ndarray
) -> list[tuple[Block, Block]]:
    """Pairs of siblings of different weight: first those of which both have one, then those whose union takes fewest people
    out of a row of their own; `people` is of the slice's microcells.
    """

    def cost(pair: tuple[Block, Block]) -> tuple[bool, int, int]:
        sizes = [int(people[block.places].sum()) for block in pair]
        alone = [size for size, block in zip(sizes, pair, strict=True) if len(block.groups) == 1]
        return not all(block in weight for block in pair), sum(alone), sum(sizes)

    pairs = [
        (one, other)
        for family in kin
        for place, one in enumerate(family)
        for other in family[:place]
        if weight.get(one, 0) != weight.get(other, 0)
    ]
    return sorted(pairs, key=cost)
