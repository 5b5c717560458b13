"""Figures from published counts: frames whose grain each function states, groups and dimensions in the order shown."""

import pandas as pd

from analysis import statistics, wording
from analysis.frames import moment_of
from analysis.published import grid, independent
from analysis.published.framework import dimension_names, dimensions, frameworks, high_levels, is_high, levels
from analysis.published.selection import WHOLE_ORGANISATION, Selection
from analysis.published.store import Store, remembered
from domain.languages import _


__all__ = [
    "assessed",
    "breakdown_name",
    "breakdown_names",
    "cells",
    "certificate",
    "certificates",
    "dimensions",
    "fewest",
    "frameworks",
    "groups",
    "high_levels",
    "is_high",
    "left_out",
    "level_shares",
    "levels",
    "wave_date",
]


@remembered
def breakdown_names(store: Store) -> pd.Series:
    """What one group of each declared breakdown is called, by breakdown: "Care setting"."""
    return store.frame("breakdown_names").set_index("breakdown")["name"].map(_)


def breakdown_name(store: Store, selection: Selection) -> str:
    """What one group of the selected breakdown is called."""
    if selection.breakdown == WHOLE_ORGANISATION:
        return _(wording.WHOLE)
    return breakdown_names(store)[selection.breakdown]


def wave_date(store: Store, selection: Selection) -> pd.Timestamp | None:
    """The day of the selected wave, where its exports gave one."""
    date = _wave_dates(store, selection.organisation).get(selection.wave)
    return None if pd.isna(date) else moment_of(date)


@remembered
def certificate(store: Store, selection: Selection) -> pd.DataFrame:
    """One row: what the audit says of the selected slice; none where it was published without."""
    return store.frame("certificate", slice_id=selection.slice_id)


@remembered
def certificates(store: Store) -> pd.DataFrame:
    """One row per slice; its columns stand in the query."""
    return store.frame("certificates")


@remembered
def assessed(store: Store, selection: Selection) -> int | None:
    """How many people count on at least one dimension that is shown of the organisation; None where none is."""
    rows = store.frame("assessed", slice_id=selection.slice_id)
    return None if rows.empty else int(rows["subjects"].item())


def fewest(store: Store, selection: Selection) -> int:
    """The fewest people that any figure of the organisation may be about: the least K of its slices, which differ where
    rows of an earlier publication still stand."""
    rows = certificates(store)
    return int(rows.loc[rows["organisation"] == selection.organisation, "k"].min())


@remembered
def left_out(store: Store, selection: Selection) -> pd.DataFrame:
    """One row per dimension: dimension, and subjects left out for want of raters (missing: under the threshold)."""
    found = store.frame("left_out", slice_id=selection.slice_id)
    names = dimension_names(store, selection.framework)
    return found.assign(dimension=found["dimension_id"].map(names))[["dimension", "subjects"]]


@remembered
def cells(store: Store, selection: Selection) -> pd.DataFrame:
    """One row per group and dimension, every pair, the whole organisation first.

    group_id, parent (the division it lies in, "" for none), group (its name), members (their number), is_overall,
    is_combined (the group unites several), dimension_id, dimension; then what is published for it: block (its name),
    block_id, is_wider (this dimension had to unite the group with others, so the figure is theirs together), subjects,
    ratings, the columns of independent.worth, high_ratings, high_share (0 to 1), and the ends of its 95 % interval, lower and
    upper. Where nothing is published these are missing, and is_wider is false.
    """
    published = grid.placed(store, selection)
    high = is_high(store, selection.framework)
    counted = published.drop(columns=["rank", "position", "level_ratings"])
    counted = counted.assign(**independent.worth(store, selection, published))
    counted["high_ratings"] = grid.ratings_at(published, high).astype(int)
    counted["high_share"] = grid.share_at(published, high)
    counted["lower"], counted["upper"] = statistics.wilson_interval(counted["high_share"], counted["people_shown"])
    every_group = counted[grid.GROUP].drop_duplicates("group_id")
    every_pair = every_group.merge(dimensions(store, selection.framework)[grid.DIMENSION], how="cross")
    figures = counted.drop(columns=[*grid.GROUP[1:], "dimension"])
    complete = every_pair.merge(figures, how="left", on=["group_id", "dimension_id"])
    complete["is_wider"] = complete["is_wider"].eq(True)
    return complete


@remembered
def level_shares(store: Store, selection: Selection) -> pd.DataFrame:
    """One row per published group, dimension and level, lowest first, zeros included.

    The columns of `cells` up to ratings and its high_share, with level, level_name, is_high, level_ratings, level_share (0 to 1)
    and printed_share, the same in whole per cents that add up.
    """
    published = grid.placed(store, selection)
    published = published.assign(high_share=grid.share_at(published, is_high(store, selection.framework)))
    ladder = levels(store, selection.framework)[["level", "level_name", "is_high"]]
    shares = published.drop(columns=["rank", "position", "level_ratings"]).merge(ladder, how="cross")
    shares["level_ratings"] = grid.level_counts(published, len(ladder)).ravel().astype(int)
    of_levels = grid.level_shares(published, len(ladder))
    shares["level_share"] = of_levels.ravel()
    shares["printed_share"] = statistics.adding_up(of_levels, ladder["is_high"], published["high_share"]).ravel()
    return shares


@remembered
def groups(store: Store, selection: Selection) -> pd.DataFrame:
    """One row per group, the whole organisation first: what `cells` says of the group, and people.

    Not everyone was rated on every dimension, so people is a range: people_least and people_most, over the dimensions
    that show the group by itself; missing where none does.
    """
    published = grid.placed(store, selection)
    own = published[~published["is_wider"]].groupby("group_id")["subjects"].agg(people_least="min", people_most="max")
    every_group = published[grid.GROUP].drop_duplicates("group_id", ignore_index=True)
    return every_group.join(own, on="group_id")


def group_names(store: Store, selection: Selection) -> dict[str, str]:
    """The groups, the whole organisation first: id = name."""
    found = groups(store, selection)
    return dict(zip(found["group_id"], found["group"], strict=True))


@remembered
def _wave_dates(store: Store, organisation: str) -> pd.Series:
    """The day of each of an organisation's waves, by wave; missing where its exports gave none."""
    return store.frame("waves", organisation=organisation).set_index("wave")["wave_date"]
