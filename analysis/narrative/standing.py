"""What stands out in one wave: the organisation's own profile, differences between groups, and self against others."""

import numpy as np
import pandas as pd

from analysis import compare, counts, grid, metrics, statistics, summary, wording
from analysis.difference_words import ERRORS
from analysis.narrative.gaps import self_beside_others
from analysis.narrative.sentence import (
    Sentence,
    difference,
    figures,
    larger_than_chance,
    rest_figures,
    share,
    whole,
)
from analysis.selection import WHOLE_ORGANISATION, Selection
from analysis.store import Store


FEW = 4  # differences told one by one; the others stand on the page that is linked
NAMED = 3  # dimensions named as no different from the first
NOTHING = f"There is nothing to compare in this choice: {wording.COMBINED}."
CHANCE = (
    f"“Larger than chance explains”: of the differences that are said to be so, on average no more than one in {ERRORS} is"
    " chance. None of these figures says why. No level is a pass or a fail, and a lower share may be right for a role."
)
COMPARE = "results/compare"


def stands_out(store: Store, selection: Selection) -> list[Sentence]:
    """Where ratings at the high levels are most and least frequent, which groups differ from the rest, and how people see
    themselves beside others; each says so where nothing is clearer than chance."""
    return list(store.recall(_stands_out, selection))


def _stands_out(store: Store, selection: Selection) -> tuple[Sentence, ...]:
    if whole(store, selection) is None:
        return (Sentence(NOTHING),)
    caution = summary.caution(store, selection)
    return (
        *_profile(store, selection),
        *_groups(store, selection),
        *self_beside_others(store, selection),
        *([Sentence(caution)] if caution else []),
    )


def _profile(store: Store, selection: Selection) -> list[Sentence]:
    cells = metrics.cells(store, selection)
    cells = cells[cells["is_overall"] & cells["high_share"].notna()]
    high = metrics.high_levels(store, selection.framework)
    rows = counts.of_group(store, selection, whole(store, selection)).set_index("dimension_id")
    rows = rows.loc[cells["dimension_id"]].reset_index()
    every = tuple(figures(store, selection, rows))
    most, least = cells.loc[cells["high_share"].idxmax()], cells.loc[cells["high_share"].idxmin()]
    if len(cells) == 1:
        return [Sentence(f"On {most['dimension']}, {share(most)} of ratings are at {high}.", every)]
    if not _are_apart(rows, most, least, metrics.is_high(store, selection.framework)):
        least_share, most_share = (wording.percent(end["high_share"]) for end in (least, most))
        ends = wording.interval(cells["lower"].min(), cells["upper"].max())
        text = (
            f"The dimensions can't be told apart: on each, between {least_share} and {most_share} of ratings are at {high},"
            f" with 95% intervals that run from {ends}."
        )
        return [Sentence(text, every)]
    near_most = cells[(cells["upper"] >= most["lower"]) & (cells["dimension_id"] != most["dimension_id"])]
    near_least = cells[(cells["lower"] <= least["upper"]) & (cells["dimension_id"] != least["dimension_id"])]
    return [
        Sentence(f"Ratings at {high} are {how} frequent on {end['dimension']}: {share(end)}.{_near(near)}", every)
        for how, end, near in (("most", most, near_most), ("least", least, near_least))
    ]


def _are_apart(rows: pd.DataFrame, most, least, is_high: np.ndarray) -> bool:
    """Whether the intervals of the two ends leave a gap, and both ends depart from the mean of the dimensions by more than
    chance explains, all dimensions looked at together."""
    if most["lower"] <= least["upper"]:
        return False
    levels = grid.level_counts(rows, len(is_high))
    shares = levels[:, is_high].sum(axis=1) / levels.sum(axis=1)
    away = statistics.departures(shares, statistics.variance_of_share(shares, rows["people"]))
    if np.isnan(away.p).all():
        return True  # two dimensions have no usual from which to depart: the gap decides
    departs = statistics.adjusted_p(away.p) <= statistics.FALSE_DISCOVERY_RATE
    return bool(departs[rows["dimension_id"].isin([most["dimension_id"], least["dimension_id"]])].all())


def _near(cells: pd.DataFrame) -> str:
    """Which other dimensions can't be told from one; "" where all can."""
    if cells.empty:
        return ""
    if len(cells) > NAMED:
        return f" {len(cells)} other dimensions can't be told from it."
    names = [f"{row.dimension} ({wording.percent(row.high_share)})" for row in cells.itertuples()]
    return f" {wording.listed(names)} can't be told from it."


def _groups(store: Store, selection: Selection) -> list[Sentence]:
    if selection.breakdown == WHOLE_ORGANISATION or not compare.groups(store, selection):
        return []  # who took part says it
    name, high = metrics.breakdown_name(store, selection).lower(), metrics.high_levels(store, selection.framework)
    found = compare.with_rest(store, selection)
    stand, compared = found[found["stands"]], int(found["p"].notna().sum())
    between = f"between one {name} and the rest of the organisation"
    if compared == 0:
        only = compare.only_group(store, selection)
        return [Sentence(only or f"There is nothing to compare {between}: {wording.COMBINED}.", page=COMPARE)]
    text = f"Of {wording.count(compared, 'difference', 'differences')} {between}, {larger_than_chance(len(stand))}."
    if stand.empty:
        return [Sentence(text, page=COMPARE)]
    shown = found.loc[stand["adjusted_p"].nsmallest(FEW).index.sort_values()]
    if len(shown) < len(stand):
        text += f" The {FEW} clearest of them follow, and the Compare page has all."
    position = {
        name: place for place, name in enumerate(metrics.dimensions(store, selection.framework)["dimension_id"])
    }
    shown = shown.iloc[shown["dimension_id"].map(position).argsort(kind="stable")]
    return [Sentence(text, page=COMPARE), *(_group(store, selection, row, high) for row in shown.itertuples())]


def _group(store: Store, selection: Selection, row, high: str) -> Sentence:
    every = counts.of_groups(store, selection)
    own = every[(every["group_id"] == row.group_id) & (every["dimension_id"] == row.dimension_id)]
    return Sentence(
        difference(row, row.dimension, f"in {row.block}", "in the rest of the organisation", high),
        (*figures(store, selection, own), *rest_figures(store, selection, own)),
        row.dimension,
        COMPARE,
        {"dimension": row.dimension, "group": row.group},
    )
