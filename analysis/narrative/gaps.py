"""How people rate themselves beside how others rate them, in the whole organisation."""

import pandas as pd

from analysis import measures, wording
from analysis.charts.difference_words import points
from analysis.compared import blind_spots
from analysis.narrative.sentence import Figure, Sentence, as_whole, figures, people, ratings, whole, whole_rows
from analysis.published import metrics, slices
from analysis.published.selection import Selection
from analysis.published.store import Store, remembered


SELF = blind_spots.SELF
SELF_AND_OTHERS = "results/self_and_others"


def self_beside_others(store: Store, selection: Selection) -> list[Sentence]:
    """A sentence for each other rater group: whether people rate themselves higher or lower."""
    names = slices.rater_groups(store, selection)
    return [
        Sentence(
            _gap(store, selection, rows[rows["p"].notna()], other),
            gap_figures(store, selection, rows[rows["p"].notna()], other),
            page=SELF_AND_OTHERS,
            link={"first": names[SELF], "second": names[other]},
        )
        for other, rows in gaps(store, selection).items()
    ]


@remembered
def gaps(store: Store, selection: Selection) -> dict[str, pd.DataFrame]:
    """By rater group, self against it in the whole organisation: blind_spots.between. Only where both are published and
    the selection is one of the two."""
    selection = as_whole(selection)
    published, group_id = slices.rater_groups(store, selection), whole(store, selection)
    if SELF not in published or group_id is None:
        return {}
    others = [key for key in published if key != SELF and selection.rater_group in (SELF, key)]
    found = {other: blind_spots.between(store, selection, group_id, SELF, other) for other in others}
    return {other: rows for other, rows in found.items() if rows["p"].notna().any()}


def gap_figures(store: Store, selection: Selection, rows: pd.DataFrame, other: str) -> tuple[Figure, ...]:
    """The rows of blind_spots.between as figures: self, then the other rater group."""
    found = []
    for rater_group in (SELF, other):
        of_group = slices.there(store, selection, rater_group=rater_group)
        every = whole_rows(store, of_group)
        found += figures(store, of_group, every[every["dimension_id"].isin(rows["dimension_id"])])
    return tuple(found)


def _gap(store: Store, selection: Selection, compared: pd.DataFrame, other: str) -> str:
    """How people's own ratings lie beside those by another rater group, over the dimensions that both have."""
    raters = wording.RATERS[other]
    dimensions = wording.count(len(compared), "dimension", "dimensions")
    stand = compared[compared["stands"]]
    who = [metrics.assessed(store, slices.there(store, selection, rater_group=key)) or 0 for key in (SELF, other)]
    measure = measures.of(selection.measure)
    own, theirs = (measure.done_by(key, raters, in_short=True) for key in (SELF, other))
    rated, of_whom = measure.rated, f"{people(who[0])} {own}; {people(who[1])} {theirs}"
    if stand.empty:
        return (
            f"Between people's own {ratings(selection)} and those by {raters}, no difference is larger than chance explains,"
            f" on {dimensions} ({of_whom})."
        )
    higher, lower = stand[stand["superiority"] > 0.5], stand[stand["superiority"] < 0.5]
    if len(higher) and len(lower):
        return (
            f"Beside {raters}, people rate {rated} higher on {len(higher)}{_size(higher)} and lower on"
            f" {len(lower)}{_size(lower)} of {dimensions}, by more than chance explains ({of_whom})."
        )
    word, part = ("higher", higher) if len(higher) else ("lower", lower)
    return (
        f"People rate {rated} {word} than {raters} do: on {len(part)} of {dimensions} by more than chance"
        f" explains{_size(part)} ({of_whom})."
    )


def _size(part: pd.DataFrame) -> str:
    """How many percentage points apart, from the least to the most."""
    least, most = part["difference"].abs().min(), part["difference"].abs().max()
    sizes = dict.fromkeys([points(least).split()[0], points(most)])
    return f", by {' to '.join(sizes)}" if round(least * 100) else ""
