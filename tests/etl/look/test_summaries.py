"""A summary is named as one, and no mapping is asked for; answers that look like figures are none."""

import csv
import io

import pytest

from tests.support.command_line import inspected
from tests.support.door import DIMENSIONS, HEADER, ROWS, as_csv, assessment, load
from tests.support.files import as_workbook


def as_text(rows: list[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


CHOICES = [
    ["Made-up survey"],
    ["Do you listen?"],
    ["Answer Choices", "Responses"],
    ["Yes", "0.6", "12"],
    ["No", "0.4", "8"],
    ["", "Answered", "20"],
]
GRID = [
    ["Made-up survey"],
    ["", "Often", "Seldom", "Total", "Weighted Average"],
    ["I listen", "10", "10", "20", "1.5"],
    ["", "", "", "Answered", "20"],
]
SMART = [
    ["1. Where?"],
    ["Answer Choice", "Response Percent", "Response Total"],
    ["Here", "50.00%", "10"],
    ["There", "50.00%", "10"],
]
GERMAN = [["Erfunden"], ["Antwortoptionen", "Beantwortungen"], ["Ja", "60 %", "12"], ["Nein", "40 %", "8"]]


@pytest.mark.parametrize("rows", [CHOICES, GRID, SMART, GERMAN], ids=["choices", "grid", "smart", "german"])
@pytest.mark.parametrize(
    "write", [as_text, lambda rows: as_workbook({f"Question {n}": rows for n in range(3)})], ids=["text", "book"]
)
def test_a_summary_by_question_is_named(rows, write):
    for refusal in (load(write(rows)).refusal, inspected(write(rows))["refusal"]):
        assert "summary by question, not people's answers: download all individual responses instead" in refusal
        assert "mapping" not in refusal


def test_a_workbook_with_the_answers_beside_summaries_is_read():
    assert (
        load(as_workbook({"Question 1": CHOICES, "Question 2": GRID, "Answers": [HEADER, *ROWS]})).assessments_loaded
        == 6
    )


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        (["Organisation name", "q1 agree", "q1 disagree", "q2 agree"], [["A", "412", "93", "388"], ["B", "1,205", "310", "1,188"]]),
        (["Code", "Trust", "Asked", "Answered", "Left"], [["R1", "A", "4000", "1900", "9"], ["R2", "B", "3000", "800", "31"]]),
        (["Which part", "Warmth", "Pace", "Trust in us"], [["East", "3.37", "2.46", "2.91"], ["West", "2.45", "3.50", "0.125"]]),
        (["Team", *DIMENSIONS], [["Ward 1", *["62%"] * 9], ["Ward 2", *["48 %"] * 9]]),
    ],
)  # fmt: skip
def test_a_table_of_averages_or_counts_of_groups_is_named(header, rows):
    refusal = load(as_text([header, *rows])).refusal
    assert "This is a summary (averages, shares or counts of groups)" in refusal
    assert "mapping" not in refusal


LEVELS = ["Essential", "Proficient", "Strong", "Exemplary"]
GROUP = ["Acute", "Nursing and Midwifery Registered", "2026 spring"]


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        (["Question", "Level", "Count"], [[name, level, "4"] for name in DIMENSIONS for level in LEVELS]),
        (["Question", "Answer", "Number of responses"], [["Do you listen?", "Yes", "12"], ["", "No", "8"], ["Do you act?", "Yes", "9"]]),
        (["Item", "Rating", "n", "% of responses"], [["Care", "1", "3", "25%"], ["Care", "2", "9", "75%"]]),
        (["Team", "Dimension", "Average level"], [[team, name, "3"] for team in ("A", "B") for name in DIMENSIONS]),
        (["Care setting", "Role", "Wave", "Team", "Item", "Level", "Responses"], [[*GROUP, "A", "Care", level, "7"] for level in LEVELS]),
        (["Care setting", "Role", "Wave", "Team", "Dimension", "Level"], [[*GROUP, team, DIMENSIONS[0], "2.67"] for team in "AB"]),
        (["Team", "Average score"], [["A", "3.1"], ["B", "2.9"]]),
        (["Dimension", *LEVELS], [[name, "12", "40", "38", "11"] for name in DIMENSIONS]),
    ],
)  # fmt: skip
def test_a_summary_with_one_figure_a_row_is_named(header, rows):
    refusal = load(as_text([header, *rows])).refusal
    assert "This is a summary (averages, shares or counts of groups)" in refusal
    assert "mapping" not in refusal


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        (["Leader", "Question", "Score"], [["a", "Listens", "3"], ["b", "Listens", "4"]]),
        (["Participant code", "Dimension", "Count"], [["a", "Care", "3"], ["b", "Care", "4"]]),
        (["Team", "Q1", "Q2", "Total"], [["A", "3", "4", "7"], ["B", "2", "4", "6"]]),
        (["Team", "Dimension", "Level", "Number of raters"], [["A", "Care", "3", "7"], ["A", "Care", "3", "6"]]),
    ],
)
def test_one_row_a_rating_is_no_summary(header, rows):
    assert "summary" not in load(as_text([header, *rows])).refusal


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        (["Who are you with?", "Warmth", "Pace", "Trust in us"], [["East", "3", "2", "2"], ["West", "4", "3", "1"]]),
        (["Participant code", "Warmth", "Pace", "Care"], [["a", "3.37", "2.46", "2.91"], ["b", "2.45", "3.50", "1.5"]]),
        (["Team", "Warmth", "Pace", "Care"], [["Ward 1", "3.37", "2.46", "2.91"], ["Ward 1", "2.45", "3.50", "1.5"]]),
        (["Where?", "Slider 1", "Slider 2", "Slider 3"], [["Ward 1", "37", "46", "91"], ["Ward 2", "45", "50", "15"]]),
    ],
)
def test_figures_that_people_may_have_given_are_no_summary(header, rows):
    assert "summary" not in load(as_text([header, *rows])).refusal


def test_one_word_of_a_summary_makes_none():
    assert load(as_csv([assessment(Responses="12", Total="3") for _ in range(1)])).assessments_loaded == 1
    assert load(as_csv([{**assessment(), "Answer Choices": "b"}])).already_loaded is False
