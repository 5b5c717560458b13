"""Headings that say what differs, which way and by how much."""

from dataclasses import dataclass

import pandas as pd

from analysis import wording
from analysis.charts import difference_words
from analysis.frames import rows_of
from domain.languages import N_, _


MOST_WITH_POINTS = 2  # dimensions: more make a heading that nobody reads at once


@dataclass(frozen=True)
class Verbs:
    """What a dimension does: `higher` and `lower` by so many points, or `otherwise` where only its levels differ; and what several
    do that go one way, or not all the same."""

    higher: str
    lower: str
    otherwise: str
    all_higher: str
    all_lower: str
    mixed: str
    none: str


CHANGED = Verbs(
    N_("{dimension} rose by {points:#point}"),
    N_("{dimension} fell by {points:#point}"),
    N_("{dimension} changed in its levels"),
    N_("{number} of {of:#dimension} rose, most of all {furthest} ({by})"),
    N_("{number} of {of:#dimension} fell, most of all {furthest} ({by})"),
    N_("{number} of {of:#dimension} changed, most of all {furthest} ({by})"),
    N_("no change is larger than chance explains"),
)
DIFFERS = Verbs(
    N_("{dimension} is {points:#point} higher"),
    N_("{dimension} is {points:#point} lower"),
    N_("{dimension} differs in its levels"),
    N_("{number} of {of:#dimension} are higher, most of all {furthest} ({by})"),
    N_("{number} of {of:#dimension} are lower, most of all {furthest} ({by})"),
    N_("{number} of {of:#dimension} differ, most of all {furthest} ({by})"),
    N_("no difference is larger than chance explains"),
)


def moved(found: pd.DataFrame, verbs: Verbs) -> str:
    """What stands in a frame of differences.between with its dimensions: each by name where they are few, else how many, and the
    one that is furthest."""
    standing = found[found["stands"]]
    if standing.empty:
        return _(verbs.none)
    if len(standing) <= MOST_WITH_POINTS:
        return wording.listed([_one(row, verbs) for row in rows_of(standing)])
    furthest = standing.loc[standing["difference"].abs().idxmax()]
    is_higher = standing["difference"] > 0
    verb = verbs.all_higher if is_higher.all() else verbs.mixed if is_higher.any() else verbs.all_lower
    by = difference_words.signed(furthest["difference"])
    of = int(found["p"].notna().sum())
    return _(verb, number=len(standing), of=of, furthest=furthest["dimension"], by=by)


def _one(row, verbs: Verbs) -> str:
    points = round(abs(row.difference) * 100)
    if row.lower <= 0 <= row.upper or not points:
        return _(verbs.otherwise, dimension=row.dimension)
    return _(verbs.higher if row.difference > 0 else verbs.lower, dimension=row.dimension, points=points)
