"""Names of groups that nobody has loaded before: taken, but listed, so that a slip of the pen is seen."""

import duckdb

import settings
from domain.columns import AS_EXPORTED, OPEN
from domain.declared.references import vocabulary
from domain.rows import only_value
from etl.read.staging.columns import Columns


def new_values(con: duckdb.DuckDBPyConnection, columns: Columns, rows: str) -> dict[str, list[str]]:
    """By column, the values in `conformed` or `accepted` that neither the reference nor an earlier load has."""
    names = (*AS_EXPORTED, *OPEN, *columns.own)
    listed = {attribute.column: attribute.in_order for attribute in columns.attributes}
    values = " union ".join(
        f"select '{name}' as of_column, {name} as value from there where {name} is not null and {name} not in (select {name} from standing)"
        for name in names
    )
    found = con.execute(
        f"""
        with combined as materialized (select distinct slice_no, group_no from {rows}),
        there as materialized (
            select distinct {", ".join(names)} from combined join slices using (slice_no) join groups using (group_no)
        )
        {values}
        """
    ).fetchall()
    new: dict[str, list[str]] = {name: [] for name in names}
    for name, value in sorted(found):
        official = vocabulary(name).names if name in OPEN else listed.get(name, ())
        if value not in official and value != settings.NOT_STATED:
            new[name].append(value)
    return {name: values for name, values in new.items() if values}


def is_known(con: duckdb.DuckDBPyConnection, name: str) -> bool:
    """Whether there is anything that a value of this column could be new against."""
    return name in OPEN or only_value(con.execute("select count(*) > 0 from standing").fetchone())
