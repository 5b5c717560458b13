"""A long sheet that is read in pieces has the rows that it has when it is read in one."""

import io
import zipfile
from datetime import date

import pytest
import xlsxwriter

from etl.read import bombs, pieces
from etl.read.source import Source
from etl.read.workbook import open_sheets
from etl.refusals import FileRefused


ROWS = 2_000


def workbook(fill, sheets: int = 1, **options) -> bytes:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, options)
    for _ in range(sheets):
        fill(book.add_worksheet(), book)
    book.close()
    return file.getvalue()


def plain(sheet, book) -> None:
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for row in range(ROWS):
        sheet.write_row(row, 0, [f"person {row % 50}", row, row / 3, "Ward & “3”", "", row % 2 == 0])
        sheet.write_datetime(row, 6, date(2026, 3, 1 + row % 28), day)


def with_gaps_and_a_margin(sheet, book) -> None:
    """Blank rows, and stretches where the first columns are blank."""
    for row in range(3, ROWS):
        if row % 50 > 4:
            sheet.write_row(row, 1 + (row // 500), ["Ward", row])


def with_cells_merged_across_pieces(sheet, book) -> None:
    plain(sheet, book)
    sheet.merge_range(10, 3, ROWS - 10, 3, "Ward 7")


def read(data: bytes) -> list:
    """The sheets; where a row ends, and rows with nothing in them, make no difference to what is read."""
    sheets = open_sheets(Source("export.xlsx", data=data))
    return [(sheet.name, [row.number for row in sheet.top], *filled(sheet.rows(2))) for sheet in sheets]


def filled(rows) -> list:
    return [(row_no, cells[: max(ends)]) for row_no, cells in rows if (ends := [*ends_of(cells)])]


def ends_of(cells: list):
    return (place for place, cell in enumerate(cells, start=1) if cell != "")


def number_of_pieces(data: bytes) -> int:
    return len(pieces.cut(data, bombs.refuse_bombs("export.xlsx", data)))


def with_xml(data: bytes, change) -> bytes:
    """The workbook with its sheet's XML changed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as book, zipfile.ZipFile(file, "w") as out:
        for part in book.infolist():
            content = book.read(part)
            out.writestr(part, change(content) if "worksheets" in part.filename else content)
    return file.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        workbook(plain),
        workbook(plain, constant_memory=True),
        workbook(with_gaps_and_a_margin),
        workbook(with_cells_merged_across_pieces),
    ],
    ids=["plain", "strings in the cells", "with gaps and a margin", "with cells merged across pieces"],
)
def test_the_rows_are_those_of_the_whole(data, monkeypatch):
    whole = read(data)
    monkeypatch.setattr(bombs, "LONG_BYTES", 1)
    assert number_of_pieces(data) == 1 + len(pieces.ENDS)
    assert read(data) == whole


@pytest.mark.parametrize(
    "data",
    [
        workbook(plain, sheets=2),
        with_xml(workbook(plain), lambda xml: xml.replace(b"<row ", b"<!-- </row> --><row ", 200)),
        with_xml(workbook(plain), lambda xml: xml.replace(b' r="B200"', b"")),
        workbook(lambda sheet, book: sheet.write(0, 0, "short")),
    ],
    ids=[
        "two sheets",
        "a comment with the end of a row",
        "a cell that does not say where it stands",
        "small beside the rest",
    ],
)
def test_what_cannot_be_cut_is_read_in_one(data, monkeypatch):
    whole = read(data)
    monkeypatch.setattr(bombs, "LONG_BYTES", 1)
    assert number_of_pieces(data) == 0
    assert read(data) == whole


def test_a_piece_that_is_damaged_is_refused_in_a_sentence(monkeypatch):
    monkeypatch.setattr(bombs, "LONG_BYTES", 1)
    data = with_xml(workbook(plain), lambda xml: xml.replace(b"<v>1990</v>", b"<v>1990</w>"))
    with pytest.raises(FileRefused, match="can't be opened as an Excel workbook"):
        read(data)
