"""The releases of a slice as the ledger has them, and the rows that they were."""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from disclosure.blocks.pooling import Rows, groups_of
from disclosure.blocks.safety import rule
from disclosure.count.slices import Slice
from disclosure.ledger.changes import Blocks, Change
from disclosure.ledger.joint import Groups, Shown
from disclosure.ledger.people import Person
from domain.declared.breakdowns import Declaration


@dataclass(frozen=True)
class Release:
    """One release of a slice, as the ledger has it."""

    k: int
    declaration: dict[str, Any]
    shown: dict[str, dict[str, list[list[list[str]]]]]  # the groups of each block, by dimension and breakdown
    certificate: dict[str, Any]


@dataclass(frozen=True)
class History:
    """A slice's releases, the people of each, and how today's records differ from the last."""

    slice_number: int
    names: tuple[str, ...]
    dimensions: tuple[str, ...]
    n_levels: int
    releases: tuple[Release, ...]
    people: tuple[tuple[int, int | None, Person], ...]  # first and last release (None: still in)
    changes: tuple[Change, ...]
    alike: tuple["History", ...] = ()  # of slices that hold mostly the same answers under another name

    @property
    def family(self) -> tuple["History", ...]:
        """This slice, and those like it."""
        return self, *self.alike

    @property
    def everybody(self) -> list[Person]:
        """All who were ever in a release of the family, and all who may come."""
        before = [person for history in self.family for *_, person in history.people]
        return before + [change.person for change in self.changes]

    def of(self, release: int) -> list[Person]:
        """The people of a release, counted from 1."""
        return [person for first, last, person in self.people if first <= release and (last is None or release <= last)]


def declaration_as_json(declaration: Declaration) -> dict[str, Any]:
    """The declaration as the ledger keeps it."""
    sensitive = [one.column for one in declaration.used_attributes if one.is_sensitive]
    return {
        "breakdowns": [
            {**asdict(one), "columns": list(one.columns), "key": list(one.key)} for one in declaration.breakdowns
        ],
        "line_managers": sorted(declaration.line_managers),
        **({"sensitive": sensitive} if sensitive else {}),
    }


def shown_as_json(dimensions: tuple[str, ...], rows: tuple[Rows, ...]) -> dict[str, Any]:
    """Rows as the ledger keeps them."""
    return {
        dimension: {
            breakdown: [[list(group) for group in block.groups] for block in blocks]
            for breakdown, blocks in shown.items()
        }
        for dimension, shown in zip(dimensions, rows, strict=True)
    }


def restored(slice_: Slice, release: Release, declaration: Declaration, k: int) -> tuple[Rows, ...]:
    """A release's rows over the microcells of the same people."""
    declared = {one.id: one for one in declaration.breakdowns}
    then = {one["id"]: tuple(one["key"]) for one in release.declaration["breakdowns"]}
    same = {name: one for name, one in declared.items() if then.get(name) == one.key}
    groups = {
        name: {block.groups[0]: block for block in groups_of(slice_.cells, one, slice_.groups)}
        for name, one in same.items()
    }
    rows = []
    for dimension, name in enumerate(slice_.dimensions):
        shown: Rows = {}
        for breakdown, blocks in release.shown.get(name, {}).items():
            judge = rule(slice_, dimension, breakdown, declaration, k) if breakdown in same else None
            if judge is None:
                continue
            parts = ([groups[breakdown][tuple(group)] for group in block] for block in blocks)
            whole = tuple(first.united(*others) for first, *others in parts)
            if k == release.k == declaration.least(breakdown, k) or all(
                judge(np.array(block.cells)) for block in whole
            ):
                shown[breakdown] = whole
        rows.append(shown)
    return tuple(rows)


def shown_groups(shown: dict[str, Any], declaration: dict[str, Any], columns: tuple[str, ...]) -> Shown:
    """Rows by groups whose places have the values of these columns."""
    keys = {one["id"]: tuple(columns.index(column) for column in one["key"]) for one in declaration["breakdowns"]}
    return {
        dimension: [
            (keys[breakdown], {tuple(group): number for number, groups in enumerate(blocks) for group in groups})
            for breakdown, blocks in breakdowns.items()
        ]
        for dimension, breakdowns in shown.items()
    }


def block_finders(shown: Iterable[tuple[tuple[int, ...], Groups]]) -> Blocks:
    """For each breakdown: of a place, the block, or the group itself where it stands in none."""
    return [_block_finder(key, numbers) for key, numbers in shown]


def _block_finder(key: tuple[int, ...], numbers: Groups) -> Callable[[tuple[str, ...]], object]:
    def block_of(place: tuple[str, ...]) -> object:
        group = tuple(place[column] for column in key)
        return numbers.get(group, group)

    return block_of
