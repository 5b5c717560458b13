"""A breakdown's groups against their size, with the limits of what chance does: in place of a ranking."""

import numpy as np
import pandas as pd

from analysis import statistics, wording
from analysis.charts import control_charts, label_places, tables, tick_labels
from analysis.charts.exhibit import Exhibit
from analysis.compared import outside
from analysis.frames import rows_of
from analysis.published import counts, grid, metrics
from analysis.published.selection import Selection
from analysis.published.store import Store, remembered
from analysis.statistics.control import INNER, OUTER
from domain.declared.benchmarks import Benchmark
from domain.languages import N_, _


CURVE_POINTS = 60
WIDEST = 1.15  # how far the curves run past the largest group


@remembered
def exhibit(
    store: Store, selection: Selection, dimension_id: str, beside: tuple[Benchmark, ...] = ()
) -> Exhibit | None:
    """The groups on one dimension, with figures from outside `beside` them; None where no group but the whole organisation is published."""
    found = points(store, selection, dimension_id)
    if found.empty or found["centre"].isna().all():
        return None
    dimension = metrics.dimensions(store, selection.framework).set_index("dimension_id")["dimension"][dimension_id]
    high, name = metrics.high_levels(store, selection.framework), metrics.breakdown_name(store, selection)
    centre, worth = found["centre"].iloc[0], (found["people"] / found["subjects"]).iloc[0]
    everybody = found["whole_people"].iloc[0] / worth
    widest = min(found["subjects"].max() * WIDEST, everybody)
    sizes = np.geomspace(max(found["subjects"].min() / WIDEST, 1), widest, CURVE_POINTS)
    curves = {
        deviate: statistics.funnel_limits(np.full(CURVE_POINTS, centre), sizes * worth, deviate, everybody * worth)
        for deviate in (INNER, OUTER)
    }
    number_outside = [int((found["place"] == place).sum()) for place in ("outside the inner", "outside the outer")]
    outer = outside.lines(store, selection, dimension_id, beside)
    return Exhibit(
        message=_message(found, dimension),
        title=_(
            "{dimension}: share at {high} in each {breakdown}, against its size",
            dimension=dimension,
            high=high,
            breakdown=name.lower(),
        ),
        figure=control_charts.funnel(
            found, sizes, curves, [_hover(row, high) for row in found.itertuples()], [(line.share, line.name) for line in outer]
        ),
        alternative=wording.sentences(
            _(
                "Funnel of {number:#group} around the organisation's {share}. {inside} lie inside both limits, {between} between the"
                " two and {beyond} outside both.",
                number=len(found),
                share=wording.percent(centre),
                inside=len(found) - sum(number_outside),
                between=number_outside[0],
                beyond=number_outside[1],
            ),
            _("The table below has every figure."),
            outside.note(outer),
        ),
        table=tables.table({
            name: found["block"],
            N_("People"): tables.numbers(found["subjects"]),
            tables.of_high(high): tables.shares(found["share"]),
            N_("Where it lies"): [_(_PLACES[place]) for place in found["place"]],
            N_("Note"): [_(wording.WITHHELD) if is_combined else "" for is_combined in found["is_combined"]],
        }),
        note=wording.sentences(_(
            "The middle line is the whole organisation. By chance alone, 95% of groups lie between the dashed lines and 99.8%"
            " between the solid ones, which are wider for small groups, and narrow for one that is a large part of the"
            " organisation: of every 20 groups about 1 lies outside the dashed lines."
            " A filled circle lies outside the solid lines. Those outside either are named first, the others where groups are few."),
            _(label_places.NO_ROOM),
            _("What sets the groups inside apart may be chance, so they are not put in an order."),
            outside.note(outer),
        ),
    )  # fmt: skip


@remembered
def points(store: Store, selection: Selection, dimension_id: str) -> pd.DataFrame:
    """One row per block of the breakdown on a dimension, in the order shown: block, is_combined, subjects, share (at a
    high level), people and whole_people (independent answers), centre (the organisation's share), and place: "inside" both limits,
    "outside the inner" or "outside the outer"."""
    rows = counts.of_groups(store, selection)
    rows = rows[rows["dimension_id"] == dimension_id]
    is_high = metrics.is_high(store, selection.framework)
    rows = rows.assign(share=grid.share_at(rows, is_high))
    whole = rows[rows["is_overall"]]
    blocks = rows[~rows["is_overall"]].drop_duplicates("block_id", ignore_index=True)
    found = blocks[["block", "is_combined", "subjects", "ratings", "share", "people"]].copy()
    found["is_combined"] = found["is_combined"] | blocks["is_wider"]
    found["centre"] = whole["share"].item() if len(whole) else np.nan
    # Judged by the line that is drawn, which is for a group with as many raters a person as the organisation has.
    worth = (whole["people"] / whole["subjects"]).item() if len(whole) else np.nan
    found["people"] = found["subjects"] * worth
    found["whole_people"] = whole["people"].item() if len(whole) else np.nan
    found["place"] = "inside"
    for deviate, place in ((INNER, "outside the inner"), (OUTER, "outside the outer")):
        lower, upper = statistics.funnel_limits(found["centre"], found["people"], deviate, found["whole_people"])
        found.loc[(found["share"] < lower) | (found["share"] > upper), "place"] = place
    return found


_MESSAGES = {  # by which way the groups outside lie: where they are many, and where they are few enough to be named
    "higher": (
        N_("{dimension}: {far} of {number:#group} are higher than chance explains"),
        N_("{dimension}: {groups:and} {groups:?is|are} higher than chance explains"),
    ),
    "lower": (
        N_("{dimension}: {far} of {number:#group} are lower than chance explains"),
        N_("{dimension}: {groups:and} {groups:?is|are} lower than chance explains"),
    ),
    "both": (
        N_("{dimension}: {far} of {number:#group} are further from the organisation than chance explains"),
        N_("{dimension}: {groups:and} {groups:?is|are} further from the organisation than chance explains"),
    ),
}


def _message(found: pd.DataFrame, dimension: str) -> str:
    """Which groups lie outside the outer limits, by name where they are few; else how many lie inside both."""
    far = found[found["place"] == "outside the outer"]
    if far.empty:
        return _(
            "{dimension}: {inside} of {number:#group} lie no further from the organisation than chance explains",
            dimension=dimension,
            inside=int((found["place"] == "inside").sum()),
            number=len(found),
        )
    sides = set(np.where(far["share"] < far["centre"], "lower", "higher"))
    of_many, of_few = _MESSAGES[sides.pop() if len(sides) == 1 else "both"]
    if len(far) > wording.MOST_NAMED:
        return _(of_many, dimension=dimension, far=len(far), number=len(found))
    named = [f"{row.block} ({wording.percent(row.share)})" for row in rows_of(far)]
    return _(of_few, dimension=dimension, groups=named)


_PLACES = {
    "inside": N_("Inside the limits"),
    "outside the inner": N_("Between the 95% and the 99.8% limits"),
    "outside the outer": N_("Outside the 99.8% limits"),
}


def _hover(row, high: str) -> str:
    figure = _(
        "{share} at {high}<br>{people:#person|people}",
        share=wording.percent(row.share),
        high=tick_labels.escaped(high),
        people=int(row.subjects),
    )
    note = [_(wording.WITHHELD)] if row.is_combined else []
    return "<br>".join([f"<b>{tick_labels.wrapped(row.block, 52)}</b>", figure, _(_PLACES[row.place]), *note])
