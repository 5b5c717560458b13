"""Averages of raters or of questions are never loaded as levels, not even those that happen to be whole."""

import pytest

from tests.support.door import DIMENSIONS, assessment, load, rating, records


def rated(rater_group: str, *answers: str) -> list[dict[str, str]]:
    """A row each, with one answer to everything."""
    return [
        assessment(f"p{number}", answer, rater_group=rater_group, team=f"Ward {number % 2}")
        for number, answer in enumerate(answers)
    ]


def test_a_rater_group_of_averages_is_left_out_whole_and_the_others_load(home):
    export = rated("self", "1", "2", "3", "4") + rated("peers", "2.67", "3", "3.33", "2.5")
    refusal = load(export).refusal
    assert "Of peers, 27 of 36 answers lie between two levels, such as 2.5" in refusal
    assert "Ask the tool for the answers themselves" in refusal
    assert "numbers:level" not in refusal
    assert not home.exists()
    report = load(export, confirmed=frozenset(["averages:peers"]))
    assert (report.refusal, report.rows_read, report.rows_refused, report.assessments_loaded) == (None, 8, 4, 4)
    assert records("select distinct rater_group from assessments") == [("self",)], "a whole average is an average too"
    assert len(report.refusals) == 1


def test_side_by_side_one_side_s_averages_are_left_out():
    rows = [
        {name: text for name, text in assessment(f"p{number}").items() if name not in (*DIMENSIONS, "rater_group")}
        | {f"{name} – Self": str(1 + number % 4) for name in DIMENSIONS}
        | {f"{name} – Peers": ("3", "2.75")[number % 2] for name in DIMENSIONS}
        for number in range(6)
    ]
    assert "Of peers, 27 of 54 answers" in load(rows).refusal
    report = load(rows, confirmed=frozenset(["averages:peers"]))
    assert (report.refusal, report.assessments_loaded, report.ratings_loaded) == (None, 6, 54)


def test_one_row_a_rating_is_no_other():
    rows = [rating(f"p{number}", level=("2.5", "3")[number % 2], rater_group="line manager") for number in range(4)]
    assert "Of line manager, 2 of 4 answers" in load(rows).refusal


@pytest.mark.parametrize("slips", [1, 2])
def test_few_numbers_between_levels_are_slips_and_only_their_rows_are_refused(slips):
    rows = rated("self", *(["3"] * 60))
    for row in rows[:slips]:
        row[DIMENSIONS[0]] = "2.5"
    assert "--confirm numbers:level" in load(rows).refusal
    report = load(rows, confirmed=frozenset(["numbers:level"]))
    assert (report.refusal, report.rows_refused) == (None, slips)
