"""Figures from published counts: frames whose grain each function states, groups and dimensions in the order shown."""

import numpy as np
import pandas as pd

from analysis import grid, statistics, wording
from analysis.selection import WHOLE_ORGANISATION, Selection
from analysis.store import Store


def frameworks(store: Store) -> pd.DataFrame:
    """One row per framework: framework_id, name, attribution."""
    return store.recall(Store.frame, "frameworks")


def dimensions(store: Store, framework: str) -> pd.DataFrame:
    """One row per dimension of a framework, in its order: dimension_id, dimension, gloss."""
    return store.recall(_of_framework, "dimensions", framework)


def levels(store: Store, framework: str) -> pd.DataFrame:
    """One row per level of a framework, lowest first: level, level_id, level_name, gloss, is_high."""
    return store.recall(_of_framework, "levels", framework)


def is_high(store: Store, framework: str) -> np.ndarray:
    """Whether each level counts as high, lowest first."""
    return levels(store, framework)["is_high"].to_numpy()


def high_levels(store: Store, framework: str) -> str:
    """The levels that count as high, in words: "strong or exemplary"."""
    ladder = levels(store, framework)
    return wording.listed(ladder.loc[ladder["is_high"], "level_name"].str.lower().tolist(), "or")


def breakdown_names(store: Store) -> pd.Series:
    """What one group of each declared breakdown is called, by breakdown: "Care setting"."""
    return store.recall(Store.frame, "breakdown_names").set_index("breakdown")["name"]


def breakdown_name(store: Store, selection: Selection) -> str:
    """What one group of the selected breakdown is called."""
    if selection.breakdown == WHOLE_ORGANISATION:
        return wording.WHOLE
    return breakdown_names(store)[selection.breakdown]


def wave_date(store: Store, selection: Selection) -> pd.Timestamp | None:
    """The day of the selected wave, where its exports gave one."""
    waves = store.recall(_waves, selection.organisation).set_index("wave")["wave_date"]
    date = waves.get(selection.wave)
    return None if pd.isna(date) else pd.Timestamp(date)


def certificate(store: Store, selection: Selection) -> pd.DataFrame:
    """One row: what the audit says of the selected slice; none where it was published without."""
    return store.recall(_of_slice, "certificate", selection.slice_id)


def left_out(store: Store, selection: Selection) -> pd.DataFrame:
    """One row per dimension: dimension, and subjects left out for want of raters (missing: under the threshold)."""
    return store.recall(_of_slice, "left_out", selection.slice_id)


def cells(store: Store, selection: Selection) -> pd.DataFrame:
    """One row per group and dimension, every pair, the whole organisation first.

    group_id, parent (the division it lies in, "" for none), group (its name), members (their number), is_overall,
    is_combined (the group unites several), dimension_id, dimension; then what is published for it: block (its name),
    is_wider (this dimension had to unite the group with others, so the figure is theirs together), subjects, ratings,
    high_ratings, high_share (0 to 1), and the ends of its 95 % interval, lower and upper. Where nothing is published
    these are missing, and is_wider is false.
    """
    return store.recall(_cells, selection)


def level_shares(store: Store, selection: Selection) -> pd.DataFrame:
    """One row per published group, dimension and level, lowest first, zeros included.

    The columns of `cells` up to ratings, with level, level_name, is_high, level_ratings and level_share (0 to 1).
    """
    return store.recall(_level_shares, selection)


def groups(store: Store, selection: Selection) -> pd.DataFrame:
    """One row per group, the whole organisation first: what `cells` says of the group, and people.

    Not everyone was rated on every dimension, so people is a range: people_least and people_most, over the dimensions
    that show the group by itself; missing where none does.
    """
    return store.recall(_groups, selection)


def _of_framework(store: Store, query: str, framework: str) -> pd.DataFrame:
    return store.frame(query, framework_id=framework)


def _of_slice(store: Store, query: str, slice_id: int) -> pd.DataFrame:
    return store.frame(query, slice_id=slice_id)


def _waves(store: Store, organisation: str) -> pd.DataFrame:
    return store.frame("waves", organisation=organisation)


def _cells(store: Store, selection: Selection) -> pd.DataFrame:
    published = grid.placed(store, selection)
    is_high = levels(store, selection.framework)["is_high"].to_numpy()
    counted = published.drop(columns=["rank", "position", "level_ratings"])
    counted["high_ratings"] = _level_counts(published, len(is_high))[:, is_high].sum(axis=1)
    counted["high_share"] = counted["high_ratings"] / counted["ratings"]
    counted["lower"], counted["upper"] = statistics.wilson_interval(counted["high_share"], counted["subjects"])
    every_group = counted[grid.GROUP].drop_duplicates("group_id")
    every_pair = every_group.merge(dimensions(store, selection.framework)[grid.DIMENSION], how="cross")
    figures = counted.drop(columns=[*grid.GROUP[1:], "dimension"])
    complete = every_pair.merge(figures, how="left", on=["group_id", "dimension_id"])
    complete["is_wider"] = complete["is_wider"].eq(True)
    return complete


def _level_shares(store: Store, selection: Selection) -> pd.DataFrame:
    published = grid.placed(store, selection)
    ladder = levels(store, selection.framework)[["level", "level_name", "is_high"]]
    shares = published.drop(columns=["rank", "position", "level_ratings"]).merge(ladder, how="cross")
    shares["level_ratings"] = _level_counts(published, len(ladder)).ravel()
    shares["level_share"] = shares["level_ratings"] / shares["ratings"]
    return shares


def _groups(store: Store, selection: Selection) -> pd.DataFrame:
    published = grid.placed(store, selection)
    own = published[~published["is_wider"]].groupby("group_id")["subjects"].agg(people_least="min", people_most="max")
    every_group = published[grid.GROUP].drop_duplicates("group_id", ignore_index=True)
    return every_group.join(own, on="group_id")


def _level_counts(published: pd.DataFrame, number: int) -> np.ndarray:
    """Ratings at each level, one row per row of `published`, lowest level first."""
    return np.array(published["level_ratings"].tolist(), dtype=int).reshape(len(published), number)
