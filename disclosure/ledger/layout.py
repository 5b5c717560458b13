"""Brings a ledger up to date: one that was just made, which has nothing yet, and those of earlier versions."""

from pathlib import Path

import duckdb

from domain.columns import in_sql
from domain.rows import only_row
from domain.stores import schema


SCHEMA = Path(__file__).parent / "ledger.sql"
ONE_CORRELATION = """
select 1 from duckdb_columns()
where schema_name = 'kept' and table_name = 'wave_correlations' and column_name = 'correlation'
"""


def found(store: duckdb.DuckDBPyConnection, path: Path) -> int:
    """The number of the open ledger's layout; Refused where a newer version of Ninefold made it."""
    (catalogue,) = only_row(store.execute("select current_database()").fetchone())
    number = schema.number(store, catalogue, "kept")
    schema.refuse_newer(number, schema.LEDGER, path)
    return number


def upgrade(store: duckdb.DuckDBPyConnection) -> None:
    """Gives an open ledger what it lacks, in one step."""
    store.execute("begin")
    try:
        if store.execute(ONE_CORRELATION).fetchone():
            store.execute(
                "drop table kept.wave_correlations"
            )  # of shares alone: the next publication says both, where nothing waits
        store.execute(in_sql(SCHEMA.read_text(encoding="utf-8")))
        store.execute("commit")
    except BaseException:
        store.execute("rollback")
        raise
