"""Importance and performance of each dimension side by side: a quadrant that asks questions and gives no verdicts."""

import numpy as np
import pandas as pd

from analysis import wording
from analysis.charts import label_places, quadrant_chart, tables, tick_labels
from analysis.charts.exhibit import Exhibit
from analysis.compared import series
from analysis.published import counts, metrics, slices
from analysis.published.selection import Selection
from analysis.published.store import Store, remembered
from analysis.wording import plain


MEASURES = ("performance", "importance")
PROMPTS = {  # (is it rated more important than the mean, are more ratings of it at a high level than of the mean)
    (True, True): "More important and higher than average: what keeps it so, and who could learn from it?",
    (True, False): "More important than average, and lower: what would help most here?",
    (False, True): "Higher than average, and less important: is it used to the full?",
    (False, False): "Less important and lower than average: does the role need more of it than people think?",
}
READING = (
    "The lines are the means over the dimensions, so some must lie below each: a place is relative, not good or"
    " bad. Each prompt is a question for a conversation. A dimension whose interval crosses a line gets no prompt."
)
SAID = {  # how one dimension and how several lie that are clearly in a quarter, the quarter to act on first
    (True, False): ("matters more than most, yet is rated lower", "matter more than most, yet are rated lower"),
    (True, True): ("matters more than most, and is rated higher", "matter more than most, and are rated higher"),
    (False, True): ("is rated higher than most, yet matters less", "are rated higher than most, yet matter less"),
    (False, False): ("matters less than most, and is rated lower", "matter less than most, and are rated lower"),
}
QUARTERS = {  # (is it more important, is it higher in performance): what a quarter of the chart is called
    (True, True): "More important, higher",
    (True, False): "More important, lower",
    (False, True): "Less important, higher",
    (False, False): "Less important, lower",
}


def is_asked(store: Store, selection: Selection) -> bool:
    """Whether both measures are published for the selected wave and rater group."""
    return all(slices.other(store, selection, measure=measure) for measure in MEASURES)


@remembered
def places(store: Store, selection: Selection, group_id: str) -> pd.DataFrame:
    """One row per dimension that has both: dimension_id, dimension, performance and
    importance (shares at a high level, 0 to 1), each with _lower, _upper, _subjects and _mean (over these dimensions), and
    prompt ("" where the interval of either crosses its mean)."""
    group = counts.of_group(store, selection, group_id)
    both = {measure: slices.there(store, selection, measure=measure) for measure in MEASURES}
    figures = series.figures(store, group, both)
    found = group[["dimension_id", "dimension"]].reset_index(drop=True)
    for measure in MEASURES:
        of_measure = figures[figures["series"] == measure].reset_index(drop=True)
        found[measure] = of_measure["share"]
        for part in ("lower", "upper", "subjects"):
            found[f"{measure}_{part}"] = of_measure[part]
    found = found[found[list(MEASURES)].notna().all(axis=1)].reset_index(drop=True)
    for measure in MEASURES:
        found[f"{measure}_mean"] = found[measure].mean()
    found["prompt"] = [_prompt(row) for row in found.itertuples()]
    return found


@remembered
def quadrant(store: Store, selection: Selection, group_id: str) -> Exhibit | None:
    """A group's dimensions by importance and performance; None where fewer than two have both."""
    found = places(store, selection, group_id)
    if len(found) < 2:
        return None
    high = metrics.high_levels(store, selection.framework)
    name = metrics.groups(store, selection).set_index("group_id")["group"][group_id]
    prompted = int((found["prompt"] != "").sum())
    hidden = len(metrics.dimensions(store, selection.framework)) - len(found)
    note = (
        f" {wording.count(hidden, 'dimension is', 'dimensions are')} not shown: {wording.COMBINED}." if hidden else ""
    )
    return Exhibit(
        message=f"{name}: {_headline(found)}",
        title=f"{name}: importance and performance, share at {high}",
        figure=quadrant_chart.quadrants(found, QUARTERS, [_hover(row, high) for row in found.itertuples()]),
        alternative=(
            f"Scatter chart of {wording.count(len(found), 'dimension', 'dimensions')}, importance to the right, performance"
            f" upwards. {wording.of_them(prompted, 'lies', 'lie').capitalize()} clearly in one quarter. The table below has every figure."
        ),
        table=tables.table({
            "Dimension": found["dimension"],
            f"% importance, {high}": tables.shares(found["importance"]),
            "Interval, importance": _intervals(found, "importance"),
            f"% performance, {high}": tables.shares(found["performance"]),
            "Interval, performance": _intervals(found, "performance"),
            "People": tables.numbers(found["performance_subjects"]),
            "A question to ask": np.where(found["prompt"] == "", quadrant_chart.UNCLEAR, found["prompt"]),
        }),
        note=f"A filled circle lies clearly in one quarter. {READING} {label_places.NO_ROOM}{note}",
    )  # fmt: skip


def questions(found: pd.DataFrame) -> list[str]:
    """The prompts that dimensions got, in the order of PROMPTS, each with the dimensions that it is about."""
    about = {prompt: found.loc[found["prompt"] == prompt, "dimension"].tolist() for prompt in PROMPTS.values()}
    return [f"**{plain(wording.listed(names))}.** {prompt}" for prompt, names in about.items() if names]


def _headline(found: pd.DataFrame) -> str:
    """What matters most, beside how it is done: of the dimensions that lie clearly in the first quarter of SAID that has any, and of
    all of them where none lies clearly anywhere."""
    for sides, (of_one, of_several) in SAID.items():
        inside = found[found["prompt"] == PROMPTS[sides]]
        if len(inside):
            others = wording.count(len(inside) - 1, "other", "others") if len(inside) > 1 else ""
            return f"{_foremost(inside)} and {others} {of_several}" if others else f"{_foremost(inside)} {of_one}"
    return f"{_foremost(found)} is rated most important, but none is clearly apart"


def _foremost(found: pd.DataFrame) -> str:
    """The dimension that is rated most important, with both its shares."""
    row = found.loc[found["importance"].idxmax()]
    return (
        f"{row['dimension']} ({wording.percent(row['importance'])}, performance {wording.percent(row['performance'])})"
    )


def _prompt(row) -> str:
    """The question of the quadrant a dimension lies in; "" where the interval of either measure crosses its line."""
    sides = []
    for measure in ("importance", "performance"):
        lower, upper, mean = (getattr(row, f"{measure}_{part}") for part in ("lower", "upper", "mean"))
        if lower <= mean <= upper:
            return ""
        sides.append(lower > mean)
    return PROMPTS[tuple(sides)]


def _intervals(found: pd.DataFrame, measure: str) -> list[str]:
    return [wording.interval(*ends) for ends in zip(found[f"{measure}_lower"], found[f"{measure}_upper"], strict=True)]


def _hover(row, high: str) -> str:
    lines = [f"<b>{tick_labels.wrapped(row.dimension, 52)}</b>"]
    for measure in MEASURES[::-1]:
        share, lower, upper = (getattr(row, f"{measure}{part}") for part in ("", "_lower", "_upper"))
        interval = wording.interval(lower, upper)
        lines.append(
            f"{measure.capitalize()}: {wording.percent(share)} at {tick_labels.escaped(high)}, 95% interval {interval}"
        )
    lines.append(tick_labels.wrapped(row.prompt or quadrant_chart.UNCLEAR, 60))
    return "<br>".join(lines)
