"""What stands side by side in an export that is being loaded, counted."""

import duckdb

from domain.door.load import Finding
from domain.message import said
from domain.rows import only_row, only_value
from domain.side_by_side import KINDS, SideBySide
from etl.read.staging.columns import Columns


def rows_of_one(con: duckdb.DuckDBPyConnection, columns: Columns) -> list[Finding]:
    """A question where a leader stands in several rows of one slice and no id tells the raters apart; needs `conformed`.

    The row of a workbook is a leader's: a second one may be a copy, which would count each rater twice.
    """
    if not columns.sides or columns.has("rater_id") or "subject_id" not in columns.places:
        return []
    of = "slice_no, subject_no" + (", dimension_no" if columns.shape == "long" else "")
    found = con.execute(
        f"""
        select count(distinct subject_no)
        from (
            select {of}
            from conformed
            where rater_group <> 'self'
            group by {of}, side_of(row_no)
            having count(*) > 1
        )
        """
    ).fetchone()
    if not (leaders := only_value(found)):
        return []
    return [Finding("rows_of_one", "subject_id", said("rows_of_one", leaders=leaders), needs_confirmation=True)]


def side_by_side(con: duckdb.DuckDBPyConnection, columns: Columns) -> SideBySide | None:
    """None where nothing stands side by side; needs `conformed`."""
    if not columns.sides:
        return None
    sides = [side.side for side in columns.sides]
    kinds = {kind: list(dict.fromkeys(filter(None, (getattr(side, kind) for side in sides)))) for kind in KINDS}
    asked = "count(distinct dimension_no)" if columns.shape == "long" else len(set(columns.questions))
    leaders, dimensions = only_row(con.execute(f"select count(distinct subject_no), {asked} from conformed").fetchone())
    return SideBySide(
        leaders,
        {kind: values for kind, values in kinds.items() if values},
        [side.said() for side in sides],
        dimensions,
    )
