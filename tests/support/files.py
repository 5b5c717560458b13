"""Texts, workbooks and archives, written down."""

import csv
import io
import zipfile

import xlsxwriter

from tests.support.door import assessment


def as_text(rows: list[list[str]], delimiter: str = ",") -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode()


def as_workbook(sheets: dict[str, list[list[str]]], hidden: tuple[str, ...] = (), merged: tuple = ()) -> bytes:
    """`merged` are ranges of the first sheet, with their text, that a merged cell takes."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        if name in hidden:
            sheet.hide()
        for cells, text in merged if name == next(iter(sheets)) else ():
            sheet.merge_range(cells, text)
    next(sheet for sheet in book.worksheets() if sheet.name not in hidden or len(sheets) == len(hidden)).activate()
    book.close()
    return file.getvalue()


def zipped(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return file.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


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
