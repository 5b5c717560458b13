"""Pools groups into blocks that are safe to show, so that each breakdown's blocks share out everybody.

Within each block of the parent breakdown the safe groups stand alone. The others are united in one combined block;
while that is unsafe, a safe sibling joins it. Example, K = 11: wards of 30, 14, 6 and 3 people. 6 + 3 = 9 is too few,
so the ward of 14 joins: blocks of 30 and 23. Were the ward of 14 shown instead, 53 - 30 - 14 = 9 people would follow.

Pooling must not be told backwards. A ward of 30 that stands alone on eight dimensions has people enough on the ninth: were it
combined there alone, they must have answered nearly all alike. So such a group is combined on every dimension that shows
its breakdown, while that costs few people their own row: then nothing tells on which of them its people agree.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from disclosure.blocks.judging import Judge
from disclosure.blocks.safety import Judges, judges, too_alike
from disclosure.count.slices import Slice
from domain.declared.breakdowns import Breakdown, Declaration


SHARE_FOR_LIKENESS = 0.1  # of a breakdown's people: so many at most give up a row of their own for it

Group = tuple[str, ...]  # a group's values of its breakdown's key


@dataclass(frozen=True)
class Block:
    """The people behind one published row: the groups it unites, and their microcells by place."""

    groups: tuple[Group, ...]
    cells: tuple[int, ...]

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        return hash(self.cells)  # of numbers alone, so the same in every process

    @cached_property
    def places(self) -> np.ndarray:
        """The microcells, to take figures with."""
        return np.array(self.cells)

    def united(self, *others: "Block") -> "Block":
        """One block of this one's and the others' people."""
        groups = {group for block in (self, *others) for group in block.groups}
        cells = {cell for block in (self, *others) for cell in block.cells}
        return Block(tuple(sorted(groups)), tuple(sorted(cells)))


Rows = dict[str, tuple[Block, ...]]  # the blocks of each breakdown, by its id, in order of importance
Telling = dict[str, set[Group]]  # groups of each breakdown that may not stand alone on any dimension


@lru_cache(maxsize=32)  # asked for by every dimension of a slice
def groups_of(cells: tuple[Group, ...], breakdown: Breakdown, groups: tuple[str, ...]) -> tuple[Block, ...]:
    """A block for each group of a breakdown, in the order of their names; the cells have the values of `groups`."""
    columns = [groups.index(column) for column in breakdown.key]
    members: dict[Group, list[int]] = {}
    for place, cell in enumerate(cells):
        members.setdefault(tuple(cell[column] for column in columns), []).append(place)
    return tuple(Block((group,), tuple(places)) for group, places in sorted(members.items()))


def pooled(
    slice_: Slice,
    dimensions: Sequence[int],
    declaration: Declaration,
    k: int,
    not_alone: Telling | None = None,
    judge_of: Judges | None = None,
) -> Rows:
    """Blocks that are safe on every one of the dimensions, the groups that are `not_alone` combined; no breakdowns at all
    where the whole is not safe.

    They unite every group of the slice, one of which nobody was rated on these dimensions too: were it left out, its
    absence would tell what its people did not answer.
    """
    present = np.any(slice_.subjects > 0, axis=0)
    sizes = slice_.subjects[list(dimensions)].sum(axis=0)
    judge_of = judge_of or judges(slice_, declaration, k)
    rows: Rows = {}
    for breakdown in declaration.breakdowns:
        rules = [rule for dimension in dimensions if (rule := judge_of(dimension, breakdown.id))]
        parents = rows.get(breakdown.parent or declaration.breakdowns[0].id)
        if len(rules) < len(dimensions) or (rows and not parents):
            continue
        groups = [block for block in groups_of(slice_.cells, breakdown, slice_.groups) if present[block.places].any()]
        for judge in rules:
            judge.each([block.places for block in groups])
        kin = families(groups, parents) if parents else [groups]
        combined = (not_alone or {}).get(breakdown.id, set())
        blocks = [family for one in kin if (family := _pool(one, rules, sizes, combined)) is not None]
        if len(blocks) == len(kin) and groups:
            rows[breakdown.id] = tuple(block for family in blocks for block in family)
        elif not rows:
            return {}
    return rows


def families(groups: Sequence[Block], parents: Sequence[Block]) -> list[list[Block]]:
    """Groups by the parent that they lie in, of those that lie in one."""
    parent_of = {cell: number for number, parent in enumerate(parents) for cell in parent.cells}
    found: list[list[Block]] = [[] for _ in parents]
    for group in groups:
        number = next((parent_of[cell] for cell in group.cells if cell in parent_of), None)
        if number is not None:
            found[number].append(group)
    return found


def _pool(family: list[Block], rules: list[Judge], sizes: np.ndarray, not_alone: set[Group]) -> list[Block] | None:
    """The family's blocks; None where not even all of them together are safe."""

    def is_safe(block: Block) -> bool:
        return all(rule(block.places) for rule in rules)

    def size(block: Block) -> int:
        return sizes[block.places].sum()

    stands = [is_safe(group) and group.groups[0] not in not_alone for group in family]
    alone = [group for group, is_alone in zip(family, stands, strict=True) if is_alone]
    rest = [group for group, is_alone in zip(family, stands, strict=True) if not is_alone]
    if not rest:
        return alone
    combined = rest[0].united(*rest[1:])
    while not is_safe(combined) or (alone and combined.groups[0] in not_alone and len(combined.groups) == 1):
        if not alone:
            return None
        in_turn = sorted(alone, key=lambda group: (size(group), group.groups))
        joining = next((group for group in in_turn if is_safe(combined.united(group))), in_turn[0])
        alone.remove(joining)
        combined = combined.united(joining)
    return [*alone, combined]


def rows_by_dimension(slice_: Slice, declaration: Declaration, k: int) -> tuple[Rows, ...]:
    """Each dimension's rows; dimensions have the same rows where that costs none of them people in a row of their own."""
    dimensions, judge_of = range(len(slice_.dimensions)), judges(slice_, declaration, k)
    own = [pooled(slice_, [dimension], declaration, k, None, judge_of) for dimension in dimensions]
    not_alone = telling(own, slice_, declaration, k, SHARE_FOR_LIKENESS)
    if any(not_alone.values()):
        own = [pooled(slice_, [dimension], declaration, k, not_alone, judge_of) for dimension in dimensions]
    shown = [dimension for dimension, rows in enumerate(own) if rows]
    shared = pooled(slice_, shown, declaration, k, not_alone, judge_of) if shown else {}
    return tuple(
        shared if rows and _costs_nothing(shared, rows, slice_.subjects[dimension]) else rows
        for dimension, rows in enumerate(own)
    )


def telling(rows: Sequence[Rows], slice_: Slice, declaration: Declaration, k: int, share: float = 0) -> Telling:
    """Groups that are too much alike on a dimension that shows their breakdown: as many, the smallest first, as give up rows
    of their own with at most `share` of the breakdown's people, over its dimensions; at 0, those that have no such row.
    """
    found: Telling = {}
    for breakdown in declaration.breakdowns:
        dimensions = [dimension for dimension, shown in enumerate(rows) if breakdown.id in shown]
        judges = [
            too_alike(slice_, dimension, breakdown.id, declaration.least(breakdown.id, k)) for dimension in dimensions
        ]
        cost: Counter[tuple[Group, ...]] = Counter()
        for dimension in dimensions:
            for block in rows[dimension][breakdown.id]:
                cost[block.groups] += slice_.subjects[dimension][block.places].sum()
        groups = groups_of(slice_.cells, breakdown, slice_.groups) if judges else ()
        told = zip(*(judge.each([group.places for group in groups]) for judge in judges), strict=True)
        alike = [group for group, said in zip(groups, told, strict=True) if any(said)]
        alike.sort(key=lambda group: cost[group.groups])
        within = np.cumsum([cost[group.groups] for group in alike]) <= share * cost.total()
        found[breakdown.id] = {group.groups[0] for group, is_within in zip(alike, within, strict=True) if is_within}
    return found


def _costs_nothing(shared: Rows, own: Rows, subjects: np.ndarray) -> bool:
    return all(
        standing_alone(shared.get(breakdown, ()), subjects) >= standing_alone(blocks, subjects)
        for breakdown, blocks in own.items()
    )


def standing_alone(blocks: Sequence[Block], subjects: np.ndarray) -> int:
    """People of a dimension in a block of one group."""
    return int(sum(subjects[block.places].sum() for block in blocks if len(block.groups) == 1))


def alike(rows: Sequence[Rows]) -> list[list[int]]:
    """Dimensions that have any rows, by what they are."""
    members: dict[tuple[object, ...], list[int]] = {}
    for dimension, shown in enumerate(rows):
        if shown:
            members.setdefault(tuple(shown.items()), []).append(dimension)
    return list(members.values())
