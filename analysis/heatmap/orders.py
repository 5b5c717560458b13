"""The order in which a heatmap shows its groups and its dimensions."""

import numpy as np
import pandas as pd

from analysis.heatmap import pattern
from analysis.heatmap.view import (
    ASCENDING,
    BY_CONTRAST,
    BY_NAME,
    BY_PATTERN,
    BY_SIZE,
    BY_SPREAD,
    BY_VALUE,
    Look,
)


def groups(cells: pd.DataFrame, look: Look) -> list[str]:
    """The ids of the groups in the frame of cells.compared, those that tie in the order of names."""
    by_name = cells["group_id"].unique()
    order = look.view.order
    if order == BY_NAME or not len(by_name):
        return by_name.tolist()
    if order == BY_PATTERN:
        return by_name[pattern.order(_table(cells, look))].tolist()
    lowest_first = order.startswith(ASCENDING)
    key = _key(cells, look, order.removeprefix(ASCENDING)).reindex(by_name)
    return key.sort_values(ascending=lowest_first, kind="stable", na_position="last").index.tolist()


def dimensions(cells: pd.DataFrame, look: Look) -> list[str]:
    """The ids of the dimensions: as the framework has them, or by pattern alike ones together."""
    in_order = cells["dimension_id"].unique()
    if look.view.order != BY_PATTERN:
        return in_order.tolist()
    return in_order[pattern.order(_table(cells, look).T)].tolist()


def shown(cells: pd.DataFrame, look: Look) -> pd.Series:
    """What a cell shows: the difference of a figure that is one, else the value."""
    return cells["difference"] if look.figure.is_difference else cells["value"]


def _key(cells: pd.DataFrame, look: Look, order: str) -> pd.Series:
    """What each group is sorted by, by its id."""
    by_group = cells.assign(shown=shown(cells, look)).groupby("group_id", sort=False)
    if order == BY_CONTRAST:
        clear = cells["difference"].abs().where(cells["stands"], 0)
        return clear.groupby(cells["group_id"], sort=False).max()
    if order == BY_SIZE:
        return by_group["subjects"].max()
    if order == BY_SPREAD:
        return by_group["shown"].max() - by_group["shown"].min()
    if order == BY_VALUE:
        return by_group["shown"].mean()
    on_one = cells["dimension_id"] == order
    return shown(cells, look)[on_one].set_axis(cells.loc[on_one, "group_id"])


def _table(cells: pd.DataFrame, look: Look) -> np.ndarray:
    """Groups by dimensions: how far each value lies from its dimension's mean, or the difference where one is shown."""
    values = cells["difference"] if look.compares else cells["value"]
    if not look.compares:
        values = values - values.groupby(cells["dimension_id"]).transform("mean")
    return values.to_numpy(dtype=float).reshape(cells["group_id"].nunique(), -1)
