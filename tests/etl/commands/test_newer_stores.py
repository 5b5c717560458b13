"""A store that a newer version made is said so by every command and every page, and is left as it is."""

import json
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner

import settings
from analysis.__main__ import command as taking_away
from domain.errors import Status
from domain.stores import schema
from domain.trail import chain
from etl.__main__ import app
from tests.support.door import as_csv, assessment
from tests.support.older_stores import COMMITS, unpacked
from tests.support.published import Slice, publish, sealed


OF_RECORDS = {
    "load": ("load", "{export}"),
    "load --dry-run": ("load", "{export}", "--dry-run"),
    "batches": ("batches",),
    "undo": ("undo", "1"),
    "erase": ("erase", "p1"),
    "status": ("status",),
    "invited": ("invited", "Made-up Trust", "2026 spring", "90"),
    "waves": ("waves", "Made-up Trust", "2025 autumn", "2026 spring"),
    "publish": ("publish",),
    "preview": ("publish", "--preview"),
}
OF_LEDGER = ("publish", "preview")
OF_TRAIL = {name: OF_RECORDS[name] for name in ("load", "undo", "erase", "publish")} | {
    "backup": (
        "backup",
        "{export}.age",
        "--recipient",
        "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p",
    ),
    "audit": ("audit", "--verify"),
}


@pytest.fixture
def ended(home, tmp_path):
    """How a command ends over a home that was up to date: its status and what it complains of."""
    unpacked(COMMITS[-1], home)
    (tmp_path / "answers.csv").write_bytes(as_csv([assessment(f"q{number}") for number in range(20)]))

    def run(*words: str, program=app) -> tuple[int, str]:
        done = CliRunner().invoke(program, [word.format(export=tmp_path / "answers.csv") for word in words])
        return done.exit_code, done.stderr

    assert run("status") == (Status.DONE, "")
    return run


def made_newer(file: Path, table: str, newest: int) -> bytes:
    """Has a store say that a newer version made it; gives what is in it then."""
    with duckdb.connect(file) as store:
        store.execute(f"create or replace table {table} as select $1::integer as version", [newest + 1])
    return file.read_bytes()


@pytest.mark.parametrize("command", OF_RECORDS)
def test_newer_records_are_said_by_every_command_that_needs_them(command, ended):
    before = made_newer(settings.record_store(), "schema_version", schema.RECORDS)
    status, said = ended(*OF_RECORDS[command])
    assert status == Status.WORDS_ARE_OFF
    assert "A newer version of Ninefold made records.duckdb" in said
    assert settings.record_store().read_bytes() == before


@pytest.mark.parametrize("command", OF_LEDGER)
def test_a_newer_ledger_is_said_by_every_command_that_needs_it(command, ended):
    before = made_newer(settings.private() / "ledger.duckdb", "kept.schema_version", schema.LEDGER_OF_SPARK)
    status, said = ended(*OF_RECORDS[command])
    assert status == Status.WORDS_ARE_OFF
    assert "A newer version of Ninefold made ledger.duckdb" in said
    assert (settings.private() / "ledger.duckdb").read_bytes() == before


@pytest.mark.parametrize("command", OF_TRAIL)
def test_a_newer_trail_is_said_and_no_deed_is_done_beside_it(command, ended):
    newest = json.loads(settings.audit().read_text("utf-8").splitlines()[-1]) | {"schema": schema.TRAIL + 1}
    with settings.audit().open("a", encoding="utf-8") as trail:
        trail.write(json.dumps(newest) + "\n")
    before = settings.audit().read_bytes(), settings.record_store().read_bytes()
    status, said = ended(*OF_TRAIL[command])
    assert status == Status.WORDS_ARE_OFF
    assert "A newer version of Ninefold wrote the audit trail" in said
    assert (settings.audit().read_bytes(), settings.record_store().read_bytes()) == before


@pytest.mark.parametrize("words", [("pack", "--out", "{export}.xlsx"), ("data", "--out", "{export}.zip")])
@pytest.mark.parametrize(
    ("step", "said"), [(1, "A newer version of Ninefold made"), (-1, "An earlier version of Ninefold made")]
)
def test_another_versions_published_store_is_said_by_what_takes_away(words, step, said, ended, monkeypatch):
    file = publish(settings.published(), [Slice()])
    monkeypatch.setattr(schema, "PUBLISHED", 7)
    made_newer(file, "schema_version", schema.PUBLISHED + step - 1)
    sealed(file)
    status, complaint = ended(*words, program=taking_away)
    assert status == 3
    assert said in complaint


def test_every_event_says_its_layout(ended):
    assert [event["schema"] for event in chain.events() if event["what"] == "upgrade"] == [schema.TRAIL] * 2
