"""The record store is there whole or not at all, on a drive that can hold it, and under its own key."""

import subprocess
import sys

import duckdb
import pytest

import settings
from domain import files
from domain.errors import Refused
from etl import store
from etl.history import batches
from etl.history.status import status
from etl.refusals import CallRefused
from tests.support.door import assessment, load, records


PEOPLE = [assessment(f"p{number}") for number in range(3)]
NO_LOCKS = duckdb.IOException(
    'IO Error: Could not set lock on file "a.duckdb": File locks are not supported for this file system, cannot open the'
    " file in read-write mode."
)


def left() -> list[str]:
    return sorted(path.name for path in settings.private().glob("*"))


def of_no_bytes() -> None:
    settings.private().mkdir(parents=True)
    settings.record_store().write_bytes(b"")


def test_a_store_of_no_bytes_counts_as_none():
    of_no_bytes()
    assert status().record_store is None
    assert batches.batches() == []
    with pytest.raises(CallRefused, match="Nothing is loaded yet"):
        batches.undo(1)
    assert load(PEOPLE).assessments_loaded == 3
    assert records("select count(*) from records.assessments") == [(3,)]
    assert left() == ["records.duckdb", "secret.key"]


@pytest.fixture
def no_locks(monkeypatch):
    """A drive that locks no files: DuckDB makes the file and then fails."""

    class Attaching:
        def __init__(self, *of_file):
            self.con = duckdb.connect()

        def __getattr__(self, name):
            return getattr(self.con, name)

        def execute(self, query, *more):
            if query.startswith("attach '/") and "read_only" not in query:
                with open(query.split("'")[1], "a"):
                    raise NO_LOCKS
            return self.con.execute(query, *more)

    monkeypatch.setattr(store, "connect", Attaching)


def test_on_a_drive_that_locks_no_files_a_load_says_so_and_leaves_none(no_locks):
    with pytest.raises(Refused, match="is on a drive that cannot lock files") as told:
        load(PEOPLE)
    assert str(settings.home()) in str(told.value)
    assert "NINEFOLD_HOME" in str(told.value)
    assert left() == []


@pytest.mark.parametrize(
    ("said", "helps"),
    [
        ('Could not set lock on file "a": Conflicting lock is held in python (PID 7).', True),
        ('Cannot open file "a": The process cannot access the file because it is being used by another process.', True),
        ('Could not set lock on file "a": File locks are not supported for this file system', False),
        ('Could not set lock on file "a": No locks available', False),
        ('Cannot open file "a": Permission denied', False),
    ],
)
def test_waiting_is_for_a_store_that_another_process_holds(said, helps):
    assert files.is_held(duckdb.IOException(said)) == helps
    assert (files.no_locks(duckdb.IOException(said), settings.home()) is not None) == ("lock" in said and not helps)


def test_a_first_load_that_fails_while_it_writes_leaves_no_store(monkeypatch):
    def full(*_):
        raise OSError("No space left on device")

    monkeypatch.setattr("etl.load.pipeline.write_records", full)
    with pytest.raises(OSError, match="No space"):
        load(PEOPLE)
    assert left() == ["secret.key"]


DIES = """
import os, sys
import etl.load.pipeline
etl.load.pipeline.write_records = lambda *_: os._exit(9)
from tests.support.door import assessment, load
load([assessment("p1")])
"""


def test_what_a_killed_first_load_began_is_taken_away_by_the_next():
    assert subprocess.run([sys.executable, "-c", DIES], cwd=settings.PROJECT).returncode == 9
    assert any(name.endswith(files.UNFINISHED) for name in left())
    assert not settings.record_store().exists()
    assert load(PEOPLE).assessments_loaded == 3
    assert left() == ["records.duckdb", "secret.key"]


def test_of_two_first_loads_at_once_both_are_loaded(monkeypatch):
    write = store.made

    def made(con):
        monkeypatch.setattr(store, "made", write)
        load([assessment("first")])  # another, meanwhile
        return write(con)

    monkeypatch.setattr(store, "made", made)
    assert load(PEOPLE).assessments_loaded == 3
    assert records("select count(*) from records.assessments") == [(4,)]


@pytest.mark.parametrize(
    ("key", "said"),
    [
        (None, "is missing, and exports were loaded under it"),
        (b"", "holds 0 bytes instead of 32"),
        (b"x" * 31, "holds 31 bytes"),
        (b"x" * 32, "is another than when exports were loaded"),
    ],
)
def test_nothing_is_loaded_or_erased_under_a_key_that_is_missing_damaged_or_anothers(key, said):
    load(PEOPLE)
    (settings.private() / "secret.key").unlink()
    if key is not None:
        (settings.private() / "secret.key").write_bytes(key)
    for refused in (lambda: load([assessment("new", wave="2027")]), lambda: batches.erase("p1")):
        with pytest.raises(Refused, match=said) as told:
            refused()
        assert "Put secret.key back" in str(told.value)
    assert records("select count(*) from records.assessments") == [(3,)]
    assert batches.undo(1).assessments_removed == 3


def test_a_store_from_before_fingerprints_keeps_one_from_the_next_load_on():
    load(PEOPLE)
    with duckdb.connect(str(settings.record_store())) as earlier:
        earlier.execute("drop table installation; drop table schema_version")
    assert load([assessment("new")], dry_run=True).assessments_loaded == 1
    load([assessment("new")])
    assert len(records("from records.installation")) == 1
