"""Words that stand for no value are no group's name and no person's."""

import pytest

import settings
from domain.declared.framework_file import read_framework
from domain.declared.mapping_file import read_mapping
from etl.meaning.missing import words_for_missing
from tests.support.door import assessment, load, records


WORDS = ["N/A", "-", "#N/A", "NULL", "None", "(blank)", "?", "Not applicable", "Prefer not to say", "unknown", "#REF!"]


@pytest.mark.parametrize("column", ["organisation", "division", "team", "role", "care_setting"])
def test_a_word_for_missing_in_a_groups_column_is_not_stated_and_is_counted(column):
    rows = [assessment(f"p{place}", **{column: word}) for place, word in enumerate(WORDS)]
    report = load([*rows, assessment("blank", **{column: ""}), assessment("named")])
    groups = dict(records(f"select {column}, count(*) from records.assessments group by all"))
    assert groups[settings.NOT_STATED] == 12
    (finding,) = [finding for finding in report.findings if finding.rule == "missing_words"]
    assert finding.message.startswith(f"11 rows have no name in column {column} ")
    assert "“N/A” in 1" in finding.message


def test_a_word_of_which_a_mapping_says_the_meaning_is_a_name(tmp_path):
    file = tmp_path / "mapping.toml"
    file.write_text('[values.team]\n"NA" = "Neonatal Annexe"', "utf-8")
    load([assessment("p1", team="NA")], mapping=read_mapping(file))
    assert records("select team from records.assessments") == [("Neonatal Annexe",)]


def test_a_number_may_be_a_groups_name():
    load([assessment("p1", team="9"), assessment("p2", team="99")])
    assert records("select team from records.assessments order by team") == [("9",), ("99",)]


def test_nobody_is_called_by_a_word_for_missing():
    report = load([assessment("#N/A"), assessment("-"), assessment("p1"), assessment("9")])
    assert [(refusal.column, refusal.rows) for refusal in report.refusals] == [("subject_id", [2, 3])]
    peers = [assessment("p2", rater_group="peers", rater_id="N/A") for _ in range(3)]
    assert load(peers).assessments_loaded == 3, "each is a rater of whom no id is known"


@pytest.mark.parametrize("answer", ["None", "#NULL!", "#N/A", "#REF!", "NULL", "(blank)"])
def test_what_programs_write_for_no_value_is_not_rated_under_any_framework(answer):
    report = load([assessment("p1", answer), assessment("p2")])
    assert (report.ratings_loaded, report.ratings_not_rated, report.rows_refused) == (9, 9, 0)
    framework = read_framework("leadership_framework_2011")
    assert framework.level_of(answer) == 0


def test_no_number_is_among_the_words():
    assert not any(word.strip("-").isdigit() for word in words_for_missing(read_framework(settings.FRAMEWORK)) if word)
