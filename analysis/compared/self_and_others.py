"""How a group's rater groups see it: all side by side, and two of them compared in words and a chart."""

from dataclasses import replace

import pandas as pd

from analysis import measures, wording
from analysis.charts import difference_words
from analysis.charts.exhibit import Exhibit
from analysis.compared import blind_spots, series
from analysis.compared.comparison import Comparison, Note, exhibit_of
from analysis.published import counts, metrics, slices, summary
from analysis.published.selection import Selection
from analysis.published.store import Store, remembered
from analysis.wording import plain


BY = {
    "self": "by people themselves",
    "line_manager": "by their line managers",
    "peers": "by their peers",
    "direct_reports": "by their direct reports",
    "others": "by others",
}
SELF = "self"
WHO = {
    SELF: "people",
    "line_manager": "line managers",
    "peers": "peers",
    "direct_reports": "direct reports",
    "others": "others",
}


def rater_groups(store: Store, selection: Selection) -> dict[str, str]:
    """The rater groups that are published for the selected wave and measure: id = name."""
    return slices.rater_groups(store, selection)


@remembered
def side_by_side(store: Store, selection: Selection, group_id: str) -> Exhibit:
    """A group as each of its rater groups rates it."""
    group = counts.of_group(store, selection, group_id)
    found = series.figures(store, group, _slices(store, selection))
    high = metrics.high_levels(store, selection.framework)
    return series.exhibit(
        found,
        title=f"{group['group'].dropna().iloc[0]}: share at {high}, by rater group",
        heading="Rater group",
        high=high,
        note="Each line is a 95% interval; ratings of one person by several raters count as alike as they are.",
    )


@remembered
def pair(store: Store, selection: Selection, group_id: str, first: str, second: str) -> Comparison:
    """Two rater groups of a group compared."""
    found = blind_spots.between(store, selection, group_id, first, second)
    names, high = rater_groups(store, selection), metrics.high_levels(store, selection.framework)
    note = Note(f"more ratings at {high} {BY[first]} than {BY[second]}", has_usual=True)
    shown = exhibit_of(
        found,
        names[first],
        names[second],
        high,
        message=_message(found, first, second, of_people=measures.of(selection.measure).is_of_people),
        title=f"{names[first]} minus {names[second].lower()}: percentage points at {high}",
        what="the differences",
        note=note,
        usual=found["usual"].iloc[0],
    )
    table = shown.table.assign(**{
        "From the usual (points)": [difference_words.signed(value) for value in found["departure"]],
        "May be": found["kind"].str.capitalize(),
    })  # fmt: skip
    sentences = [_sentence(row, first, second, high) for row in found[found["kind"] != ""].itertuples()]
    return Comparison(_usual(found, first, second, high), sentences, [], replace(shown, table=table), note)


def caution(store: Store, selection: Selection, first: str, second: str) -> str:
    """What to know of the intervals of either rater group; "" where there is nothing."""
    both = [slices.there(store, selection, rater_group=key) for key in (first, second)]
    return next(filter(None, (summary.caution(store, one) for one in both)), "")


def _slices(store: Store, selection: Selection) -> dict[str, Selection]:
    return {
        name: slices.there(store, selection, rater_group=key) for key, name in rater_groups(store, selection).items()
    }


def _message(found: pd.DataFrame, first: str, second: str, *, of_people: bool) -> str:
    """By how much the first rate higher, or lower, than the second, and on how many dimensions; only these where it is not one way."""
    stand = found[found["stands"]]
    sides = {"higher": stand["difference"] > 0, "lower": stand["difference"] < 0}
    told = [f"{side} on {number}" for side, is_so in sides.items() if (number := int(is_so.sum()))]
    if not told:
        return f"Ratings {BY[first]} and those {BY[second]} do not clearly differ on any dimension"
    dimensions = wording.count(int(found["p"].notna().sum()), "dimension", "dimensions")
    points = stand["difference"].abs().mul(100).round()
    if of_people and len(told) == 1 and points.min():
        side = "higher" if sides["higher"].any() else "lower"
        to = "" if points.min() == points.max() else f"{points.min():.0f} to "
        rate = f"{WHO[first]} clearly rate {'themselves' if first == SELF else 'people'}"
        second_do = "people rate themselves" if second == SELF else f"{'their ' * (first == SELF)}{WHO[second]} do"
        size = f"{to}{wording.count(int(points.max()), 'point', 'points')} {side}"
        return f"On {len(stand)} of {dimensions}, {rate} {size} than {second_do}"
    return f"Ratings {BY[first]} are clearly {wording.listed(told)} of {dimensions} than those {BY[second]}"


def _usual(found: pd.DataFrame, first: str, second: str, high: str) -> str:
    compared = found[found["difference"].notna()]
    if compared.empty:
        return f"There is nothing to compare: {wording.COMBINED}."
    usual = compared["usual"].iloc[0]
    side = "higher" if usual > 0 else "lower"
    number = int((compared["difference"] * usual > 0).sum())
    share = f"of the ratings {BY[first]} are at {plain(high)}"
    if round(abs(usual) * 100):
        size = f"{difference_words.points(usual)} {'more' if usual > 0 else 'fewer'} {share} than of those {BY[second]}"
    else:
        size = f"about as many {share} as of those {BY[second]}"
    text = (
        f"Over {wording.count(len(compared), 'dimension', 'dimensions')}, {size}, on average (an indication). On {number} of"
        f" them they are {side}."
    )
    people = [int(compared[f"{name}_subjects"].max()) for name in ("first", "second")]
    if people[0] != people[1]:
        text += (
            f" On the dimension with most, the first are ratings of {people[0]:,} people and the second of {people[1]:,}, so"
            " not everyone is in both."
        )
    if not (found["kind"] != "").any() and len(compared) > 2:
        text += " How far single dimensions depart from that may be chance."
    return text


def _sentence(row, first: str, second: str, high: str) -> str:
    start = f"**{plain(row.dimension)}**"
    start += f" may be a {row.kind}" if row.kind != blind_spots.FURTHER_APART else " stands out"
    more = "more" if row.difference > 0 else "fewer"
    return (
        f"{start}: {wording.percent(row.first_share)} of ratings {BY[first]} are at {plain(high)}, and"
        f" {wording.percent(row.second_share)} of those {BY[second]}: {difference_words.points(row.difference)} {more} (95%"
        f" interval {difference_words.span(row.lower, row.upper)}), where {_usual_size(row)} is usual here."
    )


def _usual_size(row) -> str:
    return f"{difference_words.points(row.usual)} {'more' if row.usual > 0 else 'fewer'}"
