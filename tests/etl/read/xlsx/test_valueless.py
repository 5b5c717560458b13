"""What stands in a workbook's cell and can't be read, an error or a formula without its result, is asked about, never a silent blank."""

import io
import zipfile

import pytest
import xlsxwriter

from etl.read.files.source import Source
from etl.read.files.xlsx import bombs
from etl.read.files.xlsx.long_sheet import LongSheet
from etl.read.files.xlsx.valueless import valueless_cells
from etl.read.files.xlsx.workbook import open_sheets
from tests.support.door import assessment, load, records
from tests.support.files import SHEET, with_part


FORMULA = b"<f>1+1</f>"
TEAM, FIRST, SECOND = 3, 8, 9  # places of columns in a row of `assessment`


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (b'<c r="B2"><f>1+1</f><v></v></c>', [(2, 1, "")]),
        (b'<c r="B2" s="3"><f>1+1</f><v/></c>', [(2, 1, "")]),
        (b'<c r="B2"><f>1+1</f></c>', [(2, 1, "")]),
        (b'<c r="AB2"><f t="shared" si="0"/></c>', [(2, 27, "")]),
        (b"<x:c r='B2'><x:f>1+1</x:f><x:v /></x:c>", [(2, 1, "")]),
        (b"<c><v>1</v></c><c><f>1+1</f></c>", [(2, 1, "")]),
        (b'<c/></row><row r="4"/><row r="5"><c/><c><f>1+1</f></c>', [(5, 1, "")]),
        (b'<c r="B2" t="e"><v>#N/A</v></c>', [(2, 1, "#N/A")]),
        (b"<c t='e' r='B2'><f>A1</f><v>#REF!</v></c>", [(2, 1, "#REF!")]),
        (b'<c r="B2" t="e"><f>A1</f></c>', [(2, 1, "")]),
        (b'<c r="B2" t="str"><f>IF(A2,1,"")</f><v></v></c>', []),
        (b'<c r="B2"><f>1+1</f><v>2</v></c>', []),
        (b'<c r="B2" t="str"><f>A2</f><v>Ward 3</v></c>', []),
        (b'<c r="B2" t="s"><v>0</v></c><c r="C2" s="1"/><c r="D2"/>', []),
        (b'<c r="A2" s="1"/><c r="B2"><f>A2</f></c><c r="C2"><v>1</v></c>', [(2, 1, "")]),
        (b'<c r="B2" t="inlineStr"><is><t>the mark "e" of f</t></is></c>', []),
    ],
)
def test_a_cell_without_a_value_is_found_whatever_pieces_its_sheet_comes_in(cells, found):
    xml = b'<sheetData><row r="1"><c r="A1"><f>2</f><v>2</v></c></row><row r="2">' + cells + b"</row></sheetData>"
    for length in (1, 7, 40, len(xml)):
        pieces = [xml[start : start + length] for start in range(0, len(xml), length)]
        assert list(valueless_cells(pieces)) == found, length


def workbook(cells: dict[int, bytes], rows: int = 4, below: dict[str, str] | None = None) -> bytes:
    """People of a second sheet, each with these cells by place: what follows the reference in the XML of the cell."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    book.add_worksheet("Look & find").write(0, 0, "nothing")
    sheet = book.add_worksheet("Answers")
    people = [list(assessment(f"p{number}").values()) for number in range(rows)]
    for number, row in enumerate([list(assessment()), *people]):
        sheet.write_row(number, 0, row)
        for place in cells if number else ():
            sheet.write_number(number, place, 987654 + place)
    book.close()
    part = SHEET.replace("1.xml", "2.xml")
    xml = zipfile.ZipFile(file).read(part)
    for place, cell in cells.items():
        xml = xml.replace(b"><v>%d</v></c>" % (987654 + place), cell)
    return with_part(part, xml, file.getvalue())


NO_RESULT = b">" + FORMULA + b"<v></v></c>"
NOT_FOUND = b' t="e"><v>#N/A</v></c>'
LOST = b' t="e">' + FORMULA + b"<v>#REF!</v></c>"
BLANK = b' t="str">' + FORMULA + b"<v></v></c>"


def test_formulas_and_errors_of_columns_that_are_read_are_asked_about_by_column(home):
    report = load(workbook({TEAM: NO_RESULT, FIRST: NOT_FOUND, SECOND: BLANK}))
    assert [(finding.name, finding.needs_confirmation) for finding in report.findings] == [
        ("formulas:team", True),
        ("errors:q1", True),
    ]
    assert "4 cells of column “team” (D) hold a formula without its result: open the file in Excel" in report.refusal
    assert "4 cells of column “Inspiring shared purpose” (I) show an error (#N/A)" in report.refusal
    assert not home.exists()


def test_they_load_as_blanks_once_that_is_said():
    export = workbook({TEAM: NO_RESULT, FIRST: LOST})
    assert load(export, confirmed=frozenset({"formulas:team"})).assessments_loaded == 0
    report = load(export, confirmed=frozenset({"formulas:team", "errors:q1"}))
    assert (report.assessments_loaded, report.ratings_not_rated) == (4, 4)
    assert records("select distinct team from assessments") == [("Not stated",)]


def test_rows_of_one_cell_and_formulas_are_no_notes(home):
    columns = range(1, len(assessment()))
    assert "“team” (D) hold a formula" in load(workbook(dict.fromkeys(columns, NO_RESULT))).refusal
    assert not home.exists()


@pytest.mark.parametrize("cells", [{SECOND: BLANK}, {}])
def test_a_formula_whose_result_is_a_blank_is_a_blank(cells):
    report = load(workbook(cells))
    assert (report.findings, report.ratings_not_rated) == ([], 4 * len(cells))


def test_a_long_sheet_is_asked_about_likewise(monkeypatch):
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, list(assessment()))
    for number in range(1, 300):
        sheet.write_row(number, 0, list(assessment(f"p{number}").values()))
        sheet.write_number(number, TEAM, 987654)
    book.close()
    xml = zipfile.ZipFile(file).read(SHEET).replace(b"><v>987654</v></c>", NOT_FOUND)
    export = with_part(SHEET, xml, file.getvalue())
    monkeypatch.setattr(bombs, "LONG_BYTES", 1)
    assert isinstance(open_sheets(Source("export.xlsx", data=export))[0], LongSheet)
    assert "299 cells of column “team” (D) show an error (#N/A)" in load(export).refusal
