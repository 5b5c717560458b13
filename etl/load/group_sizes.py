"""How many people each group of an export has, so that a slip of spelling or a group too small is seen before it loads."""

import duckdb

from etl.read.staging.our_columns import GROUPS


def group_sizes(con: duckdb.DuckDBPyConnection) -> dict[str, dict[str, int]]:
    """By column, the people assessed in each group of `accepted`, largest first; a column with one group is left out."""
    sizes = {}
    for column in GROUPS:
        people = con.execute(
            f"select {column}, count(distinct subject_no) as people from accepted group by {column} order by people desc, {column}"
        ).fetchall()
        if len(people) > 1:
            sizes[column] = dict(people)
    return sizes
