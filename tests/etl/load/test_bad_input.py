"""A file that can't be loaded at all is refused in a sentence, and leaves nothing behind."""

import csv
import os

import pytest

from etl.load.pipeline import load_export
from etl.meaning.options import Options
from etl.read.files.source import open_source
from tests.support.door import DIMENSIONS, as_csv, assessment, load, rating, records
from tests.support.files import zipped


GOOD = as_csv([assessment("p1"), assessment("p2")])
HEADER, ROW, *_ = GOOD.split(b"\r\n")


def without(column: str) -> bytes:
    return as_csv([{name: value for name, value in assessment().items() if name != column}])


@pytest.mark.parametrize(
    ("export", "said"),
    [
        (b"", "is empty"),
        (b"\n\n\n", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b",,,\n,,,\n", "is empty"),
        (HEADER + b"\r\n", "no rows under them"),
        (HEADER + b"\r\n" + b"," * HEADER.count(b",") + b"\r\n", "no rows under them"),
        (GOOD.partition(b"\r\n")[2], "None of the column names is one"),
        (b"\x89PNG\r\n\x1a\n" + os.urandom(2000), "a picture (PNG)"),
        (b"\xff\xd8\xff\xe0" + os.urandom(2000), "a picture (JPEG)"),
        (b"%PDF-1.7\n" + os.urandom(2000), "a PDF document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "starts as a workbook and does not go on as one"),
        (b"a,b\x00c\n" * 3, "NUL bytes"),
        (bytes(range(256)) * 40, "NUL bytes"),
        (b"x" * (3 << 20), "over 1 MB long"),
        (HEADER + b"\r\n" + ROW + b"\r\n" + b"x" * (3 << 20), "over 1 MB long"),
        (HEADER + b'\r\n"' + ROW + b"\r\n" * 10 + b"x" * (2 << 20), "quotation mark is opened and never closed"),
        (HEADER.replace(b"division", b"team") + b"\r\n" + ROW, "Two columns are headed “team” (columns C and D)"),
        (without(DIMENSIONS[3]), f"The column for the dimension “{DIMENSIONS[3]}” is missing"),
        (GOOD.replace(b"Leading with care", b"Leading wiht care"), "Is column J, “Leading wiht care”, meant?"),
        (as_csv([{name: value for name, value in assessment().items() if name not in DIMENSIONS}]), "No column is known yet"),
        (without("team"), "no column team"),
        (GOOD.replace(b",team,", b",teem,"), "Is column D, “teem”, meant?"),
        (without("wave"), '--set wave="2026 spring"'),
        (without("subject_id").replace(b",self,", b",peers,"), "no column subject_id"),
        (as_csv([{name: value for name, value in rating().items() if name != "subject_id"}]), "no column subject_id"),
        (as_csv([assessment("p1", "5")]), "column “Inspiring shared purpose” and 8 more, row 2: 5 is not a level"),
        (zipped(hello_txt=b"hello"), "None of the column names is one that Ninefold reads"),
        (zipped(xl__workbook_xml=b"<workbook/>"), "can't be opened as an Excel workbook"),
        (zipped(xl__workbook_xml=b"<workbook/>", xl__big_xml=bytes(40 << 20)), "unpacks to 40 MB"),
        (b"PK\x03\x04" + os.urandom(500), "damaged"),
        (as_csv([assessment(wave_date="01/02/2026"), assessment("p2", wave_date="03/04/2026")]), "day/month and as month/day alike"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_export_is_refused_in_a_sentence(export, said, home):
    report = load(export)
    assert said in report.refusal
    assert report.refusal.endswith((".", "?", ").", '".'))
    assert report.assessments_loaded == 0
    assert not home.exists(), "a refused file leaves nothing behind"


def test_300_mb_of_one_line_are_refused_by_their_first(tmp_path):
    export = tmp_path / "line.csv"
    with export.open("wb") as file:
        for _ in range(300):
            file.write(b"x" * (1 << 20))
    assert "over 1 MB long" in load_export(open_source(export), Options()).refusal


def test_a_cell_that_is_too_long_is_refused_whatever_another_library_has_allowed_this_process(home):
    before = csv.field_size_limit(1 << 30)
    try:
        assert "over 1 MB long" in load(HEADER + b"\r\n" + ROW + b"\r\n" + b"x" * (3 << 20)).refusal
    finally:
        csv.field_size_limit(before)


def test_open_questions_can_be_confirmed():
    export = [assessment(wave_date="01/02/2026")]
    report = load(export, confirmed=frozenset({"day_first:wave_date"}))
    assert report.assessments_loaded == 1
    assert [finding.rule for finding in report.findings] == ["day_first"]


@pytest.mark.parametrize(
    ("written", "means"), [("31/01/2026", "2026-01-31"), ("01/31/2026", "2026-01-31"), ("1 Feb 2026", "2026-02-01")]
)
def test_dates_that_have_one_reading_need_no_question(written, means):
    assert load([assessment(wave_date=written)]).refusal is None
    assert str(records("select wave_date from records.assessments")[0][0]) == means
