"""How many independent answers published ratings are worth, which every interval and comparison rests on."""

from dataclasses import replace

import numpy as np
import pandas as pd

from analysis import framework, grid, statistics
from analysis.selection import Selection
from analysis.store import Store


ROUNDED_BY = 0.05  # a published correlation may be so much higher: the cautious end is taken
RATES_ONE = ("self",)  # rater groups of whom each rates one subject only
TEAM = "team"  # the breakdown whose groups share raters


def worth(store: Store, selection: Selection, rows: pd.DataFrame) -> pd.DataFrame:
    """What the ratings of each row are worth in independent answers; rows have dimension_id, subjects, ratings, is_overall.

    people: when the group is set against another, after the design effect of raters nested in subjects and after `scatter`.
    people_shown: for the interval of its own share, which is narrower for the whole organisation where it is known that
    few of those invited are left to chance (how many of a group were invited is not known). people_among: when the group's
    dimensions are set against one another.
    """
    nested = _nested(store, selection, rows)
    people = nested / np.nan_to_num(scatter(store, selection), nan=1.0)
    return pd.DataFrame(
        {"people": people, "people_shown": _shown(store, selection, rows, people), "people_among": people},
        index=rows.index,
    )


def scatter(store: Store, selection: Selection) -> float:
    """How many times further apart than by chance the selected slice's teams lie, as a factor of variance, over all
    dimensions: raters who rate several subjects of a team make them alike. 1 for self. Not a number where teams are too
    few."""
    if selection.rater_group in RATES_ONE:
        return 1.0
    return store.recall(_scatter, replace(selection, breakdown=TEAM))


def invited(store: Store, selection: Selection) -> int | None:
    """How many people the selected wave asked to assess themselves, where that was said; None of any other rater group."""
    if selection.rater_group not in RATES_ONE:
        return None
    return store.recall(_invited, selection.organisation, selection.wave)


def _shown(store: Store, selection: Selection, rows: pd.DataFrame, people: np.ndarray) -> np.ndarray:
    asked = invited(store, selection)
    if asked is None:
        return people
    corrected = statistics.finite_population(people, rows["subjects"].to_numpy(dtype=float), asked)
    return np.where(rows["is_overall"].astype(bool), corrected, people)


def _invited(store: Store, organisation: str, wave: str) -> int | None:
    rows = store.frame("invited", organisation=organisation, wave=wave)
    return None if rows.empty else int(rows["invited"].item())


def _scatter(store: Store, selection: Selection) -> float:
    is_high = framework.is_high(store, selection.framework)
    rows = grid.placed(store, selection).drop_duplicates(["dimension_id", "block_id"])
    rows = rows.assign(share=grid.share_at(rows, is_high), people=_nested(store, selection, rows))
    whole = rows[rows["is_overall"]].set_index("dimension_id")
    teams = rows[~rows["is_overall"]]
    of_whole = whole.reindex(teams["dimension_id"])
    return statistics.overdispersion(
        teams["share"], teams["people"], of_whole["share"].to_numpy(), of_whole["people"].to_numpy()
    )


def _nested(store: Store, selection: Selection, rows: pd.DataFrame) -> np.ndarray:
    alike = store.recall(_alike, selection.slice_id).reindex(rows["dimension_id"]).to_numpy()
    return statistics.effective_people(rows["subjects"], rows["ratings"], alike)


def _alike(store: Store, slice_id: int) -> pd.Series:
    """How alike the ratings of one subject are at most, by dimension."""
    published = store.frame("intra_class_correlations", slice_id=slice_id).set_index("dimension_id")
    return published["correlation"] + ROUNDED_BY
