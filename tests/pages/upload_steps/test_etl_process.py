"""Pages ask for records through a process of its own: what comes back, and what never happens."""

from types import SimpleNamespace

import pytest

import settings
from pages.upload_steps import etl_process, progress
from tests.support.exports import export, row


def test_an_answer_has_the_status_and_the_printed_object():
    answer = etl_process.ask("load", "-", "--name", "a.csv", "--dry-run", export=export(row("a"), row("b")))
    assert answer.status == etl_process.DONE
    assert (answer.report["rows_read"], answer.report["assessments_loaded"]) == (2, 2)


def test_a_refused_file_comes_back_with_its_sentence_and_nothing_is_written():
    answer = etl_process.ask("load", "-", "--name", "photo.csv", export=b"\x89PNG\r\n\x1a\n" + bytes(100_000))
    assert answer.status == etl_process.FILE_REFUSED
    assert answer.sentence == answer.report["refusal"]
    assert not list(settings.home().rglob("*.csv"))
    assert not settings.record_store().exists()


def test_words_that_are_off_are_a_sentence_too():
    answer = etl_process.ask("publish")
    assert answer.status == etl_process.WORDS_ARE_OFF
    assert "Load an export first" in answer.sentence


def test_progress_is_heard_line_by_line():
    etl_process.ask(
        "load", "-", "--name", "a.csv", export=export(*(row(f"s{number}", number % 4 + 1) for number in range(40)))
    )
    heard = []
    assert etl_process.ask("publish", hear=heard.append).status == etl_process.DONE
    assert heard[-1] == "slice 1 of 1"
    assert heard[-10:-1] == [f"slice 1 of 1: audited {done} of 9 dimensions" for done in range(1, 10)]


def test_the_bar_moves_within_a_slice_and_between_slices(monkeypatch):
    shares, texts = [], []
    bar = SimpleNamespace(progress=lambda share, text: (shares.append(share), texts.append(text)), empty=lambda: None)
    monkeypatch.setattr(progress.st, "progress", lambda *start: bar)
    lines = [
        "reading",
        "slice 1 of 2: audited 3 of 9 dimensions",
        "slice 1 of 2",
        "slice 2 of 2: audited 9 of 9 dimensions",
    ]
    progress.run("Counting", lambda hear: list(map(hear, [*lines, "slice 2 of 2"])))
    assert shares == pytest.approx([1 / 6, 1 / 2, 1, 1])
    assert texts[0] == "0 of 2 audits done, 2 left. Of the next, 3 of 9 dimensions are through."
    assert texts[1] == "1 of 2 audits done, 1 left."


def test_a_reader_who_leaves_does_not_stop_the_command():
    def leave(line):
        raise RuntimeError

    with pytest.raises(RuntimeError):
        etl_process.ask("load", "-", "--name", "a.csv", export=export(row("a")), hear=leave)
    assert etl_process.ask("status").report["assessments"] == 1


def test_what_a_change_changed_is_seen_at_once():
    assert etl_process.look("status").report["assessments"] == 0
    etl_process.change("load", "-", "--name", "a.csv", export=export(row("a")))
    assert etl_process.look("status").report["assessments"] == 1
