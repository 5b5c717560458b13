"""How far two rater groups are apart, in words."""

import numpy as np
import pandas as pd

from analysis import wording
from analysis.charts import difference_words
from analysis.compared import blind_spots
from analysis.wording import plain
from domain.languages import N_, _


SELF = blind_spots.SELF
BY = {
    SELF: N_("by people themselves"),
    "line_manager": N_("by their line managers"),
    "peers": N_("by their peers"),
    "direct_reports": N_("by their direct reports"),
    "others": N_("by others"),
}
WHO = {
    "line_manager": N_("line managers"),
    "peers": N_("peers"),
    "direct_reports": N_("direct reports"),
    "others": N_("others"),
}
BY_POINTS = {  # whether the first, and the second, are people themselves, and whether the first rate higher
    (True, False, True): N_(
        "On {number} of {compared:#dimension}, people clearly rate themselves {points} higher than {raters} do"
    ),
    (True, False, False): N_(
        "On {number} of {compared:#dimension}, people clearly rate themselves {points} lower than {raters} do"
    ),
    (False, True, True): N_(
        "On {number} of {compared:#dimension}, {who} clearly rate people {points} higher than people rate themselves"
    ),
    (False, True, False): N_(
        "On {number} of {compared:#dimension}, {who} clearly rate people {points} lower than people rate themselves"
    ),
    (False, False, True): N_(
        "On {number} of {compared:#dimension}, {who} clearly rate people {points} higher than {others} do"
    ),
    (False, False, False): N_(
        "On {number} of {compared:#dimension}, {who} clearly rate people {points} lower than {others} do"
    ),
}
ON = {  # whether the first are higher on any dimension, and lower on any
    (True, True): N_(
        "Ratings {by_first} are clearly higher on {higher} and lower on {lower} of {compared:#dimension} than those {by_second}"
    ),
    (True, False): N_(
        "Ratings {by_first} are clearly higher on {higher} of {compared:#dimension} than those {by_second}"
    ),
    (False, True): N_(
        "Ratings {by_first} are clearly lower on {lower} of {compared:#dimension} than those {by_second}"
    ),
    (False, False): N_("Ratings {by_first} and those {by_second} do not clearly differ on any dimension"),
}
USUALLY = {  # by the sign of the mean difference, as it is printed
    1: N_(
        "Over {compared:#dimension}, {size} more of the ratings {by_first} are at {high} than of those {by_second}, on average (an"
        " indication)."
    ),
    0: N_(
        "Over {compared:#dimension}, about as many of the ratings {by_first} are at {high} as of those {by_second}, on average (an"
        " indication)."
    ),
    -1: N_(
        "Over {compared:#dimension}, {size} fewer of the ratings {by_first} are at {high} than of those {by_second}, on average (an"
        " indication)."
    ),
}
SENTENCES = {
    blind_spots.BLIND_SPOT: N_(
        "**{dimension}** may be a blind spot: {first_share} of ratings {by_first} are at {high}, and {second_share} of those"
        " {by_second}: {difference} (95% interval {interval}), where {usual} is usual here."
    ),
    blind_spots.HIDDEN_STRENGTH: N_(
        "**{dimension}** may be a hidden strength: {first_share} of ratings {by_first} are at {high}, and {second_share} of those"
        " {by_second}: {difference} (95% interval {interval}), where {usual} is usual here."
    ),
    blind_spots.FURTHER_APART: N_(
        "**{dimension}** stands out: {first_share} of ratings {by_first} are at {high}, and {second_share} of those {by_second}:"
        " {difference} (95% interval {interval}), where {usual} is usual here."
    ),
}


def message(found: pd.DataFrame, first: str, second: str, *, of_people: bool) -> str:
    """By how much the first rate higher, or lower, than the second, and on how many dimensions; only these where it is not one way."""
    stand = found[found["stands"]]
    higher, lower = int((stand["difference"] > 0).sum()), int((stand["difference"] < 0).sum())
    compared = int(found["p"].notna().sum())
    points = stand["difference"].abs().mul(100).round()
    if of_people and (higher > 0) != (lower > 0) and points.min():
        return _(
            BY_POINTS[first == SELF, second == SELF, higher > 0],
            number=len(stand),
            compared=compared,
            points=_points(int(points.min()), int(points.max())),
            raters=_(wording.RATERS[second]),
            who=_(WHO.get(first, "")),
            others=_(WHO.get(second, "")),
        )
    return _(ON[higher > 0, lower > 0], higher=higher, lower=lower, compared=compared, **by(first, second))


def _points(least: int, most: int) -> str:
    if least == most:
        return _("{points:#point}", points=most)
    return _("{least} to {points:#point}", least=least, points=most)


def usual(found: pd.DataFrame, first: str, second: str, high: str) -> str:
    """How far the two are apart over the dimensions of blind_spots.between, and on how many they go that way."""
    compared = found[found["difference"].notna()]
    if compared.empty:
        return _("There is nothing to compare: {combined}.", combined=_(wording.COMBINED))
    mean = compared["usual"].iloc[0]
    number = int((compared["difference"] * mean > 0).sum())
    people = [int(compared[f"{name}_subjects"].max()) for name in ("first", "second")]
    return wording.sentences(
        _(
            USUALLY[int(np.sign(round(mean * 100)))],
            compared=len(compared),
            size=difference_words.points(mean),
            high=plain(high),
            **by(first, second),
        ),
        _("On {number} of them they are higher.", number=number)
        if mean > 0
        else _("On {number} of them they are lower.", number=number),
        _(
            "On the dimension with most, the first are ratings of {first:#person|people} and the second of {second:,}, so not everyone"
            " is in both.",
            first=people[0],
            second=people[1],
        )
        if people[0] != people[1]
        else "",
        _("How far single dimensions depart from that may be chance.")
        if not (found["kind"] != "").any() and len(compared) > 2
        else "",
    )


def sentence(row, first: str, second: str, high: str) -> str:
    """What a row that is one of SENTENCES says."""
    return _(
        SENTENCES[row.kind],
        dimension=plain(row.dimension),
        first_share=wording.percent(row.first_share),
        second_share=wording.percent(row.second_share),
        high=plain(high),
        difference=_size(row.difference),
        interval=difference_words.span(row.lower, row.upper),
        usual=_size(row.usual),
        **by(first, second),
    )


def _size(difference: float) -> str:
    """How many more, or fewer: "5 percentage points more"."""
    size = difference_words.points(difference)
    return _("{size} more", size=size) if difference > 0 else _("{size} fewer", size=size)


def by(first: str, second: str) -> dict[str, str]:
    """Whose the ratings of either side are, for a sentence."""
    return {"by_first": _(BY[first]), "by_second": _(BY[second])}
