"""Rows that repeat each other: the first that answers anything stands."""

import pytest

from etl.load.repeated.repeats import BLANK, SELF_TWICE
from tests.support.door import assessment, load, rating, records


def reasons(report) -> dict[str, list[int]]:
    return {refusal.said: refusal.rows for refusal in report.refusals}


@pytest.mark.parametrize("blank", ["", "n/a"])
def test_a_row_without_an_answer_never_takes_the_place_of_one_with_answers(blank):
    report = load(
        [assessment("p1", blank), assessment("p1", "Strong"), assessment("p2", "Strong"), assessment("p2", blank)]
    )
    assert (report.assessments_loaded, report.ratings_loaded, report.ratings_not_rated) == (2, 18, 0)
    assert reasons(report) == {BLANK: [2, 5]}


def test_of_several_rows_with_answers_the_first_stands_and_of_rows_without_any_too():
    rows = [
        assessment("p1", ""),
        assessment("p1", "4"),
        assessment("p1", "1"),
        assessment("p2", ""),
        assessment("p2", ""),
    ]
    report = load(rows)
    assert reasons(report) == {BLANK: [2], SELF_TWICE: [4, 6]}
    assert records("select distinct level from records.ratings where level is not null") == [(4,)]


def test_the_group_of_a_row_that_is_set_aside_does_not_count_as_a_move():
    report = load([assessment("p1", "", team="Ward 9"), assessment("p1", "4", team="Ward 3")])
    assert reasons(report) == {BLANK: [2]}
    assert records("select team from records.assessments") == [("Ward 3",)]


def test_the_same_holds_for_a_rater_and_for_one_row_a_rating():
    peers = [assessment("p1", level, rater_group="peers", rater_id="r1") for level in ("", "3")]
    assert reasons(load(peers)) == {BLANK: [2]}
    ratings = [rating("p2", level=""), rating("p2", level="4"), rating("p2", "Sharing the vision", level="")]
    report = load(ratings)
    assert reasons(report) == {BLANK: [2]}
    assert (report.ratings_loaded, report.ratings_not_rated) == (1, 1)
