"""How far two rater groups of a group are apart on each dimension, and what is called a blind spot or a hidden strength."""

import pandas as pd

from analysis import measures, statistics
from analysis.compared import differences
from analysis.published import counts, metrics, slices
from analysis.published.selection import Selection
from analysis.published.store import Store, remembered
from domain.languages import N_, _


SELF = "self"
BLIND_SPOT, HIDDEN_STRENGTH, FURTHER_APART = "blind spot", "hidden strength", "further apart than usual"
IN_A_TABLE = {
    BLIND_SPOT: N_("Blind spot"),
    HIDDEN_STRENGTH: N_("Hidden strength"),
    FURTHER_APART: N_("Further apart than usual"),
    "": "",
}
RULE = N_(
    "The rule: a dimension may be a blind spot where people rate themselves higher than the others do, and by clearly more"
    " than is usual over the dimensions here; it may be a hidden strength where they rate themselves lower, and by clearly"
    " more than is usual. “Clearly” means that the interval of the difference leaves out 0, and that, all dimensions"
    " looked at together, the departure from what is usual is clearer than chance would make it."
)
REGRESSION = N_(
    "A gap that catches the eye because it is large is partly chance, so expect it to be smaller in the next wave even if"
    " nothing is done (regression to the mean)."
)


@remembered
def between(store: Store, selection: Selection, group_id: str, first: str, second: str) -> pd.DataFrame:
    """One row per dimension: dimension_id, dimension, the columns of differences.between (first rater group minus second),
    usual (the mean difference), departure from it with departure_lower and departure_upper, and kind: BLIND_SPOT,
    HIDDEN_STRENGTH, FURTHER_APART or ""."""
    group = counts.of_group(store, selection, group_id)
    one, other = (
        counts.in_slice(store, slices.there(store, selection, rater_group=key), group) for key in (first, second)
    )
    found = differences.between(one, other, metrics.is_high(store, selection.framework))
    variances = sum(
        statistics.variance_of_share(found[f"{name}_share"], side["people_among"])
        for name, side in (("first", one), ("second", other))
    )
    away = statistics.departures(found["difference"], variances)
    found["usual"], found["departure"] = away.usual, away.value
    found["departure_lower"], found["departure_upper"] = away.lower, away.upper
    departs = statistics.adjusted_p(away.p) <= statistics.FALSE_DISCOVERY_RATE
    found["kind"] = [
        _kind(row, is_departure, first, second, selection.measure)
        for row, is_departure in zip(found.itertuples(), departs, strict=True)
    ]
    return group[["dimension_id", "dimension"]].join(found)


def rule(selection: Selection, first: str, second: str) -> str:
    """When a gap is called a blind spot or a hidden strength, and what to expect of it; "" where none can be one."""
    is_one = SELF in (first, second) and measures.of(selection.measure).is_of_people
    return f"{_(RULE)} {_(REGRESSION)}" if is_one else ""


def _kind(row, is_departure: bool, first: str, second: str, measure: str) -> str:
    """A blind spot or a hidden strength is one of how people lead, not of what they find important."""
    if not is_departure:
        return ""
    if SELF not in (first, second) or not measures.of(measure).is_of_people:
        return FURTHER_APART
    is_above = row.lower > 0 and row.departure > 0
    is_below = row.upper < 0 and row.departure < 0
    if not (is_above or is_below):
        return ""
    return BLIND_SPOT if is_above == (first == SELF) else HIDDEN_STRENGTH
