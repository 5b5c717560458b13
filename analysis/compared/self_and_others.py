"""How a group's rater groups see it: all side by side, and two of them compared in words and a chart."""

from dataclasses import replace

from analysis import measures
from analysis.charts import difference_words
from analysis.charts.exhibit import Exhibit
from analysis.compared import blind_spots, gap_words, series
from analysis.compared.comparison import Comparison, Note, exhibit_of
from analysis.published import counts, metrics, slices, summary
from analysis.published.selection import Selection
from analysis.published.store import Store, remembered
from domain.languages import N_, _


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
        title=_("{group}: share at {high}, by rater group", group=group["group"].dropna().iloc[0], high=high),
        heading=N_("Rater group"),
        high=high,
        note=_("Each line is a 95% interval; ratings of one person by several raters count as alike as they are."),
    )


@remembered
def pair(store: Store, selection: Selection, group_id: str, first: str, second: str) -> Comparison:
    """Two rater groups of a group compared."""
    found = blind_spots.between(store, selection, group_id, first, second)
    names, high = rater_groups(store, selection), metrics.high_levels(store, selection.framework)
    right = _("more ratings at {high} {by_first} than {by_second}", high=high, **gap_words.by(first, second))
    note = Note(right, has_usual=True)
    shown = exhibit_of(
        found,
        names[first],
        names[second],
        high,
        message=gap_words.message(found, first, second, of_people=measures.of(selection.measure).is_of_people),
        title=_(
            "{first} minus {second}: percentage points at {high}",
            first=names[first],
            second=names[second].lower(),
            high=high,
        ),
        what=_("the differences"),
        note=note,
        usual=found["usual"].iloc[0],
    )
    table = shown.table.assign(**{
        N_("From the usual (points)"): [difference_words.signed(value) for value in found["departure"]],
        N_("May be"): [_(blind_spots.IN_A_TABLE[kind]) for kind in found["kind"]],
    })  # fmt: skip
    sentences = [gap_words.sentence(row, first, second, high) for row in found[found["kind"] != ""].itertuples()]
    return Comparison(gap_words.usual(found, first, second, high), sentences, [], replace(shown, table=table), note)


def caution(store: Store, selection: Selection, first: str, second: str) -> str:
    """What to know of the intervals of either rater group; "" where there is nothing."""
    both = [slices.there(store, selection, rater_group=key) for key in (first, second)]
    return next(filter(None, (summary.caution(store, one) for one in both)), "")


def _slices(store: Store, selection: Selection) -> dict[str, Selection]:
    return {
        name: slices.there(store, selection, rater_group=key) for key, name in rater_groups(store, selection).items()
    }
