"""Which published rows a reader may see, told from the rows alone: of an organisation all, within divisions those whose every member
lies in them, with the organisation's own."""

from collections import defaultdict
from pathlib import Path

import duckdb

from domain.declared.access import Scope
from tests.support.attack.attacks import View, views_of
from tests.support.attack.equations import released
from tests.support.attack.trusts import Home


BLOCK = ("organisation", "wave", "rater_group", "measure", "dimension_id", "breakdown", "block_id")
ROWS = f"""
select {", ".join(BLOCK)}, breakdowns.name, subjects, ratings, list(level_ratings order by level), any_value(members)
from release
join breakdowns using (breakdown)
group by all
"""


def blocks_in(home: Home, scope: Scope) -> dict[tuple, tuple]:
    """BLOCK -> its breakdown's name, subjects, ratings, and ratings at each level."""
    with released(home) as store:
        found = store.execute(ROWS).fetchall()
    return {
        row[:7]: (*row[7:10], tuple(row[10]))
        for row in found
        if not scope.organisations or row[0] in scope.organisations
        if not scope.divisions
        or row[5] == "organisation"
        or {member["division"] for member in row[11]} <= set(scope.divisions)
    }


def divisions_of(home: Home, organisation: str) -> list[str]:
    """Those that a row is about."""
    with released(home) as store:
        query = "select distinct unnest(members).division as name from release where organisation = $1 order by name"
        return [name for (name,) in store.execute(query, [organisation]).fetchall() if name]


def rows_of(blocks: dict[tuple, tuple]) -> dict[tuple, list[tuple]]:
    """The same by slice and dimension, as tests.support.attack.equations.published has them."""
    rows = defaultdict(list)
    for block, row in blocks.items():
        rows[block[:5]].append(row)
    return rows


def views_of_files(release: Path, members: Path, staff: dict) -> list[View]:
    """What somebody with the staff list has of the tables `release` and `members`, fetched as Parquet."""
    with duckdb.connect() as connection:
        connection.execute(
            f"""
            create view release as
            from read_parquet('{release}')
            join (
                select {", ".join(BLOCK)}, list(struct_pack(division, team, role, care_setting, band)) as members
                from read_parquet('{members}')
                group by all
            ) using ({", ".join(BLOCK)})
            """
        )
        return views_of(connection, staff)
