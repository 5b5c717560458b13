"""How a group's figures change from wave to wave: waves side by side, two compared, and a run where there are enough."""

from dataclasses import replace

import pandas as pd

from analysis import statistics, wording
from analysis.charts import control_charts, difference_words, interval_charts, slope_charts
from analysis.charts.exhibit import Exhibit
from analysis.compared import differences, headlines, series
from analysis.compared.comparison import Comparison, Note, comparison_of
from analysis.published import counts, followed, independent, metrics, slices
from analysis.published.selection import Selection
from analysis.published.store import Store, remembered
from analysis.statistics.control import LONG_RUN


TWO_WAVES = (
    "**Two waves are no trend.** Figures go up and down by chance from one wave to the next, and from two points nobody can"
    " tell a change that lasts from one that does not. Wait for a third before you act on it, or look for other evidence."
)
FEW_WAVES = f"With fewer than {LONG_RUN} waves only a sudden change can show: a point outside the limits, or two of three near one."
NO_RUN = (
    "This group has figures of the same make-up in fewer than three waves here, so there is no run to show"
    f" ({wording.COMBINED})."
)
FIRST_WAVE = (
    "{wave} is the first of the waves, so nothing can have changed since another. Choose a later wave to compare it with those"
    " before."
)
OTHER_PEOPLE = (
    "The waves are not all the same people: some came and some left, and nobody's own change is shown. A group is compared"
    " only with itself, that is where it unites the same teams or roles in both waves."
)
SIGNALS = {
    "outside": "outside the limits",
    "two_of_three": "two of three in a row near a limit",
    "shift": f"{LONG_RUN} or more in a row on one side of the middle",
    "trend": f"{LONG_RUN} or more in a row that go the same way",
}


def waves(store: Store, selection: Selection) -> list[str]:
    """The waves that are published for the selected rater group and measure, earliest first."""
    return slices.waves(store, selection)


def earlier(store: Store, selection: Selection) -> list[str]:
    """The waves to compare the selected one with: the one before it first, then those before that; none for the first."""
    return slices.earlier_waves(store, selection)


@remembered
def side_by_side(store: Store, selection: Selection, group_id: str) -> Exhibit:
    """A group in every wave in which it has figures of its own."""
    found = _figures(store, selection, group_id)
    high = metrics.high_levels(store, selection.framework)
    return series.exhibit(
        found,
        title=f"{_name(store, selection, group_id)}: share at {high}, by wave",
        heading="Wave",
        high=high,
        note="On each line the earliest wave is on top and palest. Each level line is a 95% interval."
        f"{followed.breaks(store, selection, group_id)}",
        draw=slope_charts.slopes,
    )


@remembered
def slopes(store: Store, selection: Selection, group_id: str, wave: str) -> Exhibit:
    """A group in another wave and in the selected one, a slope for each dimension, drawn in full where its change is clear."""
    compared, found = comparison(store, selection, group_id, wave).exhibit, pair(store, selection, group_id, wave)
    high, name = metrics.high_levels(store, selection.framework), _name(store, selection, group_id)
    figures = _figures(store, selection, group_id)
    both = [one for name in (wave, selection.wave) for one in series.drawn(figures[figures["series"] == name])]
    return replace(
        compared,
        title=f"{name}: share at {high}, {wave} and {selection.wave}",
        figure=slope_charts.slopes(
            both,
            found["dimension"].tolist(),
            found["stands"].tolist(),
            found["difference"].map(difference_words.signed).tolist(),
        ),
        note=(
            f"On each line {wave} is on top and {selection.wave} below, each with its share; at the end stands the change in percentage"
            " points. A thick line is a clear change; a thin grey one may be chance. Each level line is a 95% interval."
            f"{_break(found, wave)}{followed.told(store, selection, group_id, wave)}{difference_words.could_show(found)}"
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
    high, name = metrics.high_levels(store, selection.framework), _name(store, selection, group_id)
    sentences = [
        difference_words.sentence(row, row.dimension, f"in {selection.wave}", f"in {wave}", high)
        for row in found[found["stands"]].itertuples()
    ]
    note = Note(
        f"more ratings at {high} in {selection.wave}",
        "a clear change",
        besides=_break(found, wave) + followed.told(store, selection, group_id, wave),
    )
    return comparison_of(
        found,
        selection.wave,
        wave,
        high,
        sentences,
        message=f"{name}, since {wave}: {headlines.moved(found, headlines.CHANGED)}",
        title=f"{name}, {selection.wave} minus {wave}: percentage points at {high}",
        what="the changes",
        note=note,
    )


@remembered
def run(store: Store, selection: Selection, group_id: str, dimension_id: str) -> Exhibit | None:
    """A group on one dimension from wave to wave; None where it has fewer than three comparable waves."""
    every = _figures(store, selection, group_id)
    every = every[every["dimension_id"] == dimension_id]
    found = every[every["share"].notna()].reset_index(drop=True)
    line = statistics.run_of_points(found["share"], found["people"])
    if line is None:
        return None
    high, dimension = metrics.high_levels(store, selection.framework), found["dimension"].iloc[0]
    names = found["series"].tolist()
    unusual = {
        what: [wave for wave, rules in zip(names, line.signals, strict=True) if rule in rules]
        for rule, what in SIGNALS.items()
    }
    signals = [f"{wording.listed(where)} ({what})" for what, where in unusual.items() if where]
    verdict = (
        f"Unusual: {'; '.join(signals)}."
        if signals
        else "No wave is unusual: what moves from one to the next may be chance."
    )
    hover = [
        interval_charts.hover(row.dimension, row.series, row.share, row.lower, row.upper, row.subjects)
        for row in found.itertuples()
    ]
    return Exhibit(
        message=f"{_name(store, selection, group_id)}, {dimension}: {wording.continued(verdict)}",
        title=f"{_name(store, selection, group_id)}, {dimension}: share at {high} from wave to wave",
        figure=control_charts.run(names, found["share"], found["lower"], found["upper"], line, hover),
        alternative=f"Chart of {wording.count(len(names), 'wave', 'waves')}. {verdict} The table below has every figure.",
        table=series.table(every, "Wave", high).drop(columns="Dimension"),
        note=(
            f"{verdict} The dotted line is the middle one of the waves shown (their median), the dashed ones the limits of"
            f" chance; a large diamond is unusual. {FEW_WAVES if len(names) < LONG_RUN else ''}{series.missing(every)}"
            f"{followed.breaks(store, selection, group_id)}"
        ).strip(),
    )


@remembered
def _figures(store: Store, selection: Selection, group_id: str) -> pd.DataFrame:
    every = {wave: slices.there(store, selection, wave=wave) for wave in waves(store, selection)}

    def in_slice(store: Store, other: Selection, group: pd.DataFrame) -> pd.DataFrame:
        return followed.in_slice(store, selection, other, group_id, group)

    return series.figures(store, counts.of_group(store, selection, group_id), every, in_slice)


def _name(store: Store, selection: Selection, group_id: str) -> str:
    return metrics.groups(store, selection).set_index("group_id")["group"][group_id]


def _break(found: pd.DataFrame, wave: str) -> str:
    """Where the group can't be compared because it is not the same group; "" where it is throughout."""
    changed = found.loc[found["p"].isna(), "dimension"].tolist()
    if not changed:
        return ""
    where = "any dimension" if len(changed) == len(found) else wording.listed(changed, "or")
    return (
        f" Not compared on {where}: in {wave} the group had no figure of the same make-up ({wording.COMBINED}, or it did"
        " not exist)."
    )
