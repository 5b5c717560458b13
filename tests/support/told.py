"""Reads what the narrative says of a store, and finds each figure again in the published rows."""

import re

from analysis import narrative
from analysis.published.selection import choose


LOWER, HIGHER = (0.4, 0.4, 0.15, 0.05), (0.05, 0.15, 0.3, 0.5)
PARTS = (narrative.took_part, narrative.stands_out, narrative.changed, narrative.look_next)
DIFFERENCE = re.compile(
    r"(?P<dimension>[^:]+): (?P<first>\d+)% of ratings in .+ \(95% interval (?P<lower>\d+)% to (?P<upper>\d+)%;"
    r" (?P<people>[\d,]+) people\), and (?P<second>\d+)% in .+ \((?P<others>[\d,]+) people\)\."
    r" That is (?P<points>\d+) percentage points (?P<side>more|fewer) \(95% interval (?P<least>\d+) to (?P<most>\d+)\)\."
)
TOLD_APART = re.compile(r"\b[1-9]\d* (is|are) larger than chance|by more than chance|frequent on|may be a")


def chosen(opened, **wished):
    return choose(opened, wished)[0]


def texts(part, opened, **wished):
    return [sentence.text for sentence in part(opened, chosen(opened, **wished))]


def said(opened, selection):
    return [sentence for part in PARTS for sentence in part(opened, selection)]


def slow_levels(opened, slice_id, dimension_id, block_id):
    """Levels, people and ratings of one row, straight from the view that others rely on."""
    rows = opened._connection.cursor().execute(
        "select level_ratings, subjects, ratings from release"
        " join slices using (framework_id, organisation, wave, rater_group, measure)"
        " where slice_id = $1 and dimension_id = $2 and block_id = $3 order by level",
        [slice_id, dimension_id, block_id],
    ).fetchall()  # fmt: skip
    return [row[0] for row in rows], rows[0][1], rows[0][2]


def slow(opened, figure):
    """A figure's counts at each level and its people, from published rows alone."""
    levels, subjects, ratings = slow_levels(opened, figure.slice_id, figure.dimension_id, figure.block_id)
    if figure.without:
        others, of_others, their_ratings = slow_levels(opened, figure.slice_id, figure.dimension_id, figure.without)
        levels = [own - other for own, other in zip(levels, others, strict=True)]
        subjects, ratings = subjects - of_others, ratings - their_ratings
    assert sum(levels) == ratings == figure.ratings
    return levels, subjects
