"""Dimensions that stand open: each with its items in the columns beside it.

Figures of items are published as those of a framework of their own, for the groups of some breakdowns, and audited together with their
dimensions'. A column of an item has the item's id with SUFFIX, so that none is taken for a dimension of the same id.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pandas as pd

from analysis.heatmap import cells as every_cell
from analysis.heatmap import figures
from analysis.heatmap.view import View
from analysis.published import framework, metrics, slices
from analysis.published.selection import Selection
from analysis.published.store import Store, remembered
from domain.declared.item_framework import SUFFIX


CELL = ["group_id", "dimension_id"]


def of_items(store: Store, selection: Selection) -> Selection | None:
    """The selection by item; None where that is not published."""
    return slices.other(store, replace(selection, framework=selection.framework + SUFFIX))


@remembered
def offered(store: Store, selection: Selection) -> dict[str, tuple[str, ...]]:
    """Each dimension that can be unfolded = the columns of its items; none where no group of the breakdown has figures of items."""
    by_item = of_items(store, selection)
    if by_item is None:
        return {}
    are_split, items_are = (not metrics.groups(store, one)["is_overall"].all() for one in (selection, by_item))
    if are_split and not items_are:
        return {}
    lies_in = framework.areas(store, by_item.framework)
    found: dict[str, tuple[str, ...]] = {}
    for item in framework.dimensions(store, by_item.framework)["dimension_id"]:
        if item in lies_in:
            dimension = lies_in[item][0]
            found[dimension] = (*found.get(dimension, ()), f"{item}{SUFFIX}")
    return found


def opened(store: Store, selection: Selection, view: View) -> dict[str, tuple[str, ...]]:
    """The dimensions that stand open in a view = the columns of their items."""
    if not view.unfolded:
        return {}
    return {one: items for one, items in offered(store, selection).items() if one in view.unfolded}


def beside(
    store: Store, selection: Selection, view: View, shown: pd.DataFrame, of_group: Sequence[str]
) -> pd.DataFrame:
    """The rows of a heatmap, a run of dimensions for each group, with the cells of its items behind each dimension that stands open;
    without a figure where none is published for the group. `of_group` are the columns that say something of a group as a whole."""
    columns, by_item = opened(store, selection, view), of_items(store, selection)
    if not columns or by_item is None or shown.empty:
        return shown
    of_item = framework.dimensions(store, by_item.framework)
    names = dict(zip(shown["dimension_id"], shown["dimension"], strict=True))
    names |= dict(zip(of_item["dimension_id"] + SUFFIX, of_item["dimension"], strict=True))
    in_order = [column for one in shown["dimension_id"].unique() for column in (one, *columns.get(one, ()))]
    figures_of = [shown, *_cells(store, by_item, view, shown["breakdown"].unique())]
    every = pd.concat(figures_of, ignore_index=True).drop_duplicates(CELL).set_index(CELL)
    groups = shown[["group_id", *of_group]].drop_duplicates("group_id")
    found = groups.merge(pd.Series(in_order, name="dimension_id"), how="cross")
    found = found.join(every.drop(columns=["dimension", *of_group]), on=CELL)
    found["dimension"] = found["dimension_id"].map(names)
    found = found.assign(**{column: found[column].eq(True) for column in ("is_wider", "stands")})
    found = found.assign(**{column: found[column].fillna("") for column in ("first_name", "second_name")})
    return found[shown.columns]


def _cells(store: Store, by_item: Selection, view: View, breakdowns: Sequence[str]) -> Iterator[pd.DataFrame]:
    """The frame of cells.compared of all items, by each of the breakdowns for which the view's figure is published."""
    for breakdown in breakdowns:
        one = replace(by_item, breakdown=breakdown)
        figure = figures.offered(store, one).get(view.figure)
        if figure is not None and (not view.against or view.against in figure.comparators(store, one)):
            cells = every_cell.compared(store, one, view.figure, view.against)
            yield cells.assign(dimension_id=cells["dimension_id"] + SUFFIX)
