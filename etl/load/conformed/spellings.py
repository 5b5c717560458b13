"""Names that differ only in case, or in a full stop at the end, are one group: that of earlier loads, else the tidiest."""

import duckdb

import settings
from domain.columns import AS_EXPORTED
from domain.door.load import Finding
from domain.message import said
from domain.words import by_id
from etl.checks.tidiness import tidiness
from etl.read.staging.columns import Columns


NAMED = (*AS_EXPORTED, "wave")  # the others have a list of ours, but for the organisation's own attributes
FOLDED = "lower(rtrim({}, '. '))"  # of a meaning, whose spaces are single already
MOST_TOLD = 12  # of a column
LONGEST_TOLD = 60  # characters; longer is no group's name, and its rows are refused


def take_as_one(con: duckdb.DuckDBPyConnection, columns: Columns) -> list[Finding]:
    """Changes `meanings` so that each of NAMED has one spelling a name, and says of how many rows it was another.

    Needs `standing`, `cells` and `constants`. Looks at distinct names only, unless some differ.
    """
    named = (*NAMED, *columns.own)
    _create_names(con, named)
    doubtful = con.execute(
        """
        select distinct of_column
        from names
        group by of_column, folded
        having count(distinct name) > 1 and bool_or(is_in_file) and folded <> ''
        """
    ).fetchall()
    if not doubtful:
        return []
    con.execute("create or replace table written (of_column varchar, text varchar, rows bigint)")
    for (name,) in doubtful:
        text = name if name in columns.places else f"(select {name} from constants)"
        con.execute(
            f"insert into written by name "
            f"select '{name}' as of_column, {text}::varchar as text, {columns.rows_counted} as rows from cells group by text"
        )
    _create_taken_as(con)
    findings = [_finding(name, con) for name in named if (name,) in doubtful]
    con.execute(
        "update meanings set meaning = taken_as.chosen from taken_as "
        "where meanings.of_column = taken_as.of_column and meanings.meaning = taken_as.name"
    )
    return [finding for finding in findings if finding]


def _create_names(con: duckdb.DuckDBPyConnection, names: tuple[str, ...]) -> None:
    """The table `names`: of_column, name, folded, is_in_file, and the assessments of earlier loads that have it (uses)."""
    con.execute(
        f"""
        create or replace table names as
        with named as (
            select of_column, name, false as is_in_file, count(*) as uses
            from (unpivot (select {", ".join(names)} from standing) on {", ".join(names)} into name of_column value name)
            group by of_column, name
            union all
            select distinct of_column, meaning, true, 0
            from meanings
            where list_contains($named, of_column) and meaning is not null
            union all
            select unnest($named::varchar[]), $not_stated, false, 0
        )
        select *, {FOLDED.format("name")} as folded
        from named
        """,
        {"named": list(names), "not_stated": settings.NOT_STATED},
    )


def _create_taken_as(con: duckdb.DuckDBPyConnection) -> None:
    """The table `taken_as`: one row per name of the file that another takes the place of: of_column, name, chosen, rows."""
    names = [name for (name,) in con.execute("select distinct name from names where name is not null").fetchall()]
    in_order = sorted(set(map(tidiness, names)))
    con.execute(
        "create or replace table tidy as select unnest($names::varchar[]) as name, unnest($ranks::integer[]) as tidiness",
        {"names": names, "ranks": [in_order.index(tidiness(name)) for name in names]},
    )
    con.execute(
        """
        create or replace table taken_as as
        with counted as (
            select meanings.of_column, meaning as name, sum(rows) as rows
            from written
            join meanings on meanings.of_column = written.of_column and meanings.text is not distinct from written.text
            group by all
        ),
        spelt as (
            select
                of_column, folded, name, any_value(tidiness) as tidiness, max(uses) as uses,
                bool_or(is_in_file) as is_in_file, coalesce(max(rows), 0) as rows,
            from names
            left join counted using (of_column, name)
            join tidy using (name)
            where folded <> ''
            group by all
        ),
        chosen as (
            select
                *,
                first_value(name) over (
                    partition by of_column, folded
                    order by name = $not_stated desc, uses desc, tidiness desc, rows desc, name
                ) as chosen,
            from spelt
        )
        select of_column, name, chosen, rows
        from chosen
        where is_in_file and name <> chosen
        """,
        {"not_stated": settings.NOT_STATED},
    )


def _finding(column: str, con: duckdb.DuckDBPyConnection) -> Finding | None:
    taken = con.execute(
        "select name, chosen, rows::bigint from taken_as where of_column = $column order by rows desc, name",
        {"column": column},
    ).fetchall()
    told = [
        said("taken_as", rows=rows, name=name, chosen=chosen)
        for name, chosen, rows in taken
        if len(name) <= LONGEST_TOLD
    ]
    if not told:
        return None
    more = said("further_spellings", number=len(told) - MOST_TOLD) if len(told) > MOST_TOLD else None
    return Finding("spelling", column, said("spelling", column=by_id(column), taken=told[:MOST_TOLD], more=more))
