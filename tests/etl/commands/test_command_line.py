"""python -m etl as other programs call it: words, exit status, one JSON object."""

import json

import pytest
from typer.testing import CliRunner

import settings
from disclosure.publish import workers
from disclosure.publish.protect import protect
from domain.errors import Status
from etl import faults
from etl.__main__ import app
from tests.support.command_line import PEOPLE, answer, etl
from tests.support.door import as_csv, assessment
from tests.support.files import as_workbook


LOAD_KEYS = {
    "batch_id", "tool", "shape", "rows_read", "assessments_loaded", "ratings_loaded", "ratings_not_rated", "rows_refused",
    "refusals", "columns_dropped", "new_values", "findings", "already_loaded",
}  # fmt: skip


def test_load_publish_and_status_answer_in_json(home):
    loaded = answer("load", "-", "--name", "answers.csv", stdin=PEOPLE)
    assert loaded.keys() >= LOAD_KEYS
    assert (loaded["batch_id"], loaded["assessments_loaded"], loaded["already_loaded"]) == (1, 40, False)
    assert answer("load", "-", "--name", "answers.csv", stdin=PEOPLE)["already_loaded"] is True
    assert answer("batches")["batches"][0]["file_name"] == "answers.csv"
    status = answer("status")
    assert status["published_store"] is None
    published = answer("publish")
    assert published.keys() >= {"version", "slices", "certified", "changes_applied", "changes_deferred"}
    status = answer("status")
    assert status["version"] == published["version"]
    assert answer("load", "-", "--name", "answers.csv", stdin=PEOPLE)["already_loaded"] is True
    assert status["changed_at"] == answer("status")["changed_at"]  # neither has changed the records
    assert (home / "published" / (home / "published" / "CURRENT").read_text().strip()).samefile(
        status["published_store"]
    )
    assert answer("undo", "1") == {"batch_id": 1, "assessments_removed": 40, "ratings_removed": 360}
    assert answer("status")["changed_at"] > status["changed_at"]


def test_an_organisation_that_could_not_be_protected_is_named_while_the_others_are_published(home, monkeypatch):
    both = [(name, number) for name in ("North", "South") for number in range(30)]
    people = as_csv([assessment(f"{name}{number}", organisation=name, team=name) for name, number in both])
    etl("load", "-", "--name", "answers.csv", stdin=people)

    def fails(job, declaration):
        if job.slice_.organisation == "South":
            raise ZeroDivisionError("of ours")
        return protect(job, declaration)

    monkeypatch.setattr(workers, "protect", fails)
    done = CliRunner().invoke(app, ["publish", "--json"])
    assert done.exit_code == Status.FAULT_OF_OURS
    assert json.loads(done.stdout)["failed"] == [{"organisation": "South", "is_shown": False}]
    assert "South could not be protected: a fault of ours" in done.stderr
    assert "ZeroDivisionError" in (settings.private() / faults.TRACE).read_text("utf-8")
    assert answer("status")["published_store"]


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["load"], 2, "EXPORT"),
        (["load", "-", "--set", "wave"], 2, "--set takes COLUMN=VALUE"),
        (["load", "-", "--set", "colour=blue"], 2, "“colour” is no column of ours"),
        (["load", "-", "--set", "wave=2026"], 2, "leave wave out of --set"),
        (["load", "-", "--framework", "nonesuch"], 2, "no framework “nonesuch”"),
        (["load", "-", "--mapping", "nonesuch.toml"], 2, "can't be read"),
        (["load", "nonesuch.csv"], 3, "no file nonesuch.csv"),
        (["load", "."], 3, "is a folder"),
        (["undo", "1"], 2, "Nothing is loaded yet"),
        (["erase", "p1"], 2, "Nothing is loaded yet"),
        (["publish"], 2, "Nothing is loaded"),
        (["publish", "--k", "4"], 2, "5"),
        (["sample", "no/such/folder/sample.csv"], 2, "folder"),
    ],
)
def test_what_is_off_is_said_in_a_sentence_on_standard_error(words, status, said, home):
    done = etl(*words, stdin=PEOPLE)
    assert done.returncode == status
    assert said in done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert done.stdout == b""


def test_a_file_refused_as_a_whole_is_exit_3_with_its_json(home):
    refused = answer("load", "-", stdin=b"\x89PNG\r\n\x1a\n", status=3)
    assert refused.keys() >= LOAD_KEYS
    assert "picture" in refused["refusal"]
    assert not home.exists()


def test_a_workbook_is_opened_ahead_and_what_is_wrong_with_it_is_said_all_the_same(home):
    good = as_workbook({"Answers": [list(assessment()), *(list(assessment(f"p{n}").values()) for n in range(3))]})
    assert answer("load", "-", "--name", "a.xlsx", "--dry-run", stdin=good)["assessments_loaded"] == 3
    assert len(answer("inspect", "-", "--name", "a.xlsx", stdin=good)["columns"]) == 17
    assert "damaged" in answer("load", "-", "--name", "a.xlsx", stdin=good[:-40], status=3)["refusal"]
    assert "can't be read" in etl("load", "-", "--mapping", "nonesuch.toml", stdin=good).stderr.decode()
    assert not home.exists()


def test_a_damaged_store_is_exit_1_in_a_sentence(home):
    private = home / "private"
    private.mkdir(parents=True)
    (private / "records.duckdb").write_bytes(b"no database")
    done = etl("batches")
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert b"records.duckdb is no store that this version reads" in done.stderr
