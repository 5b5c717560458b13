"""A file made to harm ends in a sentence with nothing written, or loads right; in little time and memory."""

import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.door import DIMENSIONS, as_csv, assessment, load, records, refused


GOOD = as_csv([assessment("p1"), assessment("p2")])


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


BOUNDED = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


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
