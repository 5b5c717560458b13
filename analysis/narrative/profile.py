"""The whole organisation's own profile: where ratings at the high levels are most and least frequent."""

import pandas as pd

from analysis import counts, extremes, metrics, wording
from analysis.narrative.sentence import Sentence, as_whole, figures, ratings, share, whole
from analysis.selection import Selection
from analysis.store import Store


NAMED = 3  # dimensions named as no different from the first


def profile(store: Store, selection: Selection) -> list[Sentence]:
    """On which dimensions ratings at the high levels are most and least frequent, or that they can't be told apart."""
    return list(store.recall(_profile, as_whole(selection)))


def _profile(store: Store, selection: Selection) -> list[Sentence]:
    cells = metrics.cells(store, selection)
    cells = cells[cells["high_share"].notna()]
    if cells.empty:
        return []
    high, rated = metrics.high_levels(store, selection.framework), ratings(selection)
    rows = counts.of_group(store, selection, whole(store, selection)).set_index("dimension_id")
    rows = rows.loc[cells["dimension_id"]].reset_index()
    every = tuple(figures(store, selection, rows))
    most, least = cells.loc[cells["high_share"].idxmax()], cells.loc[cells["high_share"].idxmin()]
    if len(cells) == 1:
        return [Sentence(f"On {most['dimension']}, {share(most)} of {rated} are at {high}.", every)]
    if not extremes.are_apart(rows, cells, metrics.is_high(store, selection.framework)):
        least_share, most_share = (wording.percent(end["high_share"]) for end in (least, most))
        ends = wording.interval(cells["lower"].min(), cells["upper"].max())
        text = (
            f"No dimension is clearly higher or lower than another: on each, between {least_share} and {most_share} of {rated} are"
            f" at {high}, with 95% intervals that run from {ends}."
        )
        return [Sentence(text, every)]
    near_most = cells[(cells["upper"] >= most["lower"]) & (cells["dimension_id"] != most["dimension_id"])]
    near_least = cells[(cells["lower"] <= least["upper"]) & (cells["dimension_id"] != least["dimension_id"])]
    return [
        Sentence(
            f"{rated.capitalize()} at {high} are {how} frequent on {end['dimension']}: {share(end)}.{_near(near)}",
            every,
        )
        for how, end, near in (("most", most, near_most), ("least", least, near_least))
    ]


def _near(cells: pd.DataFrame) -> str:
    """Which other dimensions may differ from one by chance; "" where none does."""
    if cells.empty:
        return ""
    if len(cells) > NAMED:
        return f" {len(cells)} other dimensions are so near that chance may explain the difference."
    names = [f"{row.dimension} ({wording.percent(row.high_share)})" for row in cells.itertuples()]
    return (
        f" {wording.listed(names)} {'is' if len(names) == 1 else 'are'} so near that chance may explain the difference."
    )
