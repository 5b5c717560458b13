"""What stands side by side in an export that is being loaded, counted."""

import duckdb

from domain.rows import only_row
from domain.side_by_side import KINDS, SideBySide
from etl.read.staging.columns import Columns


def side_by_side(con: duckdb.DuckDBPyConnection, columns: Columns) -> SideBySide | None:
    """None where nothing stands side by side; needs `conformed`."""
    if not columns.sides:
        return None
    sides = [side.side for side in columns.sides]
    said = {kind: list(dict.fromkeys(filter(None, (getattr(side, kind) for side in sides)))) for kind in KINDS}
    asked = "count(distinct dimension_no)" if columns.shape == "long" else len(set(columns.questions))
    leaders, dimensions = only_row(con.execute(f"select count(distinct subject_no), {asked} from conformed").fetchone())
    return SideBySide(
        leaders,
        {kind: values for kind, values in said.items() if values},
        [side.in_words() for side in sides],
        dimensions,
    )
