"""Which rows of a heatmap are shown, in which order: groups, what is opened below them, what is pinned above them."""

from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.heatmap import cells as every_cell
from analysis.heatmap import figures, orders, unfolded
from analysis.heatmap.view import View, look, parts_choices
from analysis.published.grid import GROUP
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
    groups that lie in it, beside each unfolded dimension its items; and
    STATE: breakdown, depth (1 below an opened group), can_open, is_open, is_pinned."""
    found = of_breakdown(store, selection, view)
    if found.empty:
        return found.assign(**dict.fromkeys(STATE, False))
    parts, of = _parts(store, selection, view)
    number, child = found["dimension_id"].nunique(), _within(store, selection, view)
    inside = _groups(parts, number, first=len(found))
    lies_in = of.groupby("parent_id")["block_id"].agg(set).to_dict()
    rows: list[tuple[_Group, tuple]] = []  # each group with its STATE
    for group in _picked(_groups(found, number), view):
        within = set() if group.is_overall else lies_in.get(group.group_id, set())
        parts_of = [part for part in inside if part.group_id in within]
        is_open = group.group_id in view.opened and len(parts_of) > 0
        rows.append((group, (selection.breakdown, 0, len(parts_of) > 0, is_open, group.group_id in view.pinned)))
        if is_open:
            rows += [(part, (child, 1, False, False, part.group_id in view.pinned)) for part in _picked(parts_of, view)]
    every = pd.concat([found, parts], ignore_index=True) if len(parts) else found
    chosen = every.iloc[np.concatenate([np.arange(group.first, group.first + number) for group, _ in rows])]
    states = zip(*(state for _, state in rows), strict=True)
    arranged = chosen.reset_index(drop=True).assign(
        **{name: np.repeat(of_each, number) for name, of_each in zip(STATE, states, strict=True)}
    )
    return unfolded.beside(store, selection, view, arranged, [*GROUP[1:], *STATE])


class _Group(NamedTuple):
    """One group among rows that are sorted by group: where its first cell stands, one a dimension, and what decides its place."""

    group_id: str
    first: int
    is_overall: bool
    stands: bool  # whether anything in it is clear


def _groups(found: pd.DataFrame, number: int, first: int = 0) -> list[_Group]:
    heads = found.iloc[::number]
    stands = found["stands"].to_numpy(bool).reshape(-1, number).any(axis=1)
    places = range(first, first + len(found), number)
    return [
        _Group(str(group_id), place, bool(is_overall), bool(any_stands))
        for group_id, place, is_overall, any_stands in zip(
            heads["group_id"], places, heads["is_overall"], stands, strict=True
        )
    ]


def _picked(groups: list[_Group], view: View) -> list[_Group]:
    """The whole organisation first, then what is pinned; without groups in which nothing is clear, where only what is clear
    is wanted, unless they are pinned or opened."""
    kept = [
        group
        for group in groups
        if not view.only_clear or group.stands or group.is_overall or group.group_id in (*view.pinned, *view.opened)
    ]
    return sorted(kept, key=lambda group: (not group.is_overall, group.group_id not in view.pinned))


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
