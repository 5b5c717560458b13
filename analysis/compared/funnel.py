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
    number = wording.count(len(found), "group", "groups")
    outer = outside.lines(store, selection, dimension_id, beside)
    return Exhibit(
        message=f"{dimension}: {_message(found)}",
        title=f"{dimension}: share at {high} in each {name.lower()}, against its size",
        figure=control_charts.funnel(
            found, sizes, curves, [_hover(row, high) for row in found.itertuples()], [(line.share, line.name) for line in outer]
        ),
        alternative=(
            f"Funnel of {number} around the organisation's {wording.percent(centre)}. {len(found) - sum(number_outside)} lie inside"
            f" both limits, {number_outside[0]} between the two and {number_outside[1]} outside both. The table below has every figure."
            f"{outside.note(outer)}"
        ),
        table=tables.table({
            name: found["block"],
            "People": tables.numbers(found["subjects"]),
            f"% {high}": tables.shares(found["share"]),
            "Where it lies": found["place"].map(_PLACES),
            "Note": [wording.COMBINED.capitalize() if is_combined else "" for is_combined in found["is_combined"]],
        }),
        note=(
            "The middle line is the whole organisation. By chance alone, 95% of groups lie between the dashed lines and 99.8%"
            " between the solid ones, which are wider for small groups, and narrow for one that is a large part of the"
            " organisation: of every 20 groups about 1 lies outside the dashed lines."
            " A filled circle lies outside the solid lines. Those outside either are named first, the others where groups are few."
            f" {label_places.NO_ROOM}"
            " What sets the groups inside apart may be chance, so they are not put in an order."
            f"{outside.note(outer)}"
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


def _message(found: pd.DataFrame) -> str:
    """Which groups lie outside the outer limits, by name where they are few; else how many lie inside both."""
    far = found[found["place"] == "outside the outer"]
    number = wording.count(len(found), "group", "groups")
    if far.empty:
        inside = int((found["place"] == "inside").sum())
        return f"{inside} of {number} lie no further from the organisation than chance explains"
    sides = set(np.where(far["share"] < far["centre"], "lower", "higher"))
    side = sides.pop() if len(sides) == 1 else "further from the organisation"
    if len(far) > wording.MOST_NAMED:
        return f"{len(far)} of {number} are {side} than chance explains"
    named = [f"{row.block} ({wording.percent(row.share)})" for row in rows_of(far)]
    return f"{wording.listed(named)} {'is' if len(far) == 1 else 'are'} {side} than chance explains"


_PLACES = {
    "inside": "Inside the limits",
    "outside the inner": "Between the 95% and the 99.8% limits",
    "outside the outer": "Outside the 99.8% limits",
}


def _hover(row, high: str) -> str:
    people = wording.count(int(row.subjects), "person", "people")
    note = f"<br>{wording.COMBINED.capitalize()}" if row.is_combined else ""
    heading = f"<b>{tick_labels.wrapped(row.block, 52)}</b>"
    return f"{heading}<br>{wording.percent(row.share)} at {tick_labels.escaped(high)}<br>{people}<br>{_PLACES[row.place]}{note}"
