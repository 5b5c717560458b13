"""Published counts of groups and what they are worth, ready to be compared: nothing here is more than a sum or a difference
of published rows."""

import numpy as np
import pandas as pd

from analysis import wording
from analysis.published import framework, grid, independent
from analysis.published.grid import level_counts
from analysis.published.selection import Selection
from analysis.published.store import Store, remembered
from domain.languages import _


COUNTS = ["subjects", "ratings"]
WORTH = ["people", "people_shown", "people_among"]  # the columns of independent.worth


@remembered
def of_groups(store: Store, selection: Selection) -> pd.DataFrame:
    """One row per group and dimension that is published, the whole organisation first: grid.placed and WORTH."""
    rows = grid.placed(store, selection).copy()
    return rows.assign(**independent.worth(store, selection, rows))


def of_group(store: Store, selection: Selection, group_id: str) -> pd.DataFrame:
    """One row per dimension of the framework, in order: the group's row of `of_groups`, missing where nothing is published."""
    rows = of_groups(store, selection)
    return _every_dimension(store, selection, rows[rows["group_id"] == group_id])


def rest_of(store: Store, selection: Selection, groups: pd.DataFrame) -> pd.DataFrame:
    """The organisation without each row's block, one row for each of `groups`, with its index: block, COUNTS,
    level_ratings and WORTH; missing where the block is everybody."""
    rows = of_groups(store, selection)
    whole = rows[rows["is_overall"]].set_index("dimension_id").reindex(groups["dimension_id"]).set_index(groups.index)
    return without(store, selection, whole, groups).assign(block=_(wording.REST))


def parents_of(store: Store, selection: Selection, groups: pd.DataFrame) -> pd.DataFrame:
    """The block of the parent breakdown that each row's block lies in, one row for each of `groups`, with its index:
    parent_block, COUNTS and level_ratings; missing where there is none."""
    found = store.frame("parents", slice_id=selection.slice_id, breakdown=selection.breakdown)
    found = found.loc[found["is_within"], ["dimension_id", "block_id", "parent_block", *COUNTS, "level_ratings"]]
    keys = pd.MultiIndex.from_frame(groups[["dimension_id", "block_id"]])
    return found.set_index(["dimension_id", "block_id"]).reindex(keys).set_index(groups.index)


def without(store: Store, selection: Selection, wholes: pd.DataFrame, groups: pd.DataFrame) -> pd.DataFrame:
    """Each row of `wholes` less the row of `groups` with its index: dimension_id, COUNTS, level_ratings and WORTH;
    missing where nobody is left."""
    rest = pd.DataFrame(index=groups.index)
    rest["dimension_id"] = groups["dimension_id"]
    for column in COUNTS:
        rest[column] = wholes[column].astype(float) - groups[column]
    nobody = rest["subjects"] == 0
    rest.loc[nobody, COUNTS] = np.nan
    number = len(framework.levels(store, selection.framework))
    levels = level_counts(wholes, number) - level_counts(groups, number)
    levels[nobody] = np.nan
    rest["level_ratings"] = list(levels)
    return rest.assign(**independent.worth(store, selection, rest.assign(is_overall=False)))


def in_slice(store: Store, selection: Selection, group: pd.DataFrame) -> pd.DataFrame:
    """The same blocks in another slice, one row for each row of `group`; missing where that slice unites other groups."""
    rows = of_groups(store, selection)
    found = rows.drop_duplicates(["dimension_id", "block_id"]).set_index(["dimension_id", "block_id"])
    keys = pd.MultiIndex.from_frame(group[["dimension_id", "block_id"]])
    figures = found[["block", *COUNTS, "level_ratings", *WORTH]].reindex(keys).reset_index()
    return figures.set_index(group.index)


def _every_dimension(store: Store, selection: Selection, rows: pd.DataFrame) -> pd.DataFrame:
    dimensions = framework.dimensions(store, selection.framework)[grid.DIMENSION]
    return dimensions.merge(rows.drop(columns="dimension"), how="left", on="dimension_id")
