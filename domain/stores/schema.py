"""The number of a store's layout. Each store says its own, so one that another version of Ninefold made is known as such.

Stores from before there were numbers say none and count as 1, whatever they lack. A store of people's records and the ledger
are brought up to date by who opens them to work on them; a published store never changes, so it is published anew.
"""

from pathlib import Path
from typing import Any, Protocol

from domain.errors import Refused


BEFORE_NUMBERS = 1
RECORDS = LEDGER = PUBLISHED = TRAIL = 2  # as this version writes them; the schemas in SQL say the same
LEDGER_OF_SPARK = 3  # whose people lie beside the records: what knows nothing of that takes them for gone


class Asked(Protocol):
    """A connection to a database."""

    def execute(self, query: str, parameters: Any = None, /) -> Any: ...


def number(store: Asked, catalogue: str, schema: str = "main") -> int:
    """What the store says that is attached as `catalogue`, with its tables in a schema of it."""
    known = "select 1 from duckdb_tables() where (database_name, schema_name, table_name) = ($1, $2, 'schema_version')"
    if store.execute(known, [catalogue, schema]).fetchone() is None:
        return BEFORE_NUMBERS
    return store.execute(f'select max(version) from "{catalogue}".{schema}.schema_version').fetchone()[0]


def refuse_newer(found: int, ours: int, file: Path) -> None:
    """Raises Refused where a newer version of Ninefold made the store."""
    if found > ours:
        raise Refused("store_newer", file=file.name)
