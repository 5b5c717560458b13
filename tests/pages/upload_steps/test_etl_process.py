"""Pages ask for records through a process of its own: what comes back, and what never happens."""

from types import SimpleNamespace

import pytest

import settings
from domain.door import history
from domain.door.load import LoadReport
from domain.door.publication import Progress, Publication
from domain.errors import Status
from domain.message import said
from pages.upload_steps import etl_process, progress
from tests.support.exports import export, row


def test_an_answer_has_the_status_and_the_printed_object():
    answer = etl_process.ask(LoadReport, "load", "-", "--name", "a.csv", "--dry-run", export=export(row("a"), row("b")))
    assert answer.is_done
    assert (answer.report.rows_read, answer.report.assessments_loaded) == (2, 2)


def test_a_refused_file_comes_back_with_its_sentence_and_nothing_is_written():
    answer = etl_process.ask(
        LoadReport, "load", "-", "--name", "photo.csv", export=b"\x89PNG\r\n\x1a\n" + bytes(100_000)
    )
    assert (answer.status, answer.refused) == (Status.FILE_REFUSED, answer.report.refused)
    assert answer.refused == said("other_kind", name="photo.csv", kind=said("a_picture", format="PNG"))
    assert not list(settings.home().rglob("*.csv"))
    assert not settings.record_store().exists()


def test_words_that_are_off_are_a_sentence_too():
    answer = etl_process.ask(Publication, "publish")
    assert (answer.status, answer.report) == (Status.WORDS_ARE_OFF, None)
    assert "Load an export first" in answer.sentence


def test_progress_is_heard_line_by_line():
    etl_process.ask(
        LoadReport,
        "load",
        "-",
        "--name",
        "a.csv",
        export=export(*(row(f"s{number}", number % 4 + 1) for number in range(40))),
    )
    heard = []
    assert etl_process.ask(Publication, "publish", hear=heard.append).is_done
    assert heard == [*(Progress(0, 1, audited, 9) for audited in range(1, 10)), Progress(1, 1)]


def test_the_bar_moves_within_a_slice_and_between_slices(monkeypatch):
    shares, texts = [], []
    bar = SimpleNamespace(progress=lambda share, text: (shares.append(share), texts.append(text)), empty=lambda: None)
    monkeypatch.setattr(progress.st, "progress", lambda *start: bar)
    steps = [Progress(0, 2, 3, 9), Progress(1, 2), Progress(1, 2, 9, 9), Progress(2, 2)]
    progress.run("Counting", lambda kind, hear: list(map(hear, steps)), Publication)
    assert shares == pytest.approx([1 / 6, 1 / 2, 1, 1])
    assert texts[0] == "0 of 2 audits done, 2 left. Of the next, 3 of 9 dimensions are through."
    assert texts[1] == "1 of 2 audits done, 1 left."


def test_a_reader_who_leaves_does_not_stop_the_command():
    def leave(progress):
        raise RuntimeError

    load = ("load", "-", "--name", "a.csv")
    people = export(*(row(f"s{number}") for number in range(12)))
    assert etl_process.ask(LoadReport, *load, export=people).is_done
    with pytest.raises(RuntimeError):
        etl_process.ask(Publication, "publish", hear=leave)
    assert etl_process.ask(history.Status, "status").report.version


def test_what_a_change_changed_is_seen_at_once():
    assert etl_process.look(history.Status, "status").report.assessments == 0
    etl_process.change(LoadReport, "load", "-", "--name", "a.csv", export=export(row("a")))
    assert etl_process.look(history.Status, "status").report.assessments == 1
