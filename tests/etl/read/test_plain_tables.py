"""Workbooks and texts as people edit them: titles above, totals below, merged cells, more than one sheet."""

import pytest

from domain.door.load import LoadReport
from tests.support.door import DIMENSIONS, HEADER, PEOPLE, ROWS, as_csv, assessment, load, rating, records
from tests.support.files import as_text, as_workbook


TITLES = [["Leadership assessment 2026"], [], ["Example Trust", "", "made up, for a test"]]


def teams() -> list[tuple]:
    return records("select team, count(*) from records.assessments group by team order by team")


@pytest.mark.parametrize("write", [as_text, lambda rows: as_workbook({"Answers": rows})], ids=["text", "workbook"])
@pytest.mark.parametrize("titles", [TITLES, TITLES * 5, [[f"Notes, {n}", "which;hold|marks"] for n in range(20)]])
def test_titles_above_the_header_are_read_past(write, titles):
    report = load(write([*titles, HEADER, *ROWS, list(assessment("p9", "Often").values())]))
    assert (report.assessments_loaded, report.ratings_loaded) == (6, 54)
    assert {tuple(refusal.rows) for refusal in report.refusals} == {(len(titles) + 8,)}
    assert f"row {len(titles) + 1}" in report.tool_why


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_title_does_not_mislead_about_the_delimiter(delimiter):
    titles = [["Results, by team, by ward; and, all in all, more | to | come"]]
    assert load(as_text([*titles, HEADER, *ROWS], delimiter)).assessments_loaded == 6


@pytest.mark.parametrize("write", [as_text, lambda rows: as_workbook({"Answers": rows})], ids=["text", "workbook"])
@pytest.mark.parametrize("label", ["Total", "AVERAGE", "Grand total:", " mean "])
@pytest.mark.parametrize("place", [0, 3])
def test_totals_below_the_rows_are_refused_with_a_reason(write, label, place):
    total = ["" for _ in HEADER]
    total[place] = label
    total[-9:] = ["3"] * 9
    report = load(write([HEADER, *ROWS, [], total]))
    assert report.assessments_loaded == 6
    assert [(refusal.rows, "sums others up" in refusal.reason) for refusal in report.refusals] == [([9], True)]
    assert (report.rows_read, report.rows_refused) == (7, 1)


@pytest.mark.parametrize("place", [0, 3])
def test_subtotals_among_the_rows_are_refused_with_a_reason(place):
    subtotal = ["" for _ in HEADER]
    subtotal[place] = "Subtotal"
    subtotal[-9:] = ["3"] * 9
    later = [list(assessment(f"later {number}", "2").values()) for number in range(50)]
    report = load(as_text([HEADER, *ROWS, subtotal, *later]))
    assert report.assessments_loaded == 56
    assert [(refusal.rows, "sums others up" in refusal.reason) for refusal in report.refusals] == [([8], True)]


@pytest.mark.parametrize("write", [as_text, lambda rows: as_workbook({"Answers": rows})], ids=["text", "workbook"])
@pytest.mark.parametrize("label", ["Average", " Average", "\u00a0Average :"])
@pytest.mark.parametrize("place", [3, 6])
def test_a_total_labelled_in_a_column_that_is_not_read(write, label, place):
    rows = [["No.", *HEADER], *([str(number), *row] for number, row in enumerate(ROWS))]
    rows.insert(place, [label, *[""] * 8, *["3"] * 9])
    report = load(write(rows))
    assert (report.assessments_loaded, report.rows_refused) == (6, 1)
    assert "sums others up" in report.refusals[0].reason


@pytest.mark.parametrize("write", [as_text, lambda rows: as_workbook({"Answers": rows})], ids=["text", "workbook"])
@pytest.mark.parametrize("note", ["# end of export, 6 rows", "Note: made up, as all of this", "p99"])
@pytest.mark.parametrize("place", [3, 6])
def test_a_row_with_one_cell_filled_is_nobodys_answers(write, note, place):
    report = load(write([HEADER, *ROWS[:place], [note], *ROWS[place:]]))
    assert (report.assessments_loaded, report.rows_read, report.rows_refused) == (6, 7, 1)
    if write is not as_text or place == 6:  # a text's rows are looked at one by one where its last rows call for it
        assert [(refusal.rows, refusal.reason[:11]) for refusal in report.refusals] == [([place + 2], "one cell of")]


def test_a_grids_question_above_the_header_names_the_columns_beside_it():
    above = [*HEADER[:-9], "How would you describe your own leadership?", *[""] * 8]
    report = load(as_text([above, [*[""] * 8, *DIMENSIONS], *ROWS]))
    assert (report.refusal, report.assessments_loaded, report.rows_refused) == (None, 6, 0)


@pytest.mark.parametrize(
    ("header", "complete", "partial"),
    [("Status", "Complete", "Partial"), ("Response Type", "completed", "partial"), ("Response status", "COMPLETED", "In progress")],
)  # fmt: skip
def test_partial_responses_are_left_out_where_a_column_says_which_they_are(header, complete, partial):
    rows = [{**person, header: partial if place == 4 else complete} for place, person in enumerate(PEOPLE)]
    report = load(rows)
    assert report.assessments_loaded == 5
    assert [(refusal.rows, header in refusal.reason) for refusal in report.refusals] == [([6], True)]


def test_a_status_that_is_something_else_leaves_nobody_out():
    rows = [{**person, "Status": "Partial" if place else "Retired"} for place, person in enumerate(PEOPLE)]
    assert load(rows).assessments_loaded == 6


def test_a_pivot_table_is_named_as_one():
    rows = [
        ["Count of level", "Column labels"],
        ["Row labels", "Strong", "All"],
        *([name, 12, 40] for name in DIMENSIONS),
    ]
    assert "a summary or a pivot" in load(as_workbook({"Pivot": rows})).refusal


def test_a_team_that_is_called_total_is_a_team():
    assert load([assessment(team="Total"), assessment("p2")]).assessments_loaded == 2


def test_a_header_that_is_repeated_among_the_rows_is_refused_as_one():
    report = load(as_workbook({"Answers": [HEADER, *ROWS[:3], HEADER, *ROWS[3:]]}))
    assert report.assessments_loaded == 6
    assert [(refusal.rows, refusal.reason) for refusal in report.refusals] == [
        ([5], "the row repeats the column names")
    ]


def test_merged_cells_stand_in_each_of_their_rows():
    rows = [["Assessment"], HEADER, *[[*row[:3], "", *row[4:]] for row in ROWS]]
    report = load(
        as_workbook({"Answers": rows}, merged=(("A1:Q1", "Assessment"), ("D3:D5", "Ward 7"), ("D6:D8", "Ward 8")))
    )
    assert report.refusal is None
    assert teams() == [("Ward 7", 3), ("Ward 8", 3)]


def test_a_header_in_merged_cells_over_two_rows():
    above = [*HEADER[:-9], "Dimensions", *[""] * 8]
    merged = tuple((f"{chr(65 + place)}1:{chr(65 + place)}2", HEADER[place]) for place in range(len(HEADER) - 9))
    report = load(as_workbook({"Answers": [above, HEADER, *ROWS]}, merged=merged))
    assert (report.assessments_loaded, report.rows_refused) == (6, 0)


def test_the_sheet_with_the_header_is_taken_and_named():
    report = load(as_workbook({"Read me": [["How to read this"], ["Team"]], "Answers 26": [*TITLES, HEADER, *ROWS]}))
    assert report.assessments_loaded == 6
    assert "the sheet “Answers 26”" in report.tool_why
    assert report.findings == []


def test_a_second_sheet_that_could_be_read_is_named_as_not_read():
    later = [list(assessment(f"p{number}", wave="2026 autumn").values()) for number in range(4)]
    report = load(as_workbook({"Spring": [HEADER, *ROWS], "Autumn": [HEADER, *later]}))
    assert report.assessments_loaded == 6
    assert ["“Autumn”" in finding.message for finding in report.findings] == [True]


def test_a_hidden_sheet_is_read_only_where_no_other_can_be():
    older = [list(assessment(f"old{number}", team="Older").values()) for number in range(4)]
    report = load(as_workbook({"Backup": [HEADER, *older], "Answers": [HEADER, *ROWS]}, hidden=("Backup",)))
    assert report.assessments_loaded == 6
    assert "Older" not in dict(teams())
    report = load(as_workbook({"Summary": [["See HR"]], "Raw": [HEADER, *older]}, hidden=("Raw",)))
    assert report.assessments_loaded == 4
    assert "the hidden sheet “Raw”" in report.tool_why


def with_headers(change) -> LoadReport:
    return load(as_text([[*HEADER[:-9], *map(change, HEADER[-9:])], *ROWS]))


@pytest.mark.parametrize(
    "change",
    [
        lambda name: f"{name} [level]", lambda name: f"{name} (rating)", lambda name: f"4.d. {name}", lambda name: f"Q12: {name}",
        lambda name: f"1. {name}", lambda name: f"9.b.i. {name.upper()}", lambda name: f"{name}2", lambda name: f"<p><b>{name}</b></p>",
        lambda name: f"\u00a0{name.replace(' ', chr(160))}\u00a0", lambda name: f"How would you rate yourself? [{name}]",
        lambda name: f"Rate yourself on each dim… - {name}", lambda name: f"Rate yourself-{name}", lambda name: f"{name}:",
        lambda name: f"{name}\nWhat it means, in a sentence.", lambda name: f"{name} *", lambda name: f"\u200f{name}\u200e",
        lambda name: f"{name.replace(' ', '&nbsp;')}",
    ],
)  # fmt: skip
def test_a_question_whose_text_is_a_dimensions_name_is_found_whatever_stands_around_it(change):
    report = with_headers(change)
    assert report.refusal is None
    assert report.ratings_loaded == 54


def test_a_question_that_only_mentions_a_dimension_is_not_taken_for_it():
    assert "No column is known yet" in with_headers(lambda name: f"How good are you at {name} these days?").refusal


@pytest.mark.parametrize(
    ("stems", "said"),
    [
        (("First part", "Second part"), "Two columns are headed"),
        (("Rate yourself", "How important is it to you?"), "No column holds the answers of importance on"),
        (("Rate yourself", "What would be needed?"), "has “What would be needed” beside the dimension"),
    ],
)
def test_two_questions_for_one_dimension_are_never_chosen_between(stems, said):
    own, other = (f"{stem} [{DIMENSIONS[0]}]" for stem in stems)
    header = [*(own if name == DIMENSIONS[0] else name for name in HEADER), other]
    assert said in load(as_text([header, *[[*row, "4"] for row in ROWS]])).refusal


def test_a_long_table_below_titles():
    people = [rating(f"p{number}", dimension) for number in range(3) for dimension in DIMENSIONS]
    report = load(b"Made up\r\n\r\n" + as_csv(people))
    assert (report.shape, report.assessments_loaded, report.ratings_loaded) == ("long", 3, 27)


@pytest.mark.parametrize("write", [as_text, lambda rows: as_workbook({"Answers": rows})], ids=["text", "workbook"])
@pytest.mark.parametrize("place", [0, 3, 30])
def test_a_row_of_one_cell_is_told_wherever_it_stands_in_whatever_kind_of_file(write, place):
    people = [list(assessment(f"p{number}").values()) for number in range(30)]
    one_cell = [""] * 8 + ["Strong"] + [""] * 8
    report = load(write([HEADER, *people[:place], one_cell, *people[place:]]))
    assert (report.assessments_loaded, report.ratings_loaded, report.rows_refused) == (30, 270, 1)
