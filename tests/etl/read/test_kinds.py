"""A file that is no table is refused by what it is, whatever it is called; a table that begins alike is read."""

import json

import pytest

from etl.read.files.kinds import refuse_other_kinds
from etl.refusals import FileRefused
from tests.support.door import as_csv, assessment, load
from tests.support.files import zipped


ROW = "<tr><td>p1</td><td>Ward 3</td></tr>"
PAGE = f"<html><head><title>Export</title></head><body><table><tr><th>subject_id</th><th>team</th></tr>{ROW}</table></body></html>"
WORKBOOK_XML = (
    '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet/></Workbook>'
)
OPEN_IN_EXCEL = "open it in Excel, save it as XLSX"


@pytest.mark.parametrize(
    ("text", "kind", "advice"),
    [
        (PAGE, "is a web page, not a workbook", OPEN_IN_EXCEL),
        (f"<!DOCTYPE html>\n{PAGE}", "is a web page", OPEN_IN_EXCEL),
        (f"\n <!-- made up -->\n<TABLE border=1>{ROW}</TABLE>", "is a web page", OPEN_IN_EXCEL),
        (f'<meta charset="utf-8">{PAGE}', "is a web page", OPEN_IN_EXCEL),
        (f'<?xml version="1.0"?>\n{PAGE}', "is a web page", OPEN_IN_EXCEL),
        (f"MIME-Version: 1.0\nContent-Type: multipart/related\n\n{PAGE}", "is a web page in an archive", OPEN_IN_EXCEL),
        (WORKBOOK_XML, "is an XML spreadsheet", OPEN_IN_EXCEL),
        ('<?xml version="1.0"?><answers><answer team="Ward 3"/></answers>', "is XML", "CSV or XLSX"),
        ('<answers of="2026"><answer/></answers>\n', "is XML", "CSV or XLSX"),
        (json.dumps({"answers": [{"team": "Ward 3"}]}, indent=2), "is JSON", "CSV or XLSX"),
        (json.dumps({"count": 1, "answers": [{"team": "Ward 3"}]}), "is JSON", "CSV or XLSX"),
        ('[["team", "role"], ["Ward 3", "Nurse"]]', "is JSON", "CSV or XLSX"),
        ('["Ward 3", "Ward 4"]', "is JSON", "CSV or XLSX"),
        ("From: a@example.org\nSubject: the export\nMessage-ID: <1@example.org>\n\nHere it is.", "is an e-mail", "CSV or XLSX"),
        ("{\\rtf1\\ansi Ward 3}", "a text document (RTF)", "CSV or XLSX"),
        ("%PDF-1.7\nWard 3", "a PDF document", "CSV or XLSX"),
        ("ID;PWXL;N;E\nC;Y1;X1;K1\nE\n", "a SYLK file", "CSV or XLSX"),
    ],
)  # fmt: skip
def test_a_text_that_is_no_table_is_refused_by_what_it_is(text, kind, advice):
    for encoding in ("utf-8", "utf-8-sig", "utf-16") if text[0] in "<[{\n" and "rtf" not in text else ("utf-8",):
        refused(load(text.encode(encoding)).refusal, kind, advice)


def refused(refusal: str, kind: str, advice: str) -> None:
    assert kind in refusal
    assert advice in refusal
    assert "mapping" not in refusal


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"PAR1" + bytes(200), "a part of a Parquet file"),
        (b"ASCII SPSS PORT FILE" + b" " * 20 + b"x" * 200, "a portable SPSS file"),
        (b"BM" + bytes(200), "a picture (BMP)"),
        (bytes([0xFD]) + b"7zXZ\x00" + bytes(range(50)), "a compressed file (xz)"),
        (b"x" * 257 + b"ustar" + bytes(300), "an archive (tar)"),
        (zipped(word__document_xml=b"<w:document/>"), "a Word document"),
        (zipped(ppt__presentation_xml=b"<p:presentation/>"), "a presentation"),
    ],
    ids=lambda given: given if isinstance(given, str) else "bytes",  # an archive's bytes hold the time
)
def test_a_file_of_bytes_is_refused_by_what_it_is(data, kind):
    assert kind in load(data).refusal


@pytest.mark.parametrize(
    "first",
    [
        "PAR1",
        "BM",
        "BMI",
        "RDX3",
        "Rar!",
        "<p>Note</p>",
        "<b>Q1</b> Team?",
        "[Draft]",
        "{Q1}",
        "From",
        "ID",
        "GIF8",
        "II*",
        "RIFF",
        "%PD",
    ],
)
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_a_table_whose_first_name_begins_like_another_kind_is_read(first, delimiter):
    rows = [{first: "1", "Participant": "x", **assessment(f"p{place}")} for place in range(3)]
    assert load(as_csv(rows, delimiter)).assessments_loaded == 3


def test_titles_that_look_like_the_head_of_a_letter_are_read_past():
    assert load(b"Date: 1 March 2026\nFrom: the survey\n" + as_csv([assessment()])).assessments_loaded == 1


def test_a_long_file_is_judged_by_its_start_and_end():
    with pytest.raises(FileRefused, match="is XML"):
        refuse_other_kinds("a", b"<answers>" + b"<a/>" * 10, b"<a/></answers>\n")
    refuse_other_kinds("a", b"<answers>, team", b"\n1, Ward 3")
