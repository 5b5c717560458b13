"""Teams that are called otherwise than last time are told by their people, and never made one unasked."""

import pytest

from domain.declared.mapping_file import read_mapping
from domain.door.load import Renamed
from tests.support.door import assessment, load, records


LAST = {"Ward 3": range(6), "Heron Unit": range(6, 12), "Recovery Hub": range(12, 16)}


def people(teams: dict[str, range], wave: str, prefix: str = "p") -> list[dict[str, str]]:
    return [
        assessment(f"{prefix}{number}", team=team, wave=wave) for team, numbers in teams.items() for number in numbers
    ]


@pytest.fixture
def last_time():
    assert load(people(LAST, "2025 spring")).refusal is None


@pytest.mark.usefixtures("last_time")
@pytest.mark.parametrize(
    ("now", "renamed"),
    [
        ({"Ward 3": range(6), "Osprey Unit": range(6, 12), "Recovery Hub": range(12, 16)}, {"Osprey Unit": "Heron Unit"}),
        ({"Ward 3": range(6), "Osprey Unit": range(8, 20)}, {"Osprey Unit": None}),  # some from either, none with most
        ({"Ward 3": range(6), "Osprey Unit": range(30, 40)}, {"Osprey Unit": None}),  # others altogether
        ({"Ward 3": range(6), "Osprey Unit": range(6, 8)}, {"Osprey Unit": None}),  # two people prove nothing
    ],
)  # fmt: skip
def test_a_team_is_likely_that_of_last_time_where_most_of_the_people_of_both_are_one(now, renamed):
    report = load(people(now, "2026 spring"), dry_run=True)
    gone = [name for name in sorted(LAST) if name not in now]
    assert report.renamed == {"team": Renamed(gone, renamed)}
    told = [finding.message for finding in report.findings if finding.rule == "renamed"]
    assert [("was “Heron Unit”" in message) for message in told] == [True] * any(renamed.values())
    assert load(people(now, "2026 spring")).refusal is None


@pytest.mark.usefixtures("last_time")
@pytest.mark.parametrize(
    "now",
    [
        LAST,  # nothing is new
        {**LAST, "Osprey Unit": range(30, 40)},  # nothing is gone
        {"Osprey Unit": range(6), "Kite Unit": range(6, 12)},  # nothing is as it was
    ],
    ids=["the same", "one more", "all others"],
)
def test_nothing_is_said_where_no_name_could_be_anothers(now):
    assert load(people(now, "2026 spring"), dry_run=True).renamed == {}


@pytest.mark.usefixtures("last_time")
@pytest.mark.parametrize(("meant", "teams"), [("Heron Unit", 3), ("Osprey Unit", 4)])
def test_what_a_mapping_says_of_a_name_is_asked_no_more(meant, teams, tmp_path):
    file = tmp_path / "mapping.toml"
    file.write_text(f'[values.team]\n"Osprey Unit" = "{meant}"', "utf-8")
    now = people({"Ward 3": range(6), "Osprey Unit": range(6, 12)}, "2026 spring")
    report = load(now, mapping=read_mapping(file))
    assert (report.refusal, report.renamed) == (None, {})
    assert records("select count(distinct team) from records.assessments") == [(teams,)]


@pytest.mark.usefixtures("last_time")
def test_a_name_that_is_likely_anothers_spelling_is_asked_about_once():
    report = load(people({"Ward 3": range(6), "Heron Units": range(6, 12)}, "2026 spring"), dry_run=True)
    assert (report.likely_same.keys(), report.renamed) == ({"team"}, {})
