"""python -m analysis data: what it writes, and what it says where it can't."""

import os

import pytest
from typer.testing import CliRunner

import settings
from analysis.__main__ import command
from analysis.data_package import kinds
from tests.support.published import Slice, publish
from tests.support.shared_places import shared_in


def run(out):
    return CliRunner().invoke(command, ["data", "--out", str(out)])


@pytest.mark.parametrize("ending", kinds.KINDS)
def test_a_files_name_ends_in_what_it_is(tmp_path, ending):
    publish(settings.published(), [Slice()])
    result = run(tmp_path / f"all{ending}")
    assert result.exit_code == 0, result.output
    assert (tmp_path / f"all{ending}").stat().st_size > 1_000


def test_a_folder_gets_csv_and_parquet_side_by_side(tmp_path):
    publish(settings.published(), [Slice()])
    result = run(tmp_path / "new" / "folder")
    assert result.exit_code == 0, result.output
    assert sorted(path.name for path in (tmp_path / "new" / "folder").iterdir()) == ["csv", "parquet"]


@pytest.mark.parametrize(
    ("name", "is_published", "status", "sentence"),
    [
        ("all.sav", True, 2, "all.sav does not say which kind of file to write."),
        ("all.xlsx", False, 3, "Nothing is published yet"),
        ("missing/all.xlsx", True, 2, "can't be written: No such file or directory."),
    ],
)
def test_a_sentence_where_it_can_not(tmp_path, name, is_published, status, sentence):
    if is_published:
        publish(settings.published(), [Slice()])
    result = run(tmp_path / name)
    assert result.exit_code == status
    assert sentence in result.output


def test_what_was_fetched_last_is_written_where_the_shared_place_is_away_and_that_is_said(tmp_path, folder):
    publish(settings.published(), [Slice()])
    shared_in(folder)
    os.rmdir(folder)
    result = run(tmp_path / "all.xlsx")
    assert result.exit_code == 0
    assert "Check that its drive is connected, or make it. What was fetched last is used." in result.stderr
    assert (tmp_path / "all.xlsx").exists()
