"""How people rate themselves beside how others rate them, in the whole organisation."""

import pandas as pd

from analysis import wording
from analysis.charts.difference_words import points
from analysis.compared import blind_spots
from analysis.narrative.sentence import Figure, Sentence, as_whole, figures, ratings, whole, whole_rows
from analysis.published import metrics, slices
from analysis.published.selection import Selection
from analysis.published.store import Store, remembered
from domain.languages import N_, _


SELF = blind_spots.SELF
SELF_AND_OTHERS = "results/self_and_others"
NONE = N_(
    "Between people's own {ratings} and those by {raters}, no difference is larger than chance explains, on {dimensions:#dimension}"
    " ({people})."
)
BOTH_WAYS = {
    "performance": N_(
        "Beside {raters}, people rate themselves higher on {higher} and lower on {lower} of {dimensions:#dimension}, by more than"
        " chance explains ({people})."
    ),
    "importance": N_(
        "Beside {raters}, people rate the importance of dimensions to their role higher on {higher} and lower on {lower} of"
        " {dimensions:#dimension}, by more than chance explains ({people})."
    ),
}
ONE_WAY = {  # by measure, and whether people rate themselves higher
    ("performance", True): N_(
        "People rate themselves higher than {raters} do: on {number:,} of {dimensions:#dimension} by more than chance"
        " explains, by {size} ({people})."
    ),
    ("performance", False): N_(
        "People rate themselves lower than {raters} do: on {number:,} of {dimensions:#dimension} by more than chance explains, by {size}"
        " ({people})."
    ),
    ("importance", True): N_(
        "People rate the importance of dimensions to their role higher than {raters} do: on {number:,} of {dimensions:#dimension}"
        " by more than chance explains, by {size} ({people})."
    ),
    ("importance", False): N_(
        "People rate the importance of dimensions to their role lower than {raters} do: on {number:,} of {dimensions:#dimension} by"
        " more than chance explains, by {size} ({people})."
    ),
}
PEOPLE = {
    "performance": N_("{own:#person|people} rated themselves; {rated:#person|people} were rated by {raters}"),
    "importance": N_("{own:#person|people} said so themselves; {rated:#person|people} had {raters} say so"),
}


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
    raters, stand = _(wording.RATERS[other]), compared[compared["stands"]]
    own, rated = (
        metrics.assessed(store, slices.there(store, selection, rater_group=key)) or 0 for key in (SELF, other)
    )
    people = _(PEOPLE[selection.measure], own=own, rated=rated, raters=raters)
    said = {"raters": raters, "dimensions": len(compared), "people": people}
    if stand.empty:
        return _(NONE, ratings=ratings(selection), **said)
    higher, lower = stand[stand["superiority"] > 0.5], stand[stand["superiority"] < 0.5]
    if len(higher) and len(lower):
        return _(BOTH_WAYS[selection.measure], higher=_sized(higher), lower=_sized(lower), **said)
    part = higher if len(higher) else lower
    return _(ONE_WAY[selection.measure, len(higher) > 0], number=len(part), size=_size(part), **said)


def _sized(part: pd.DataFrame) -> str:
    """On how many dimensions, and by how much: "3, by 5 to 8 percentage points"."""
    return _("{number:,}, by {size}", number=len(part), size=_size(part))


def _size(part: pd.DataFrame) -> str:
    """How many percentage points apart, from the least to the most."""
    apart = part["difference"].abs()
    least, most = round(apart.min() * 100), round(apart.max() * 100)
    if least == most:
        return points(apart.max())
    return (
        _("{least} to {most:#percentage point}", least=least, most=most)
        if least
        else _("up to {points}", points=points(apart.max()))
    )
