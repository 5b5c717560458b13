"""How far apart the shares at the high levels lie, in a sentence; its ends are named only where they can be told apart."""

import numpy as np
import pandas as pd

from analysis import counts, framework, grid, metrics, statistics, wording
from analysis.selection import Selection
from analysis.store import Store


def sentence(store: Store, selection: Selection, cells: pd.DataFrame) -> str:
    """The range of the high shares in rows of metrics.cells. Dimensions are named at both ends; groups, of which no one is
    to make a league table, are not."""
    cells, high = cells[cells["high_share"].notna()], framework.high_levels(store, selection.framework)
    if cells.empty:
        return ""
    least, most = _ends(cells)
    lowest, highest = (wording.percent(end["high_share"]) for end in (least, most))
    if lowest == highest:
        return f"Ratings at {high}: {lowest}."
    if cells["group_id"].nunique() > 1:
        return f"Ratings at {high} range from {lowest} to {highest}."
    rows = counts.of_group(store, selection, least["group_id"]).set_index("dimension_id")
    rows = rows.loc[cells["dimension_id"]].reset_index()
    if not are_apart(rows, cells, metrics.is_high(store, selection.framework)):
        return f"No dimension is clearly higher or lower than another, with {lowest} to {highest} of ratings at {high}."
    return f"Ratings at {high} range from {lowest} ({least['dimension']}) to {highest} ({most['dimension']})."


def are_apart(rows: pd.DataFrame, cells: pd.DataFrame, is_high: np.ndarray) -> bool:
    """Whether the dimensions with most and with least ratings at the high levels can be told apart: their intervals leave
    a gap, and both depart from the mean of the dimensions by more than chance explains, all dimensions looked at together.

    `rows` are of counts.of_group and `cells` of metrics.cells, for the same dimensions of one group.
    """
    least, most = _ends(cells)
    if most["lower"] <= least["upper"]:
        return False
    levels = grid.level_counts(rows, len(is_high))
    shares = levels[:, is_high].sum(axis=1) / levels.sum(axis=1)
    away = statistics.departures(shares, statistics.variance_of_share(shares, rows["people"]))
    if np.isnan(away.p).all():
        return True  # two dimensions have no usual from which to depart: the gap decides
    departs = statistics.adjusted_p(away.p) <= statistics.FALSE_DISCOVERY_RATE
    return bool(departs[rows["dimension_id"].isin([most["dimension_id"], least["dimension_id"]])].all())


def _ends(cells: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    return cells.loc[cells["high_share"].idxmin()], cells.loc[cells["high_share"].idxmax()]
