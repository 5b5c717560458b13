"""Brings a ledger up to date: one that was just made, which has nothing yet, and those of earlier versions."""

from pathlib import Path

import duckdb

from disclosure.errors import PublishRefused
from domain.columns import in_sql
from domain.rows import only_row
from domain.stores import schema


SCHEMA = Path(__file__).parent / "ledger.sql"
ONE_CORRELATION = """
select 1 from duckdb_columns()
where schema_name = 'kept' and table_name = 'wave_correlations' and column_name = 'correlation'
"""


WITH_SPARK = """
create table if not exists kept.with_spark (
    version varchar not null,
    people bigint not null  -- how many its folder beside the records has
)
"""
BEGUN_WITH_SPARK = """
create table if not exists kept.begun_with_spark (
    version varchar not null  -- that may have a folder there, and was never published
)
"""


def found(store: duckdb.DuckDBPyConnection, path: Path, *, with_spark: bool = False) -> int:
    """The number of the open ledger's layout; Refused where a newer version of Ninefold made it, or where its people are not
    kept as who opens it reads them."""
    (catalogue,) = only_row(store.execute("select current_database()").fetchone())
    number = schema.number(store, catalogue, "kept")
    schema.refuse_newer(number, schema.LEDGER_OF_SPARK, path)
    if number == schema.LEDGER_OF_SPARK and not with_spark:
        raise PublishRefused("ledger_of_spark")
    if with_spark and number == schema.LEDGER and store.execute("select 1 from kept.slices limit 1").fetchone():
        raise PublishRefused("ledger_of_records")
    return number


def mark_as_sparks(store: duckdb.DuckDBPyConnection) -> None:
    """From here on the ledger's people lie beside the records."""
    store.execute(WITH_SPARK)
    store.execute("update kept.schema_version set version = $1", [schema.LEDGER_OF_SPARK])


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
