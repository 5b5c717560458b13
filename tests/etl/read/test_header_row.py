"""Where no column name is known, the row of names is told from titles, notes and answers; whoever knows better says so."""

import pytest

from domain.declared.mapping_file import read_mapping
from domain.errors import Unreadable
from etl.look.inspection import inspect_export
from etl.meaning.options import Options
from etl.meaning.remember import remember
from etl.read.files.source import Source
from etl.read.layouts.export_layout import Row
from etl.read.staging.header_row import likely_header
from tests.support.door import as_csv, assessment, load
from tests.support.files import as_text, as_workbook


NAMES = [
    "Staff no.",
    "Ward/Dept",
    "What do you do?",
    "I notice how colleagues are",
    "I help others learn",
    "Anything else?",
]
ANSWERS = [
    [
        str(1000 + place),
        ("Ward 3", "Ward 5")[place % 2],
        ("Wizard", "Witch", "Porter")[place % 3],
        "Often",
        "Rarely",
        "",
    ]
    for place in range(12)
]
TITLE = ["Leadership survey 2026", "", "", "", "", ""]
WAYS = [as_text, lambda rows: as_workbook({"Results": rows})]


def inspected(rows: bytes, **options) -> dict:
    return inspect_export(Source("survey", data=rows), Options(**options))


@pytest.mark.parametrize("write", WAYS, ids=["text", "workbook"])
@pytest.mark.parametrize(
    "above",
    [
        [],
        [TITLE],
        [TITLE, [""], ["Prepared by OD", "", "Spring round"], [""], ["Note: one row a person, " + "as agreed; " * 40]],
        [["About you", "", "", "About your leadership", "", ""]],
        [[f"{number}. Read this first"] for number in range(20)],
        [["Trust", "Made-up Trust"], ["Round", "Spring"], ["Date", "2026-05-14"]],
    ],
    ids=["nothing", "a title", "titles and a note", "a row of headings", "many notes", "facts by name"],
)
def test_the_row_of_names_is_found_below_whatever_stands_above_it(write, above):
    seen = inspected(write([*above, NAMES, *ANSWERS]))
    assert [column.header for column in seen.columns] == NAMES
    assert seen.header_row == len(above) + 1
    assert f"row {len(above) + 1}," in seen.tool_why
    assert seen.rows == len(ANSWERS)


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        (
            [["Who", "Question", "Answer"], ["p1", "Leading with care", "Often"], ["p2", "Leading with care", "Never"]],
            0,
        ),
        ([NAMES, *ANSWERS[:3], NAMES, *ANSWERS[3:]], 0),  # repeated at a page's end
        ([["Q1", "Q2", "Q3"], ["Your ward", "Your role", "You care"], ["A", "B", "Often"], ["A", "C", "Often"]], 0),
        ([["1", "2", "3"], ["4", "5", "6"]], None),
        ([["Read this", ""], ["It is made up", ""]], None),
        ([["Ward 3", "Nurse", "Often"], ["Ward 3", "Nurse", "Never"], ["Ward 5", "Nurse", "Often"]], None),
    ],
    ids=["long", "repeated", "codes and texts", "figures", "notes", "answers alone"],
)
def test_names_are_told_from_answers_and_figures(rows, place):
    assert likely_header([Row(number, cells) for number, cells in enumerate(rows, start=1)]) == place


def test_of_sheets_without_a_known_name_the_widest_that_is_shown_is_read():
    glossary = [["Word", "Meaning"], ["Ward", "Where somebody works"], ["Role", "What somebody does"]]
    wider = [[*NAMES, "More"], *([*row, "x"] for row in ANSWERS)]
    sheets = {"Read me": glossary, "Old": wider, "Results": [TITLE, NAMES, *ANSWERS]}
    seen = inspected(as_workbook(sheets, hidden=("Old",)))
    assert (seen.header_row, "the sheet “Results”" in seen.tool_why) == (2, True)


@pytest.mark.parametrize("write", WAYS, ids=["text", "workbook"])
def test_whoever_loads_can_say_which_row_it_is(write):
    codes = [f"Q{number}" for number in range(len(NAMES))]
    export = write([codes, NAMES, *ANSWERS])
    assert inspected(export).header_row == 1
    seen = inspected(export, header_row=2)
    assert [column.header for column in seen.columns] == NAMES
    assert seen.tool_why == "Read as a plain table: the column names stand in row 2, as asked."


@pytest.mark.parametrize("write", WAYS, ids=["text", "workbook"])
@pytest.mark.parametrize("row", [2, 500])
def test_a_row_that_can_hold_no_names_is_refused_in_a_sentence(write, row):
    assert f"Row {row} can't hold" in inspected(write([TITLE, [""], NAMES, *ANSWERS]), header_row=row).refusal


MAPPING = {
    "columns": {"subject_id": "Staff no.", "team": "Ward/Dept", "role": "What do you do?"},
    "dimensions": {"leading_with_care": "I notice how colleagues are"},
    "levels": {"Often": "strong"},
}


def kept(**more) -> dict:
    """A mapping for NAMES as the Upload page keeps it."""
    fingerprint = inspected(as_text([NAMES, *ANSWERS])).fingerprint
    return {"fingerprint": fingerprint, **MAPPING, **more}


def test_a_mapping_that_is_kept_is_tried_at_its_own_row_and_wherever_its_names_stand():
    remember("survey", kept(header_row=2))
    codes = [f"Q{number}" for number in range(len(NAMES))]
    for above in ([codes], [TITLE, [""], codes, codes], []):
        export = as_text([*above, NAMES, *ANSWERS])
        report = load(export, columns_set={"wave": "spring"}, confirmed={"personal_header:subject_id"}, dry_run=True)
        assert (report.mapping, report.refusal, report.ratings_loaded) == ("survey", None, 12)


def test_a_row_that_a_mapping_names_holds_for_a_file_where_its_columns_stand(tmp_path):
    file = tmp_path / "mapping.toml"
    file.write_text(
        'header_row = 1\n[columns]\nsubject_id = "Staff no."\n[dimensions]\nleading_with_care = "I notice how colleagues are"\n'
    )
    mapping = read_mapping(file)
    assert mapping.header_row == 1
    report = load(as_text([TITLE, NAMES, *ANSWERS]), mapping=mapping, columns_set={"wave": "spring"}, dry_run=True)
    assert "row 2" in report.tool_why


@pytest.mark.parametrize("row", ["0", '"3"', "true", "2.5"])
def test_a_mapping_whose_row_is_no_number_is_refused(tmp_path, row):
    file = tmp_path / "mapping.toml"
    file.write_text(f"header_row = {row}\n")
    with pytest.raises(Unreadable, match="header_row is a row's number"):
        read_mapping(file)


def test_the_same_file_read_from_another_row_is_another_load():
    rows = [assessment(f"p{number}") for number in range(3)]
    assert not load(as_csv(rows)).already_loaded
    assert load(as_csv(rows)).already_loaded
    assert not load(as_csv(rows), header_row=1).already_loaded
