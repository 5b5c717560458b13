"""What a publication would show, before anything is published: who would stand in a block of their own, at each K."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass

import duckdb
import numpy as np

import settings
from disclosure import breakdowns
from disclosure.blocks import Block, Rows, groups_of, rows_by_dimension
from disclosure.breakdowns import Breakdown, Declaration
from disclosure.count import Counted, Slice


CHOICES_OF_K = (11, 10, 7, 5)
FIRST_SHOWN = "team"

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Standing:
    """Of one slice, breakdown and K: how many groups and people would stand alone, on an average dimension."""

    organisation: str
    wave: str
    rater_group: str
    measure: str
    breakdown: str
    name: str
    k: int
    groups: int
    groups_alone: int
    people: int
    people_alone: int


@dataclass(frozen=True)
class Preview:
    """Standing of every slice, teams first within each; for the data owner's eyes, since the counts are exact."""

    slices: tuple[Standing, ...]

    def as_json(self) -> dict:
        """For the command line."""
        return {"slices": [vars(standing) for standing in self.slices]}

    def sentences(self) -> list[str]:
        """For a terminal."""
        return [
            f"{of.organisation}, {of.wave}, {of.rater_group}, {of.measure}: {of.name.lower()} at K = {of.k}: "
            f"{of.groups_alone:,} of {of.groups:,} groups and {of.people_alone:,} of {of.people:,} people"
            " in a block of their own."
            for of in self.slices
        ]


def preview(*, k: int | None = None, progress: Progress | None = None) -> Preview:
    """Writes nothing. `k` is looked at besides the usual choices; PublishRefused where nothing is loaded."""
    choices = sorted({*CHOICES_OF_K, *([k] if k else [])}, reverse=True)
    declaration = breakdowns.declared()
    found: list[Standing] = []
    spill = {"temp_directory": str(settings.private() / "preview.tmp")}
    with contextlib.closing(duckdb.connect(config=spill)) as own:
        counted = Counted(own, with_band=declaration.needs_band)
        for number, slice_ in counted.slices():
            for choice in choices:
                found += standing(slice_, declaration, choice)
            if progress:
                progress(number, counted.number_of_slices)
    return Preview(tuple(found))


def standing(slice_: Slice, declaration: Declaration, k: int) -> list[Standing]:
    """The slice's breakdowns, teams first."""
    rows = rows_by_dimension(slice_, declaration, k)
    order = sorted(declaration.breakdowns, key=lambda breakdown: breakdown.id != FIRST_SHOWN)
    return [_standing(slice_, breakdown, rows, k) for breakdown in order if breakdown.key]


def _standing(slice_: Slice, breakdown: Breakdown, rows: tuple[Rows, ...], k: int) -> Standing:
    groups = groups_of(slice_.cells, breakdown)
    sizes = [_sizes(groups, subjects) for subjects in slice_.subjects]
    alone = [
        _sizes([block for block in shown.get(breakdown.id, ()) if len(block.groups) == 1], subjects)
        for shown, subjects in zip(rows, slice_.subjects, strict=True)
    ]
    return Standing(
        organisation=slice_.organisation,
        wave=slice_.wave,
        rater_group=slice_.rater_group,
        measure=slice_.measure,
        breakdown=breakdown.id,
        name=breakdown.name,
        k=k,
        groups=_mean([len(present) for present in sizes]),
        groups_alone=_mean([len(present) for present in alone]),
        people=_mean([sum(present) for present in sizes]),
        people_alone=_mean([sum(present) for present in alone]),
    )


def _sizes(blocks: list[Block] | tuple[Block, ...], subjects: np.ndarray) -> list[int]:
    sizes = (int(subjects[list(block.cells)].sum()) for block in blocks)
    return [size for size in sizes if size]


def _mean(numbers: list[int]) -> int:
    return round(sum(numbers) / len(numbers)) if numbers else 0
