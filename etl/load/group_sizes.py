"""How many people each group of an export has, so that a slip of spelling or a group too small is seen before it loads."""

import duckdb

from etl.read.staging.columns import Columns
from etl.read.staging.our_columns import GROUPS


def group_sizes(con: duckdb.DuckDBPyConnection, columns: Columns) -> dict[str, dict[str, int]]:
    """By column, the people assessed in each group of `accepted`, largest first; a column with one group is left out."""
    names = (*GROUPS, *columns.own)
    found = con.execute(
        f"""
        with people as (select distinct {", ".join(names)}, subject_no from accepted)
        select of_column, name, count(distinct subject_no) as people
        from (unpivot people on {", ".join(names)} into name of_column value name)
        group by of_column, name
        order by people desc, name
        """
    ).fetchall()
    sizes: dict[str, dict[str, int]] = {column: {} for column in names}
    for column, name, people in found:
        sizes[column][name] = people
    return {column: of_column for column, of_column in sizes.items() if len(of_column) > 1}
