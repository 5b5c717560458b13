"""Reads the record store: attached read-only for as long as counting takes."""

import contextlib
from collections.abc import Callable, Generator
from typing import Any, TypeVar

import duckdb

import settings
from disclosure.errors import PublishRefused
from domain import turns
from domain.declared.framework_file import kept_framework
from domain.declared.frameworks import Framework
from domain.files import is_made
from domain.message import Message, said
from domain.stores import schema


NOTHING_LOADED = "nothing_to_publish"
FRAMEWORKS = """
-- One row per framework of a standing batch, with its newest text.
select frameworks.framework_id, arg_max(frameworks.toml_text, batches.batch_id) as toml_text
from records.batches
join records.frameworks using (framework_key)
where batches.undone_at is null
group by frameworks.framework_id
"""
WAVES = """
-- One row per organisation and wave: its date where one is given, and the first batch that brought it.
select organisation, wave, max(wave_date) as wave_date, min(batch_id) as first_load
from records.assessments
join records.batches using (batch_id)
where batches.undone_at is null
group by organisation, wave
"""

Opened = TypeVar("Opened")


@contextlib.contextmanager
def attached(store: duckdb.DuckDBPyConnection, *, for_writing: bool = False) -> Generator[None]:
    """Has the record store as `records` in `store`; waits while a load holds it. It is of this version: who loads sees to that."""
    path = settings.record_store()
    if not is_made(path):
        raise PublishRefused(NOTHING_LOADED)
    quoted = str(path).replace("'", "''")  # attach takes no parameters
    options = "" if for_writing else "(read_only)"
    in_turn(lambda: store.execute(f"attach '{quoted}' as records {options}"), said("a_load"))
    try:
        if schema.number(store, "records") != schema.RECORDS:
            raise PublishRefused("store_other", file=path.name)
        yield
    finally:
        store.execute("detach records")


def in_turn(connect: Callable[[], Opened], holder: Message) -> Opened:
    """What `connect` gives, tried until the file is free or the wait is over."""
    seconds = settings.WAIT_FOR_WRITER_SECONDS
    return turns.in_turn(connect, lambda error: PublishRefused("records_in_use", holder=holder, seconds=seconds))


def recorded(store: duckdb.DuckDBPyConnection) -> set[str]:
    """The columns of the assessments."""
    found = store.execute(
        "select column_name from duckdb_columns() where database_name = 'records' and table_name = 'assessments'"
    ).fetchall()
    return {name for (name,) in found}


def frameworks(store: duckdb.DuckDBPyConnection) -> dict[str, Framework]:
    """The frameworks that standing batches were loaded with, by id: of each the newest text, which a publication shows."""
    newest = store.execute(FRAMEWORKS).fetchall()
    return {framework_id: kept_framework(toml_text) for framework_id, toml_text in newest}


def waves(store: duckdb.DuckDBPyConnection) -> list[tuple[Any, ...]]:
    """Organisation, wave, its date where one is given, and the first batch that brought it."""
    return store.execute(WAVES).fetchall()
