"""Published counts of groups and what they are worth, ready to be compared: nothing here is more than a sum or a difference
of published rows."""

from dataclasses import replace

import numpy as np
import pandas as pd

from analysis import grid, metrics, statistics, wording
from analysis.selection import Selection
from analysis.store import Store


ROUNDED_BY = 0.05  # a published correlation may be so much higher: the cautious end is taken
COUNTS = ["subjects", "ratings"]
RATES_ONE = ("self",)  # rater groups of whom each rates one subject only
TEAM = "team"  # the breakdown whose groups share raters


def of_groups(store: Store, selection: Selection) -> pd.DataFrame:
    """One row per group and dimension that is published, the whole organisation first: grid.placed, and people.

    people: how many independent answers the ratings are worth, after the design effect of raters nested in subjects and
    after `scatter`.
    """
    return store.recall(_of_groups, selection)


def scatter(store: Store, selection: Selection) -> float:
    """How many times further apart than by chance the selected slice's teams lie, as a factor of variance, over all
    dimensions: raters who rate several subjects of a team make them alike. 1 for self. Not a number where teams are too
    few."""
    if selection.rater_group in RATES_ONE:
        return 1.0
    return store.recall(_scatter, replace(selection, breakdown=TEAM))


def of_group(store: Store, selection: Selection, group_id: str) -> pd.DataFrame:
    """One row per dimension of the framework, in order: the group's row of `of_groups`, missing where nothing is published."""
    rows = of_groups(store, selection)
    return _every_dimension(store, selection, rows[rows["group_id"] == group_id])


def rest_of(store: Store, selection: Selection, groups: pd.DataFrame) -> pd.DataFrame:
    """The organisation without each row's block, one row for each of `groups`, with its index: block, COUNTS,
    level_ratings and people; missing where the block is everybody."""
    rows = of_groups(store, selection)
    whole = rows[rows["is_overall"]].set_index("dimension_id")
    whole = whole.reindex(groups["dimension_id"]).set_index(groups.index)
    rest = pd.DataFrame(index=groups.index)
    rest["dimension_id"], rest["block"] = groups["dimension_id"], wording.REST
    for column in COUNTS:
        rest[column] = whole[column] - groups[column]
    everybody = rest["subjects"] == 0
    rest.loc[everybody, COUNTS] = np.nan
    number = len(metrics.levels(store, selection.framework))
    levels = level_counts(whole, number) - level_counts(groups, number)
    levels[everybody] = np.nan
    rest["level_ratings"] = list(levels)
    rest["people"] = _people(store, selection, rest)
    return rest


def in_slice(store: Store, selection: Selection, group: pd.DataFrame) -> pd.DataFrame:
    """The same blocks in another slice, one row for each row of `group`; missing where that slice unites other groups."""
    rows = of_groups(store, selection)
    found = rows.drop_duplicates(["dimension_id", "block_id"]).set_index(["dimension_id", "block_id"])
    keys = pd.MultiIndex.from_frame(group[["dimension_id", "block_id"]])
    figures = found[["block", *COUNTS, "level_ratings", "people"]].reindex(keys).reset_index()
    return figures.set_index(group.index)


def level_counts(rows: pd.DataFrame, number: int) -> np.ndarray:
    """Ratings at each of so many levels, one row per row, lowest level first; not a number where nothing is published."""
    nothing = [np.nan] * number
    listed = [counts if isinstance(counts, list | np.ndarray) else nothing for counts in rows["level_ratings"]]
    return np.array(listed, dtype=float).reshape(len(rows), number)


def _of_groups(store: Store, selection: Selection) -> pd.DataFrame:
    rows = grid.placed(store, selection).copy()
    rows["people"] = _people(store, selection, rows)
    return rows


def _people(store: Store, selection: Selection, rows: pd.DataFrame) -> np.ndarray:
    return _nested(store, selection, rows) / np.nan_to_num(scatter(store, selection), nan=1.0)


def _nested(store: Store, selection: Selection, rows: pd.DataFrame) -> np.ndarray:
    alike = store.recall(_alike, selection.slice_id).reindex(rows["dimension_id"]).to_numpy()
    return statistics.effective_people(rows["subjects"], rows["ratings"], alike)


def _scatter(store: Store, selection: Selection) -> float:
    is_high = metrics.is_high(store, selection.framework)
    rows = grid.placed(store, selection).drop_duplicates(["dimension_id", "block_id"])
    levels = level_counts(rows, len(is_high))
    rows = rows.assign(
        share=levels[:, is_high].sum(axis=1) / levels.sum(axis=1), people=_nested(store, selection, rows)
    )
    whole = rows[rows["is_overall"]].set_index("dimension_id")
    teams = rows[~rows["is_overall"]]
    of_whole = whole.reindex(teams["dimension_id"])
    return statistics.overdispersion(
        teams["share"], teams["people"], of_whole["share"].to_numpy(), of_whole["people"].to_numpy()
    )


def _alike(store: Store, slice_id: int) -> pd.Series:
    """How alike the ratings of one subject are at most, by dimension."""
    return (
        store.frame("intra_class_correlations", slice_id=slice_id).set_index("dimension_id")["correlation"] + ROUNDED_BY
    )


def _every_dimension(store: Store, selection: Selection, rows: pd.DataFrame) -> pd.DataFrame:
    dimensions = metrics.dimensions(store, selection.framework)[grid.DIMENSION]
    return dimensions.merge(rows.drop(columns="dimension"), how="left", on="dimension_id")
