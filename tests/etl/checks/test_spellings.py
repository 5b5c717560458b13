"""Names of groups that differ only in case, spaces or a full stop at the end are one, and the load says so."""

import pytest

from etl.load.report import sentences
from tests.support.door import assessment, load, rating, records


def loaded(column: str = "team") -> list[tuple]:
    return records(f"select {column}, count(*) from records.assessments group by all order by all")


def people(*teams: str, start: int = 0, **other: str) -> list[dict[str, str]]:
    return [assessment(f"p{start + number}", team=team, **other) for number, team in enumerate(teams)]


def told(report) -> dict[str, str]:
    return {finding.column: finding.message for finding in report.findings if finding.rule == "spelling"}


def test_the_most_frequent_spelling_of_a_file_stands_for_all():
    report = load(people("Ward 3", "Ward 3", "ward 3", "Ward  3 ", "Ward 3.", "WARD 3", "Ward 33", "Ward-3"))
    assert loaded() == [("Ward 3", 6), ("Ward 33", 1), ("Ward-3", 1)]
    assert report.new_values["team"] == ["Ward 3", "Ward 33", "Ward-3"]
    assert told(report) == {
        "team": "One team, spelled otherwise: 1 row written “WARD 3” was taken as “Ward 3”, 1 row written “Ward 3.” was"
        " taken as “Ward 3”, 1 row written “ward 3” was taken as “Ward 3”."
    }
    assert any("written “ward 3” was taken" in sentence for sentence in sentences(report))


def test_the_spelling_of_earlier_loads_comes_first_however_often_the_file_has_another():
    load(people("Ward 3"))
    report = load(people("ward 3", "ward 3", "ward 3", start=10))
    assert loaded() == [("Ward 3", 4)]
    assert "3 rows written “ward 3” were taken as “Ward 3”" in told(report)["team"]
    assert "team" not in report.new_values


def test_a_batch_that_is_replaced_has_no_say_in_the_spelling():
    first = load(people("ward 3", "ward 3"))
    load(people("Ward 3", "Ward 3"), replaces=first.batch_id)
    assert loaded() == [("Ward 3", 2)]


@pytest.mark.parametrize("column", ["organisation", "division", "wave"])
def test_it_holds_for_each_name_that_is_taken_as_exported(column):
    rows = [assessment(f"p{number}", **{column: "One Name" if number else "one name"}) for number in range(3)]
    assert column in told(load(rows))
    assert loaded(column) == [("One Name", 3)]


def test_a_name_that_is_given_for_every_row_is_spelled_as_earlier_loads_have_it():
    load(people("Ward 3"))
    rows = [{name: value for name, value in row.items() if name != "wave"} for row in people("Ward 3", start=5)]
    report = load(rows, columns_set={"wave": "2026 Spring"})
    assert loaded("wave") == [("2026 spring", 2)]
    assert told(report) == {
        "wave": "One wave, spelled otherwise: 1 row written “2026 Spring” was taken as “2026 spring”."
    }


def test_a_name_that_is_missing_keeps_its_own_word():
    load(people("not stated", "NOT STATED", "NOT STATED"))
    assert loaded() == [("Not stated", 3)]


def test_one_persons_rows_may_spell_the_team_in_two_ways():
    report = load([rating(dimension="Leading with care"), rating(dimension="Engaging the team", team="ward 3")])
    assert (report.rows_refused, report.ratings_loaded) == (0, 2)


def test_where_no_two_names_are_alike_nothing_is_said():
    assert told(load(people("Ward 3", "Ward 5"))) == {}
    assert told(load(people("Ward 3", "Ward 5", start=5))) == {}


@pytest.mark.parametrize("column", ["organisation", "division", "team", "wave"])
@pytest.mark.parametrize("mark", ["\x01", "\x0b", "\x7f", "\x9d", "\u200b"])
def test_a_control_character_is_taken_out_of_a_name_at_the_door(column, mark):
    load([assessment("p1", **{column: f"North{mark} Wing"})])
    assert records(f"select {column} from records.assessments") == [("North Wing",)]
