"""What a publication would show, before anything is published: who would stand in a block of their own, at each K.

The figures are those of publications that are not written: the same audits, and the same ledger where a slice was
published before.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter

import numpy as np

from disclosure import breakdowns, ledger
from disclosure.blocks import Block, groups_of, rows_by_dimension
from disclosure.breakdowns import Breakdown, Declaration
from disclosure.count import Counted, Slice
from disclosure.releases import shown_as_json
from disclosure.safety import allowed_k
from disclosure.work import Work
from disclosure.workers import protected


CHOICES_OF_K = (11, 10, 7, 5)
FIRST_SHOWN = "team"
AUDITED_UP_TO = 20_000  # assessments, at every K in half a minute; with more, only the K asked for is audited
SLICE = ("organisation", "wave", "rater_group", "measure")

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
    is_audited: bool  # else the audits may combine more: the most that can stand alone
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
            f"{'' if of.is_audited else 'at most '}{of.groups_alone:,} of {of.groups:,} groups and"
            f" {of.people_alone:,} of {of.people:,} people in a block of their own."
            for of in self.slices
        ]


def preview(*, k: int | None = None, progress: Progress | None = None) -> Preview:
    """Writes nothing. `k` is looked at besides the usual choices; PublishRefused where nothing is loaded."""
    k = allowed_k(k)
    choices = {*CHOICES_OF_K, k}
    declaration = breakdowns.declared()
    found: list[Standing] = []
    with ledger.copied() as book:
        counted = Counted(book.store, with_band=declaration.needs_band, may_be_empty=not book.is_empty())
        audited = choices if counted.assessments <= AUDITED_UP_TO else {k}
        works = [Work(book, counted, declaration, choice) for choice in audited]
        number = sum(work.number_of_jobs for work in works)
        results = protected(
            chain.from_iterable(work.jobs() for work in works), counted.assessments * len(works), declaration
        )
        for done, result in enumerate(results, start=1):
            if result.slice_.subjects.any():
                found += standing(result.slice_, result.shown, declaration, result.k, is_audited=True)
            if progress:
                progress(done, number)
        for _, slice_ in counted.slices() if choices - audited else ():
            for choice in choices - audited:
                pooled = shown_as_json(slice_.dimensions, rows_by_dimension(slice_, declaration, choice))
                found += standing(slice_, pooled, declaration, choice, is_audited=False)
    return Preview(tuple(sorted(found, key=lambda of: (*attrgetter(*SLICE)(of), -of.k))))


def standing(slice_: Slice, shown: dict, declaration: Declaration, k: int, *, is_audited: bool) -> list[Standing]:
    """The slice's breakdowns, teams first."""
    order = sorted(declaration.breakdowns, key=lambda breakdown: breakdown.id != FIRST_SHOWN)
    return [_standing(slice_, breakdown, shown, k, is_audited) for breakdown in order if breakdown.key]


def _standing(slice_: Slice, breakdown: Breakdown, shown: dict, k: int, is_audited: bool) -> Standing:
    groups = groups_of(slice_.cells, breakdown)
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
    )


def _sizes(groups: list[Block] | tuple[Block, ...], subjects: np.ndarray) -> list[int]:
    sizes = (int(subjects[list(group.cells)].sum()) for group in groups)
    return [size for size in sizes if size]


def _mean(numbers: list[int]) -> int:
    return round(sum(numbers) / len(numbers)) if numbers else 0
