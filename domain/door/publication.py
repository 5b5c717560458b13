"""What `publish` says: how far it is, what a publication would show, and what one did."""

import json
from dataclasses import dataclass
from pathlib import Path

from domain.door import wire


@dataclass(frozen=True)
class Progress:
    """`done` of all slices are through, and of the next as many dimensions as `audited`."""

    done: int
    of: int
    audited: int = 0
    dimensions: int = 0  # of the next slice; 0: it has not begun

    def line(self) -> str:
        """For standard error under `--json`."""
        return json.dumps(wire.as_json(self))


def progress_of(line: str) -> Progress | None:
    """The progress that a line of standard error tells; None where it tells something else."""
    return wire.of_json(Progress, json.loads(line)) if line.startswith('{"done"') else None


@dataclass(frozen=True)
class Failure:
    """An organisation that could not be protected, while others were."""

    organisation: str
    is_shown: bool  # what was published of it before still is; else nothing of it is shown


@dataclass(frozen=True)
class Publication:
    """What a publication did."""

    version: str
    k: int  # as asked for
    slices: int
    slices_by_k: dict[int, int]  # that their rows were made for: an earlier publication's where those still stand
    smallest_block: int | None  # the fewest people behind any published row; None: there is no row
    certified: bool  # every slice is, or nothing is published
    changes_applied: int
    changes_deferred: int
    path: Path
    was_altered: bool = False  # the version that this one takes the place of was no longer as published
    failed: tuple[Failure, ...] = ()  # none but by a fault of ours


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
    left_out: int = 0  # people of the slice whom too few raters rated, on an average dimension


@dataclass(frozen=True)
class Order:
    """An order of breakdowns, and what it would show at the K asked for."""

    first: str  # that comes first; the whole: as declared
    name: str
    is_chosen: bool
    slices: tuple[Standing, ...]


@dataclass(frozen=True)
class Preview:
    """Standing of every slice, teams first within each; for the data owner's eyes, since the counts are exact."""

    slices: tuple[Standing, ...]
    orders: tuple[Order, ...] = ()  # that keep more people in a row of their own somewhere than each other one does
