"""An export in which most people say just what they say in another wave is asked about: it may go on from that one.

A wave exported again with three people more, loaded as the next wave, would give away the three: the one less the other.
Publishing finds such slices too, and audits them together; here the uploader can still say what the export is. People are
told apart by their keys, above what chance explains; without ids, by microcell and everything they say.
"""

from pathlib import Path

import duckdb

import settings
from etl.frameworks import NOT_RATED, Framework
from etl.read.staging.columns import Columns
from etl.refusals import Finding, counted


FIND = Path(__file__).with_suffix(".sql")
MAY_BE = FIND.with_stem("same_answers_may_be")


def same_answers(con: duckdb.DuckDBPyConnection, columns: Columns, framework: Framework) -> list[Finding]:
    """What to ask of the export; needs `new_assessments`, `new_ratings` and `standing`."""
    if not _may_be(con, has_ids := "subject_id" in columns.places):
        return []
    asked = {
        "framework_id": framework.framework_id,
        "dimensions": [dimension.dimension_id for dimension in framework.dimensions],
        "not_rated": NOT_RATED,
        "fewest": settings.LOWEST_MINIMUM_SUBJECTS,
    }
    if has_ids and not con.execute(MAY_BE.read_text("utf-8"), asked).fetchone():
        return []
    found = con.execute(FIND.read_text("utf-8"), {**asked, "has_ids": has_ids}).fetchone()
    if not found:
        return []
    one, other, same, people = found
    now, before = _told(one, other), _told(other, one)
    return [
        Finding(
            "same_answers",
            "wave",
            f"{same:,} of the {counted(people, 'person').replace('persons', 'people')} of {now} say throughout just what they say in"
            f" {before}. If the export corrects that one or goes on from it, give it the same names and say which batch it"
            " replaces: published as two, the one less the other would tell who came or went, and what they said.",
            needs_confirmation=True,
            confirmation=f"{now[0].upper()}{now[1:]} was asked anew, and most people gave the same answers as in {before}.",
        )
    ]


def _may_be(con: duckdb.DuckDBPyConnection, has_ids: bool) -> bool:
    """Whether there is another slice with any of the export's people in it: most first loads are done with this."""
    slices = "select count(distinct (organisation, wave, rater_group, measure)) from new_assessments"
    if con.execute(slices).fetchone()[0] > 1:
        return True
    known = "where subject_key in (select key from ids)" if has_ids else ""
    return con.execute(f"select 1 from standing {known} limit 1").fetchone() is not None


def _told(slice_: dict, other: dict) -> str:
    """The wave, and whatever else tells it from the other."""
    differs = [
        slice_[name].replace("_", " ")
        for name in ("organisation", "rater_group", "measure", "framework_id")
        if slice_[name] != other[name]
    ]
    return f"wave “{slice_['wave']}”" + (f" ({', '.join(differs)})" if differs else "")
