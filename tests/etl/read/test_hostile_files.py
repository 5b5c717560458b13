"""A file made to harm ends in a sentence with nothing written, or loads right; in little time and memory."""

import csv
import io
import struct
import zipfile
import zlib
from functools import reduce

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.read.area import MANY_CELLS, Area, keeps_to_its_word
from etl.read.bombs import MAX_CELLS
from tests.etl.door import DIMENSIONS, as_csv, assessment, load, records


HEAD = b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
TAIL = b"</sheetData></worksheet>"
LAST_ROW = 1_048_576
SHEET = "xl/worksheets/sheet1.xml"
GOOD = as_csv([assessment("p1"), assessment("p2")])


def good_workbook() -> bytes:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet()
    for number, row in enumerate([list(assessment()), *(list(assessment(f"p{n}").values()) for n in range(3))]):
        sheet.write_row(number, 0, row)
    book.close()
    return file.getvalue()


def with_part(name: str, content: bytes, workbook: bytes | None = None) -> bytes:
    """The workbook with one part replaced or added."""
    old = zipfile.ZipFile(io.BytesIO(workbook or good_workbook()))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return file.getvalue()


def sheet_with(rows: bytes) -> bytes:
    """The good workbook with these rows after its own."""
    xml = zipfile.ZipFile(io.BytesIO(good_workbook())).read(SHEET)
    return with_part(SHEET, xml.replace(b"</sheetData>", rows + b"</sheetData>"))


def refused(export: bytes, said: str, home) -> bool:
    report = load(export)
    assert said in (report.refusal or "loaded")
    assert report.assessments_loaded == 0
    return not home.exists()


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


def test_the_cells_that_a_sheet_spans_are_counted_across_pieces_of_any_length():
    xml = HEAD + b'<row r="1"><c r="B1"><v>1</v></c></row><row r="70"><c r="AA70"><v>1</v></c></row>' + TAIL
    for length in range(1, len(xml)):
        area = Area()
        for start in range(0, len(xml), length):
            area.add(xml[start : start + length])
        assert (area.rows, area.columns) == (70, 27), length


LETTERS = st.text("ABTZ", min_size=1, max_size=3)
NUMBERS = st.integers(1, 1_200)


@settings(max_examples=300, deadline=None)
@given(
    corner=st.tuples(LETTERS, NUMBERS),
    cells=st.lists(st.tuples(LETTERS, NUMBERS), max_size=4),
    length=st.integers(1, 90),
)
def test_a_sheet_keeps_to_its_word_where_no_cell_stands_beyond_the_corner_that_it_names(corner, cells, length):
    def place(cell):
        return reduce(lambda number, letter: number * 26 + ord(letter) - 64, cell[0], 0), cell[1]

    rows = "".join(f'<row r="{row}"><c r="{column}{row}"><v>1</v></c></row>' for column, row in cells)
    xml = HEAD.replace(b"<sheetData>", f'<dimension ref="A1:{corner[0]}{corner[1]}"/><sheetData>'.encode())
    xml += rows.encode() + TAIL
    last_column, last_row = place(corner)
    is_within = all(column <= last_column and row <= last_row for column, row in map(place, cells))
    is_small = last_column * last_row <= MANY_CELLS
    assert keeps_to_its_word([xml]) == (is_within and is_small)
    if cells and is_small and len(xml) > 100 + length:  # the corner is named in the first piece, as it always is
        pieces = [xml[:250], *(xml[start : start + length] for start in range(250, len(xml), length))]
        assert keeps_to_its_word(pieces) == is_within


@pytest.mark.parametrize(
    "cell", [b"<c><v>1</v></c>", b"<x:c r='A1'/>", b"<c\nr='A1'/>", b"<c r='B2'/>", b'<c s="1" r="XFD9"/>', b"<row/>", b'<c r="a1"/>']
)  # fmt: skip
def test_a_sheet_with_a_cell_written_otherwise_is_counted_cell_by_cell(cell):
    head = HEAD.replace(b"<sheetData>", b'<dimension ref="A1:B2"/><sheetData>')
    assert keeps_to_its_word([head + b'<row r="1"><c r="A1"/></row>' + TAIL])
    assert not keeps_to_its_word([head + cell + TAIL])


def test_cells_without_a_place_of_their_own_are_counted():
    area = Area()
    area.add(HEAD + b'<row r="1048576">' + b"<c><v>1</v></c>" * 40 + b"</row>" + TAIL)
    assert area.cells > MAX_CELLS
    area = Area()
    area.add(HEAD + b'<row r="1"><c r="AA1"/></row><row r="1048576">' + b"<c><v>1</v></c>" * 40 + b"</row>" + TAIL)
    assert area.cells > MAX_CELLS


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


def test_ten_thousand_columns(home):
    wide = [{**assessment("p1"), **{f"extra {number}": "x" for number in range(10_000)}}]
    assert refused(as_csv(wide), "10,017 columns; the most is 5,000", home)


def test_four_thousand_columns_that_nobody_asked_for_load_past():
    wide = [{**assessment("p1"), **{f"extra {number}": "x" for number in range(4_000)}}]
    assert load(as_csv(wide)).ratings_loaded == 9


@pytest.mark.parametrize("place", [0, 1, 100, 1 << 20, 3 << 20])
def test_a_nul_anywhere_is_refused(place, home):
    text = bytearray(GOOD + b"\r\n".join(b"q%d,x" % number for number in range(400_000)))
    text[place] = 0
    assert refused(bytes(text), "NUL", home)


@pytest.mark.parametrize("place", [0, 30, 300])
def test_a_nul_in_utf_16_is_refused(place, home):
    text = GOOD.decode()
    assert refused((text[:place] + "\0" + text[place:]).encode("utf-16"), "NUL", home)


@pytest.mark.parametrize("quoted", [b'"', b'x,"y\r\n', b'"",""",'])
def test_a_quotation_mark_that_is_never_closed(quoted, home):
    report = load(GOOD + quoted + GOOD.partition(b"\r\n")[2] * 20_000)
    assert "never closed" in (report.refusal or "") or report.rows_refused


@pytest.mark.parametrize("at", [2, 40])
@pytest.mark.parametrize("closed_at", [None, 60])
def test_rows_between_two_stray_quotation_marks_are_never_swallowed(at, closed_at, home):
    lines = as_csv([assessment(f"p{number}") for number in range(80)]).split(b"\r\n")
    for place in {at, closed_at} - {None}:
        lines[place] = b'"' + lines[place]
    assert refused(b"\r\n".join(lines), f"from row {at + 1} on: a quotation mark is opened and never closed", home)


def test_an_answer_of_several_lines_is_one_answer():
    several = as_csv(
        [assessment(f"p{number}", **{DIMENSIONS[0]: "Strong\r\n", "Why": "a,b,c\r\nd"}) for number in range(9)]
    )
    assert load(several).ratings_loaded == 81


@pytest.mark.parametrize("line", [b"x" * 3_000_000, b"x," * 1_500_000])
def test_a_line_of_megabytes_is_refused_or_loads_past(line, home):
    report = load(GOOD + line + b"\r\n")
    assert "over 1 MB long" in (report.refusal or "") or report.rows_refused == 1


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n"])
def test_lines_may_end_in_any_way_and_in_several(end):
    text = as_csv([assessment(f"p{number}") for number in range(6)])
    assert load(text.replace(b"\r\n", end), dry_run=True).assessments_loaded == 6
    head, _, rest = text.partition(b"\r\n")
    assert load(head + b"\n" + rest.replace(b"\r\n", end), dry_run=True).assessments_loaded == 6


def test_a_sheet_under_another_name_is_measured_too(home):
    xml = zipfile.ZipFile(io.BytesIO(sheet_with(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))).read(SHEET)
    names = zipfile.ZipFile(io.BytesIO(good_workbook())).read("xl/_rels/workbook.xml.rels")
    elsewhere = with_part("xl/_rels/workbook.xml.rels", names.replace(b"worksheets/sheet1.xml", b"other/answers.xml"))
    assert refused(with_part("xl/other/answers.xml", xml, elsewhere), "which is more than can be read", home)


NAMES = ["__proto__", "'; drop table assessments; --", "constructor", "{{7*7}}", "=cmd|'/c calc'!A0", "$key", "%s%n", "c0",
         "row_no", "cells", "q1", "Ομάδα", "اسم الفريق", "a" * 5000, "\ud7ff", "🙂"]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_column_of_any_name_is_a_column_that_is_not_read(name):
    report = load([{**assessment("p1"), name: "x"}, {**assessment("p2"), name: name[:40]}])
    assert report.assessments_loaded == 2
    assert len(report.columns_dropped) == 1


def test_a_header_wholly_in_greek_is_refused_with_what_is_looked_for(home):
    greek = b"\xce\x9f\xce\xbc\xce\xac\xce\xb4\xce\xb1,\xce\xa1\xcf\x8c\xce\xbb\xce\xbf\xcf\x82\r\nWard 3,Nurse\r\n"
    assert refused(greek, "subject_id, team, role", home)


def test_marks_that_turn_the_direction_of_writing_do_not_hide_a_column():
    marked = {f"\u200f{name}\u200e": f"\u202b{value}\u202c" for name, value in assessment("p1").items()}
    assert load([marked]).ratings_loaded == 9
    assert records("select team from records.assessments") == [("Ward 3",)]


def test_a_second_team_column_behind_an_invisible_mark_is_seen(home):
    assert refused(as_csv([{**assessment("p1"), "\u202eteam": "Ward 9"}]), "Two columns are headed “team”", home)


def test_a_group_named_as_a_query_is_a_name():
    load([assessment(team="'; drop table x; --"), assessment("p2", team="__proto__")])
    assert records("select team from records.assessments order by 1") == [("'; drop table x; --",), ("__proto__",)]


BOUNDED = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@BOUNDED
@given(data=st.binary(max_size=400))
def test_any_bytes_end_in_a_sentence(data):
    assert load(data, dry_run=True).refusal


@BOUNDED
@given(
    cells=st.lists(st.lists(st.text(max_size=12), min_size=3, max_size=17), min_size=1, max_size=6),
    delimiter=st.sampled_from(",;\t"),
)
def test_any_rows_under_a_good_header_are_counted_once_each(cells, delimiter):
    header = as_csv([assessment()], delimiter).partition(b"\r\n")[0].decode()
    text = io.StringIO(newline="")
    text.write(header + "\r\n")
    csv.writer(text, delimiter=delimiter).writerows(cells)
    report = load(text.getvalue().encode("utf-8", "replace"), dry_run=True)
    assert report.refusal or report.assessments_loaded == report.rows_read - report.rows_refused


@BOUNDED
@given(place=st.integers(0, 10_000), bits=st.integers(1, 255), cut=st.integers(0, 200))
def test_a_workbook_with_a_flipped_byte_or_a_cut_end_loads_right_or_is_refused(place, bits, cut):
    data = bytearray(good_workbook())
    data[place % len(data)] ^= bits
    report = load(bytes(data[: len(data) - cut]), dry_run=True)
    assert report.refusal or report.assessments_loaded == report.rows_read - report.rows_refused
