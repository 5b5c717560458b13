"""The rows of a published store that a scope shows: whole rows, copied as they are. Nothing is summed anew, so no sum can be
set beside another to find what neither says.

Within divisions these are the organisation's own rows, which every other is read beside, and those of blocks whose every
member lies in one of the divisions. A block that unites a group of theirs with one of another division is not among them.
"""

import duckdb

from domain.declared.access import Scope


CHANGES = "structure_changes"  # declared ones: groups that were renamed, merged or split
WHOLE = "breakdown = 'organisation'"
TABLES = "select table_name from duckdb_tables() where database_name = $catalogue order by table_name"
COLUMNS = "select column_name from duckdb_columns() where database_name = $catalogue and table_name = $table"
VIEWS = "select sql from duckdb_views() where database_name = $catalogue and not internal"


def narrow(connection: duckdb.DuckDBPyConnection, source: str, into: str, scope: Scope) -> None:
    """Copies what a scope shows of the attached catalogue `source` into the empty one `into`, with its views."""
    tables = [name for (name,) in connection.execute(TABLES, {"catalogue": source}).fetchall()]
    for table in sorted(tables, key=lambda name: name != "slices"):  # the others look into what was kept of these
        columns = {name for (name,) in connection.execute(COLUMNS, {"catalogue": source, "table": table}).fetchall()}
        wanted = " and ".join(_conditions(columns, table, into, scope)) or "true"
        connection.execute(f"create table {into}.{table} as select * from {source}.{table} where {wanted}")
    if CHANGES in tables:
        _forget_names_of_elsewhere(connection, into)
    before = connection.execute("select current_catalog()").fetchone()
    connection.execute(f"use {into}")
    for (view,) in connection.execute(VIEWS, {"catalogue": source}).fetchall():
        connection.execute(view)
    connection.execute(f"use {before[0] if before else into}")


def _forget_names_of_elsewhere(connection: duckdb.DuckDBPyConnection, into: str) -> None:
    """A change of structure names groups: it stays only where the rows that are shown name them all."""
    members = connection.execute(f"select distinct unnest(members) from {into}.blocks").fetchall()
    seen = {name for (member,) in members for name in member.values()}
    for position, names in connection.execute(f"select position, before || after from {into}.{CHANGES}").fetchall():
        if not seen.issuperset(names):
            connection.execute(f"delete from {into}.{CHANGES} where position = $1", [position])


def _conditions(columns: set[str], table: str, into: str, scope: Scope) -> list[str]:
    found = []
    if scope.organisations and "organisation" in columns:
        found.append(f"organisation in ('', {_listed(scope.organisations)})")  # '': what is said of every one
    if table != "slices":
        found += [
            f"{name} in (select slice_id from {into}.slices)"
            for name in ("slice_id", "other_slice_id")
            if name in columns
        ]
    if scope.divisions and "members" in columns:
        within = f"list_bool_and([coalesce(one.division in ({_listed(scope.divisions)}), false) for one in members])"
        found.append(f"({WHOLE} or {within})")
    return found


def _listed(names: tuple[str, ...]) -> str:
    """Names as they stand in SQL."""
    return ", ".join("'" + name.replace("'", "''") + "'" for name in names)
