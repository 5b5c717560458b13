"""A group's or an organisation's name may be long; a sentence in its place is asked about."""

import pytest

from domain.declared.mapping_file import Mapping
from etl.checks.long_names import TOO_LONG
from etl.load.report import sentences
from tests.support.door import assessment, load, rating, refusals


TRUST = "East Example and Upper Sample Valleys Mental Health, Learning Disability and Community NHS Foundation Trust"
DIVISION = "Emergency, Acute and Ambulatory Care with Care of Older People"
SENTENCE = "Ask Pat Doe, who has run all of our teams since the spring of the year"


def people(number: int, column: str, values: list[str]) -> list[dict]:
    return [assessment(f"p{place}", **{column: values[place % len(values)]}) for place in range(number)]


@pytest.mark.parametrize("column", ["organisation", "division", "team", "role", "care_setting"])
@pytest.mark.parametrize("people_each", [3, 20])
def test_a_long_text_that_three_people_share_is_a_name(column, people_each):
    report = load(people(2 * people_each, column, [DIVISION, TRUST]))
    assert (report.refusal, report.assessments_loaded, report.findings) == (None, 2 * people_each, [])


def test_names_of_many_lengths_all_load_though_some_have_one_person():
    names = [
        f"{start} and {place} Valley Hospitals NHS Foundation Trust" for place in range(9) for start in ("A", "A or B")
    ]
    report = load([*people(60, "team", names[1:]), assessment("alone", team=names[0])])
    assert (report.assessments_loaded, report.findings) == (61, [])


@pytest.mark.parametrize("name", [TRUST, DIVISION])
@pytest.mark.parametrize("column", ["organisation", "division", "team"])
def test_a_name_that_the_caller_sets_is_never_too_long(column, name):
    rows = [{ours: text for ours, text in person.items() if ours != column} for person in people(5, "role", ["Nurse"])]
    assert load(rows, columns_set={column: name}).assessments_loaded == 5


def test_an_organisations_name_is_not_counted_in_words():
    names = [f"Care in and around the {place} Dales" for place in range(15)]
    assert load(people(30, "organisation", names)).assessments_loaded == 30


def test_what_a_mapping_renames_is_judged_by_its_new_name():
    rows = people(30, "division", [f"{SENTENCE} {place}" for place in range(15)])
    assert "free_text:division" in load(rows).refusal
    short = Mapping(values={"division": {f"{SENTENCE}  {place} ": "Surgery" for place in range(15)}}, toml_text=" ")
    assert load(rows, mapping=short, dry_run=True).assessments_loaded == 30
    as_said = Mapping(values={"division": {"Surgery": SENTENCE}}, toml_text=" ")
    assert load(people(30, "division", ["Surgery"] + ["Medicine"] * 9), mapping=as_said).assessments_loaded == 30


def test_an_address_that_a_mapping_renames_is_in_no_record():
    renamed = Mapping(values={"team": {"ward.3@example.org": "Ward 3"}}, toml_text=" ")
    assert load(people(5, "team", ["ward.3@example.org"]), mapping=renamed).assessments_loaded == 5


def test_a_sentence_in_one_row_refuses_that_row_until_somebody_says_that_it_is_a_name():
    rows = [*people(199, "team", ["Ward 3", "Ward 4"]), assessment("other", team=SENTENCE)]
    report = load(rows, dry_run=True)
    assert (report.assessments_loaded, refusals(report)) == (199, [("team", [201])])
    assert report.refusals[0].said == TOO_LONG
    assert any("--confirm free_text:team" in told for told in sentences(report))
    assert load(rows, confirmed=frozenset({"free_text:team"})).assessments_loaded == 200
    again = load([assessment("later", team=SENTENCE), assessment("another")], dry_run=True)
    assert again.rows_refused == 0, "what an earlier load has is known"


def test_ratings_of_one_person_are_no_many_people():
    dimensions = ["Leading with care", "Sharing the vision", "Engaging the team", "Holding to account"]
    rows = [
        rating(f"p{person}", dimension, team=f"{SENTENCE} {person}") for person in range(19) for dimension in dimensions
    ]
    assert "free_text:team" in load(rows).refusal
    rows = [
        rating(f"p{person}", dimension, team=f"Doe, P. {person}") for person in range(30) for dimension in dimensions
    ]
    assert "mostly_distinct:team" in load(rows).refusal
