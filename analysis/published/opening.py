"""A connection to a published store with the rows that a scope shows, if this version of Ninefold can read it."""

from pathlib import Path
from typing import Any

import duckdb

from analysis.published import scoped
from domain.declared.access import Scope
from domain.errors import Unreadable
from domain.stores import schema


READ_ONLY: dict[str, str | float | list[str]] = {"enable_external_access": "false", "lock_configuration": "true"}
NEWEST = {
    "wave_correlation": {"slice_id": 0, "other_id": 0},
    "assessed": {"slice_id": 0},
}  # queries of what stores from before they had a number may lack
LACKING = (duckdb.CatalogException, duckdb.BinderException)


def connected(path: Path, scope: Scope) -> tuple[duckdb.DuckDBPyConnection, int]:
    """The store as a scope shows it, and the number of its layout; Unreadable where that is another version's."""
    if scope.is_whole:
        connection = duckdb.connect(path, read_only=True, config=READ_ONLY)
        return connection, _number(connection, path.stem, path)
    connection = duckdb.connect(config={"temp_directory": ""})
    quoted = str(path).replace("'", "''")  # attach takes no parameters
    connection.execute(f"attach '{quoted}' as whole (read_only)")
    number = _number(connection, "whole", path)
    scoped.narrow(connection, "whole", "memory", scope)
    connection.execute("detach whole")
    for name, value in READ_ONLY.items():
        connection.execute(f"set {name} = {value}")
    return connection, number


def _number(connection: duckdb.DuckDBPyConnection, catalogue: str, path: Path) -> int:
    number = schema.number(connection, catalogue)
    if number > schema.PUBLISHED:
        raise Unreadable("published_newer", store=path.name)
    if schema.BEFORE_NUMBERS < number < schema.PUBLISHED:
        raise Unreadable("published_older", store=path.name)
    return number


def may_lack(number: int) -> list[tuple[str, dict[str, Any]]]:
    """Queries with their parameters that a store of that number must answer to be read."""
    return list(NEWEST.items()) if number == schema.BEFORE_NUMBERS else []


def is_of_older(number: int | None, error: duckdb.Error) -> bool:
    """Whether a store could not answer because it is from before numbers, and not because it is damaged."""
    return number == schema.BEFORE_NUMBERS and isinstance(error, LACKING)
