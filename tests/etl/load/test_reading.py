"""The same answers load alike, however the file was written."""

import io
import os
from datetime import datetime

import pytest
import xlsxwriter

from tests.support.door import DIMENSIONS, as_csv, assessment, load, rating, records


NAMES = ["Zoë’s Ward", "Ward 3", "Théâtre – 4"]
PEOPLE = [assessment(f"p{number}", team=name) for number, name in enumerate(NAMES)]
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]


def loaded() -> list[tuple]:
    return records(
        "select team, count(level), min(level), max(level) from records.assessments "
        "join records.ratings using (assessment_id) group by team order by team"
    )


EXPECTED = sorted((name, 9, 3, 3) for name in NAMES)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_encoding_and_delimiter_that_excel_writes(encoding, delimiter):
    report = load(as_csv(PEOPLE, delimiter, encoding))
    assert (report.rows_read, report.rows_refused, report.ratings_loaded) == (3, 0, 27)
    assert loaded() == EXPECTED


def test_words_in_a_macs_own_encoding():
    load(as_csv([assessment(team="Zoë Ward 3 für ältere Menschen")], encoding="mac_roman"))
    assert loaded() == [("Zoë Ward 3 für ältere Menschen", 9, 3, 3)]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_any_line_ends(ends):
    report = load(as_csv(PEOPLE).replace(b"\r\n", ends.encode()))
    assert report.ratings_loaded == 27
    assert loaded() == EXPECTED


def test_a_line_that_names_the_delimiter_is_not_the_header():
    report = load(b"sep=;\r\n" + as_csv([assessment(), assessment("p2", "5")], ";"))
    assert report.assessments_loaded == 1
    assert report.refusals[0].rows == [4]


def test_header_in_any_case_order_and_spacing():
    row = {name.upper().replace(" ", "_"): value for name, value in reversed(assessment().items())}
    assert load([row]).ratings_loaded == 9


def test_rows_are_numbered_as_a_spreadsheet_shows_them():
    people = [assessment("p1"), assessment("p2", team="two\nlines"), assessment("p3", "5"), assessment("p4", "6")]
    text = as_csv(people).replace(b"p3,", b"\r\n\r\np3,")  # two blank lines above p3
    report = load(text)
    assert [(refusal.rows, refusal.reason[0]) for refusal in report.refusals if refusal.column == DIMENSIONS[0]] == [
        ([6], "5"),
        ([7], "6"),
    ]
    assert report.rows_read == 4


def test_short_rows_are_blank_at_the_end_and_long_ones_are_refused():
    text = as_csv([assessment("p1"), assessment("p2"), assessment("p3")]).split(b"\r\n")
    text[1] = b",".join(text[1].split(b",")[:-2])
    text[2] += b",one,more"
    report = load(b"\r\n".join(text))
    assert (report.ratings_loaded, report.ratings_not_rated) == (7 + 9, 2)
    assert [refusal.rows for refusal in report.refusals] == [[3]]
    assert "more cells" in report.refusals[0].reason
    assert report.rows_read == 3


def test_wide_and_long_load_the_same():
    load([assessment("p1", "Strong"), assessment("p2", "Essential")])
    wide = records(
        "select subject_key, dimension_id, level from records.assessments join records.ratings using (assessment_id)"
    )
    load(
        [
            rating(person, dimension, level, wave="2026 autumn")
            for person, level in (("p1", "3"), ("p2", "1"))
            for dimension in DIMENSIONS
        ]
    )
    long = records(
        "select subject_key, dimension_id, level from records.assessments join records.ratings using (assessment_id) "
        "where wave = '2026 autumn'"
    )
    assert sorted(wide) == sorted(long)
    assert records("select count(*) from records.assessments where wave = '2026 autumn'") == [(2,)]


def test_without_a_rater_id_each_further_row_is_a_further_rater():
    peers = [assessment("p1", level, rater_group="Peers") for level in ("1", "2", "3")]
    assert load(peers).assessments_loaded == 3
    long = [
        rating("p1", dimension, str(level), rater_group="peer", wave="later")
        for dimension in DIMENSIONS[:2]
        for level in (1, 2, 3)
    ]
    assert load(long).assessments_loaded == 3
    assert records("select count(*) from records.ratings") == [(9 * 3 + 2 * 3,)]


def test_without_subject_ids_each_wide_self_row_is_a_person():
    people = [
        {name: value for name, value in assessment(level=level).items() if name != "subject_id"} for level in "1234"
    ]
    assert load(people).assessments_loaded == 4
    assert records("select count(distinct subject_key) from records.assessments") == [(4,)]


def workbook(rows: list[dict], sheets_before: int = 0) -> bytes:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "default_date_format": "dd/mm/yyyy"})
    for _ in range(sheets_before):
        book.add_worksheet()
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, list(rows[0]))
    for place, row in enumerate(rows, start=1):
        for column, value in enumerate(row.values()):
            if value is not None:
                sheet.write(place, column, value)
    book.close()
    return file.getvalue()


@pytest.mark.parametrize("sheets_before", [0, 1])
def test_a_workbook_with_numbers_dates_and_blanks(sheets_before):
    people = [
        assessment("p1", 3, wave_date=datetime(2026, 5, 1)) | {"subject_id": 101},
        assessment("p2", None, wave_date=datetime(2026, 5, 1)) | {"subject_id": 102, DIMENSIONS[0]: "Strong"},
        assessment("p3", "Often", wave_date=datetime(2026, 5, 1)) | {"subject_id": 103},
    ]
    report = load(workbook(people, sheets_before))
    assert (report.assessments_loaded, report.ratings_loaded, report.ratings_not_rated) == (2, 10, 8)
    assert {tuple(refusal.rows) for refusal in report.refusals} == {(4,)}
    assert str(records("select distinct wave_date from records.assessments")[0][0]) == "2026-05-01"
    later = [assessment("101", wave="2026 autumn")]
    load(later)
    assert records("select count(distinct subject_key) from records.assessments") == [(2,)], (
        "101 as number is 101 as text"
    )


def test_a_file_in_memory_is_read_where_there_is_no_linux_too(monkeypatch):
    export = as_csv([assessment(f"p{number}") for number in range(9)])
    read = [
        (load(export, dry_run=True).ratings_loaded, load(b"Made up\n" + export + b"Total\n", dry_run=True).rows_refused)
    ]
    monkeypatch.delattr(os, "memfd_create", raising=False)
    read += [
        (load(export, dry_run=True).ratings_loaded, load(b"Made up\n" + export + b"Total\n", dry_run=True).rows_refused)
    ]
    assert read == [(81, 1), (81, 1)]
