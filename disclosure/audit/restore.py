"""Takes apart again what audits united and no longer need: an early merge may be idle once later ones are made."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from disclosure.audit.system import mergeable
from disclosure.blocks.judging import Judge
from disclosure.blocks.pooling import Block, Group, Rows, Telling, groups_of
from disclosure.blocks.safety import rule
from disclosure.count.slices import Slice
from domain.declared.breakdowns import Declaration


def taken_apart(
    rows: Rows,
    slice_: Slice,
    dimensions: Sequence[int],
    declaration: Declaration,
    k: int,
    leak: Callable[[Rows], bool],
    not_alone: Telling | None = None,
) -> Rows:
    """The rows with every group in a row of its own that can be, the most people and the first breakdown first; those that
    are `not_alone` stay combined.
    """
    people = slice_.subjects[dimensions].sum(axis=0)
    for breakdown in (one for one in declaration.breakdowns if one.id in mergeable(rows, declaration)):
        groups = {block.groups[0]: block for block in groups_of(slice_.cells, breakdown, slice_.groups)}
        rules = [judge for one in dimensions if (judge := rule(slice_, one, breakdown.id, declaration, k))]
        assert len(rules) == len(dimensions)  # a breakdown that has rows is offered
        refused = set()
        combined = (not_alone or {}).get(breakdown.id, set())
        while split := _largest(rows[breakdown.id], groups, rules, people, refused, combined):
            whole, *parts = split
            apart = {**rows, breakdown.id: (*(block for block in rows[breakdown.id] if block != whole), *parts)}
            if leak(apart):
                refused.add((whole.groups, parts[0].groups))
            else:
                rows = apart
    return rows


def _largest(
    blocks: Sequence[Block],
    groups: Mapping[Group, Block],
    rules: Sequence[Judge],
    people: np.ndarray,
    refused: set[tuple[tuple[Group, ...], tuple[Group, ...]]],
    not_alone: set[Group],
) -> tuple[Block, Block, Block] | None:
    """A combined block, the group of most people that could be taken out of it, and the rest."""

    def are_safe(parts: Sequence[Block]) -> np.ndarray:
        stay = [len(block.groups) == 1 and block.groups[0] in not_alone for block in parts]
        said = [judge.each([block.places for block in parts]) for judge in rules]
        return np.all([*said, np.logical_not(stay)], axis=0)

    taken = [
        (block, groups[name])
        for block in blocks
        for name in (block.groups if len(block.groups) > 1 else ())
        if (block.groups, (name,)) not in refused
    ]
    safe = are_safe([group for _, group in taken]) if taken else ()
    taken = [split for split, is_safe in zip(taken, safe, strict=True) if is_safe]
    rests = [_rest(block, group.groups[0], groups) for block, group in taken]
    safe = are_safe(rests) if rests else ()
    found = [
        (people[group.places].sum(), block, group, rest)
        for (block, group), rest, is_safe in zip(taken, rests, safe, strict=True)
        if is_safe
    ]
    return max(found, key=lambda split: split[0])[1:] if found else None


def _rest(block: Block, name: Group, groups: Mapping[Group, Block]) -> Block:
    """A combined block without one of its groups."""
    first, *others = (groups[other] for other in block.groups if other != name)
    return first.united(*others)
