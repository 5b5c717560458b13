"""A workbook made to harm ends in a sentence with nothing written, or loads right; in little time and memory."""

import io
import struct
import zipfile
import zlib
from xml.etree import ElementTree

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.read.files.xlsx.part import read_part
from tests.support.door import DIMENSIONS, assessment, load, records, refused
from tests.support.files import SHEET, good_workbook, with_part


LAST_ROW = 1_048_576
BOUNDED = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


def sheet_with(rows: bytes) -> bytes:
    """The good workbook with these rows after its own."""
    xml = zipfile.ZipFile(io.BytesIO(good_workbook())).read(SHEET)
    return with_part(SHEET, xml.replace(b"</sheetData>", rows + b"</sheetData>"))


LAUGHS = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))


@pytest.mark.parametrize(
    "doctype",
    [
        f'<!DOCTYPE w [<!ENTITY e0 "ha">{LAUGHS}]>',
        '<!DOCTYPE w [<!ENTITY e8 SYSTEM "file:///etc/hostname">]>',
        "<!DOCTYPE w>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_part_that_declares_a_document_type_is_not_read(doctype, encoding):
    body = "<w/>" if doctype == "<!DOCTYPE w>" else "<w>&e8;</w>"
    with pytest.raises(ElementTree.ParseError, match="a document type"):
        read_part(f'<?xml version="1.0" encoding="{encoding}"?>{doctype}{body}'.encode(encoding))
    assert read_part("<w><s/></w>".encode(encoding)).find("s") is not None


def test_a_million_blank_rows_below_the_answers_do_no_harm():
    blank = b"".join(b'<row r="%d" s="1"/>' % row for row in range(10, LAST_ROW + 1))
    assert load(sheet_with(blank)).assessments_loaded == 3


def test_a_million_rows_of_formatted_blank_cells_do_no_harm():
    blank = b"".join(
        b'<row r="%d"><c r="A%d" s="1"/><c r="AZ%d" s="1"/></row>' % (row, row, row) for row in range(10, LAST_ROW + 1)
    )
    assert load(sheet_with(blank)).assessments_loaded == 3


@pytest.mark.parametrize(
    "cell",
    [b'<c r="XFD1048576"><v>1</v></c>', b"<c r = 'XFD1048576'><v>1</v></c>", b'<c s="0" r="xfd1048576"><v>1</v></c>',
     b'<c\nr="ZZZZ99999999"><v>1</v></c>'],
)  # fmt: skip
def test_two_cells_at_the_far_corners_of_a_sheet_are_refused_before_they_take_the_memory_between(cell, home):
    assert refused(sheet_with(b'<row r="1048576">' + cell + b"</row>"), "which is more than can be read", home)


def test_a_stray_cell_in_the_last_row_does_not_make_a_million_rows(home):
    assert refused(sheet_with(b'<row r="1048576"><c r="C1048576"><v>1</v></c></row>'), "reaches to row 1,048,576", home)


@pytest.mark.parametrize("part", ["xl/sharedStrings.xml", "xl/media/image1.png", "xl/worksheets/sheet9.xml"])
def test_a_zip_bomb_in_any_part_is_refused(part, home):
    assert refused(with_part(part, bytes(60 << 20)), "unpacks to", home)


def test_a_zip_that_lies_about_its_size_is_refused(home):
    """The directory says 10 bytes; the stream unpacks to 60 MB."""
    bomb = bytearray(with_part("xl/media/image1.png", bytes(60 << 20)))
    deflated = zlib.compress(bytes(60 << 20))
    assert len(deflated) < 100_000
    size = struct.pack("<L", 60 << 20)
    while (at := bomb.find(size)) >= 0:
        bomb[at : at + 4] = struct.pack("<L", 10)
    assert refused(bytes(bomb), "unpacks to", home)


@pytest.mark.parametrize("number", [b"25000001", b"1999999999990", b"99999999999999999999"])
@pytest.mark.parametrize(
    "said", [b'uniqueCount="%s"', b"uniqueCount = '%s'", b'x="uniqueCount" uniqueCount="1" uniqueCount="%s"']
)
def test_a_workbook_that_says_it_has_more_texts_than_it_can_hold_is_refused(said, number, home):
    texts = zipfile.ZipFile(io.BytesIO(good_workbook())).read("xl/sharedStrings.xml")
    start, end = texts.split(b' uniqueCount="', 1)
    vast = start + b" " + said % number + end[end.index(b'"') + 1 :]
    assert refused(with_part("xl/sharedStrings.xml", vast), "more texts than a workbook can hold", home)


def test_formulas_give_their_values_and_links_are_not_followed():
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet()
    for place, (name, value) in enumerate(assessment("p1").items()):
        sheet.write(0, place, name)
        if name in DIMENSIONS:
            sheet.write_formula(1, place, "='http://127.0.0.1:9/[other.xlsx]Sheet1'!A1", None, 3)
        else:
            sheet.write(1, place, value)
    sheet.write_url(5, 30, "external:\\\\server\\share\\other.xlsx", string="")
    book.close()
    assert load(file.getvalue()).ratings_loaded == 9
    assert records("select distinct level from records.ratings") == [(3,)]


def test_a_merge_of_every_cell_is_read_or_refused_in_no_time():
    merged = b'<mergeCells count="2">' + b'<mergeCell ref="A1:XFD1048576"/>' * 2 + b"</mergeCells>"
    xml = zipfile.ZipFile(io.BytesIO(good_workbook())).read(SHEET)
    assert "merges" in load(with_part(SHEET, xml.replace(b"</sheetData>", b"</sheetData>" + merged))).refusal


def test_a_sheet_under_another_name_is_measured_too(home):
    xml = zipfile.ZipFile(io.BytesIO(sheet_with(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))).read(SHEET)
    names = zipfile.ZipFile(io.BytesIO(good_workbook())).read("xl/_rels/workbook.xml.rels")
    elsewhere = with_part("xl/_rels/workbook.xml.rels", names.replace(b"worksheets/sheet1.xml", b"other/answers.xml"))
    assert refused(with_part("xl/other/answers.xml", xml, elsewhere), "which is more than can be read", home)


@BOUNDED
@given(place=st.integers(0, 10_000), bits=st.integers(1, 255), cut=st.integers(0, 200))
def test_a_workbook_with_a_flipped_byte_or_a_cut_end_loads_right_or_is_refused(place, bits, cut):
    data = bytearray(good_workbook())
    data[place % len(data)] ^= bits
    report = load(bytes(data[: len(data) - cut]), dry_run=True)
    assert report.refusal or report.assessments_loaded == report.rows_read - report.rows_refused
