"""The one rule for the ends of a range of shares: which are the least and the most, and whether they can be told apart."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis import statistics, wording
from analysis.published import framework
from analysis.published.selection import Selection
from analysis.published.store import Store
from domain.languages import N_, _


class Ends(NamedTuple):
    """The rows with the least and the largest share; whether both stand apart, so that they may be named; and the other
    rows that are so near to either that chance may explain the difference."""

    least: pd.Series
    most: pd.Series
    are_apart: bool
    near_least: pd.DataFrame
    near_most: pd.DataFrame


def ends(figures: pd.DataFrame, share: str = "high_share", people: str = "people_among") -> Ends:
    """The ends of the shares in rows of metrics.cells, of one group, or in other rows with such columns: `people` is what
    each share is worth in independent answers when it is set against the others. ValueError where there is no share.

    They can be told apart where their 95 % intervals, worked out from `people`, leave a gap and both depart from the mean of
    all by more than chance explains, all looked at together. The gap alone is not enough: the two were picked for being far
    apart. Of two shares, which have no usual from which to depart, the gap decides.
    """
    figures = figures[figures[share].notna()].reset_index(drop=True)
    if figures.empty:
        raise ValueError("Nothing has no ends.")
    shares, worth = (figures[column].to_numpy(dtype=float) for column in (share, people))
    least, most = int(shares.argmin()), int(shares.argmax())
    lower, upper = statistics.wilson_interval(shares, worth)
    away = statistics.departures(shares, statistics.variance_of_share(shares, worth))
    departs = np.isnan(away.p) | (statistics.adjusted_p(away.p) <= statistics.FALSE_DISCOVERY_RATE)
    place = np.arange(len(figures))
    return Ends(
        figures.loc[least],
        figures.loc[most],
        bool(lower[most] > upper[least] and departs[least] and departs[most]),
        figures[(lower <= upper[least]) & (place != least)],
        figures[(upper >= lower[most]) & (place != most)],
    )


def span(shares: Sequence[float]) -> tuple[str, str]:
    """The least and the largest of shares, as printed, with nothing said of what they are of."""
    return wording.percent(np.nanmin(shares)), wording.percent(np.nanmax(shares))


_SAID = {  # of nothing by name, and of one group or dimension
    "alike": (N_("Ratings at {high}: {lowest}"), N_("{of}: ratings at {high}: {lowest}")),
    "groups": (
        N_("Ratings at {high} range from {lowest} to {highest}"),
        N_("{of}: ratings at {high} range from {lowest} to {highest}"),
    ),
    "near": (
        N_("No dimension is clearly higher or lower than another, with {lowest} to {highest} of ratings at {high}"),
        N_(
            "{of}: no dimension is clearly higher or lower than another, with {lowest} to {highest} of ratings at {high}"
        ),
    ),
    "apart": (
        N_("Ratings at {high} range from {lowest} ({least}) to {highest} ({most})"),
        N_("{of}: ratings at {high} range from {lowest} ({least}) to {highest} ({most})"),
    ),
}


def headline(store: Store, selection: Selection, cells: pd.DataFrame, of: str = "") -> str:
    """The range of the high shares in rows of metrics.cells, after the name of what they are `of`. Dimensions are named at both ends;
    groups, of which no one is to make a league table, are not. Without a full stop."""
    cells, high = cells[cells["high_share"].notna()], framework.high_levels(store, selection.framework)
    if cells.empty:
        return ""
    (lowest, highest), named = span(cells["high_share"]), {}
    if lowest == highest:
        case = "alike"
    elif cells["group_id"].nunique() > 1:
        case = "groups"
    else:
        found = ends(cells)
        case = "apart" if found.are_apart else "near"
        named = {"least": found.least["dimension"], "most": found.most["dimension"]}
    return _(_SAID[case][bool(of)], of=of, high=high, lowest=lowest, highest=highest, **named)


def sentence(store: Store, selection: Selection, cells: pd.DataFrame) -> str:
    said = headline(store, selection, cells)
    return f"{said}." if said else ""
