"""Exported records are for their owner alone, whole or as they were, and take the place of nothing else."""

import json

import duckdb
import pytest

import settings
from etl.history import export_records
from etl.history.export_records import export
from etl.refusals import CallRefused
from tests.support.door import assessment, load
from tests.support.records import Records


def current(folder):
    return folder / (folder / "CURRENT").read_text().strip()


def test_an_export_has_what_stands_for_its_owner_alone(home, tmp_path):
    records = Records(items={"says why": "aims", "keeps word": "trust"})
    for wave, batch in (("2025", 1), ("2026 / ä", 1), ("2027", 2)):
        records.answer("Ann", 1, None, wave=wave, batch=batch, rater_group="peers", rater="Bob")
    records.save(undone=(2,))
    rows = export(tmp_path / "exported")
    assert rows == {"batches": 1, "frameworks": 1, "assessments": 2, "ratings": 4, "item_ratings": 2}
    place = current(tmp_path / "exported")
    assert json.loads((place / "about.json").read_text())["rows"] == rows
    with duckdb.connect() as con:
        found = con.execute(f"select wave, typeof(subject_key) from '{place}/assessments/*/*/*.parquet' order by 1")
        assert found.fetchall() == [("2025", "VARCHAR"), ("2026 / ä", "VARCHAR")]
        found = con.execute(f"select level from '{place}/ratings/*/*/*.parquet' order by all").fetchall()
        assert found == [(1,), (1,), (None,), (None,)]
    modes = {oct(path.stat().st_mode & 0o777) for path in (tmp_path / "exported").rglob("*") if path.is_file()}
    assert modes == {"0o600"}
    modes = {oct(path.stat().st_mode & 0o777) for path in (tmp_path / "exported").rglob("*") if path.is_dir()}
    assert modes == {"0o700"}


def test_a_new_export_takes_the_place_of_the_old_and_one_that_fails_of_nothing(home, tmp_path, monkeypatch):
    load([assessment(f"p{number}") for number in range(3)])
    folder = tmp_path / "exported"
    export(folder)
    (folder / "people").mkdir()  # what Spark keeps there
    first = current(folder)
    export(folder)
    assert not first.exists()
    assert {path.name for path in folder.iterdir()} == {"CURRENT", "people", current(folder).name}
    before = current(folder)
    monkeypatch.setitem(export_records.TABLES, "ratings", "select no_such_column from records.ratings")
    with pytest.raises(duckdb.Error):
        export(folder)
    assert {path.name for path in folder.iterdir()} == {"CURRENT", "people", before.name}
    assert current(folder) == before


@pytest.mark.parametrize("what", ["a file", "other things", "what is published", "what is shared", "nothing loaded"])
def test_nothing_is_exported_where_other_things_are_or_readers_may_come(home, tmp_path, what):
    folder = tmp_path / "exported"
    if what != "nothing loaded":
        load([assessment("p1")])
    if what == "a file":
        folder.write_text("mine")
    elif what == "other things":
        folder.mkdir()
        (folder / "mine.txt").write_text("mine")
    elif what == "what is published":
        folder = settings.published() / "exported"
    elif what == "what is shared":
        folder = tmp_path / "shared" / "exported"
        settings.shared().write_text(f"published = '{tmp_path / 'shared'}'")
    with pytest.raises(CallRefused) as refused:
        export(folder)
    code = {"nothing loaded": "nothing_to_export"} | dict.fromkeys(
        ("what is published", "what is shared"), "export_shown"
    )
    code = code.get(what, "export_other")
    assert refused.value.said.code == code
    assert not (folder / "CURRENT").exists()
