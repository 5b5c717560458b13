"""Further tools, from KoboToolbox to jsPsych, are recognised from the file alone, and what they say of a response is heeded."""

import json

import pytest

from etl.read.layouts.grouped_headers import as_grids, without_groups
from etl.read.tools.recognise import TOOL_NAMES
from tests.support.door import DIMENSIONS, load, records
from tests.support.files import as_text


# Others look for what they write in the first rows, and read a plain table's answers as such.
BY_ONE_ROW = [tool for tool in TOOL_NAMES if tool not in ("qualtrics", "survey_monkey", "lime_survey", "smart_survey")]
QUESTIONS = [name.lower().replace(" ", "_") for name in DIMENSIONS]
GROUPS = ["Ward 3", "Nursing and Midwifery Registered", "Acute"]
ABOUT = ["team", "role", "care_setting"]
LABELS = ["Team", "Role", "Care setting"]
SENT = "2026-03-01T10:00:00"


def in_group(group: str, names: list[str], separator: str) -> list[str]:
    return [f"{group}{separator}{name}" for name in names]


KOBO = [*in_group("about you", LABELS, "/"), *in_group("leading/all", DIMENSIONS, "/"),
        "_id", "_uuid", "_submission_time", "_validation_status", "_index"]  # fmt: skip
ODK = [
    "SubmissionDate",
    *in_group("about", ABOUT, "-"),
    *in_group("leading", QUESTIONS, "-"),
    "meta-instanceID",
    "KEY",
    "ReviewState",
]
TYPEFORM = [
    "#",
    *LABELS,
    *DIMENSIONS,
    "Response Type",
    "Start Date (UTC)",
    "Stage Date (UTC)",
    "Submit Date (UTC)",
    "Network ID",
    "Tags",
]
ALCHEMER = [
    "Response ID",
    "Time Started",
    "Date Submitted",
    "Status",
    *LABELS,
    *(f"{name}:How do you lead?" for name in DIMENSIONS),
]
ZOHO = [
    "Response ID",
    "IP Address",
    "Start time",
    "Completion time",
    *LABELS,
    *(f"How do you lead? [{name}]" for name in DIMENSIONS),
]
FORMR = ["session", "created", "modified", "ended", *ABOUT, *QUESTIONS]


def answers(level: int = 3) -> list[str]:
    return [*GROUPS, *[str(level)] * 9]


EXPORTS = {
    "kobo_toolbox": (KOBO, lambda n, is_good: [*answers(), str(n), f"u{n}", SENT, "" if is_good else "Not approved", str(n)]),
    "odk": (ODK, lambda n, is_good: [SENT, *answers(), f"uuid:{n}", f"uuid:{n}", "" if is_good else "rejected"]),
    "typeform": (TYPEFORM, lambda n, is_good: [f"t{n}", *answers(), "completed" if is_good else "partial", SENT, "", SENT, f"n{n}", ""]),
    "alchemer": (ALCHEMER, lambda n, is_good: [str(n), SENT, SENT if is_good else "", "Complete" if is_good else "Partial", *answers()]),
    "zoho_survey": (ZOHO, lambda n, is_good: [str(12_3430_0000_0000 + n), "", SENT, SENT if is_good else "", *answers()]),
    "formr": (FORMR, lambda n, is_good: [f"s{n}", SENT, SENT, SENT if is_good else "NA", *answers()]),
}  # fmt: skip


@pytest.mark.parametrize("tool", EXPORTS)
def test_each_tool_is_recognised_and_its_responses_that_are_none_are_left_out(tool):
    header, row = EXPORTS[tool]
    report = load(as_text([header, *(row(n, n != 4) for n in range(1, 8))]), columns_set={"wave": "2026 spring"})
    assert (report.refusal, report.tool) == (None, tool)
    assert (report.assessments_loaded, report.ratings_loaded, report.rows_refused) == (6, 54, 1)
    assert [refusal.rows for refusal in report.refusals] == [[5]]
    assert records("select distinct team, role, care_setting from records.assessments") == [tuple(GROUPS)]


@pytest.mark.parametrize("tool", EXPORTS)
def test_the_columns_of_a_tool_in_another_order_are_recognised_too_and_one_of_them_alone_is_not(tool):
    header, row = EXPORTS[tool]
    turned = [cells[::-1] for cells in (header, *(row(n, True) for n in range(1, 4)))]
    assert load(as_text(turned), columns_set={"wave": "2026 spring"}).tool == tool
    rows = [[name, "x"] for name in ("_uuid", "KEY", "#", "Status", "session")]
    for own, value in rows:
        plain = [[own, *ABOUT, *QUESTIONS], *([value, *answers()] for _ in range(3))]
        assert load(as_text(plain), columns_set={"wave": "2026 spring"}, dry_run=True).tool == "plain"


@pytest.mark.parametrize("tool", BY_ONE_ROW)
def test_a_tool_that_is_named_for_a_file_without_its_columns_leaves_nobody_out(tool):
    header = ["subject_id", "organisation", *LABELS, *DIMENSIONS]
    rows = [header, *([f"p{number}", "Trust", *answers()] for number in range(3))]
    report = load(as_text(rows), columns_set={"wave": "2026 spring"}, tool=tool, dry_run=True)
    assert (report.refusal, report.tool, report.assessments_loaded) == (None, tool, 3)


@pytest.mark.parametrize(
    ("header", "bare"),
    [
        (["a/x", "a/y", "b/c/x2", "b/c/y2"], ["x", "y", "x2", "y2"]),
        (["a/x", "b/x", "a/y", "b/z"], ["a/x", "b/x", "y", "z"]),  # no two become one
        (
            ["likes", "likes/tea", "likes/milk"],
            ["likes", "likes/tea", "likes/milk"],
        ),  # a question with a column a choice
        (["Ward/Dept", "Band/Grade"], ["Ward/Dept", "Band/Grade"]),
        (["a/", "a/x"], ["a/", "x"]),
    ],
)
def test_groups_are_taken_off_headers_where_they_are_groups(header, bare):
    assert without_groups(header, "/") == bare


def test_a_grid_written_row_first_is_turned_round_only_where_a_question_has_several_rows():
    assert as_grids(["Care:How often?", "Pace:How often?", "Where: here or there"], ":") == [
        "How often? [Care]",
        "How often? [Pace]",
        "Where: here or there",
    ]


def survey_js(levels: list) -> list[dict]:
    """Records as SurveyJS hands them over: a matrix is an object of rows; the last left the second dimension out."""
    people = [
        {
            **dict(zip(ABOUT, GROUPS, strict=True)),
            "leading": dict(zip(DIMENSIONS, levels, strict=True)),
            "tools": ["a", "b"],
        }
        for _ in range(6)
    ]
    del people[-1]["leading"][DIMENSIONS[1]]
    return people


@pytest.mark.parametrize("levels", [[4] * 9, ["Exemplary"] * 9])
def test_the_matrices_of_surveyjs_are_a_column_a_row(levels):
    report = load(json.dumps(survey_js(levels)).encode(), columns_set={"wave": "2026 spring"})
    assert (report.refusal, report.tool) == (None, "survey_js")
    assert (report.assessments_loaded, report.ratings_loaded, report.ratings_not_rated) == (6, 53, 1)
    assert records("select distinct level from records.ratings where level is not null") == [(4,)]


TRIALS = [
    "rt",
    "stimulus",
    "response",
    "trial_type",
    "trial_index",
    "time_elapsed",
    "subject_id",
    "team",
    "role",
    "care_setting",
]


def trials(positions: list[int], asked: list[str], kind: str = "survey-likert") -> list[list[str]]:
    """Three trials a person: a key that is pressed, nine answers, and where they work."""
    rows = []
    for person in (f"p{number}" for number in range(1, 7)):
        said = json.dumps(dict(zip(asked, positions, strict=True)))
        rows.append(["512", "+", "f", "html-keyboard-response", "0", "900", person, "", "", ""])
        rows.append(["9120", "", said, kind, "1", "9999", person, "", "", ""])
        rows.append(["2000", "", '{"P0": "yes"}', "survey-text", "2", "12000", person, *GROUPS])
    return rows


@pytest.mark.parametrize(("positions", "level"), [([0] * 9, 1), ([3] * 9, 4)])
def test_positions_on_the_scales_of_jspsych_are_levels_from_one_on_and_trials_of_a_person_go_together(positions, level):
    report = load(as_text([TRIALS, *trials(positions, DIMENSIONS)]), columns_set={"wave": "2026 spring"})
    assert (report.refusal, report.tool) == (None, "jspsych")
    assert (report.assessments_loaded, report.ratings_loaded) == (6, 54)
    assert records("select distinct level from records.ratings") == [(level,)]
    assert records("select distinct team, role, care_setting from records.assessments") == [tuple(GROUPS)]
    reasons = {refusal.reason.partition(":")[0]: len(refusal.rows) for refusal in report.refusals}
    assert reasons == {
        "the trial has no answers to questions": 6,
        "the row answers none of the questions that are read": 6,
    }


def test_answers_of_other_trials_of_jspsych_are_as_they_are_written():
    report = load(
        as_text([TRIALS, *trials([1] * 9, DIMENSIONS, "survey-html-form")]), columns_set={"wave": "2026 spring"}
    )
    assert (report.tool, report.ratings_loaded) == ("jspsych", 54)
    assert records("select distinct level from records.ratings") == [(1,)]


def test_an_object_in_a_cell_is_no_matrix_where_it_holds_one_thing_or_others_hold_none():
    for cells in (['{"x": 1}'] * 3, ['{"x": 1, "y": 2}', "text", ""]):
        rows = [["note", *ABOUT, *QUESTIONS], *([cell, *answers()] for cell in cells)]
        assert load(as_text(rows), columns_set={"wave": "2026 spring"}, dry_run=True).tool == "plain"
