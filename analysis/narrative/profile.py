"""The whole organisation's own profile: where ratings at the high levels are most and least frequent."""

import pandas as pd

from analysis import wording
from analysis.compared import extremes
from analysis.frames import rows_of
from analysis.narrative.sentence import Sentence, as_whole, figures, ratings, share
from analysis.published import counts, metrics
from analysis.published.selection import Selection
from analysis.published.store import Store, remembered
from domain.languages import N_, _


NAMED = 3  # dimensions named as no different from the first
ONLY = N_("On {dimension}, {share} of {ratings} are at {high}.")
ALIKE = N_(
    "No dimension is clearly higher or lower than another: on each, {share} of {ratings} are at {high}, with 95% intervals within"
    " {intervals}."
)
NOT_APART = N_(
    "No dimension is clearly higher or lower than another: on each, between {least} and {most} of {ratings} are at {high}, with 95%"
    " intervals within {intervals}."
)
MOST = {
    "performance": N_("Ratings at {high} are most frequent on {dimension}: {share}."),
    "importance": N_("Ratings of importance at {high} are most frequent on {dimension}: {share}."),
}
LEAST = {
    "performance": N_("Ratings at {high} are least frequent on {dimension}: {share}."),
    "importance": N_("Ratings of importance at {high} are least frequent on {dimension}: {share}."),
}
NEAR = N_("{dimensions:and} {dimensions:?is|are} so near that chance may explain the difference.")
MANY_NEAR = N_("{number:,} other dimensions are so near that chance may explain the difference.")


@remembered
def profile(store: Store, selection: Selection) -> list[Sentence]:
    """On which dimensions ratings at the high levels are most and least frequent, or that they can't be told apart."""
    selection = as_whole(selection)
    cells = metrics.cells(store, selection)
    cells = cells[cells["high_share"].notna()]
    if cells.empty:
        return []
    high, rated = metrics.high_levels(store, selection.framework), ratings(selection)
    rows = counts.of_group(store, selection, cells["group_id"].iloc[0]).set_index("dimension_id")
    rows = rows.loc[cells["dimension_id"]].reset_index()
    every = tuple(figures(store, selection, rows))
    ends = extremes.ends(cells)
    if len(cells) == 1:
        only = ends.most
        return [Sentence(_(ONLY, dimension=only["dimension"], share=share(only), ratings=rated, high=high), every)]
    if not ends.are_apart:
        least, most = extremes.span(cells["high_share"])
        intervals = wording.interval(cells["lower"].min(), cells["upper"].max())
        sizes = {"share": most} if least == most else {"least": least, "most": most}
        alike = ALIKE if least == most else NOT_APART
        return [Sentence(_(alike, **sizes, ratings=rated, high=high, intervals=intervals), every)]
    told = ((MOST, ends.most, ends.near_most), (LEAST, ends.least, ends.near_least))
    return [
        Sentence(
            _(said[selection.measure], high=high, dimension=end["dimension"], share=share(end)) + _near(near),
            every,
        )
        for said, end, near in told
    ]


def _near(cells: pd.DataFrame) -> str:
    """Which other dimensions may differ from one by chance, after a blank; "" where none does."""
    if cells.empty:
        return ""
    if len(cells) > NAMED:
        return f" {_(MANY_NEAR, number=len(cells))}"
    named = [
        _("{dimension} ({share})", dimension=row.dimension, share=wording.percent(row.high_share))
        for row in rows_of(cells)
    ]
    return f" {_(NEAR, dimensions=named)}"
