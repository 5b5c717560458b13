"""A load is one step: all of it or nothing, once, and it can be taken back."""

import os
import subprocess
import sys

import duckdb
import pytest

import settings
from domain import key, turns
from domain.door.history import Erased
from domain.message import as_written
from domain.sentences import SENTENCES
from etl.history import batches
from etl.load.conformed import coded
from etl.load.repeated.replacement import Replaced
from etl.meaning.remember import fingerprint, remember
from etl.read.staging import coding
from etl.refusals import CallRefused
from etl.secret import rekeyed
from tests.support.door import DIMENSIONS, assessment, load, records
from tests.support.modes import modes_seen


PEOPLE = [assessment(f"p{number}", str(1 + number % 4)) for number in range(20)]


def test_the_same_file_again_loads_nothing_and_says_so():
    first = load(PEOPLE)
    again = load(PEOPLE)
    assert (again.already_loaded, again.batch_id, again.assessments_loaded) == (True, first.batch_id, 0)
    assert records("select count(*) from records.assessments") == [(20,)]


def test_the_same_file_for_another_wave_is_another_load():
    people = [{name: value for name, value in person.items() if name != "wave"} for person in PEOPLE]
    for wave in ("2025 autumn", "2026 spring"):
        confirmed = frozenset({"same_answers:wave"})  # that they were asked anew
        assert load(people, columns_set={"wave": wave}, confirmed=confirmed).assessments_loaded == 20
    assert records("select wave, count(*) from records.assessments group by wave order by wave") == [
        ("2025 autumn", 20),
        ("2026 spring", 20),
    ]


def test_a_dry_run_tells_the_same_and_writes_nothing(home):
    would = load(PEOPLE, dry_run=True)
    assert not home.exists()
    did = load(PEOPLE)
    assert (would.assessments_loaded, would.ratings_loaded, would.refusals) == (
        did.assessments_loaded,
        did.ratings_loaded,
        did.refusals,
    )


def test_few_rows_and_many_are_told_the_same(monkeypatch):
    """Many are planned otherwise: rows in our words are then no table, and each column's texts are gathered by themselves."""
    people = [
        *PEOPLE,
        assessment("p1", "1"),
        assessment("moved", team="Ward 4"),
        assessment("moved", wave="2027", n="x"),
    ]
    raters = [assessment(f"p{number % 3}", rater_group="Peers", rater_id=f"r{number}") for number in range(4)]
    export = [*people, *raters, assessment("odd", "never"), assessment("lost", role="")]
    few = load(export, dry_run=True)
    monkeypatch.setattr(coding, "FEW_ROWS", 0)
    monkeypatch.setattr(coded, "FEW_ROWS", 0)
    assert load(export, dry_run=True) == few
    assert len(few.refusals) > 1


def test_an_undone_batch_is_gone_stays_in_the_history_and_can_be_loaded_anew():
    kept = load([assessment("other", wave="2025 autumn")])
    batch = load(PEOPLE).batch_id
    assert batches.undo(batch) == Erased(assessments_removed=20, ratings_removed=180)
    assert records("select count(*) from records.assessments") == [(1,)]
    assert records("select count(*) from records.ratings") == [(9,)]
    history = batches.batches()
    assert [(entry.batch_id, entry.undone_at is None) for entry in history] == [
        (batch, False),
        (kept.batch_id, True),
    ]
    with pytest.raises(CallRefused, match="already undone"):
        batches.undo(batch)
    assert load(PEOPLE).assessments_loaded == 20


def test_how_a_batch_was_read_is_kept_as_a_message_and_read_as_an_earlier_program_kept_it():
    load(PEOPLE)
    (now,) = batches.batches()
    assert now.read_as.code in SENTENCES
    assert now.tool == f"plain: {now.how_read}"
    with duckdb.connect(settings.record_store()) as con:
        con.execute("update batches set tool = 'plain: Read as it was.'")
    (then,) = batches.batches()
    assert (then.tool, then.how_read, then.read_as) == (
        "plain: Read as it was.",
        "Read as it was.",
        as_written("Read as it was."),
    )


def test_an_erased_person_is_gone_as_subject_and_as_rater():
    load(
        [
            assessment("p1"),
            assessment("p2"),
            assessment("p2", rater_group="peers", rater_id="p1"),
            assessment("p1", wave="later"),
        ]
    )
    assert batches.erase("p1").assessments_removed == 3
    assert records("select count(*) from records.assessments") == [(1,)]
    assert records("select count(*) from records.ratings") == [(9,)]
    with pytest.raises(CallRefused, match="no records of that person"):
        batches.erase("p1")


def test_ids_are_rekeyed_with_hmac_sha256_under_the_secret():
    load([assessment("p1", rater_group="peers", rater_id="Zoë")])
    assert records("select subject_key, rater_key from records.assessments") == [
        (rekeyed("p1", key.read()), rekeyed("Zoë", key.read()))
    ]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such modes")
def test_what_is_restricted_only_its_owner_can_read_from_the_first_byte_on():
    with modes_seen(settings.private()) as seen:
        load(PEOPLE)
        os.umask(0o022)  # a later load is a process of its own
        load([assessment("p99")])
    assert {"records.duckdb", "secret.key"} < set(seen)
    assert any(name.endswith(".wal") for name in seen)
    assert seen.pop("private") == {"0o700"}
    assert set().union(*seen.values()) == {"0o600"}


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such modes")
def test_a_private_folder_that_was_there_before_is_closed_to_others():
    settings.private().mkdir(parents=True)
    load(PEOPLE)
    assert oct(settings.private().stat().st_mode & 0o777) == "0o700"


def test_a_second_load_waits_its_turn_or_says_who_holds_the_store(monkeypatch):
    load([assessment("before", wave="2025 autumn")])
    hold = "import duckdb, sys, time; con = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read(); con.close()"
    holder = subprocess.Popen(
        [sys.executable, "-c", hold, str(settings.record_store())], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    try:
        assert holder.stdout.readline() == b"held\n"
        monkeypatch.setattr(settings, "WAIT_FOR_WRITER_SECONDS", 0.5)
        with pytest.raises(CallRefused, match=f"process {holder.pid}"):
            load(PEOPLE)
        monkeypatch.setattr(settings, "WAIT_FOR_WRITER_SECONDS", 300)
        monkeypatch.setattr(turns.time, "sleep", lambda seconds: holder.stdin.closed or holder.stdin.close())
        assert load(PEOPLE).assessments_loaded == 20
    finally:
        holder.kill()
        holder.wait()
        holder.stdout.close()


def test_a_framework_that_changed_needs_an_id_of_its_own(tmp_path):
    load(PEOPLE)
    text = (settings.FRAMEWORKS / "healthcare_leadership_model.toml").read_text("utf-8")
    changed = tmp_path / "changed.toml"
    changed.write_text(text.replace("leading_with_care", "leading_with_heart"), "utf-8")
    report = load([assessment("q1")], framework=str(changed))
    assert "an id of its own" in report.refusal
    changed.write_text(text.replace("gloss = ", "gloss = 'More: ' + ".replace("'More: ' + ", "")), "utf-8")
    assert load([assessment("q1")], framework=str(changed)).refusal is None


def test_counts_in_the_store_equal_counts_in_the_sample_worked_out_another_way(tmp_path):
    import csv
    from collections import Counter

    from etl.load.pipeline import load_export
    from etl.meaning.options import Options
    from etl.read.files.source import open_source
    from etl.sample import write_sample

    export = tmp_path / "sample.csv"
    write_sample(export, people=300, seed=5)
    load_export(open_source(export), Options())
    names = {"Essential": 1, "Proficient": 2, "Strong": 3, "Exemplary": 4}
    expected = Counter()
    with export.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            for dimension in DIMENSIONS:
                if row[dimension] in names:
                    expected[
                        row["wave"], row["rater_group"], row["measure"], row["team"], dimension, names[row[dimension]]
                    ] += 1
    with duckdb.connect(str(settings.record_store()), read_only=True) as con:
        found = con.execute(
            """
            select wave, rater_group, measure, team, dimensions.name, level, count(*)
            from assessments
            join ratings using (assessment_id)
            join dimensions using (dimension_id)
            where level is not null
            group by all
            """
        ).fetchall()
    assert {row[:-1]: row[-1] for row in found} == expected
    assert len(expected) > 500


def test_a_corrected_file_replaces_a_batch_in_one_step_and_says_what_changed():
    peers = [assessment("p1", level, rater_group="peers") for level in "123"]
    batch = load([assessment("p1"), assessment("p2"), assessment("p3"), *peers]).batch_id
    corrected = [
        assessment("p1"),
        assessment("p2", "1"),
        assessment("p4"),
        *peers[:2],
        assessment("p1", "4", rater_group="peers"),
    ]
    assert load(corrected).rows_refused == 2, "without saying so, what is there stands"
    batches.undo(batch + 1)
    would = load(corrected, replaces=batch, dry_run=True)
    did = load(corrected, replaces=batch)
    assert (
        would.replaced
        == did.replaced
        == Replaced(batch, assessments_added=2, assessments_removed=2, assessments_changed=1)
    )
    assert records("select count(*), count(distinct batch_id) from records.assessments") == [(6, 1)]
    assert [entry.undone_at is None for entry in batches.batches()] == [True, False, False]
    with pytest.raises(CallRefused, match="no batch 1 to replace"):
        load([assessment("p9")], replaces=batch)


def test_a_replacement_that_is_refused_leaves_the_batch():
    batch = load(PEOPLE).batch_id
    assert load([assessment("p1", "5")], replaces=batch).refusal
    assert records("select count(*) from records.assessments") == [(20,)]


def test_the_history_tells_the_mapping_and_what_was_confirmed():
    remember("Ward survey", {"fingerprint": fingerprint(list(assessment(wave_date=""))), "columns": {"team": "team"}})
    load([assessment(wave_date="01/02/2026")], confirmed=frozenset({"day_first:wave_date"}))
    (batch,) = batches.batches()
    assert batch.mapping == "ward_survey"
    assert [(finding.rule, finding.column) for finding in batch.findings] == [("day_first", "wave_date")]
