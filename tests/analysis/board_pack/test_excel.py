"""The workbook: a sheet a table with real headers in view, numbers as numbers, and no text that is taken for a formula."""

import io
import zipfile
from xml.etree import ElementTree

import pytest
from python_calamine import CalamineWorkbook

from analysis.board_pack import excel
from tests.support.published import Slice, alone, whole


SPACE = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def book(content: bytes) -> CalamineWorkbook:
    return CalamineWorkbook.from_filelike(io.BytesIO(content))


def sheets(content: bytes) -> list[ElementTree.Element]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        return [ElementTree.fromstring(archive.read(name)) for name in names]


def test_there_is_a_sheet_for_each_table_and_one_for_the_certificate(files, a_pack):
    names = book(files[".xlsx"]).sheet_names
    tables = [table for message in a_pack.messages for table in message.sheets]
    assert len(names) == len(tables) + 1  # and the contents
    assert names[0] == "Contents"
    assert "Certificate" in names


def test_a_sheet_has_the_table_and_then_where_its_figures_come_from(files, a_pack):
    tables = [(table, message) for message in a_pack.messages for table in message.sheets]
    for place, (table, message) in enumerate(tables, start=1):
        rows = book(files[".xlsx"]).get_sheet_by_index(place).to_python()
        width = len(table.columns)
        assert rows[0][:width] == [column.heading for column in table.columns]
        for row, described in zip(rows[1:], table.rows, strict=False):
            if described.kind == "group":
                continue
            expected = [cell.text if cell.value is None else cell.value for cell in described.cells]
            assert row[:width] == [pytest.approx(v) if isinstance(v, float) else v for v in expected]
        assert [row[0] for row in rows[len(table.rows) + 2 :]] == [*message.provenance, message.link]


def test_headers_stay_in_view_and_columns_have_widths(files):
    for sheet in sheets(files[".xlsx"]):
        assert sheet.find(".//m:pane", SPACE).get("state") == "frozen"
        assert float(sheet.find(".//m:pane", SPACE).get("ySplit")) == 1
        assert sheet.find(".//m:col", SPACE).get("width")


def test_no_sheet_is_hidden(files):
    with zipfile.ZipFile(io.BytesIO(files[".xlsx"])) as archive:
        assert "hidden" not in archive.read("xl/workbook.xml").decode().lower()


@pytest.mark.parametrize("name", ["=1+1", "+44 20", "-A1", "@SUM(A1)", "=HYPERLINK(1)", "http://127.0.0.1/x"])
def test_a_name_is_never_a_formula_or_a_link(pack_of, name):
    blocks = [whole(80), alone("division", 40, division=name), alone("division", 40, division="B")]
    content = excel.xlsx(pack_of(Slice(blocks=blocks), sections=("groups",)))
    assert name in [cell for row in book(content).get_sheet_by_name("Groups").to_python() for cell in row]
    for sheet in sheets(content)[1:]:
        assert sheet.findall(".//m:f", SPACE) == []
        assert sheet.findall(".//m:hyperlink", SPACE) == []


def test_names_of_sheets_are_short_and_each_once():
    assert excel._names(["Contents", "A" * 40, "A" * 40, "a/b", "a b", "Contents"]) == [
        "Contents",
        "A" * 31,
        "A" * 29 + " 2",
        "a b",
        "a b 2",
        "Contents 2",
    ]
