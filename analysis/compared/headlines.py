"""Headings that say what differs, which way and by how much."""

from dataclasses import dataclass

import pandas as pd

from analysis import wording
from analysis.charts import difference_words
from analysis.frames import rows_of


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
    "rose by {}", "fell by {}", "changed in its levels", "rose", "fell", "changed", "no change is larger than chance"
)
DIFFERS = Verbs(
    "is {} higher",
    "is {} lower",
    "differs in its levels",
    "are higher",
    "are lower",
    "differ",
    "no difference is larger than chance",
)


def moved(found: pd.DataFrame, verbs: Verbs) -> str:
    """What stands in a frame of differences.between with its dimensions: each by name where they are few, else how many, and the
    one that is furthest."""
    standing = found[found["stands"]]
    if standing.empty:
        return f"{verbs.none} explains"
    if len(standing) <= MOST_WITH_POINTS:
        return wording.listed([_one(row, verbs) for row in rows_of(standing)])
    furthest = standing.loc[standing["difference"].abs().idxmax()]
    is_higher = standing["difference"] > 0
    verb = verbs.all_higher if is_higher.all() else verbs.mixed if is_higher.any() else verbs.all_lower
    number = wording.count(int(found["p"].notna().sum()), "dimension", "dimensions")
    by = difference_words.signed(furthest["difference"])
    return f"{len(standing)} of {number} {verb}, most of all {furthest['dimension']} ({by})"


def _one(row, verbs: Verbs) -> str:
    points = round(abs(row.difference) * 100)
    if row.lower <= 0 <= row.upper or not points:
        return f"{row.dimension} {verbs.otherwise}"
    verb = verbs.higher if row.difference > 0 else verbs.lower
    return f"{row.dimension} {verb.format(wording.count(points, 'point', 'points'))}"
