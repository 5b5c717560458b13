"""A sheet has the same rows and texts whether fastexcel reads it as a whole, or calamine by columns or row by row."""

import datetime
import io
import re
import zipfile
from collections.abc import Callable

import duckdb
import pytest
import xlsxwriter
from hypothesis import example, given, settings
from hypothesis import strategies as st

from etl.read.files.source import Source
from etl.read.files.xlsx import bombs, sheet_ends
from etl.read.files.xlsx.long_sheet import LongSheet
from etl.read.files.xlsx.workbook import open_sheets
from etl.read.layouts.export_layout import as_text
from etl.read.staging.tables import stage_rows
from etl.read.staging.written import MAX_CELL_CHARACTERS
from etl.refusals import FileRefused


ROWS = 2_000
TEXTS_AND_CELLS = re.compile("sharedStrings|worksheets")
COLUMNS = {"subject_id": 0, "team": 3, "wave_date": 6, "q1": 1}


def workbook(fill, sheets: int = 1, **options) -> bytes:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, options)
    for _ in range(sheets):
        fill(book.add_worksheet(), book)
    book.close()
    return file.getvalue()


def plain(sheet, book) -> None:
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_row(0, 0, ["id", "level", "part", "team", "blank", "is even", "day"])
    for row in range(1, ROWS):
        sheet.write_row(row, 0, [f"person {row % 50}", row, row / 4, "Ward & “3”", "", row % 2 == 0])
        sheet.write_datetime(row, 6, datetime.date(2026, 3, 1 + row % 28), day)


def with_gaps_and_a_margin(sheet, book) -> None:
    """Blank rows, and stretches where the first columns are blank."""
    for row in range(3, ROWS):
        if row % 50 > 4:
            sheet.write_row(row, 1 + (row // 500), ["Ward", row])


def with_merged_cells(sheet, book) -> None:
    plain(sheet, book)
    sheet.merge_range(10, 3, ROWS - 10, 3, "Ward 7")


def with_a_cell_beside(sheet, book) -> None:
    plain(sheet, book)
    sheet.write(ROWS // 2, 9, "a note")


def with_a_total_where_nothing_is_read(label: str) -> Callable[..., None]:
    def write(sheet, book) -> None:
        plain(sheet, book)
        sheet.write(ROWS // 2, 0, label)

    return write


def with_a_vast_text(sheet, book) -> None:
    plain(sheet, book)
    sheet.write(ROWS // 2, 3, "~" * MAX_CELL_CHARACTERS)  # the most that the writer takes


def with_xml(data: bytes, change) -> bytes:
    """The workbook with the XML of its cells changed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as book, zipfile.ZipFile(file, "w") as out:
        for part in book.infolist():
            content = book.read(part)
            out.writestr(part, change(content) if TEXTS_AND_CELLS.search(part.filename) else content)
    return file.getvalue()


def opened(data: bytes) -> list:
    return open_sheets(Source("export.xlsx", data=data))


def read(sheets: list) -> list:
    """Where a row ends, and rows with nothing in them, make no difference to what is read."""
    return [(sheet.name, filled(sheet.top), *filled(sheet.rows(2))) for sheet in sheets]


def filled(rows) -> list:
    texts = ((row_no, [as_text(cell) for cell in cells]) for row_no, cells in rows)
    return [(row_no, cells[: max(ends)]) for row_no, cells in texts if (ends := [*ends_of(cells)])]


def ends_of(cells: list):
    return (place for place, cell in enumerate(cells, start=1) if cell != "")


@pytest.fixture
def every_sheet_is_long(monkeypatch):
    monkeypatch.setattr(bombs, "LONG_BYTES", 1)


@pytest.mark.parametrize(
    "data",
    [
        workbook(plain),
        workbook(plain, constant_memory=True),
        workbook(with_gaps_and_a_margin),
        workbook(with_merged_cells),
    ],
    ids=["plain", "strings in the cells", "with gaps and a margin", "with merged cells"],
)
def test_the_rows_are_those_of_a_sheet_that_is_not_long(data, monkeypatch):
    whole = read(opened(data))
    monkeypatch.setattr(bombs, "LONG_BYTES", 1)
    (sheet,) = opened(data)
    assert isinstance(sheet, LongSheet)
    assert read([sheet]) == whole
    assert [cells for _, cells in filled(enumerate(sheet.last_rows()))][-1] == whole[0][-1][1]


@pytest.mark.parametrize(
    "data",
    [
        workbook(plain, sheets=2),
        with_xml(workbook(plain), lambda xml: xml.replace(b"<row ", b"<!-- </row> --><row ", 200)),
        with_xml(workbook(plain), lambda xml: xml.replace(b' r="B200"', b"")),
        workbook(lambda sheet, book: sheet.write(0, 0, "short")),
    ],
    ids=["two sheets", "a comment with the end of a row", "a cell that does not say where it stands", "few rows"],
)
def test_what_is_built_otherwise_is_read_by_calamine(data, monkeypatch):
    whole = read(opened(data))
    monkeypatch.setattr(bombs, "LONG_BYTES", 1)
    sheets = opened(data)
    assert not any(isinstance(sheet, LongSheet) for sheet in sheets)
    assert read(sheets) == whole


@pytest.mark.usefixtures("every_sheet_is_long")
def test_a_sheet_that_is_damaged_is_refused_in_a_sentence():
    data = with_xml(workbook(plain), lambda xml: xml.replace(b"<v>1000</v>", b"<v>1000</w>"))
    with pytest.raises(FileRefused, match="can't be opened as an Excel workbook"):
        read(opened(data))


def cells_of(con: duckdb.DuckDBPyConnection, columns: dict[str, int]) -> list[tuple]:
    names = ", ".join(f"{name}::varchar" for name in columns)
    return con.execute(f"select row_no, {names} from cells order by row_no").fetchall()


def row_by_row(data: bytes, columns: dict[str, int], width: int) -> list[tuple]:
    con = duckdb.connect()
    (sheet,) = opened(data)
    stage_rows(con, ((row_no, cells, "") for row_no, cells in sheet.rows(1)), columns, width)
    return cells_of(con, columns)


@pytest.mark.parametrize("label", ["Grand total:", " Total", "\u00a0Total\u2003:"])
def test_a_total_that_a_column_labels_which_is_not_read_is_looked_for(monkeypatch, label):
    data = workbook(with_a_total_where_nothing_is_read(label))
    columns = {"q1": 1, "team": 3}
    assert not opened(data)[0].stage_regular(duckdb.connect(), columns, 7, 1)
    monkeypatch.setattr(bombs, "LONG_BYTES", 1)
    assert not opened(data)[0].stage_regular(duckdb.connect(), columns, 7, 1)


@pytest.mark.parametrize(
    ("data", "is_regular"),
    [
        (workbook(plain), True),
        (workbook(with_merged_cells), False),
        (workbook(with_a_cell_beside), False),
        (workbook(with_gaps_and_a_margin), False),
        (with_xml(workbook(with_a_vast_text), lambda xml: xml.replace(b"~~", b"~~~")), False),
    ],
    ids=[
        "plain",
        "merged cells",
        "a cell beside the table",
        "a table that begins in column B",
        "a text too long for a cell",
    ],
)
def test_a_sheet_is_taken_as_a_whole_only_where_it_is_one_table(data, is_regular, monkeypatch):
    rows = row_by_row(data, COLUMNS, 7) if is_regular else []
    con = duckdb.connect()
    assert opened(data)[0].stage_regular(con, COLUMNS, 7, 1) == is_regular, "by columns"
    monkeypatch.setattr(bombs, "LONG_BYTES", 1)
    (sheet,) = opened(data)
    assert isinstance(sheet, LongSheet)
    assert sheet.stage_regular(con, COLUMNS, 7, 1) == is_regular
    assert not is_regular or cells_of(con, COLUMNS) == rows


CELLS = st.one_of(
    st.none(),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]) | st.sampled_from("\n\r, \""), max_size=12),
    st.integers(-10_000, 10_000),
    st.decimals(-100, 100, places=4).map(float),
    st.booleans(),
    st.datetimes(datetime.datetime(1950, 1, 1), datetime.datetime(2050, 1, 1)).map(lambda at: at.replace(microsecond=0)),
    st.dates(datetime.date(1950, 1, 1), datetime.date(2050, 1, 1)),
)  # fmt: skip


@settings(max_examples=50)
@example(some=[(None, "\r", "a\n")], dated=0)
@given(some=st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=8), dated=st.sampled_from([0, 1, 2]))
def test_cells_have_the_same_text_however_they_are_read(some, dated):
    """As text does, whatever kind the cell is; a column of dates is where a wave's date would stand, or elsewhere."""

    def fill(sheet, book) -> None:
        formats = [book.add_format({"num_format": form}) for form in ("yyyy-mm-dd hh:mm:ss", "yyyy-mm-dd")]
        sheet.write_row(0, 0, ["one", "two", "three", "id", "level"])
        for row, cells in enumerate(some * 80, start=1):
            sheet.write_row(row, 3, ["somebody", "Strong"])  # a row with one cell would be a note
            for place, cell in enumerate(cells):
                if isinstance(cell, datetime.date):
                    sheet.write_datetime(row, place, cell, formats[not isinstance(cell, datetime.datetime)])
                elif isinstance(cell, str):
                    sheet.write_string(row, place, cell)
                elif cell is not None:
                    sheet.write(row, place, cell)

    columns = dict(zip(["team", "role", "division"], range(3), strict=True))
    columns = {"wave_date" if place == dated else name: place for name, place in columns.items()} | {
        "subject_id": 3,
        "q1": 4,
    }
    data = workbook(fill, constant_memory=True)
    rows = row_by_row(data, columns, 5)
    con = duckdb.connect()
    assert opened(data)[0].stage_regular(con, columns, 5, 1)
    assert cells_of(con, columns) == rows, "by columns"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bombs, "LONG_BYTES", 1)
        patch.setattr(sheet_ends, "LARGE_BESIDE", 100)
        (sheet,) = opened(data)
    con = duckdb.connect()
    assert sheet.stage_regular(con, columns, 5, 1)
    assert [tidied(row) for row in cells_of(con, columns)] == [tidied(row) for row in rows]


def tidied(row: tuple) -> tuple:
    """However many spaces a line break leaves makes no difference to what a text means."""
    return tuple(" ".join(cell.split()) if isinstance(cell, str) else cell for cell in row)
