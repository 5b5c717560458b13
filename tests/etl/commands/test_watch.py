"""python -m etl watch: what is dropped in a folder is loaded, or set aside with its report."""

import json
import os
import time
from pathlib import Path

import pytest

from etl.load import dropped
from etl.meaning.options import Options
from tests.support.command_line import PEOPLE, etl
from tests.support.door import as_csv, assessment, records


@pytest.fixture
def folder(tmp_path) -> Path:
    made = tmp_path / "dropped"
    made.mkdir()
    return made


def put(folder: Path, name: str, content: bytes, seconds_ago: float = 60) -> Path:
    path = folder / name
    path.write_bytes(content)
    at = time.time() - seconds_ago
    os.utime(path, (at, at))
    return path


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def looked(folder: Path) -> list:
    return list(dropped.look(folder, Options(), lambda step: None))


def test_each_file_is_loaded_or_set_aside_with_its_report_and_the_status_says_whether_all_were(folder, home):
    put(folder, "answers.csv", PEOPLE)
    put(folder, "notes.txt", b"Nothing to load here, only words.")
    done = etl("watch", str(folder), "--once", "--json")
    assert done.returncode == 3
    files = {one["name"]: one for one in json.loads(done.stdout)["files"]}
    assert files["answers.csv"]["report"]["assessments_loaded"] == 40
    assert files["answers.csv"]["refusal"] is None
    assert files["notes.txt"]["refusal"]
    assert names(folder) == {
        "loaded/answers.csv",
        "loaded/answers.csv.report.json",
        "set aside/notes.txt",
        "set aside/notes.txt.report.json",
    }
    kept = json.loads((folder / "set aside" / "notes.txt.report.json").read_text("utf-8"))
    assert kept == files["notes.txt"]
    assert (folder / "loaded" / "answers.csv").read_bytes() == PEOPLE
    assert records("select count(*) from assessments") == [(40,)]
    assert etl("watch", str(folder), "--once").returncode == 0  # nothing is there any longer


def test_what_must_be_asked_about_is_not_loaded(folder, home):
    put(folder, "other words.csv", as_csv([assessment(f"p{place}", "Splendid") for place in range(40)]))
    put(folder, "no wave.csv", as_csv([{**assessment(f"p{place}"), "wave": ""} for place in range(40)]))
    put(folder, "told apart by name.csv", as_csv([assessment(f"p{place}@example.org") for place in range(40)]))
    assert [one.is_set_aside for one in looked(folder)] == [True, True, True]
    assert not home.exists()


@pytest.mark.parametrize(
    ("name", "seconds_ago"),
    [
        ("answers.csv", 0),
        ("answers.csv.part", 60),
        ("answers.crdownload", 60),
        ("~$answers.xlsx", 60),
        (".hidden.csv", 60),
    ],
)
def test_a_file_that_somebody_still_writes_is_left_alone(folder, home, name, seconds_ago):
    put(folder, name, PEOPLE, seconds_ago)
    assert looked(folder) == []
    assert names(folder) == {name}
    assert not home.exists()


def test_a_file_of_the_same_name_or_content_is_no_trouble_and_nothing_is_loaded_twice(folder, home):
    others = as_csv([assessment(f"q{number}", str(1 + number % 3)) for number in range(40)])
    for content in (PEOPLE, PEOPLE, others):
        put(folder, "answers.csv", content)
        (one,) = looked(folder)
        assert not one.is_set_aside
    assert {"loaded/answers.csv", "loaded/answers (2).csv", "loaded/answers (3).csv"} < names(folder)
    assert records("select count(*) from assessments") == [(80,)]


def test_a_look_that_ended_between_loading_and_moving_is_made_good_by_the_next(folder, home, monkeypatch):
    put(folder, "answers.csv", PEOPLE)
    with monkeypatch.context() as patch:
        patch.setattr(dropped, "move", _stopped)
        with pytest.raises(KeyboardInterrupt):
            looked(folder)
    assert "answers.csv" in names(folder)
    (one,) = looked(folder)
    assert one.report.already_loaded
    assert "answers.csv" not in names(folder)
    assert records("select count(*) from assessments") == [(40,)]


def test_a_folder_that_is_not_there_is_said():
    done = etl("watch", "nonesuch", "--once")
    assert (done.returncode, b"There is no folder nonesuch" in done.stderr) == (2, True)


def _stopped(*_) -> None:
    raise KeyboardInterrupt
