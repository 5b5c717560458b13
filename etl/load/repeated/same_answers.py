"""An export in which most people say just what they say in another wave is asked about: it may go on from that one.

A wave exported again with three people more, loaded as the next wave, would give away the three: the one less the other.
Publishing finds such slices too, and audits them together; here the uploader can still say what the export is. People are
told apart by their keys, above what chance explains; without ids, by microcell and everything they say.
"""

from pathlib import Path

import duckdb

import settings
from domain.columns import SLICE, in_sql
from domain.declared.frameworks import NOT_RATED, Framework
from domain.door.load import Finding
from domain.message import Message, said
from domain.rows import only_value
from domain.words import term
from etl.read.staging.columns import Columns


FIND = Path(__file__).with_suffix(".sql")
MAY_BE = FIND.with_stem("same_answers_may_be")
POSITIONS = FIND.with_stem("same_answers_positions")


def same_answers(con: duckdb.DuckDBPyConnection, columns: Columns, framework: Framework) -> list[Finding]:
    """What to ask of the export; needs `new_assessments`, `new_ratings` and `standing`."""
    if not _may_be(con, has_ids := "subject_id" in columns.places):
        return []
    dimensions = [dimension.dimension_id for dimension in framework.dimensions]
    con.execute(POSITIONS.read_text("utf-8"), {"framework_id": framework.framework_id, "dimensions": dimensions})
    of = {
        "framework_id": framework.framework_id,
        "not_rated": NOT_RATED,
        "fewest": settings.LOWEST_MINIMUM_SUBJECTS,
    }
    if has_ids and not con.execute(MAY_BE.read_text("utf-8"), of).fetchone():
        return []
    found = con.execute(in_sql(FIND.read_text("utf-8"), columns.groups), {**of, "has_ids": has_ids}).fetchone()
    if not found:
        return []
    one, other, same, people = found
    asked = said("same_answers", same=same, people=people, now=_told(one, other), before=_told(other, one))
    return [Finding("same_answers", "wave", asked, needs_confirmation=True)]


def _may_be(con: duckdb.DuckDBPyConnection, has_ids: bool) -> bool:
    """Whether there is another slice with any of the export's people in it: most first loads are done with this."""
    slices = f"select count(distinct ({', '.join(SLICE)})) from new_assessments"
    if only_value(con.execute(slices).fetchone()) > 1:
        return True
    known = "where subject_key in (select key from ids)" if has_ids else ""
    return con.execute(f"select 1 from standing {known} limit 1").fetchone() is not None


def _told(slice_: dict, other: dict) -> Message:
    """The wave, and whatever else tells it from the other."""
    differs = [
        term(slice_[name])
        for name in ("organisation", "rater_group", "measure", "framework_id")
        if slice_[name] != other[name]
    ]
    return said("the_slice" if differs else "the_wave", wave=slice_["wave"], differs=differs)
