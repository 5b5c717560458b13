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
FIRST = (True, False)  # the quarter to act on, and to look at first
SAID = {  # how dimensions lie that are clearly in a quarter, the quarter to act on first
    FIRST: "more important and rated lower",
    (True, True): "more important and rated higher",
    (False, True): "less important and rated higher",
    (False, False): "less important and rated lower",
}
NONE_FIRST = "nothing more important is clearly rated lower"
MOST_NAMED = 3  # dimensions in a heading
NOTHING_APART = "nothing can be told apart: all {number} dimensions lie too near the average to say"
QUARTERS = {  # (is it more important, is it higher in performance): what a quarter of the chart is called, in two lines
    (True, True): ("More important,", "rated higher"),
    (True, False): ("More important,", "rated lower"),
    (False, True): ("Less important,", "rated higher"),
    (False, False): ("Less important,", "rated lower"),
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
    unclear = found.loc[found["prompt"] == "", "dimension"].tolist()
    hidden = len(metrics.dimensions(store, selection.framework)) - len(found)
    note = (
        f" {wording.count(hidden, 'dimension is', 'dimensions are')} not shown: {wording.COMBINED}." if hidden else ""
    )
    return Exhibit(
        message=f"{name}: {_headline(found)}",
        title=f"{name}: importance and performance, share at {high}",
        figure=quadrant_chart.quadrants(
            found, _named(found), FIRST, [_hover(row, high) for row in found.itertuples()]
        ),
        alternative=(
            f"Scatter chart of {wording.count(len(found), 'dimension', 'dimensions')}, importance to the right, performance"
            f" upwards. {wording.of_them(len(found) - len(unclear), 'lies', 'lie').capitalize()} clearly in one quarter."
            f"{f' {quadrant_chart.UNCLEAR}: {wording.listed(unclear)}.' if unclear else ''} The table below has every figure."
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
        note=(
            "A filled circle lies clearly in one quarter; its lines are its 95% intervals, and the table has those of the others."
            f" {READING} {label_places.NO_ROOM}{note}"
        ),
    )  # fmt: skip


def questions(found: pd.DataFrame) -> list[str]:
    """The prompts that dimensions got, in the order of PROMPTS, each with the dimensions that it is about."""
    about = {prompt: found.loc[found["prompt"] == prompt, "dimension"].tolist() for prompt in PROMPTS.values()}
    return [f"**{plain(wording.listed(names))}.** {prompt}" for prompt, names in about.items() if names]


def _headline(found: pd.DataFrame) -> str:
    """Whether anything lies clearly in the first quarter of SAID; where nothing does, what lies clearly in the next that has any, or
    that nothing can be told apart."""
    clear = {sides: found[found["prompt"] == PROMPTS[sides]] for sides in SAID}
    sides = next((sides for sides, inside in clear.items() if len(inside)), None)
    if sides is None:
        return NOTHING_APART.format(number=len(found))
    inside = clear[sides].sort_values("importance", ascending=False, kind="stable")
    if sides == FIRST:
        others = f" and {wording.count(len(inside) - 1, 'other', 'others')}" if len(inside) > 1 else ""
        return f"{_with_shares(inside.iloc[0])}{others} {'are' if others else 'is'} clearly {SAID[sides]}"
    names = inside["dimension"].tolist()
    others = names[MOST_NAMED:]
    said = wording.listed([*names[:MOST_NAMED], *([wording.count(len(others), "other", "others")] if others else [])])
    return f"{NONE_FIRST}; {said} {'is' if len(names) == 1 else 'are'} {SAID[sides]}"


def _with_shares(row: pd.Series) -> str:
    shares = f"importance {wording.percent(row['importance'])}, performance {wording.percent(row['performance'])}"
    return f"{row['dimension']} ({shares})"


def _named(found: pd.DataFrame) -> dict[tuple[bool, bool], tuple[str, ...]]:
    """What each quarter is called, and of the first whether nothing lies clearly in it."""
    is_empty = not (found["prompt"] == PROMPTS[FIRST]).any()
    return {
        sides: (*(f"<b>{line}</b>" for line in name), *(["none clearly"] if is_empty and sides == FIRST else []))
        for sides, name in QUARTERS.items()
    }


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
