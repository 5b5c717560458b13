"""Teams and divisions of an organisation's last load that its export lacks, beside those it has anew: some may be one, renamed.

Nothing is made one unasked. Whoever keeps people's ids from one time to the next is told which it is by the people.
"""

import duckdb

from domain.columns import PLACES
from domain.declared.mapping_file import Mapping
from domain.door.load import Finding, Pair, Renamed
from domain.message import said
from domain.words import by_id
from etl.checks.new_values import is_any_standing


FEWEST_PEOPLE = 3  # who were in the one and are in the other
MOST_TOLD = 8  # pairs of a column


def renamed(
    con: duckdb.DuckDBPyConnection, mapping: Mapping, new: dict[str, list[str]], likely: dict[str, list[Pair]]
) -> dict[str, Renamed]:
    """By column, the names of the last load that are gone, and of each new one which of these it was, by the people.

    `new` are names that nobody has loaded before; those are left out that a mapping, or the question whether two are `likely`
    one, speaks of. Only an organisation of which some names are as they were is the same as last time.
    """
    found: dict[str, Renamed] = {}
    if not is_any_standing(con):
        return found
    for column in PLACES:
        asked = {pair.name for pair in likely.get(column, [])} | set(mapping.values.get(column, {}))
        names = [name for name in new.get(column, []) if name not in asked]
        gone = _gone(con, column) if names else []
        if gone:
            was = _by_people(con, column, names, gone)
            found[column] = Renamed(gone, {name: was.get(name) for name in names})
    return found


def renamed_findings(found: dict[str, Renamed]) -> list[Finding]:
    """What is told of those that the people speak for; nothing is asked."""
    return [_finding(column, of_column.likely) for column, of_column in found.items() if of_column.likely]


def _finding(column: str, was: dict[str, str]) -> Finding:
    told = [said("was_called", name=name, was=before) for name, before in list(was.items())[:MOST_TOLD]]
    more = said("further_names", number=len(was) - MOST_TOLD) if len(was) > MOST_TOLD else None
    name, before = next(iter(was.items()))
    return Finding(
        "renamed", column, said("renamed", column=by_id(column), renamed=told, more=more, name=name, was=before)
    )


def _gone(con: duckdb.DuckDBPyConnection, column: str) -> list[str]:
    """The names of the last load of the file's organisations that the file lacks; none where it has none of those names."""
    rows = con.execute(
        f"""
        with last as (
            select organisation, max(batch_id) as batch_id
            from standing
            where organisation in (select organisation from accepted)
            group by organisation
        )
        select distinct {column} as name, {column} in (select {column} from accepted) as is_here
        from standing
        join last using (organisation, batch_id)
        order by name
        """
    ).fetchall()
    return [name for name, is_here in rows if not is_here] if any(is_here for _, is_here in rows) else []


def _by_people(con: duckdb.DuckDBPyConnection, column: str, names: list[str], gone: list[str]) -> dict[str, str]:
    """From a new name to the one where most of its people were, if most of those who were there are here now."""
    return dict(
        con.execute(
            f"""
            with now as (
                select distinct key, {column} as name
                from accepted
                join ids on id_no = subject_no
            ),
            before as (
                select subject_key as key, arg_max({column}, batch_id) as was
                from standing
                where subject_key in (select key from now)
                group by subject_key
            ),
            moved as (
                select
                    name, was, count(distinct key) as people,
                    sum(people) over (partition by name) as of_name,
                    sum(people) over (partition by was) as of_was,
                from now
                join before using (key)
                group by name, was
            )
            select name, was
            from moved
            where
                list_contains($names, name) and list_contains($gone, was)
                and people >= $fewest and 2 * people > of_name and 2 * people > of_was
            """,
            {"names": names, "gone": gone, "fewest": FEWEST_PEOPLE},
        ).fetchall()
    )
