"""The organisation's dimensions from the largest share to the smallest, a line each, with the groups that clearly differ on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis import wording
from analysis.charts import tick_labels
from domain.languages import N_, _


LEAST_RANGE = 0.4  # of a share from the axis' foot to its top: any nearer, noise looks large
MARGIN = 0.02  # of a share, around what is shown
STEP = 0.1  # of a share, between two ticks
MOST_MARKS = 4  # of a line; how many there are besides is said at its end
NAME_LENGTH = 30  # characters of a group's name beside its mark
HIGHEST, LOWEST = N_("strongest"), N_("weakest")


@dataclass(frozen=True)
class Mark:
    """A group that clearly differs on a line: its name with its share, the share and its interval, what it says of itself, what
    a link to it says, and what that opens."""

    name: str
    share: float
    lower: float
    upper: float
    said: str
    link: Mapping[str, str]
    opens: str


@dataclass(frozen=True)
class Line:
    """A dimension: the organisation's share with its interval, the share as printed, whether it is a clear end, its marks, the
    clearest first, and how many there are besides, at its end and whole."""

    name: str
    share: float
    lower: float
    upper: float
    said: str
    value: str
    is_end: bool
    marks: Sequence[Mark]
    more: str
    more_said: str
    link: Mapping[str, str]


@dataclass(frozen=True)
class Profile:
    """Lines on one axis of shares, which runs from `low` to `high`; `legend` says what a dot and what a mark is."""

    lines: Sequence[Line]
    low: float
    high: float
    legend: Sequence[str]

    @property
    def ticks(self) -> list[float]:
        first, last = round(self.low / STEP), round(self.high / STEP)
        return [round(number * STEP, 1) for number in range(first, last + 1)]


def profile(cells: pd.DataFrame, differing: pd.DataFrame, ends: Mapping[str, str], high: str, name: str) -> Profile:
    """`cells` are the organisation's rows of metrics.cells, `differing` the rows of compare.with_rest that stand, `ends` which
    dimensions are HIGHEST or LOWEST, by id; `name` is what a group is called: "division"."""
    shown = cells[cells["high_share"].notna()].sort_values("high_share", ascending=False, kind="stable")
    lines = [
        _line(row, differing[differing["dimension_id"] == row.dimension_id], ends, high) for row in shown.itertuples()
    ]
    reach = [value for line in lines for one in (line, *line.marks) for value in (one.lower, one.upper)]
    low, top = min(reach) - MARGIN, max(reach) + MARGIN
    widen = max(LEAST_RANGE - (top - low), 0) / 2
    legend = [_("Whole organisation, with its range allowing for chance (95%)")]
    if any(line.marks for line in lines):
        legend.append(_("{group} that clearly differs from the rest: open it", group=name.capitalize()))
    return Profile(tuple(lines), _step(max(low - widen, 0)), _step(min(top + widen, 1), upwards=True), tuple(legend))


def _line(row, differing: pd.DataFrame, ends: Mapping[str, str], high: str) -> Line:
    clearest = differing.sort_values("adjusted_p", kind="stable")
    marks = [_mark(one, row.dimension, high) for one in clearest.head(MOST_MARKS).itertuples()]
    value, end, more = wording.percent(row.high_share), ends.get(row.dimension_id, ""), len(differing) - len(marks)
    said = _(
        "{dimension}: {share} at {high}, 95% interval {interval}, {people:#person|people}",
        dimension=row.dimension,
        share=value,
        high=high,
        interval=wording.interval(row.lower, row.upper),
        people=int(row.subjects),
    )
    return Line(
        row.dimension,
        float(row.high_share),
        float(row.lower),
        float(row.upper),
        said,
        _("{share}, {which_end}", share=value, which_end=_(end)) if end else value,
        bool(end),
        tuple(marks),
        _("and {number} more", number=more) if more else "",
        _("{dimension}: {number} more groups clearly differ", dimension=row.dimension, number=more) if more else "",
        {"dimension": row.dimension},
    )


def _mark(row, dimension: str, high: str) -> Mark:
    said = _(
        "{group}, {dimension}: {share} at {high}, 95% interval {interval}, {people:#person|people}; the rest {rest}",
        group=row.block,
        dimension=dimension,
        share=wording.percent(row.first_share),
        high=high,
        interval=wording.interval(row.first_lower, row.first_upper),
        people=int(row.first_subjects),
        rest=wording.percent(row.second_share),
    )
    if row.is_combined or row.is_wider:
        said = f"{said} ({_(wording.COMBINED)})"
    name = tick_labels.short([row.block], NAME_LENGTH)[row.block]
    ends = (row.first_share, row.first_lower, row.first_upper)
    return Mark(
        f"{name}, {wording.percent(row.first_share)}",
        *map(float, ends),
        said,
        {"dimension": dimension, "group": row.group},
        _("Open {group}", group=said),
    )


def _step(share: float, upwards: bool = False) -> float:
    """The next step of the axis below a share, or above it."""
    number = share / STEP
    return round((-(-number // 1) if upwards else number // 1) * STEP, 1)
