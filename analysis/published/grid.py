"""Arranges the published blocks of a slice as groups by dimensions, in the order shown."""

import numpy as np
import pandas as pd

from analysis import order, wording
from analysis.published import framework, only
from analysis.published.only import Only
from analysis.published.selection import WHOLE_ORGANISATION, Selection
from analysis.published.store import Store, remembered
from domain.columns import PLACES
from domain.languages import _


GROUP = ["group_id", "parent", "group", "members", "is_overall", "is_combined"]
DIMENSION = ["dimension_id", "dimension"]


@remembered
def placed(store: Store, selection: Selection) -> pd.DataFrame:
    """One row per group and dimension that is published, the whole organisation first.

    GROUP and DIMENSION, with rank (the group's place), position (the dimension's), block, block_id (the same in every
    slice where it unites the same groups), is_wider, subjects, ratings, level_ratings (a list, lowest level first).
    Under a filter the groups are those that lie in its groups, after these together.
    """
    overall = _arranged(store, selection.framework, selection.slice_id, WHOLE_ORGANISATION)
    if selection.breakdown == WHOLE_ORGANISATION:
        return overall
    split = _arranged(store, selection.framework, selection.slice_id, selection.breakdown)
    chosen = only.read(selection.only)
    return pd.concat(
        [overall, *_only(store, selection, chosen, split)] if chosen else [overall, split], ignore_index=True
    )


def _only(store: Store, selection: Selection, chosen: Only, split: pd.DataFrame) -> list[pd.DataFrame]:
    """The filter's groups together, and the groups of the breakdown that lie in them."""
    key = keys(store).get(chosen.breakdown, ())
    theirs = members(store, selection.slice_id, chosen.breakdown)
    values = {tuple(one[column] for column in key) for group in chosen.groups for one in theirs.get(group, ())}
    inside = [
        group
        for group, parts in members(store, selection.slice_id, selection.breakdown).items()
        if only.within(parts, values, key)
    ]
    rows = split[split["group_id"].isin(inside)]
    if chosen.breakdown == selection.breakdown and len(chosen.groups) == 1:
        return [rows]
    of_filter = _arranged(store, selection.framework, selection.slice_id, chosen.breakdown)
    return [only.together(of_filter, chosen.groups), rows]


@remembered
def keys(store: Store) -> dict[str, tuple[str, ...]]:
    """Each declared breakdown = the columns that tell its groups apart, the most important first."""
    found = store.frame("breakdown_keys")
    return dict(zip(found["breakdown"], map(tuple, found["key"]), strict=True))


@remembered
def members(store: Store, slice_id: int, breakdown: str) -> dict[str, list[dict]]:
    """Each group of a breakdown = its members, by its id."""
    rows = store.frame("cells", slice_id=slice_id, breakdown=breakdown)
    return {group: list(parts) for group, parts in zip(rows["group_id"], rows["group_members"], strict=True)}


def level_counts(rows: pd.DataFrame, number: int) -> np.ndarray:
    """Ratings at each of so many levels, one row per row, lowest level first; not a number where nothing is published."""
    nothing = [np.nan] * number
    listed = [counts if isinstance(counts, list | np.ndarray) else nothing for counts in rows["level_ratings"]]
    return np.array(listed, dtype=float).reshape(len(rows), number)


def ratings_at(rows: pd.DataFrame, levels: np.ndarray) -> np.ndarray:
    """Each row's ratings at the levels of a mask, lowest first; not a number where nothing is published."""
    return level_counts(rows, len(levels))[:, levels].sum(axis=1)


def share_at(rows: pd.DataFrame, levels: np.ndarray) -> np.ndarray:
    """The part of each row's ratings that are at the levels of a mask, 0 to 1: the one definition of a share. Not a number
    where there is none: nothing is published, or a rest is of rows that do not add up, as those of two publications."""
    share = ratings_at(rows, levels) / level_counts(rows, len(levels)).sum(axis=1)
    return np.where((share >= 0) & (share <= 1), share, np.nan)


def level_shares(rows: pd.DataFrame, number: int) -> np.ndarray:
    """The part of each row's ratings that is at each of so many levels, 0 to 1, lowest level first."""
    return np.column_stack([share_at(rows, level) for level in np.eye(number, dtype=bool)])


@remembered
def _arranged(store: Store, framework_id: str, slice_id: int, breakdown: str) -> pd.DataFrame:
    rows = store.frame("cells", slice_id=slice_id, breakdown=breakdown)
    members = dict(zip(rows["group_id"], rows["group_members"], strict=True))
    ranked = sorted(members, key=lambda group_id: order.group_key(list(members[group_id]), store.orders))
    own_blocks = rows[~rows["is_wider"]]
    names = dict(zip(own_blocks["group_id"], own_blocks["block"], strict=True))
    rows["parent"] = rows["group_id"].map({group_id: _parent(parts) for group_id, parts in members.items()})
    rows["dimension"] = rows["dimension_id"].map(framework.dimension_names(store, framework_id))
    rows["is_overall"] = breakdown == WHOLE_ORGANISATION
    rows["group"] = _(wording.WHOLE) if breakdown == WHOLE_ORGANISATION else rows["group_id"].map(names)
    rows["members"] = rows["group_id"].map({group_id: len(parts) for group_id, parts in members.items()})
    rows["is_combined"] = rows["members"] > 1
    rows["rank"] = rows["group_id"].map({group_id: rank for rank, group_id in enumerate(ranked)})
    rows = rows.sort_values(["rank", "position"], ignore_index=True)
    figures = ["block", "block_id", "is_wider", "subjects", "ratings", "level_ratings"]
    return rows[[*GROUP, "rank", *DIMENSION, "position", *figures]]


def _parent(members: np.ndarray) -> str:
    """The division, or divisions, that a group of teams or roles lies in; "" for a group that lies in none."""
    inside = [member[PLACES[0]] for member in members if sum(value is not None for value in member.values()) > 1]
    return " + ".join(dict.fromkeys(inside))
