"""Workbooks in the formats beside XLSX load as the same table in CSV does; what is locked or vast is refused in words."""

import struct

import pytest

from etl.look.inspection import inspect_export
from etl.meaning.options import Options
from etl.read.files.books import xls
from etl.read.files.source import Source
from etl.refusals import CallRefused
from tests.support.compound_file import compound_file
from tests.support.door import DIMENSIONS, HEADER, PEOPLE, ROWS, load, refused
from tests.support.old_books import Day, Error, as_ods, as_xls, as_xlsb


BOOKS = {"xls": as_xls, "xlsb": as_xlsb, "ods": as_ods}
HIDDEN_LIST = {"Lists": [["Ward 1"], ["Ward 2"]]}
LOCK = struct.pack("<HHHHH", 0x2F, 6, 0, 0, 0)  # the record by which an XLS says that it has a password


@pytest.fixture(params=BOOKS)
def book(request):
    return BOOKS[request.param]


def counts(report) -> tuple:
    return (
        report.refusal,
        report.assessments_loaded,
        report.ratings_loaded,
        report.ratings_not_rated,
        report.rows_refused,
    )


def test_a_workbook_loads_as_the_same_table_in_csv_does(book):
    people = [*PEOPLE, {**PEOPLE[0], "subject_id": "p9", "team": "Łódź – 𝟛 & “x”", **dict.fromkeys(DIMENSIONS[:4], "")}]
    expected = counts(load(people, dry_run=True))
    rows = [[2.0 if cell == "2" else cell for cell in person.values()] for person in people]
    report = load(book({"Answers": [HEADER, *rows]}))
    assert counts(report) == expected
    assert "Łódź – 𝟛 & “x”" in report.new_values["team"]


def test_the_sheet_with_the_answers_is_read_and_another_can_be_chosen(book):
    two = book(
        {"Lists": HIDDEN_LIST["Lists"], "Spring": [HEADER, *ROWS], "Autumn": [HEADER, *ROWS[:2]]}, hidden=("Lists",)
    )
    report = load(two, dry_run=True)
    assert (report.sheet, report.sheets[-1], report.assessments_loaded) == ("Spring", "Lists", 6)
    assert load(two, dry_run=True, sheet="Autumn").assessments_loaded == 2
    with pytest.raises(CallRefused, match="has no sheet “Winter”"):
        load(two, sheet="Winter")


def test_days_are_read_as_days_and_rows_are_numbered_as_excel_shows_them():
    header = [*HEADER, "wave_date"]
    rows = [[*row, Day(46_082)] for row in ROWS]  # 1 March 2026
    unknown = [*ROWS[0][:-1], "Splendid", Day(46_082)]
    unknown[0] = "p8"
    report = load(as_xls({"Answers": [header, *rows, unknown]}, above=3), dry_run=True)
    assert report.assessments_loaded == 6
    assert [refusal.rows for refusal in report.refusals] == [[11]]
    (sheet,) = Source("a.xls", data=as_xls({"Answers": [header, *rows]})).sheets
    assert sheet.top[1].cells[-1] == "2026-03-01"


def test_a_cell_that_shows_an_error_is_asked_about_before_it_loads_as_a_blank(book):
    rows = [HEADER, [*ROWS[0][:-1], Error()], *ROWS[1:]]
    report = load(book({"Lists": [["a"]], "Answers": rows}), dry_run=True)
    assert f"1 cell of column “{DIMENSIONS[-1]}” (Q) shows an error (#DIV/0!)" in report.refusal
    confirmed = frozenset(finding.name for finding in report.findings)
    assert load(book({"Lists": [["a"]], "Answers": rows}), dry_run=True, confirmed=confirmed).ratings_not_rated == 1


def test_the_errors_of_a_long_sheet_are_found_too(monkeypatch):
    rows = [HEADER, *ROWS[:3], [Error(), *ROWS[3][1:]]]
    at_once = xls.look_at("a.xls", as_xls({"Answers": rows}))
    monkeypatch.setattr(xls, "LONG_BYTES", 0)
    assert xls.look_at("a.xls", as_xls({"Answers": rows}))["Answers"].valueless == at_once["Answers"].valueless != []


def test_a_cell_merged_downwards_stands_in_each_of_its_rows():
    team = HEADER.index("team")
    rows = [[*row[:team], "Ward 9" if place == 0 else None, *row[team + 1 :]] for place, row in enumerate(ROWS)]
    report = load(as_xls({"Answers": [HEADER, *rows]}, merged=((1, 6, team, team),)))
    assert report.new_values["team"] == ["Ward 9"]


@pytest.mark.parametrize(
    "locked",
    [
        as_xls({"Answers": [HEADER]}, top=LOCK),
        compound_file({"EncryptionInfo": bytes(64), "EncryptedPackage": bytes(5000)}),
        as_ods({"Answers": [HEADER]}, manifest="<manifest:encryption-data/>"),
    ],
    ids=["xls", "xlsx", "ods"],
)
def test_a_workbook_with_a_password_says_so_and_how_it_is_taken_off(locked, home):
    assert refused(locked, "has a password", home)
    assert "Encrypt with Password, delete the password there, save the file" in load(locked).refusal


def test_an_old_office_file_that_is_no_workbook_says_so(home):
    assert refused(compound_file({"WordDocument": b"x"}), "an old Office file", home)


def test_stray_cells_far_away_are_refused_before_they_take_the_memory_between(home):
    far = "which is more than can be read"
    cell = '<table:table-cell office:value-type="float" office:value="1"/>'
    below = f'<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row><table:table-row>{cell}'
    assert refused(as_ods({"A": [HEADER, *ROWS]}, after=f"{below}</table:table-row>"), far, home)
    wide = cell.replace("<table:table-cell", '<table:table-cell table:number-columns-repeated="16000"')
    many = f'<table:table-row table:number-rows-repeated="1000000">{wide}</table:table-row>'
    assert refused(as_ods({"A": [HEADER, *ROWS]}, after=many), far, home)
    many_sheets = {f"S{number}": [["x"], *[[]] * 65_534, [*[None] * 255, "x"]] for number in range(3)}
    assert refused(as_xls({"A": [HEADER, *ROWS], **many_sheets}), far, home)
    assert refused(as_xlsb({"A": [HEADER, *ROWS], "B": [["x"], *[[]] * 9_998, [*[None] * 9_999, "x"]]}), far, home)


def test_the_blank_rows_and_columns_that_libreoffice_writes_to_the_end_of_a_sheet_do_no_harm():
    blank = '<table:table-row table:number-rows-repeated="1048560"><table:table-cell table:number-columns-repeated="16384"/>'
    assert (
        load(as_ods({"A": [HEADER, *ROWS]}, after=f"{blank}</table:table-row>"), dry_run=True).assessments_loaded == 6
    )


@pytest.mark.parametrize("place", range(0, 3000, 331))
def test_a_damaged_workbook_is_refused_in_words(book, place, home):
    data = book({"Answers": [HEADER, *ROWS]})
    assert load(data[: len(data) // 2], dry_run=True).refusal.endswith((".", "”"))
    flipped = bytearray(data)
    flipped[place % len(flipped)] ^= 0xFF
    report = load(bytes(flipped), dry_run=True)
    assert report.refusal or report.assessments_loaded == report.rows_read - report.rows_refused
    assert not home.exists()


def test_a_first_look_at_a_table_too_wide_to_read_ends_in_words_as_a_load_does():
    wide = ",".join(f"Question {number}" for number in range(16_000)).encode() + b"\n" + b",".join([b"1"] * 16_000)
    seen = inspect_export(Source("wide.csv", data=wide), Options())
    assert "16,000 columns" in seen.refusal
    assert load(wide).refusal == seen.refusal


def test_a_cell_beyond_the_last_column_of_an_old_workbook_is_damage(home):
    assert refused(as_xls({"A": [HEADER, [*[None] * 300, "x"]]}), "damaged", home)
