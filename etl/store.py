"""The record store as this process sees it: attached as `records`, one writer at a time."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

import settings
from etl.refusals import CallRefused


RETRY_SECONDS = 0.2
SCHEMA = settings.PROJECT / "etl" / "schema.sql"


def connect() -> duckdb.DuckDBPyConnection:
    """A connection whose own tables stay in memory and never spill to disk."""
    return duckdb.connect(config={"temp_directory": ""})


def attach(con: duckdb.DuckDBPyConnection, *, write: bool) -> bool:
    """Attaches the record store as `records`; False where there was none: then it is empty, in memory unless `write`.

    Waits its turn while another process holds the store; raises CallRefused, which says who, when that takes too long.
    """
    path = settings.record_store()
    exists = path.exists()
    if write:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.parent.chmod(0o700)
        os.umask(0o077)
        _attach_in_turn(con, path, "")
        path.chmod(0o600)
    elif exists:
        _attach_in_turn(con, path, "(read_only)")
        return True
    else:
        con.execute("attach ':memory:' as records")
    con.execute("use records")
    con.execute(SCHEMA.read_text("utf-8"))
    con.execute("use memory")
    return exists


def detach(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("use memory")
    con.execute("detach database if exists records")


@contextmanager
def one_step(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """All of it or nothing; a process that dies on the way leaves what was there."""
    con.execute("begin")
    try:
        yield
        con.execute("commit")
    except BaseException:
        con.execute("rollback")
        raise


def _attach_in_turn(con: duckdb.DuckDBPyConnection, path: Path, options: str) -> None:
    deadline = time.monotonic() + settings.WAIT_FOR_WRITER_SECONDS
    quoted = str(path).replace("'", "''")  # ATTACH takes no parameters
    while True:
        try:
            con.execute(f"attach '{quoted}' as records {options}")
            return
        except duckdb.IOException as error:
            if "lock" not in str(error).casefold():
                raise
            if time.monotonic() > deadline:
                raise CallRefused(
                    f"The record store is in use by another load or publication{_holder(error)}. Try again when it is done."
                ) from None
            time.sleep(RETRY_SECONDS)


def _holder(error: duckdb.IOException) -> str:
    """` (process 123)`, where DuckDB names the process that holds the lock."""
    _, found, rest = str(error).partition("PID ")
    number = "".join(character for character in rest[:10] if character.isdigit())
    return f" (process {number})" if found and number else ""
