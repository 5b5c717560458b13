"""How many groups and people stand in a row of their own."""

from collections.abc import Iterable
from typing import Any

import numpy as np

from disclosure.blocks.pooling import Block, groups_of
from disclosure.count.slices import Slice
from domain.declared.breakdowns import Breakdown, Declaration
from domain.door.publication import Standing


FIRST_SHOWN = "team"


def added_up(slices: Iterable[Standing]) -> list[tuple[str, int, int]]:
    """Each breakdown's name, people in a row of their own and people, over slices."""
    total: dict[str, tuple[int, int]] = {}
    for of in slices:
        alone, people = total.get(of.name, (0, 0))
        total[of.name] = alone + of.people_alone, people + of.people
    return [(name, alone, people) for name, (alone, people) in sorted(total.items()) if people]


def standing(
    slice_: Slice, shown: dict[str, Any], declaration: Declaration, k: int, *, is_audited: bool
) -> list[Standing]:
    """The slice's breakdowns, teams first."""
    order = sorted(declaration.breakdowns, key=lambda breakdown: breakdown.id != FIRST_SHOWN)
    return [_standing(slice_, breakdown, shown, k, is_audited) for breakdown in order if breakdown.key]


def _standing(slice_: Slice, breakdown: Breakdown, shown: dict[str, Any], k: int, is_audited: bool) -> Standing:
    groups = groups_of(slice_.cells, breakdown, slice_.groups)
    sizes, alone = [], []
    for dimension, subjects in zip(slice_.dimensions, slice_.subjects, strict=True):
        blocks = shown[dimension].get(breakdown.id, ())
        own = {tuple(block[0]) for block in blocks if len(block) == 1}
        sizes.append(_sizes(groups, subjects))
        alone.append(_sizes([group for group in groups if group.groups[0] in own], subjects))
    return Standing(
        organisation=slice_.organisation,
        wave=slice_.wave,
        rater_group=slice_.rater_group,
        measure=slice_.measure,
        breakdown=breakdown.id,
        name=breakdown.name,
        k=k,
        is_audited=is_audited,
        groups=_mean([len(present) for present in sizes]),
        groups_alone=_mean([len(present) for present in alone]),
        people=_mean([sum(present) for present in sizes]),
        people_alone=_mean([sum(present) for present in alone]),
        left_out=_mean(slice_.left_out.tolist()),
    )


def _sizes(groups: list[Block] | tuple[Block, ...], subjects: np.ndarray) -> list[int]:
    sizes = (int(subjects[list(group.cells)].sum()) for group in groups)
    return [size for size in sizes if size]


def _mean(numbers: list[int]) -> int:
    return round(sum(numbers) / len(numbers)) if numbers else 0
