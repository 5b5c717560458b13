"""REDCap writes a row an event or instrument: what a record says once holds for its other rows, and rows without answers are none."""

import random

import pytest

from domain.declared.mapping_file import read_mapping
from tests.support.door import DIMENSIONS, assessment, load, records
from tests.support.files import as_text


QUESTIONS = [name.lower().replace(" ", "_") for name in DIMENSIONS]
RAW = ["record_id", "redcap_event_name", "redcap_repeat_instrument", "redcap_repeat_instance", "team", "role",
       "care_setting", "about_you_complete", *QUESTIONS, "leadership_complete"]  # fmt: skip
LABELS = ["Record ID", "Event Name", "Repeat Instrument", "Repeat Instance", "Team", "Role", "Care setting", "Complete?",
          *DIMENSIONS, "Complete?"]  # fmt: skip
GROUPS = ["Ward 3", "Nursing and Midwifery Registered", "Acute"]
BLANK = [""] * 9
WAVE = '[columns]\nwave = "{}"'


def mapped(tmp_path, toml: str):
    file = tmp_path / "mapping.toml"
    file.write_text(toml, "utf-8")
    return read_mapping(file)


def rows(done: tuple[str, str], events: tuple[str, str, str], people: int = 6) -> list[list[str]]:
    """For each record demographics in the first event alone, and answers in the two that follow; the last person's second is open."""
    yes, no = done
    random.seed(3)
    found = []
    for number in range(people):
        record, first = str(number + 1), ["", ""]
        found.append([record, events[0], *first, *GROUPS, yes, *BLANK, ""])
        for event in events[1:]:
            is_open = number == people - 1 and event == events[2]
            found.append([record, event, *first, "", "", "", "", *random.choices("1234", k=9), no if is_open else yes])
    return found


@pytest.mark.parametrize(
    ("header", "wave", "done", "events"),
    [
        (RAW, "redcap_event_name", ("2", "0"), ("start_arm_1", "wave_1_arm_1", "wave_2_arm_1")),
        (LABELS, "Event Name", ("Complete", "Incomplete"), ("Start", "Wave 1", "Wave 2")),
    ],
)
def test_demographics_of_one_event_hold_for_the_records_other_events(header, wave, done, events, tmp_path):
    report = load(as_text([header, *rows(done, events)]), mapping=mapped(tmp_path, WAVE.format(wave)))
    assert (report.refusal, report.tool) == (None, "redcap")
    assert (report.assessments_loaded, report.ratings_loaded, report.ratings_not_rated) == (11, 99, 0)
    assert {refusal.reason.partition(":")[0]: len(refusal.rows) for refusal in report.refusals} == {
        "the row answers none of the questions that are read": 6,
        "the response is partial": 1,
    }
    told = {finding.column: finding.message for finding in report.findings if finding.rule == "carried"}
    assert told.keys() == {"team", "role", "care_setting"}
    assert told["team"].startswith("11 rows have nothing in column team")
    assert records("select distinct team, role, care_setting from records.assessments") == [tuple(GROUPS)]
    assert records("select count(distinct wave) from records.assessments") == [(2,)]


def test_a_record_that_says_two_things_says_nothing_of_its_other_rows(tmp_path):
    two = [
        ["7", "b", "", "", "Ward 1", *GROUPS[1:], "2", *["3"] * 9, "2"],
        ["7", "c", "", "", "Ward 2", *GROUPS[1:], "2", *["3"] * 9, "2"],
    ]
    third = ["7", "d", "", "", "", *GROUPS[1:], "2", *["3"] * 9, "2"]
    confirmed = frozenset({"wave_order:wave"})
    load(as_text([RAW, *two, third]), mapping=mapped(tmp_path, WAVE.format("redcap_event_name")), confirmed=confirmed)
    assert records("select wave, team from records.assessments order by wave") == [
        ("b", "Ward 1"),
        ("c", "Ward 2"),
        ("d", "Not stated"),
    ]


@pytest.mark.parametrize(
    ("choices", "ticks"),
    [
        (["team___1", "team___2", "team___3"], ("1", "0")),
        (["Team (choice=1)", "Team (choice=2)", "Team (choice=3)"], ("Checked", "Unchecked")),
    ],
)
def test_the_columns_of_a_checkbox_are_one_column_of_what_was_ticked(choices, ticks, tmp_path):
    yes, no = ticks
    header = ["record_id", "redcap_survey_identifier", *choices, "role", "care_setting", *QUESTIONS, "survey_complete"]
    ticked = {"a": (yes, no, no), "b": (no, no, yes), "c": (no, no, no), "d": (yes, yes, no)}
    answers = [[code, "", *of, *GROUPS[1:], *["3"] * 9, "2"] for code, of in ticked.items()]
    report = load(as_text([header, *answers]), columns_set={"wave": "2026 spring"})
    assert report.refusal is None
    assert records("select team from records.assessments order by assessment_id") == [
        ("1",),
        ("3",),
        ("Not stated",),
        ("1; 2",),
    ]


def test_in_any_export_a_group_said_once_holds_for_the_persons_other_rows_of_that_wave():
    rows = [
        assessment(f"p{number}", rater_group=group, rater_id=group)
        for number in range(3)
        for group in ("self", "peers")
    ]
    for row in rows:
        if row["rater_group"] == "peers":
            row |= {"team": "", "division": ""}
    later = [assessment(f"p{number}", team="", wave="2027 spring", rater_id="") for number in range(3)]
    report = load([*rows, *later])
    assert report.refusal is None
    assert records("select wave, team, count(*) from records.assessments group by all order by all") == [
        ("2026 spring", "Ward 3", 6),
        ("2027 spring", "Not stated", 3),
    ]
    assert [finding.column for finding in report.findings if finding.rule == "carried"] == ["division", "team"]


def test_a_column_complete_alone_makes_no_redcap():
    assert load([assessment("p1", task_complete="2")]).tool == "plain"
