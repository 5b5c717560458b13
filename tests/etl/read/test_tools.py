"""Every survey tool's export, in every variant, is recognised from the file alone and loads to known answers."""

import csv
import io
from datetime import datetime
from pathlib import Path

import pytest
import xlsxwriter

from domain.declared.mapping_file import read_mapping
from domain.door.load import LoadReport
from etl.load.pipeline import load_export
from etl.meaning.options import Options
from etl.read.files.source import Source
from etl.refusals import CallRefused
from tests.support.door import DIMENSIONS, records


FIXTURES = Path(__file__).parent / "fixtures"
# The five made-up people of every fixture: team, role, and nine levels in the framework's order (0: not rated).
NURSE, THERAPIST, CLERK = (
    "Nursing and Midwifery Registered",
    "Allied Health Professionals",
    "Administrative and Clerical",
)
PEOPLE = [
    ("Ward 3", NURSE, (3, 4, 2, 1, 3, 2, 4, 3, 1)),
    ("Zoë’s Ward", THERAPIST, (1, 1, 2, 2, 3, 3, 4, 4, 2)),
    ("Ward 3", CLERK, (4, 4, 4, 3, 3, 3, 2, 0, 2)),
    ("Theatre – 4", NURSE, (2, 2, 2, 2, 2, 2, 2, 2, 2)),
    ("Ward 3", THERAPIST, (3, 3, 3, 3, 3, 3, 3, 3, 0)),
]
# file, tool, the people who load, and the rows that don't by a word of their reason
EXPORTS = [
    ("qualtrics_labels.csv", "qualtrics", [0, 2], {"preview": [5], "partial": [7], "test data": [8]}),
    ("qualtrics_numbers.tsv", "qualtrics", [0, 2, 4], {"preview": [5], "partial": [7]}),
    ("qualtrics_recodes.csv", "qualtrics", [0, 1, 2, 3, 4], {}),
    ("qualtrics_2016.csv", "qualtrics", [0, 1, 2, 3], {"partial": [8]}),
    ("qualtrics_legacy.csv", "qualtrics", [0, 1], {"partial": [5], "preview": [6]}),
    ("qualtrics_one_header_row.csv", "qualtrics", [1, 2], {"partial": [2]}),
    ("survey_monkey.csv", "survey_monkey", [0, 1, 2, 4], {"answered nothing": [6]}),
    ("survey_monkey_broken_utf8.csv", "survey_monkey", [0, 1, 2, 4], {"answered nothing": [6]}),
    ("survey_monkey_older.csv", "survey_monkey", [0, 1, 2], {}),
    ("survey_monkey_flattened.csv", "survey_monkey", [0, 1, 2, 3, 4], {}),
    ("microsoft_forms.csv", "microsoft_forms", [0, 1, 2, 3, 4], {}),
    ("google_forms_sheet.csv", "google_forms", [0, 1, 2, 3, 4], {}),
    ("google_forms_download.csv", "google_forms", [0, 1, 2, 3, 4], {}),
    ("lime_survey_codes.csv", "lime_survey", [0, 1, 2, 4], {"not completed": [5]}),
    ("lime_survey_underscores.csv", "lime_survey", [0, 1, 2, 4], {"not completed": [5]}),
    ("lime_survey_full_text.csv", "lime_survey", [0, 1, 2, 4], {"not completed": [5]}),
    ("lime_survey_german.csv", "lime_survey", [0, 1, 2, 4], {"not completed": [5]}),
    ("lime_survey_codes_and_text.csv", "lime_survey", [0, 1, 2, 4], {"not completed": [5]}),
    ("lime_survey_abbreviated.csv", "lime_survey", [0, 1, 2, 4], {"not completed": [5]}),
    ("jisc.csv", "jisc", [0, 1, 2, 3, 4], {}),
    ("smart_survey_raw.csv", "smart_survey", [0, 1, 2, 3, 4], {}),
    ("smart_survey_wide.csv", "smart_survey", [0, 2, 3, 4], {"partial": [3]}),
    ("smart_survey_grid.csv", "smart_survey", [0, 2, 3, 4], {"partial": [3]}),
]  # fmt: skip
MARK = {
    "qualtrics": ("ImportIds", "V1, V2", "ResponseId"),
    "survey_monkey": ("Respondent ID",),
    "microsoft_forms": ("Completion time",),
    "google_forms": ("Timestamp",),
    "lime_survey": ("lastpage", "Last page", "Letzte Seite"),
    "jisc": ("Unique Response Number",),
    "smart_survey": ("UserID", "Completion_Status"),
}


def load(name: str, data: bytes | None = None, **options) -> LoadReport:
    mapping = read_mapping((FIXTURES / name).with_suffix(".toml"))
    return load_export(Source(name, data=data or (FIXTURES / name).read_bytes()), Options(mapping=mapping, **options))


def loaded() -> list[tuple]:
    return records(
        """
        select team, role, list(coalesce(level, 0) order by position) as levels
        from records.assessments
        join records.ratings using (assessment_id)
        join records.dimensions using (dimension_id)
        group by assessment_id, team, role
        """
    )


def answers(people: list[int]) -> list[tuple]:
    return sorted((team, role, list(levels)) for team, role, levels in (PEOPLE[person] for person in people))


def as_written_by(tool: str, rows: list[tuple]) -> list[tuple]:
    """SmartSurvey's apostrophes are straight."""
    return sorted((team.replace("'", "’") if tool == "smart_survey" else team, *rest) for team, *rest in rows)


@pytest.mark.parametrize(("name", "tool", "people", "left_out"), EXPORTS, ids=[entry[0] for entry in EXPORTS])
def test_each_export_is_recognised_and_its_answers_load_exactly(name, tool, people, left_out):
    report = load(name)
    assert report.refusal is None
    assert report.tool == tool
    assert any(mark in report.tool_why for mark in MARK[tool])
    if "broken" not in name:
        assert as_written_by(tool, loaded()) == answers(people)
    assert report.assessments_loaded == len(people)
    not_rated = sum(PEOPLE[person][2].count(0) for person in people)
    assert (report.ratings_loaded, report.ratings_not_rated) == (9 * len(people) - not_rated, not_rated)
    assert {
        next(word for word in left_out if word in refusal.reason): refusal.rows for refusal in report.refusals
    } == left_out
    assert report.rows_read == len(people) + report.rows_refused == len(people) + len(left_out)
    assert records("select tool from records.batches")[0][0].startswith(f"{tool}: ")


def test_every_fixture_is_in_the_table():
    assert {name for name, *_ in EXPORTS} == {
        file.name for file in FIXTURES.iterdir() if file.suffix in (".csv", ".tsv")
    }


def test_letters_that_are_broken_under_utf_8_do_not_spoil_the_others():
    load("survey_monkey_broken_utf8.csv")
    assert {team for team, *_ in loaded()} == {"Ward 3", "Zoë’s Ward"}


def written(name: str) -> list[list[str]]:
    text = (
        (FIXTURES / name).read_bytes().decode("cp1252" if "forms.csv" in name or "flattened" in name else "utf-8-sig")
    )
    delimiter = (
        "\t" if name.endswith(".tsv") else ";" if text.startswith('"') and ";" in text.partition("\n")[0] else ","
    )
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def workbook(rows: list[list], title: str | None = None, table: bool = False) -> bytes:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "default_date_format": "m/d/yy h:mm:ss"})
    sheet = book.add_worksheet("Sheet1")
    above = 0
    if title:
        sheet.write(0, 0, title)
        above = 2
    if table:
        columns = [{"header": text} for text in rows[0]]
        sheet.add_table(above, 0, above + len(rows) - 1, len(rows[0]) - 1, {"name": "Table1", "columns": columns})
    for number, row in enumerate(rows, start=above):
        for place, value in enumerate(row):
            if value != "":
                sheet.write_number(number, place, int(value)) if str(value).isdecimal() and len(
                    value
                ) < 12 else sheet.write(number, place, value)
    book.close()
    return file.getvalue()


@pytest.mark.parametrize(("name", "tool", "people", "left_out"), EXPORTS, ids=[entry[0] for entry in EXPORTS])
@pytest.mark.parametrize("title", [None, "Leadership survey, made up"])
def test_each_export_loads_the_same_as_a_workbook_with_or_without_a_title_above(name, tool, people, left_out, title):
    if "broken" in name:
        return  # a workbook's letters never are
    report = load(name, workbook(written(name), title))
    assert report.refusal is None
    assert report.tool == tool
    assert as_written_by(tool, loaded()) == answers(people)
    shift = 2 if title else 0
    assert sorted(row for refusal in report.refusals for row in refusal.rows) == sorted(
        row + shift for rows in left_out.values() for row in rows
    )


def test_a_microsoft_forms_workbook_with_its_table_and_real_dates():
    header, *rows = written("microsoft_forms.csv")
    times = [datetime(2020, 7, 2, 11, 0, 22), datetime(2020, 7, 2, 11, 4, 1)]
    report = load("microsoft_forms.csv", workbook([header, *([row[0], *times, *row[3:]] for row in rows)], table=True))
    assert report.tool == "microsoft_forms"
    assert sorted(loaded()) == answers([0, 1, 2, 3, 4])


def test_the_same_question_asked_again_is_named_as_not_read():
    assert [f"{name}2" for name in DIMENSIONS] == load("microsoft_forms.csv").columns_dropped[-9:]


def test_the_user_overrules_the_file():
    report = load("microsoft_forms.csv", tool="plain")
    assert (report.tool, report.tool_why) == ("plain", "Read as a plain table, as asked.")
    without_marks = (FIXTURES / "survey_monkey_flattened.csv").read_bytes().replace(b"Collector ID", b"Custom Data")
    assert load("survey_monkey_flattened.csv", without_marks, dry_run=True).tool == "plain"
    report = load("survey_monkey_flattened.csv", without_marks, tool="survey_monkey", dry_run=True)
    assert (report.tool, report.assessments_loaded) == ("survey_monkey", 5)


def test_a_tool_that_there_is_not_is_refused_by_name():
    with pytest.raises(CallRefused, match="qualtrics, survey_monkey, .* plain; “excel” is none of them"):
        load("jisc.csv", tool="excel")


@pytest.mark.parametrize("name", [name for name, *_ in EXPORTS if "broken" not in name])
def test_a_file_without_rows_is_refused_and_not_guessed_at(name):
    rows = written(name)
    report = load(name, workbook(rows[: 3 if "qualtrics_labels" in name or "raw" in name else 1]))
    assert report.refusal
    assert report.assessments_loaded == 0


@pytest.mark.parametrize("status", ["Spam", "8", "12", "40", "Imported Spam"])
def test_what_qualtrics_flagged_as_spam_is_left_out_and_can_be_loaded_from_the_refused_rows(status):
    data = (FIXTURES / "qualtrics_labels.csv").read_bytes()
    lines = data.split(b"\n")
    assert lines[3].split(b",")[2] == b"IP Address"
    lines[3] = lines[3].replace(b"IP Address", status.encode(), 1)
    report = load("qualtrics_labels.csv", b"\n".join(lines), refused=Path("-"))
    assert report.assessments_loaded == 1
    spam = [refusal for refusal in report.refusals if "flagged the response as spam" in refusal.reason]
    assert [refusal.rows for refusal in spam] == [[4]]
    header, *rows = report.refused_csv.splitlines()
    assert len(rows) == report.rows_refused == 4
    again = load("qualtrics_labels.csv", "\n".join([header, rows[0]]).encode())
    assert (again.assessments_loaded, again.rows_refused) == (1, 0)


@pytest.mark.parametrize(("name", "tool", "people", "left_out"), EXPORTS, ids=[entry[0] for entry in EXPORTS])
def test_rows_that_a_tool_does_not_count_as_answers_stand_in_the_file_of_refused_rows(name, tool, people, left_out):
    report = load(name, dry_run=True, refused=Path("-"))
    rows = list(csv.reader(io.StringIO(report.refused_csv or "", newline="")))[1:]
    assert sorted(int(row[0]) for row in rows) == sorted(row for rows in left_out.values() for row in rows)
    assert all(any(word in row[1] for word in left_out) for row in rows)
