"""Of a workbook's sheets the one with most of our names is read; a refusal names the others, and any can be chosen."""

import pytest

from domain.declared.mapping_file import Mapping, read_mapping
from etl.meaning.remember import remember
from etl.refusals import CallRefused
from tests.support.door import DIMENSIONS, HEADER, ROWS, as_csv, assessment, load
from tests.support.files import as_workbook


AVERAGES = [["Team", "Wave", *DIMENSIONS], ["Ward 3", "2026 spring", *["2.5"] * 9]]
COVER = [["Team", "Wave"], ["All", "2026 spring"]]
LISTS = [["Division", "Team", "Role", "Care setting"], ["Surgery", "Ward 3", "Nurse", "Acute"]]
LATER = [list(assessment(f"p{number}", wave="2026 autumn").values()) for number in range(4)]


@pytest.mark.parametrize(
    "others", [{"Averages": AVERAGES}, {"Cover": COVER, "Lists": LISTS}], ids=["averages", "cover"]
)
@pytest.mark.parametrize("is_first", [True, False])
def test_the_sheet_with_most_of_our_names_is_read_wherever_it_stands(others, is_first):
    answers = {"Answers": [HEADER, *ROWS]}
    report = load(as_workbook(answers | others if is_first else others | answers))
    assert (report.assessments_loaded, report.sheet) == (6, "Answers")
    assert report.sheets == [*answers, *others] if is_first else [*others, *answers]


def test_a_hidden_sheet_with_the_answers_is_read_before_a_cover():
    report = load(as_workbook({"Cover": COVER, "Raw": [HEADER, *ROWS]}, hidden=("Raw",)))
    assert (report.assessments_loaded, report.sheet) == (6, "Raw")


def test_a_survey_tools_sheet_is_read_before_a_list_of_names():
    forms = [
        ["ID", "Start time", "Completion time", "Email", "Name", "Where?"],
        ["1", "1/2/26 9:00:00", "1/2/26 9:01:00", "", "", "A"],
    ]
    assert load(as_workbook({"Lists": LISTS, "Form1": forms})).sheet == "Form1"


@pytest.mark.parametrize("name", ["Autumn", " autumn "])
def test_whoever_loads_chooses_a_sheet(name):
    book = as_workbook({"Spring": [HEADER, *ROWS], "Autumn": [HEADER, *LATER], "Cover": COVER})
    assert load(book).sheet == "Spring"
    report = load(book, sheet=name)
    assert (report.assessments_loaded, report.sheet, report.findings, report.already_loaded) == (4, "Autumn", [], False)
    assert load(book, sheet="Spring").already_loaded, "it is what was read unasked"


def test_a_mapping_names_a_sheet_and_one_that_is_kept_is_tried_on_every_sheet(tmp_path):
    (tmp_path / "mapping.toml").write_text('sheet = "Autumn"\n')
    mapping = read_mapping(tmp_path / "mapping.toml")
    book = as_workbook({"Spring": [HEADER, *ROWS], "Autumn": [HEADER, *LATER]})
    assert load(book, mapping=mapping, dry_run=True).sheet == "Autumn"
    with pytest.raises(CallRefused, match="has no sheet “Autumn”"):
        load(as_workbook({"Spring": [HEADER, *ROWS]}), mapping=mapping)
    assert load(as_csv([assessment("t")]), mapping=mapping).assessments_loaded == 1, "a text has no sheets"


def test_a_kept_mapping_is_found_for_its_sheet():
    from tests.support.command_line import inspected

    other = [[f"Ask {place}" for place in range(4)], *[["Often", "A", "Ward 3", "p1"]] * 3]
    book = as_workbook({"Answers": [HEADER, *ROWS], "Form1": other})
    seen = inspected(book, "--sheet", "Form1")
    columns = {"team": "Ask 2", "subject_id": "Ask 3"}
    remember("asked", {"fingerprint": seen["fingerprint"], "sheet": "Form1", "columns": columns,
                       "dimensions": {"leading_with_care": ["Ask 0"]}, "levels": {"Often": "strong"}})  # fmt: skip
    report = load(book, columns_set={"wave": "2026 spring"}, dry_run=True)
    assert (report.mapping, report.sheet) == ("asked", "Form1")


@pytest.mark.parametrize(
    "book",
    [{"Cover": COVER, "Form1": [["Where?", "How?"], ["A", "B"]]}, {"Averages": AVERAGES, "Form1": [["Where?"], ["A"]]}],
)
def test_a_refusal_names_the_other_sheets(book):
    refusal = load(as_workbook(book)).refusal
    assert "“Form1” too" in refusal
    assert "--sheet" in refusal


def test_a_sheet_that_is_not_there_is_refused_with_those_that_are():
    with pytest.raises(CallRefused, match="no sheet “Winter”.* “Spring” and “Cover”"):
        load(as_workbook({"Spring": [HEADER, *ROWS], "Cover": COVER}), sheet="Winter")
    with pytest.raises(CallRefused, match="is no workbook and has no sheets"):
        load(as_csv([assessment()]), sheet="Winter", mapping=Mapping())
