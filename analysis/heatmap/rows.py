"""Which rows of a heatmap are shown, in which order: groups, what is opened below them, what is pinned above them."""

from dataclasses import replace

import pandas as pd

from analysis.heatmap import cells as every_cell
from analysis.heatmap import figures, orders
from analysis.heatmap.view import View, look, parts_choices
from analysis.published.selection import Selection
from analysis.published.store import Store, remembered


STATE = ["breakdown", "depth", "can_open", "is_open", "is_pinned"]


@remembered
def of_breakdown(store: Store, selection: Selection, view: View) -> pd.DataFrame:
    """The frame of cells.compared with groups and dimensions in the view's order, the whole organisation first."""
    found = every_cell.compared(store, selection, view.figure, view.against)
    split, looked = found[~found["is_overall"]], look(store, selection, view)
    groups = [*found.loc[found["is_overall"], "group_id"].unique(), *orders.groups(split, looked)]
    dimensions = orders.dimensions(split if len(split) else found, looked)
    return _arranged(found, groups, dimensions)


@remembered
def shown(store: Store, selection: Selection, view: View) -> pd.DataFrame:
    """The rows on the screen: the frame of `of_breakdown` without what the view leaves out, below each opened group the
    groups that lie in it, and STATE: breakdown, depth (1 below an opened group), can_open, is_open, is_pinned."""
    found = of_breakdown(store, selection, view)
    if found.empty:
        return found.assign(**dict.fromkeys(STATE, False))
    parts, of = _parts(store, selection, view)
    frames = []
    for group_id, of_group in _picked(found, view):
        within = set(of.loc[of["parent_id"] == group_id, "block_id"]) if not of_group["is_overall"].iloc[0] else set()
        inside = parts[parts["group_id"].isin(within)] if within else parts.iloc[:0]
        is_open = group_id in view.opened and len(inside) > 0
        frames.append(_with_state(of_group, view, selection.breakdown, 0, len(inside) > 0, is_open))
        if is_open:
            child = _within(store, selection, view)
            frames += [_with_state(part, view, child, 1, False, False) for _, part in _picked(inside, view)]
    return pd.concat(frames, ignore_index=True)


def _picked(found: pd.DataFrame, view: View) -> list[tuple[str, pd.DataFrame]]:
    """Each group's rows, the whole organisation first, then what is pinned; without groups in which nothing is clear, where
    only what is clear is wanted, unless they are pinned or opened."""
    by_group = [(str(group_id), of_group) for group_id, of_group in found.groupby("group_id", sort=False)]
    kept = [
        (group_id, of_group)
        for group_id, of_group in by_group
        if not view.only_clear
        or of_group["stands"].any()
        or of_group["is_overall"].iloc[0]
        or group_id in (*view.pinned, *view.opened)
    ]
    return sorted(kept, key=lambda one: (not one[1]["is_overall"].iloc[0], one[0] not in view.pinned))


def _parts(store: Store, selection: Selection, view: View) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The cells of the groups that groups open to, in the view's order, and which block of theirs lies in which group; empty
    where there are none, or where they have not the view's figure."""
    child = _within(store, selection, view)
    base = of_breakdown(store, selection, view)
    nothing = base.iloc[:0], pd.DataFrame({"block_id": [], "parent_id": []})
    if not child:
        return nothing
    of_child = replace(selection, breakdown=child)
    figure = figures.offered(store, of_child).get(view.figure)
    if figure is None or (view.against and view.against not in figure.comparators(store, of_child)):
        return nothing
    found = every_cell.compared(store, of_child, view.figure, view.against)
    found = found[~found["is_overall"]]
    groups = orders.groups(found, look(store, of_child, view))
    found = _arranged(found, groups, base["dimension_id"].unique().tolist())
    lies_in = store.frame("parents", slice_id=selection.slice_id, breakdown=child)[["block_id", "parent_id"]]
    return found, lies_in.drop_duplicates()


def _within(store: Store, selection: Selection, view: View) -> str:
    choices = parts_choices(store, selection)
    return view.within if view.within in choices else next(iter(choices), "")


def _arranged(found: pd.DataFrame, groups: list[str], dimensions: list[str]) -> pd.DataFrame:
    places = [{key: place for place, key in enumerate(keys)} for keys in (groups, dimensions)]
    by_group, by_dimension = found["group_id"].map(places[0]), found["dimension_id"].map(places[1])
    return found.iloc[(by_group * len(dimensions) + by_dimension).argsort(kind="stable")].reset_index(drop=True)


def _with_state(of_group: pd.DataFrame, view: View, breakdown: str, depth: int, can_open: bool, is_open: bool):
    is_pinned = of_group["group_id"].iloc[0] in view.pinned
    state = dict(zip(STATE, (breakdown, depth, can_open, is_open, is_pinned), strict=True))
    return of_group.assign(**state)
