"""Names of groups that nobody has loaded before: taken, but listed, so that a slip of the pen is seen."""

import duckdb

import settings
from domain.columns import AS_EXPORTED, OPEN
from domain.rows import only_value
from etl.vocabulary import vocabulary


def new_values(con: duckdb.DuckDBPyConnection, rows: str) -> dict[str, list[str]]:
    """By column, the values in `conformed` or `accepted` that neither the reference nor an earlier load has."""
    new = {}
    for name in (*AS_EXPORTED, *OPEN):
        table, number = ("slices", "slice_no") if name == "organisation" else ("groups", "group_no")
        found = con.execute(
            f"select distinct {name} from {table} where {number} in (select distinct {number} from {rows}) "
            f"and {name} not in (select distinct {name} from standing)"
        ).fetchall()
        official = vocabulary(name).names if name in OPEN else ()
        values = sorted(value for (value,) in found if value not in official and value != settings.NOT_STATED)
        if values:
            new[name] = values
    return new


def is_known(con: duckdb.DuckDBPyConnection, name: str) -> bool:
    """Whether there is anything that a value of this column could be new against."""
    return name in OPEN or only_value(con.execute("select count(*) > 0 from standing").fetchone())
