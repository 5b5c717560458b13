"""Names of groups that nobody has loaded before: taken, but listed, so that a slip of the pen is seen."""

import duckdb

import settings
from domain.columns import AS_EXPORTED, OPEN
from domain.declared.references import vocabulary
from etl.read.staging.columns import Columns


def new_values(con: duckdb.DuckDBPyConnection, columns: Columns, rows: str) -> dict[str, list[str]]:
    """By column, the values in `conformed` or `accepted` that neither the reference nor an earlier load has."""
    names = (*AS_EXPORTED, *OPEN, *columns.own)
    listed = {attribute.column: attribute.in_order for attribute in columns.attributes}
    found = con.execute(
        f"""
        with combined as materialized (select distinct slice_no, group_no from {rows}),
        there as (select distinct {", ".join(names)} from combined join slices using (slice_no) join groups using (group_no)),
        before as (select distinct {", ".join(names)} from standing)
        select distinct of_column, value from (unpivot there on {", ".join(names)} into name of_column value value)
        except
        select of_column, value from (unpivot before on {", ".join(names)} into name of_column value value)
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
    return name in OPEN or is_any_standing(con)


def is_any_standing(con: duckdb.DuckDBPyConnection) -> bool:
    """Whether anything was loaded before that this load is checked against."""
    return con.execute("select 1 from standing limit 1").fetchone() is not None
