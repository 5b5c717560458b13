"""Nothing of a person passes from the record store to the dashboard: its file, memory, log and downloads."""

import csv
import os
import re
import subprocess
import sys
from itertools import takewhile
from pathlib import Path

import duckdb
import numpy as np
import pytest

import settings
from analysis.published import store
from domain.declared import shared
from etl.sample import write_sample
from tests.support.attack.trusts import Home
from tests.support.shared_places import shared_in


VISIT = """
import sys
from pages.access import taking
from pages.interface import tables
from tests.support.dashboard import new_app
from tests.support.fetched import fetched

def keep(what, content, **about):
    print("DOWNLOAD", content())
    return content
taking.away = keep
tables.away = lambda what, content, **about: content

apps = []
for page in sys.argv[1:]:
    app = new_app()
    app.switch_page(page).run()
    assert not app.exception, app.exception
    print("VISITED", page, [title.value for title in app.title], app.session_state._state.filtered_state)
    apps.append(app)
for path in fetched("openapi.json").json()["paths"]:
    print("FETCHED", path, fetched(path[1:]).content)
print("READY", flush=True)
sys.stdin.readline()
"""
ORIGINAL_ID = re.compile(rb"S1-\d{6}")  # of a subject, as the sample writes them
PAGE = 4096  # bytes
SEARCHED_FOR = 20  # ids, of all kinds, in the whole memory


@pytest.fixture(scope="module")
def home_of_trust(tmp_path_factory) -> Home:
    """A made-up trust of 150 people with raters, loaded, published and shared with other dashboards."""
    home = Home(tmp_path_factory.mktemp("wall"))
    shared_in(str(tmp_path_factory.mktemp("shared")), home.folder)
    export = home.folder / "export.csv"
    write_sample(export, people=150, divisions=3, teams=8, waves=1, seed=1)
    home.run("load", str(export))
    home.publish()
    return home


@pytest.fixture(scope="module")
def ids(home_of_trust) -> list[bytes]:
    """Every id of a subject or rater, as exported and re-keyed: in hex, with dashes and without, and as 16 bytes."""
    with (home_of_trust.folder / "export.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    original = {row[column] for row in rows for column in ("subject_id", "rater_id")} - {""}
    with duckdb.connect(home_of_trust.folder / "private" / "records.duckdb", read_only=True) as records:
        keys = records.execute(
            "select subject_key from assessments union select rater_key from assessments where rater_key is not null"
        ).fetchall()
    rekeyed = [form for (key,) in keys for form in (str(key).encode(), key.hex.encode(), key.bytes, key.bytes_le)]
    stored = [flipped(key.bytes) for (key,) in keys]
    assert len(original) > 150
    assert len(keys) == len(original)
    return [identifier.encode() for identifier in original] + rekeyed + stored


def flipped(key: bytes) -> bytes:
    """A UUID as DuckDB keeps it: an integer whose first bit is turned, lowest byte first."""
    return (int.from_bytes(key) ^ 1 << 127).to_bytes(16, "little")


@pytest.fixture(scope="module")
def dashboard_of_trust(home_of_trust):
    """A dashboard that has shown every page: what it printed and logged, and what its memory held then."""
    pages = re.findall(r'"((?:results|manage|about|reports)/\w+\.py)"', (settings.PROJECT / "dashboard.py").read_text())
    command = [
        sys.executable,
        "-c",
        VISIT,
        *(f"pages/{page}" for page in dict.fromkeys(pages)),
    ]
    log = home_of_trust.folder / "dashboard.log"
    with log.open("wb") as errors:
        process = subprocess.Popen(
            command,
            cwd=settings.PROJECT,
            env=os.environ | {"NINEFOLD_HOME": str(home_of_trust.folder)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
        )
        printed = b"".join(takewhile(lambda line: line != b"READY\n", process.stdout))
        memory = memory_of(process.pid) if process.poll() is None else b""
        process.communicate(b"\n")
    assert process.returncode == 0, log.read_text()
    return printed, log.read_bytes(), memory


def memory_of(process: int) -> bytes:
    """What a process of ours has written in its memory: session state, caches, frames and all; most pages have nothing."""
    if not Path(f"/proc/{process}/mem").exists():
        pytest.skip("Only Linux lets a test read the memory of a process that it has started.")
    regions = []
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{process}/maps").read_text().splitlines():
            span, access, *_ = line.split()
            if access.startswith("rw"):
                start, end = (int(place, 16) for place in span.split("-"))
                memory.seek(start)
                pages = np.frombuffer(memory.read(end - start), np.uint64).reshape(-1, PAGE // 8)
                regions.append(pages[pages.any(axis=1)].tobytes())
    return b"\0".join(regions)


def found(ids: list[bytes], *places: bytes) -> set[bytes]:
    """The ids that stand in some bytes."""
    return {identifier for identifier in ids if any(identifier in place for place in places)}


def test_the_search_finds_ids_where_they_are(home_of_trust, ids):
    exported = (home_of_trust.folder / "export.csv").read_bytes()
    records = (home_of_trust.folder / "private" / "records.duckdb").read_bytes()
    assert len(found(ids, exported)) > 150
    assert found(ids, records)


def test_the_published_file_and_what_is_shared_hold_no_id(home_of_trust, ids, monkeypatch):
    monkeypatch.setenv("NINEFOLD_HOME", str(home_of_trust.folder))
    files = {path.name: path.read_bytes() for path in (home_of_trust.folder / "published").iterdir()}
    assert files == {path.name: path.read_bytes() for path in Path(shared.said()).iterdir()}
    assert found(ids, *files.values()) == set()


def test_session_state_log_and_downloads_hold_no_id(dashboard_of_trust, ids):
    printed, log, _ = dashboard_of_trust
    assert printed.count(b"VISITED") >= 12
    assert b"DOWNLOAD" in printed
    assert printed.count(b"FETCHED") > 40
    assert b"slice_id" in printed  # of the selection, in the session's state
    assert found(ids, printed, log) == set()


def test_the_dashboards_whole_memory_holds_no_id(dashboard_of_trust, ids):
    *_, memory = dashboard_of_trust
    assert b"Made-up Example NHS Trust" in memory  # it can be searched
    assert set(ORIGINAL_ID.findall(memory)) & set(ids) == set()
    assert found(ids[:: len(ids) // SEARCHED_FOR], memory) == set()  # re-keyed and original: each search takes its time


def test_the_record_stores_folder_and_files_are_their_owners_alone(home_of_trust):
    private = home_of_trust.folder / "private"
    assert {path.name for path in private.iterdir()} >= {"records.duckdb", "ledger.duckdb", "secret.key"}
    assert oct(private.stat().st_mode & 0o777) == "0o700"
    assert {path.name: oct(path.stat().st_mode & 0o777) for path in private.rglob("*") if path.is_file()} == {
        path.name: "0o600" for path in private.rglob("*") if path.is_file()
    }


@pytest.mark.parametrize(
    "statement",
    [
        "select * from read_csv('{records}')",
        "select * from read_text('{records}')",
        "select * from '{records}'",
        "attach '{records}' as records (read_only)",
        "attach ':memory:' as other",
        "copy blocks to '{out}'",
        "export database '{out}'",
        "set enable_external_access = true",
        "set lock_configuration = false",
        "set temp_directory = '{out}'",
        "create table more (a integer)",
        "insert into blocks select * from blocks",
        "install httpfs",
        "load httpfs",
    ],
)
def test_the_dashboards_connection_refuses_all_but_reading(home_of_trust, monkeypatch, tmp_path, statement):
    monkeypatch.setenv("NINEFOLD_HOME", str(home_of_trust.folder))
    records = settings.record_store()
    out = tmp_path / "out"
    query = tmp_path / "query.sql"
    query.write_text(statement.format(records=records, out=out))
    opened = store.current()
    monkeypatch.setattr(store, "QUERIES", tmp_path)  # a query of its own is the most that a page could be made to run
    store._sql.cache_clear()
    with pytest.raises(duckdb.Error, match="(?i)read-only|disabled|locked|external|permission"):
        opened.frame("query")
    store._sql.cache_clear()
    assert not out.exists()
