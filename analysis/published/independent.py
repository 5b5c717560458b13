"""How many independent answers published ratings are worth, which every interval and comparison rests on."""

from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis import statistics
from analysis.published import framework, grid
from analysis.published.selection import Selection
from analysis.published.store import Store, remembered
from domain.languages import N_, _


ROUNDED_BY = 0.05  # a published number may be so much higher, or lower: the cautious end is taken
MOST_SAID = 0.9  # an intra-class correlation published as this may be anything up to 1
RATES_ONE = ("self",)  # rater groups of whom each rates one subject only
OF_A_GROUP = 0.75  # of the part of an organisation that is in two waves: what is taken to be so of a group
TEAM = "team"  # the breakdown whose groups share raters
NOT_WIDENED = N_(
    "One rater may rate several people, whose ratings are then alike. Too few teams are published to allow for that, so"
    " intervals are too narrow and more of what is called clear may be chance."
)


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
        {
            "people": people,
            "people_shown": _shown(store, selection, rows, people),
            "people_among": _among(store, selection, rows),
        },
        index=rows.index,
    )


def scatter(store: Store, selection: Selection) -> float:
    """How many times further apart than by chance the selected slice's teams lie, as a factor of variance, over all
    dimensions: raters who rate several subjects of a team make them alike. 1 for self. Not a number where teams are too
    few."""
    if selection.rater_group in RATES_ONE:
        return 1.0
    return _scatter(store, replace(selection, breakdown=TEAM, only=""))


def scatter_among(store: Store, selection: Selection) -> float:
    """As `scatter`, of how far a team's dimensions lie from its mean over the dimensions: what raters who rate several give to
    all dimensions alike is not in it. 1 for self, and where teams are too few."""
    if selection.rater_group in RATES_ONE:
        return 1.0
    return _scatter_among(store, replace(selection, breakdown=TEAM, only=""))


class InCommon(NamedTuple):
    """The correlations of figures of two waves, for the people who are in both: of ranks and means, and of high shares."""

    of_levels: np.ndarray | float
    of_shares: np.ndarray | float


def in_two_waves(
    store: Store, selection: Selection, other: Selection, rows: pd.DataFrame, others: pd.DataFrame
) -> InCommon:
    """For each row of `rows` and of `others`, the same groups in another wave; 0 where nothing is published for the organisation.

    people in both / sqrt(n1 * n2) * the correlation of one person's, and less by what adds to the variance of each wave and may not
    be the same in both: scatter, and raters who are spread unequally over people, perhaps over others the next time.
    How many of a group are in both is not known, so it is taken to be three quarters of the organisation's part.
    """
    known = _in_two_waves(store, selection.slice_id, other.slice_id)
    if known is None:
        return InCommon(np.zeros(len(rows)), np.zeros(len(rows)))
    people, *correlations = known
    sizes = [
        _organisation(store, one).reindex(rows["dimension_id"]).to_numpy(dtype=float) for one in (selection, other)
    ]
    widened = np.sqrt(_widened(store, selection, rows) * _widened(store, other, rows))
    is_missing = rows["subjects"].isna() | others["subjects"].isna()
    shared = [shared_variance(people, *sizes, one, rows["is_overall"].eq(True)) / widened for one in correlations]
    return InCommon(*(np.where(np.isnan(of_one) | is_missing, 0.0, of_one) for of_one in shared))


def shared_variance(people: int, size, other_size, correlation: float, is_overall) -> np.ndarray:
    """The correlation of two shares of an organisation, or of a group, of which so many people are in both."""
    part = np.minimum(people / np.sqrt(np.asarray(size, dtype=float) * other_size), 1)
    return part * max(correlation - ROUNDED_BY, 0) * np.where(is_overall, 1, OF_A_GROUP)


def invited(store: Store, selection: Selection) -> int | None:
    """How many people the selected wave asked to assess themselves, where that was said; None of any other rater group."""
    is_asked = selection.rater_group in RATES_ONE
    return _invited(store, selection.organisation, selection.wave) if is_asked else None


def likeness(correlation: float) -> str:
    """A published intra-class correlation as a reader has it."""
    sentence = N_("{correlation:.1f} or more") if correlation >= MOST_SAID else "{correlation:.1f}"
    return _(sentence, correlation=correlation)


def _shown(store: Store, selection: Selection, rows: pd.DataFrame, people: np.ndarray) -> np.ndarray:
    asked = invited(store, selection)
    if asked is None:
        return people
    corrected = statistics.finite_population(people, rows["subjects"].to_numpy(dtype=float), asked)
    return np.where(rows["is_overall"].astype(bool), corrected, people)


@remembered
def _invited(store: Store, organisation: str, wave: str) -> int | None:
    rows = store.frame("invited", organisation=organisation, wave=wave)
    return None if rows.empty else int(rows["invited"].item())


@remembered
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


@remembered
def _scatter_among(store: Store, selection: Selection) -> float:
    rows = grid.placed(store, selection).drop_duplicates(["dimension_id", "block_id"])
    rows = rows.assign(
        share=grid.share_at(rows, framework.is_high(store, selection.framework)),
        people=_nested(store, selection, rows) / (1 - _alike_among(store, selection.slice_id)),
    )
    whole = rows[rows["is_overall"]].set_index("dimension_id")
    shares, people = (
        rows[~rows["is_overall"]].pivot(index="block_id", columns="dimension_id", values=one)
        for one in ("share", "people")
    )
    return statistics.scatter_of_departures(
        shares, people, whole["share"].reindex(shares.columns), whole["people"].reindex(shares.columns)
    )


def _among(store: Store, selection: Selection, rows: pd.DataFrame) -> np.ndarray:
    """Without what people, and raters who rate several, give to all dimensions alike."""
    return (
        _nested(store, selection, rows)
        / (1 - _alike_among(store, selection.slice_id))
        / scatter_among(store, selection)
    )


@remembered
def _alike_among(store: Store, slice_id: int) -> float:
    """How alike a person's dimensions are at least."""
    rows = store.frame("dimension_correlation", slice_id=slice_id)
    return 0.0 if rows.empty else max(float(rows["correlation"].item()) - ROUNDED_BY, 0.0)


def _widened(store: Store, selection: Selection, rows: pd.DataFrame) -> np.ndarray:
    unevenness = _alike(store, selection.slice_id)["unevenness"].reindex(rows["dimension_id"]).to_numpy(dtype=float)
    return np.nan_to_num(unevenness, nan=1.0) * np.nan_to_num(scatter(store, selection), nan=1.0)


def _organisation(store: Store, selection: Selection) -> pd.Series:
    """People of the whole organisation, by dimension."""
    rows = grid.placed(store, selection)
    return rows[rows["is_overall"]].set_index("dimension_id")["subjects"]


@remembered
def _in_two_waves(store: Store, slice_id: int, other_id: int) -> tuple[int, float, float] | None:
    rows = store.frame("wave_correlation", slice_id=slice_id, other_id=other_id)
    return None if rows.empty else tuple(rows.iloc[0].tolist())


def _nested(store: Store, selection: Selection, rows: pd.DataFrame) -> np.ndarray:
    alike = _alike(store, selection.slice_id).reindex(rows["dimension_id"])
    return statistics.effective_people(
        rows["subjects"], rows["ratings"], alike["correlation"].to_numpy(), alike["unevenness"].to_numpy()
    )


@remembered
def _alike(store: Store, slice_id: int) -> pd.DataFrame:
    """How alike the ratings of one subject are, and how unequally raters are spread, at most; by dimension."""
    said = store.frame("intra_class_correlations", slice_id=slice_id).set_index("dimension_id")
    most = said + ROUNDED_BY
    return most.assign(correlation=most["correlation"].where(said["correlation"] < MOST_SAID, 1.0))
