"""Importance and performance of each dimension side by side: a quadrant that asks questions and gives no verdicts."""

import pandas as pd

from analysis import wording
from analysis.charts import label_places, quadrant_chart, tables, tick_labels
from analysis.charts.exhibit import Exhibit
from analysis.compared import series
from analysis.published import counts, metrics, slices
from analysis.published.selection import Selection
from analysis.published.store import Store, remembered
from analysis.wording import plain
from domain.languages import N_, _


MEASURES = ("performance", "importance")
PROMPTS = {  # (is it rated more important than the mean, are more ratings of it at a high level than of the mean)
    (True, True): N_("More important and higher than average: what keeps it so, and who could learn from it?"),
    (True, False): N_("More important than average, and lower: what would help most here?"),
    (False, True): N_("Higher than average, and less important: is it used to the full?"),
    (False, False): N_("Less important and lower than average: does the role need more of it than people think?"),
}
READING = N_(
    "The lines are the means over the dimensions, so some must lie below each: a place is relative, not good or"
    " bad. Each prompt is a question for a conversation. A dimension whose interval crosses a line gets no prompt."
)
FIRST = (True, False)  # the quarter to act on, and to look at first
ONE_FIRST = N_(
    "{dimension} (importance {importance}, performance {performance}) is clearly more important and rated lower"
)
SEVERAL_FIRST = N_(
    "{dimension} (importance {importance}, performance {performance}) and {others:#other|others} are clearly more important and rated"
    " lower"
)
NONE_FIRST = {  # how dimensions lie that are clearly in another quarter
    (True, True): N_(
        "nothing more important is clearly rated lower; {dimensions:and} {dimensions:?is|are} more important and rated higher"
    ),
    (False, True): N_(
        "nothing more important is clearly rated lower; {dimensions:and} {dimensions:?is|are} less important and rated higher"
    ),
    (False, False): N_(
        "nothing more important is clearly rated lower; {dimensions:and} {dimensions:?is|are} less important and rated lower"
    ),
}
MOST_NAMED = 3  # dimensions in a heading
NOTHING_APART = N_("nothing can be told apart: all {number} dimensions lie too near the average to say")
QUARTERS = {  # (is it more important, is it higher in performance): what a quarter of the chart is called
    (True, True): N_("More important, rated higher"),
    (True, False): N_("More important, rated lower"),
    (False, True): N_("Less important, rated higher"),
    (False, False): N_("Less important, rated lower"),
}
LENGTH = 16  # characters of a line of a quarter's name


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
    return Exhibit(
        message=_("{group}: {what}", group=name, what=_headline(found)),
        title=_("{group}: importance and performance, share at {high}", group=name, high=high),
        figure=quadrant_chart.quadrants(
            found, _named(found), FIRST, [_hover(row, high) for row in found.itertuples()]
        ),
        alternative=_alternative(len(found), unclear),
        table=tables.table({
            tables.DIMENSION: found["dimension"],
            _("% importance, {high}", high=high): tables.shares(found["importance"]),
            N_("Interval, importance"): _intervals(found, "importance"),
            _("% performance, {high}", high=high): tables.shares(found["performance"]),
            N_("Interval, performance"): _intervals(found, "performance"),
            N_("People"): tables.numbers(found["performance_subjects"]),
            N_("A question to ask"): [_(prompt or quadrant_chart.UNCLEAR) for prompt in found["prompt"]],
        }),
        note=wording.sentences(
            _(
                "A filled circle lies clearly in one quarter; its lines are its 95% intervals, and the table has those of the others."
            ),
            _(READING),
            _(label_places.NO_ROOM),
            _("{number:#dimension is|dimensions are} not shown: {combined}.", number=hidden, combined=_(wording.COMBINED))
            if hidden
            else "",
        ),
    )  # fmt: skip


def questions(found: pd.DataFrame) -> list[str]:
    """The prompts that dimensions got, in the order of PROMPTS, each with the dimensions that it is about."""
    about = {prompt: found.loc[found["prompt"] == prompt, "dimension"].tolist() for prompt in PROMPTS.values()}
    return [f"**{plain(wording.listed(names))}.** {_(prompt)}" for prompt, names in about.items() if names]


def _alternative(number: int, unclear: list[str]) -> str:
    clear = number - len(unclear)
    return wording.sentences(
        _("Scatter chart of {number:#dimension}, importance to the right, performance upwards.", number=number),
        _("{number:,} of them {number:?lies|lie} clearly in one quarter.", number=clear)
        if clear
        else _("None of them lies clearly in one quarter."),
        _("Too near a line to say: {dimensions:and}.", dimensions=unclear) if unclear else "",
        _("The table below has every figure."),
    )


def _headline(found: pd.DataFrame) -> str:
    """Whether anything lies clearly in the first quarter; where nothing does, what lies clearly in the next that has any, or that
    nothing can be told apart."""
    clear = {sides: found[found["prompt"] == PROMPTS[sides]] for sides in (FIRST, *NONE_FIRST)}
    sides = next((sides for sides, inside in clear.items() if len(inside)), None)
    if sides is None:
        return _(NOTHING_APART, number=len(found))
    inside = clear[sides].sort_values("importance", ascending=False, kind="stable")
    if sides == FIRST:
        row, others = inside.iloc[0], len(inside) - 1
        shares = {measure: wording.percent(row[measure]) for measure in MEASURES}
        return _(SEVERAL_FIRST if others else ONE_FIRST, dimension=row["dimension"], others=others, **shares)
    names = inside["dimension"].tolist()
    others = len(names[MOST_NAMED:])
    named = names[:MOST_NAMED] + ([_("{number:#other|others}", number=others)] if others else [])
    return _(NONE_FIRST[sides], dimensions=named)


def _named(found: pd.DataFrame) -> dict[tuple[bool, bool], tuple[str, ...]]:
    """What each quarter is called, and of the first whether nothing lies clearly in it."""
    is_empty = not (found["prompt"] == PROMPTS[FIRST]).any()
    return {
        sides: (
            *(f"<b>{line}</b>" for line in tick_labels.wrapped(_(name), LENGTH).split("<br>")),
            *([_("none clearly")] if is_empty and sides == FIRST else []),
        )
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
        lines.append(
            _(
                "{measure}: {share} at {high}, 95% interval {interval}",
                measure=wording.value("measure", measure),
                share=wording.percent(share),
                high=tick_labels.escaped(high),
                interval=wording.interval(lower, upper),
            )
        )
    lines.append(tick_labels.wrapped(_(row.prompt or quadrant_chart.UNCLEAR), 60))
    return "<br>".join(lines)
