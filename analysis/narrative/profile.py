"""The whole organisation's own profile: where ratings at the high levels are most and least frequent."""

import pandas as pd

from analysis import wording
from analysis.compared import extremes
from analysis.frames import rows_of
from analysis.narrative.sentence import Sentence, as_whole, figures, ratings, share
from analysis.published import counts, metrics
from analysis.published.selection import Selection
from analysis.published.store import Store, remembered


NAMED = 3  # dimensions named as no different from the first


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
        return [Sentence(f"On {ends.most['dimension']}, {share(ends.most)} of {rated} are at {high}.", every)]
    if not ends.are_apart:
        least, most = extremes.span(cells["high_share"])
        shares = least if least == most else f"between {least} and {most}"
        intervals = wording.interval(cells["lower"].min(), cells["upper"].max())
        text = (
            f"No dimension is clearly higher or lower than another: on each, {shares} of {rated} are"
            f" at {high}, with 95% intervals within {intervals}."
        )
        return [Sentence(text, every)]
    return [
        Sentence(
            f"{rated.capitalize()} at {high} are {how} frequent on {end['dimension']}: {share(end)}.{_near(near)}",
            every,
        )
        for how, end, near in (("most", ends.most, ends.near_most), ("least", ends.least, ends.near_least))
    ]


def _near(cells: pd.DataFrame) -> str:
    """Which other dimensions may differ from one by chance; "" where none does."""
    if cells.empty:
        return ""
    if len(cells) > NAMED:
        return f" {len(cells)} other dimensions are so near that chance may explain the difference."
    names = [f"{row.dimension} ({wording.percent(row.high_share)})" for row in rows_of(cells)]
    return (
        f" {wording.listed(names)} {'is' if len(names) == 1 else 'are'} so near that chance may explain the difference."
    )
