"""How a group's figures change from wave to wave: waves side by side, and two compared."""

from dataclasses import replace

import pandas as pd

from analysis import wording
from analysis.charts import difference_words, slope_charts
from analysis.charts.exhibit import Exhibit
from analysis.compared import differences, headlines, series
from analysis.compared.comparison import Comparison, Note, comparison_of
from analysis.published import counts, followed, independent, metrics, slices
from analysis.published.selection import Selection
from analysis.published.store import Store, remembered
from domain.languages import N_, _


TWO_WAVES = N_(
    "**Two waves are no trend.** Figures go up and down by chance from one wave to the next, and from two points nobody can"
    " tell a change that lasts from one that does not. Wait for a third before you act on it, or look for other evidence."
)
FIRST_WAVE = N_(
    "{wave} is the first of the waves, so nothing can have changed since another. Choose a later wave to compare it with those"
    " before."
)
OTHER_PEOPLE = N_(
    "The waves are not all the same people: some came and some left, and nobody's own change is shown. A group is compared"
    " only with itself, that is where it unites the same teams or roles in both waves."
)


def waves(store: Store, selection: Selection) -> list[str]:
    """The waves that are published for the selected rater group and measure, earliest first."""
    return slices.waves(store, selection)


def earlier(store: Store, selection: Selection) -> list[str]:
    """The waves to compare the selected one with: the one before it first, then those before that; none for the first."""
    return slices.earlier_waves(store, selection)


@remembered
def side_by_side(store: Store, selection: Selection, group_id: str) -> Exhibit:
    """A group in every wave in which it has figures of its own."""
    found = figures(store, selection, group_id)
    high = metrics.high_levels(store, selection.framework)
    return series.exhibit(
        found,
        title=_("{group}: share at {high}, by wave", group=named(store, selection, group_id), high=high),
        heading=N_("Wave"),
        high=high,
        note=wording.sentences(
            _("On each line the earliest wave is on top and palest. Each level line is a 95% interval."),
            followed.breaks(store, selection, group_id),
        ),
        draw=slope_charts.slopes,
    )


@remembered
def slopes(store: Store, selection: Selection, group_id: str, wave: str) -> Exhibit:
    """A group in another wave and in the selected one, a slope for each dimension, drawn in full where its change is clear."""
    compared, found = comparison(store, selection, group_id, wave).exhibit, pair(store, selection, group_id, wave)
    high, name = metrics.high_levels(store, selection.framework), named(store, selection, group_id)
    every = figures(store, selection, group_id)
    both = [one for name in (wave, selection.wave) for one in series.drawn(every[every["series"] == name])]
    return replace(
        compared,
        title=_("{group}: share at {high}, {before} and {now}", group=name, high=high, before=wave, now=selection.wave),
        figure=slope_charts.slopes(
            both,
            found["dimension"].tolist(),
            found["stands"].tolist(),
            found["difference"].map(difference_words.signed).tolist(),
        ),
        note=wording.sentences(
            _(
                "On each line {before} is on top and {now} below, each with its share; at the end stands the change in percentage"
                " points. A thick line is a clear change; a thin grey one may be chance. Each level line is a 95% interval.",
                before=wave,
                now=selection.wave,
            ),
            _break(found, wave),
            followed.told(store, selection, group_id, wave),
            difference_words.could_show(found),
        ),
    )


@remembered
def pair(store: Store, selection: Selection, group_id: str, wave: str) -> pd.DataFrame:
    """One row per dimension: dimension_id, dimension and the columns of differences.between, the selected wave minus
    another; missing where the group's make-up differs."""
    group = counts.of_group(store, selection, group_id)
    other = slices.there(store, selection, wave=wave)
    before = followed.in_slice(store, selection, other, group_id, group)
    in_common = independent.in_two_waves(store, selection, other, group, before)
    found = differences.between(group, before, metrics.is_high(store, selection.framework), *in_common)
    return group[["dimension_id", "dimension"]].join(found)


@remembered
def comparison(store: Store, selection: Selection, group_id: str, wave: str) -> Comparison:
    """The selected wave of a group compared with another."""
    found = pair(store, selection, group_id, wave)
    high, name = metrics.high_levels(store, selection.framework), named(store, selection, group_id)
    sentences = [
        difference_words.sentence(row, row.dimension, _within(selection.wave), _within(wave), high)
        for row in found[found["stands"]].itertuples()
    ]
    note = Note(
        _("more ratings at {high} in {wave}", high=high, wave=selection.wave),
        N_("a clear change"),
        besides=wording.sentences(_break(found, wave), followed.told(store, selection, group_id, wave)),
    )
    return comparison_of(
        found,
        selection.wave,
        wave,
        high,
        sentences,
        message=_(
            "{group}, since {wave}: {what}", group=name, wave=wave, what=headlines.moved(found, headlines.CHANGED)
        ),
        title=_(
            "{group}, {now} minus {before}: percentage points at {high}",
            group=name,
            now=selection.wave,
            before=wave,
            high=high,
        ),
        what=_("the changes"),
        note=note,
    )


@remembered
def figures(store: Store, selection: Selection, group_id: str) -> pd.DataFrame:
    """The frame of series.figures of a group, its waves as series."""
    every = {wave: slices.there(store, selection, wave=wave) for wave in waves(store, selection)}

    def in_slice(store: Store, other: Selection, group: pd.DataFrame) -> pd.DataFrame:
        return followed.in_slice(store, selection, other, group_id, group)

    return series.figures(store, counts.of_group(store, selection, group_id), every, in_slice)


def _within(wave: str) -> str:
    return _("in {wave}", wave=wave)


def named(store: Store, selection: Selection, group_id: str) -> str:
    """A group's name."""
    return metrics.groups(store, selection).set_index("group_id")["group"][group_id]


def _break(found: pd.DataFrame, wave: str) -> str:
    """Where the group can't be compared because it is not the same group; "" where it is throughout."""
    changed = found.loc[found["p"].isna(), "dimension"].tolist()
    if not changed:
        return ""
    sentence = (
        N_(
            "Not compared on any dimension: in {wave} the group had no figure of the same make-up ({combined}, or it did not"
            " exist)."
        )
        if len(changed) == len(found)
        else N_(
            "Not compared on {dimensions:or}: in {wave} the group had no figure of the same make-up ({combined}, or it did not"
            " exist)."
        )
    )
    return _(sentence, dimensions=changed, wave=wave, combined=_(wording.COMBINED))
