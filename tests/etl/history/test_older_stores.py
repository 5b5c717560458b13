"""Stores that earlier versions made are brought up to date by whichever command comes first, and lose nothing by it."""

import shutil

import duckdb
import pytest

import settings
from analysis.published import store as published
from domain.declared.access import EVERYTHING, Scope
from domain.errors import Unreadable
from domain.stores import schema
from domain.trail import chain
from tests.support.command_line import answer, etl
from tests.support.door import records
from tests.support.older_stores import COMMITS, PEOPLE, WAVES, export, unpacked


PEOPLE_AND_ANSWERS = """
select * exclude (assessment_id, batch_id, dimension_id, level), dimension_id, level
from records.assessments
join records.ratings using (assessment_id)
order by all
"""
RELEASE = "select * exclude (members, level_id), members::varchar from release order by all"


def upgrades() -> list[tuple[str, int]]:
    done = [event for event in chain.events() if event["what"] == "upgrade" and event["how"] == "begun"]
    return [(event["about"]["store"], event["about"]["of"]) for event in done]


def numbers() -> dict[str, int]:
    with duckdb.connect() as con:
        for name in ("records", "ledger"):
            con.execute(f"attach '{settings.private() / name}.duckdb' as {name} (read_only)")
        return {"records": schema.number(con, "records"), "ledger": schema.number(con, "ledger", "kept")}


@pytest.mark.parametrize("commit", COMMITS)
def test_what_an_earlier_version_loaded_is_as_if_it_were_loaded_today(commit, home, tmp_path, monkeypatch):
    unpacked(commit, home)
    now = answer("status")
    assert (now["batches"], now["assessments"], now["waves"]) == (1, PEOPLE * len(WAVES), list(WAVES))
    assert upgrades() == [("records", 1)]
    older = records(PEOPLE_AND_ANSWERS)

    monkeypatch.setenv("NINEFOLD_HOME", str(tmp_path / "today"))
    settings.private().mkdir(parents=True)
    shutil.copy(home / "private" / "secret.key", settings.private())
    answer("load", str(export(tmp_path / "made_up.csv")))
    assert older == records(PEOPLE_AND_ANSWERS)


@pytest.mark.parametrize("commit", COMMITS)
def test_what_an_earlier_version_published_stands_in_what_this_one_publishes(commit, home):
    unpacked(commit, home)
    (older,) = (home / "published").glob("*.duckdb")
    with duckdb.connect(older, read_only=True) as con:
        released = con.execute(RELEASE).fetchall()
    assert len(released) > 100
    done = answer("publish")
    assert (done["slices"], done["certified"], done["changes_applied"]) == (len(WAVES), True, 0)
    with duckdb.connect(settings.published() / f"{done['version']}.duckdb", read_only=True) as con:
        assert released == con.execute(RELEASE).fetchall()
        assert schema.number(con, done["version"]) == schema.PUBLISHED
    assert numbers() == {"records": schema.RECORDS, "ledger": schema.LEDGER}
    assert upgrades() == [("records", 1), ("ledger", 1)]
    answer("erase", "p1")
    assert answer("publish")["changes_deferred"] == len(WAVES)
    assert upgrades() == [("records", 1), ("ledger", 1)]
    assert chain.verified()


@pytest.mark.parametrize("scope", [EVERYTHING, Scope(organisations=("Made-up Trust",))], ids=["whole", "scoped"])
@pytest.mark.parametrize("commit", COMMITS[:-2])
def test_what_an_earlier_version_published_with_less_is_not_read_by_halves(commit, scope, home):
    unpacked(commit, home)
    why = "published_changed" if commit == COMMITS[0] else "published_older"  # the first had no seals
    with pytest.raises(Unreadable) as told:
        published.shown_to(scope)
    assert told.value.said.code == why
    assert "Publish again" in str(told.value)


@pytest.mark.parametrize("commit", COMMITS[-2:])
def test_what_was_published_without_a_number_and_lacks_nothing_is_shown_as_it_is(commit, home):
    unpacked(commit, home)
    assert len(published.current().records("slices")) == len(WAVES)


def test_a_store_that_is_up_to_date_is_not_written_by_a_command_that_looks(home):
    unpacked(COMMITS[0], home)
    answer("status")
    before = settings.record_store().read_bytes()
    assert etl("batches").returncode == 0
    assert settings.record_store().read_bytes() == before
