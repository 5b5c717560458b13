"""Reads the record store: attached read-only for as long as counting takes."""

import contextlib
from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Any, TypeVar

import duckdb

import settings
from disclosure.errors import PublishRefused
from domain import turns
from domain.files import is_made
from domain.rows import only_row


NOTHING_LOADED = "nothing_to_publish"

Opened = TypeVar("Opened")


@dataclass(frozen=True)
class Framework:
    """The text that a publication shows: the newest standing batch's of that framework id."""

    framework_id: str
    name: str
    attribution: str
    toml_text: str
    dimensions: tuple[dict[str, Any], ...]  # position, dimension_id, name and gloss, in order
    levels: tuple[dict[str, Any], ...]  # level, level_id, name, gloss and is_high, lowest first

    @property
    def dimension_ids(self) -> tuple[str, ...]:
        return tuple(dimension["dimension_id"] for dimension in self.dimensions)


@contextlib.contextmanager
def attached(store: duckdb.DuckDBPyConnection, *, for_writing: bool = False) -> Generator[None]:
    """Has the record store as `records` in `store`; waits while a load holds it."""
    path = settings.record_store()
    if not is_made(path):
        raise PublishRefused(NOTHING_LOADED)
    quoted = str(path).replace("'", "''")  # attach takes no parameters
    options = "" if for_writing else "(read_only)"
    in_turn(lambda: store.execute(f"attach '{quoted}' as records {options}"), "a load")
    try:
        yield
    finally:
        store.execute("detach records")


def in_turn(connect: Callable[[], Opened], holder: str) -> Opened:
    """What `connect` gives, tried until the file is free or the wait is over."""
    seconds = settings.WAIT_FOR_WRITER_SECONDS
    return turns.in_turn(connect, lambda error: PublishRefused("records_in_use", holder=holder, seconds=seconds))


def frameworks(store: duckdb.DuckDBPyConnection) -> dict[str, Framework]:
    """The frameworks that standing batches were loaded with, by id."""
    newest = store.execute(
        """
        select
            frameworks.framework_id,
            arg_max(frameworks.framework_key, batches.batch_id) as framework_key,
        from records.batches
        join records.frameworks using (framework_key)
        where batches.undone_at is null
        group by frameworks.framework_id
        """
    ).fetchall()
    return {framework_id: _framework(store, framework_id, key) for framework_id, key in newest}


def _framework(store: duckdb.DuckDBPyConnection, framework_id: str, key: str) -> Framework:
    name, attribution, toml_text = only_row(
        store.execute(
            "select name, attribution, toml_text from records.frameworks where framework_key = $key", {"key": key}
        ).fetchone()
    )
    dimensions = _rows(
        store,
        """
        select position, dimension_id, name, gloss
        from records.dimensions
        where framework_key = $key
        order by position
        """,
        key,
    )
    levels = _rows(
        store,
        """
        select level, level_id, name, gloss, is_high
        from records.levels
        where framework_key = $key
        order by level
        """,
        key,
    )
    return Framework(framework_id, name, attribution, toml_text, dimensions, levels)


def _rows(store: duckdb.DuckDBPyConnection, query: str, key: str) -> tuple[dict[str, Any], ...]:
    result = store.execute(query, {"key": key})
    names = [column[0] for column in result.description]
    return tuple(dict(zip(names, row, strict=True)) for row in result.fetchall())


def waves(store: duckdb.DuckDBPyConnection) -> list[tuple[Any, ...]]:
    """Organisation, wave, its date where one is given, and the first batch that brought it."""
    return store.execute(
        """
        select organisation, wave, max(wave_date) as wave_date, min(batch_id) as first_load
        from records.assessments
        join records.batches using (batch_id)
        where batches.undone_at is null
        group by organisation, wave
        """
    ).fetchall()
