"""In which order waves will be shown: told of every load, asked where nothing says it, and kept once it was said."""

import duckdb
import pytest

import settings
from etl.history.status import status
from etl.history.waves import say_of
from etl.load.report import sentences
from tests.support.command_line import answer, etl
from tests.support.door import assessment, load


ASKED = "wave_order:wave"


def people(wave: str, first: int = 0, **other: str) -> list[dict[str, str]]:
    return [
        assessment(f"p{first + number}", ("Essential", "Strong")[number % 2], wave=wave, **other)
        for number in range(12)
    ]


def asked(report) -> list[str]:
    return [finding.name for finding in report.findings if finding.needs_confirmation]


def test_a_load_tells_the_order_of_an_organisations_waves_with_those_loaded_before():
    assert load(people("Wave 10")).wave_order == {"Example Trust": ["Wave 10"]}
    report = load([*people("Wave 2", 20), *people("Wave 3", 40)])
    assert report.wave_order == {"Example Trust": ["Wave 2", "Wave 3", "Wave 10"]}
    assert "The waves will be shown in this order: Wave 2, Wave 3, Wave 10." in list(sentences(report))
    assert asked(report) == []
    assert status().waves == ["Wave 2", "Wave 3", "Wave 10"]


@pytest.mark.parametrize("pair", [("Alpha", "Beta"), ("Spring 2026", "Winter 2026")])
def test_an_order_that_nothing_tells_is_asked_once_and_kept_as_it_was_confirmed(pair):
    export = [*people(pair[0]), *people(pair[1], 20)]
    report = load(export)
    assert asked(report) == [ASKED]
    assert f"{pair[0]} before {pair[1]}" in report.refusal
    assert not settings.record_store().exists()
    assert load(export, confirmed=frozenset([ASKED]), dry_run=True).refusal is None
    assert not settings.wave_order().exists()
    assert load(export, confirmed=frozenset([ASKED])).batch_id == 1
    assert asked(load(people(pair[0], 40))) == []
    assert asked(load(people("Gamma", 60))) == [ASKED]


def test_the_order_of_loads_is_asked_about_too():
    assert asked(load(people("Beta"))) == []
    report = load(people("Alpha", 20))
    assert asked(report) == [ASKED]
    assert "Beta before Alpha" in report.refusal


def test_an_order_said_before_is_not_asked_and_waves_of_other_organisations_are_nobodys_neighbours():
    say_of("Example Trust", ["Beta", "Alpha"])
    report = load([*people("Alpha"), *people("Beta", 20), *people("Gamma", 40, organisation="Another Trust")])
    assert asked(report) == []
    assert report.wave_order == {"Another Trust": ["Gamma"], "Example Trust": ["Beta", "Alpha"]}


def test_dates_settle_the_order():
    report = load([*people("Alpha", wave_date="2026-05-01"), *people("Beta", 20, wave_date="2025-05-01")])
    assert asked(report) == []
    assert report.wave_order == {"Example Trust": ["Beta", "Alpha"]}


def test_the_order_said_on_the_command_line_is_published_and_can_be_forgotten():
    rows = [*people("Alpha"), *people("Beta", 20)]
    assert load(rows, confirmed=frozenset([ASKED])).batch_id == 1
    assert answer("waves", "Example Trust", "Beta", "Alpha", "Gama") == {
        "organisation": "Example Trust",
        "waves": ["Beta", "Alpha", "Gama"],
        "not_loaded": ["Gama"],
    }
    answer("publish")
    with duckdb.connect(answer("status")["published_store"], read_only=True) as store:
        assert store.execute("select wave from waves order by position").fetchall() == [("Beta",), ("Alpha",)]
    assert answer("waves", "Example Trust")["waves"] == []
    assert answer("status")["waves"] == ["Alpha", "Beta"]


@pytest.mark.parametrize("words", [["Alpha"], ["Alpha", "Beta", "Alpha"], ["Alpha", "Beta"]])
def test_an_order_that_cannot_be_is_refused_and_nothing_is_kept(words):
    load([*people("Alpha", wave_date="2026-05-01"), *people("Beta", 20, wave_date="2025-05-01")])
    assert etl("waves", "Example Trust", *words).returncode == 2
    assert not settings.wave_order().exists()


@pytest.mark.parametrize("content", ["not toml = = =", '"Example Trust" = "Alpha"', '"Example Trust" = [1, 2]'])
def test_a_file_that_somebody_broke_stops_loads_and_publications_with_a_sentence(content):
    load(people("Alpha"))
    settings.wave_order().write_text(content)
    for words in (["publish"], ["status"]):
        done = etl(*words)
        assert done.returncode == 2
        assert "Delete it, and say the orders again" in done.stderr.decode()


def test_status_and_a_publication_tell_an_order_that_rests_on_doubt_until_it_is_said():
    load([*people("Alpha"), *people("Beta", 20)], confirmed=frozenset([ASKED]))
    now = answer("status")
    assert (now["wave_order"], now["findings"]) == ({"Example Trust": ["Alpha", "Beta"]}, [])
    settings.wave_order().unlink()
    told = "Ninefold shows Alpha before Beta. Say the right order, the earliest first: `python -m etl waves"
    assert told in answer("status")["findings"][0]["message"]
    for words in (["status"], ["publish"]):
        assert told in etl(*words).stdout.decode()
    assert etl("waves", "Example Trust", "Beta", "Alpha").returncode == 0
    now = answer("status")
    assert (now["wave_order"], now["findings"]) == ({"Example Trust": ["Beta", "Alpha"]}, [])
    assert "Neither names" not in etl("publish").stdout.decode()
