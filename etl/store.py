"""The record store as this process sees it: attached as `records`, one writer at a time."""

import os
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb

import settings
from domain.columns import in_sql
from domain.files import begun, clear_leftovers, for_owner_alone, in_place_of, is_made, made_whole
from domain.message import Message, said
from domain.stores import schema
from domain.trail.deeds import recorded
from domain.turns import in_turn
from etl.refusals import CallRefused


SMALL_FILE_BYTES = 20 * 1024**2  # up to here threads cost more than they save: DuckDB shares out 120,000 rows at once
UNLOGGED = "(recovery_mode no_wal_writes)"  # a file that nobody opens before it is whole needs no log
SCHEMA = settings.PROJECT / "etl" / "schema.sql"


def connect(file_bytes: int | None = None) -> duckdb.DuckDBPyConnection:
    """A connection whose own tables stay in memory and never spill to disk; for a small file it starts no threads."""
    alone = {"threads": 1} if file_bytes is not None and file_bytes <= SMALL_FILE_BYTES else {}
    return duckdb.connect(config={"temp_directory": "", **alone})


def attach(con: duckdb.DuckDBPyConnection, *, write: bool) -> bool:
    """Attaches the record store as `records`; False where there is none: then it is empty, in memory, and not kept.

    One of an earlier version is brought up to date first. Waits its turn while another process holds the store; raises
    CallRefused, which says who, when that takes too long.
    """
    path = settings.record_store()
    if not is_made(path):
        con.execute("attach ':memory:' as records")
        _make_tables(con)
        return False
    if write:
        for_owner_alone(path.parent)
        clear_leftovers(path)
    upgrade(con)
    _attach_in_turn(con, path, "" if write else "(read_only)")
    if write:
        path.chmod(0o600)
    return True


def upgrade(con: duckdb.DuckDBPyConnection) -> None:
    """Brings the record store up to date where an earlier version made it: in one step, of which the audit trail tells.

    Refused where a newer one did.
    """
    path = settings.record_store()
    if not is_made(path):
        return
    _attach_in_turn(con, path, "(read_only)")
    found = schema.number(con, "records")
    detach(con)
    schema.refuse_newer(found, schema.RECORDS, path)
    if found == schema.RECORDS:
        return
    with recorded("upgrade", store="records", of=found, to=schema.RECORDS):
        _attach_in_turn(con, path, "")
        try:
            with one_step(con):
                _make_tables(con)
        finally:
            detach(con)


@contextmanager
def made(con: duckdb.DuckDBPyConnection) -> Generator[None]:
    """Makes the record store, attached as `records` and there for others once everything is written.

    Raises FileExistsError where another process made one in the meantime.
    """
    path = settings.record_store()
    for_owner_alone(path.parent)
    path.parent.chmod(0o700)  # whoever made it
    with made_whole(path) as fresh:
        detach(con)
        _attach_in_turn(con, fresh, UNLOGGED)
        try:
            _make_tables(con)
            yield
        finally:
            detach(con)
        fresh.chmod(0o600)


@contextmanager
def rewriting(con: duckdb.DuckDBPyConnection) -> Generator[None]:
    """The record store as `records`, to take something out of: a copy, which then takes its place in one step.

    What was taken out stands nowhere in the file that is left: it is written anew from the rows that stay, and what a publication
    that was stopped had worked out goes too. Meanwhile the store is held, so nobody loads into what is about to go.
    """
    path = settings.record_store()
    for_owner_alone(path.parent)
    upgrade(con)
    with begun(path) as changed, in_place_of(path) as fresh:
        _attach_in_turn(con, path, "", "held")
        try:
            con.execute("checkpoint held")  # so that no log of it is left for the file that comes in its place
            _attach_in_turn(con, changed, UNLOGGED)
            con.execute("copy from database held to records")
            yield
            in_turn(  # on Windows, while a publication adds a result to it
                lambda: settings.unfinished_publication().unlink(missing_ok=True),
                lambda error: CallRefused("store_in_use", holder=holder(error)),
            )
            _attach_in_turn(con, fresh, UNLOGGED, "kept")
            con.execute("copy from database records to kept")
            con.execute("detach kept")
            fresh.chmod(0o600)
        except BaseException:
            _let_go(con)
            raise
        if os.name == "nt":  # where no file that is open can be replaced
            _let_go(con)
    _let_go(con)


def _let_go(con: duckdb.DuckDBPyConnection) -> None:
    detach(con)
    for name in ("kept", "held"):
        con.execute(f"detach database if exists {name}")


def fingerprint(con: duckdb.DuckDBPyConnection) -> str | None:
    """Of the key that the records were made with; None where they say nothing of it."""
    found = con.execute("select key_fingerprint from records.installation").fetchone()
    return found[0] if found else None


def sign(con: duckdb.DuckDBPyConnection, key_fingerprint: str) -> None:
    """Has the store keep the fingerprint of its key, if it has none yet."""
    con.execute(
        "insert into records.installation by name "
        "select $1 as key_fingerprint where not exists (from records.installation)",
        [key_fingerprint],
    )


def _make_tables(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("use records")
    con.execute(in_sql(SCHEMA.read_text("utf-8")))
    con.execute("use memory")


def detach(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("use memory")
    con.execute("detach database if exists records")


@contextmanager
def one_step(con: duckdb.DuckDBPyConnection) -> Generator[None]:
    """All of it or nothing; a process that dies on the way leaves what was there."""
    con.execute("begin")
    try:
        yield
        con.execute("commit")
    except BaseException:
        con.execute("rollback")
        raise


def _attach_in_turn(con: duckdb.DuckDBPyConnection, path: Path, options: str, name: str = "records") -> None:
    quoted = str(path).replace("'", "''")  # ATTACH takes no parameters
    while True:
        before = _file(path)
        in_turn(
            lambda: con.execute(f"attach '{quoted}' as {name} {options}"),
            lambda error: CallRefused("store_in_use", holder=holder(error)),
        )
        if before is None or before == _file(path):
            return
        con.execute(f"detach {name}")  # between opening and locking it, another took its place


def _file(path: Path) -> tuple[int, int] | None:
    with suppress(FileNotFoundError):
        found = path.stat()
        return found.st_dev, found.st_ino
    return None


def holder(error: Exception) -> Message | None:
    """` (process 123)`, where DuckDB names the process that holds the lock."""
    _, found, rest = str(error).partition("PID ")
    number = "".join(character for character in rest[:10] if character.isdigit())
    return said("process", number=number) if found and number else None
