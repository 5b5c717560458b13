"""Writes a pack's tables as a workbook: a sheet a table, with all figures, and the certificate on a sheet of its own."""

import io
import re

import xlsxwriter

from analysis.board_pack.chart_workbook import NOT_FORMULAS
from analysis.board_pack.description import Column, Pack, Table
from analysis.board_pack.layout.measure import lines as lines_of
from analysis.charts import palette
from domain.languages import _


FORBIDDEN = re.compile(r"[\[\]:*?/\\']")  # in a sheet's name
LONGEST_NAME = 31
WIDEST, NARROWEST = 60, 9  # characters
LETTER_SIZE, LINE_HEIGHT = 11, 15  # points
LETTER_WIDTH = 5.6  # points that a sheet gives to each character of a column's width
FORMATS = {"share": "0%", "number": "#,##0", "text": "@"}


def xlsx(pack: Pack) -> bytes:
    """Each sheet has its header in row 1, which stays in view, and below the table where its figures come from."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, **NOT_FORMULAS}) as workbook:
        workbook.set_properties(
            {
                "title": pack.title,
                "author": pack.organisation,
                "comments": "",
                "created": pack.date.replace(tzinfo=None),
            }
        )
        tables = [(table, message) for message in pack.messages for table in message.sheets]
        if all(table.title != pack.certificate.title for table, _message in tables):
            tables.append((pack.certificate, pack.messages[-1]))
        contents, *names = _names([_("Contents"), *(table.title for table, _message in tables)])
        formats = _Formats(workbook, pack.look.accent)
        _contents(workbook.add_worksheet(contents), formats, pack, names, [table for table, _message in tables])
        for name, (table, message) in zip(names, tables, strict=True):
            _sheet(workbook.add_worksheet(name), formats, table, [*message.provenance, *filter(None, [message.link])])
    return file.getvalue()


class _Formats:
    def __init__(self, workbook, accent: str):
        self.workbook = workbook
        base = {"font_name": "Arial", "font_size": 11, "valign": "top"}
        self.header = workbook.add_format(
            base
            | {"bold": True, "font_color": palette.WHITE, "bg_color": accent, "text_wrap": True, "valign": "vcenter"}
        )
        self.quiet = workbook.add_format(base | {"font_size": 10, "font_color": palette.SECONDARY_TEXT})
        self.link = workbook.add_format(base | {"font_color": palette.NHS_BLUE, "underline": 1})
        self.base, self.made = base, {}

    def cell(self, kind: str, side: str, fill: str, is_bold: bool):
        """The format of a cell, made once."""
        key = (kind, side, fill, is_bold)
        if key not in self.made:
            own = {"num_format": FORMATS[kind], "align": side, "bold": is_bold, "text_wrap": kind == "text"}
            if fill:
                own |= {"bg_color": fill, "font_color": palette.text_on(fill)}
            self.made[key] = self.workbook.add_format(self.base | own)
        return self.made[key]


def _contents(sheet, formats: _Formats, pack: Pack, names: list[str], tables: list[Table]) -> None:
    headings = (_("Sheet"), _("Rows"))
    for place, heading in enumerate(headings):
        sheet.write_string(0, place, heading, formats.header)
    for row, (name, table) in enumerate(zip(names, tables, strict=True), start=1):
        sheet.write_url(row, 0, f"internal:'{name}'!A1", formats.link, string=name)
        sheet.write_number(row, 1, len(table.rows), formats.cell("number", "right", "", False))
    sheet.write_string(len(names) + 2, 0, pack.title, formats.quiet)
    lines = *pack.messages[0].provenance, pack.messages[0].link
    for row, line in enumerate(filter(None, lines), start=len(names) + 3):
        sheet.write_string(row, 0, line, formats.quiet)
    sheet.set_column(0, 0, 40)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _sheet(sheet, formats: _Formats, table: Table, about: list[str]) -> None:
    for place, column in enumerate(table.columns):
        sheet.write_string(0, place, column.heading, formats.header)
        sheet.set_column(place, place, _width(table, place, column))
    row = 0
    widths = [_width(table, place, column) for place, column in enumerate(table.columns)]
    sheet.set_row(0, _height([column.heading for column in table.columns], widths))
    for row, described in enumerate(table.rows, start=1):
        is_bold = described.kind != "plain"
        if described.kind != "group":
            sheet.set_row(row, _height([cell.text for cell in described.cells], widths))
        for place, cell in enumerate(described.cells):
            kind = table.columns[place].kind if described.kind != "group" else "text"
            side = "left" if kind == "text" else "right"
            strong = is_bold or cell.is_bold
            if cell.value is None:
                sheet.write_string(row, place, cell.text, formats.cell("text", side, cell.fill, strong))
            else:
                sheet.write_number(row, place, cell.value, formats.cell(kind, side, cell.fill, strong))
    for line in about:
        row += 1
        sheet.write_string(row + 1, 0, line, formats.quiet)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _width(table: Table, place: int, column: Column) -> float:
    texts = [row.cells[place].text for row in table.rows if row.kind != "group"]
    words = max((len(word) for word in column.heading.split()), default=0) + 2
    return min(max([NARROWEST, words, *(len(text) + 2 for text in texts)]), WIDEST)


def _height(texts: list[str], widths: list[float]) -> float:
    """Points that a row needs for its longest text, wrapped; programs differ in whether they find out for themselves."""
    lines = [lines_of(text, LETTER_SIZE, width * LETTER_WIDTH) for text, width in zip(texts, widths, strict=True)]
    return max(lines, default=1) * LINE_HEIGHT


def _names(titles: list[str]) -> list[str]:
    """The titles as names of sheets: short, without signs that Excel refuses, and each once."""
    names: list[str] = []
    for title in titles:
        short, number = _short(title), 2
        while short.casefold() in {name.casefold() for name in names}:
            ending = f" {number}"
            short = f"{_short(title, LONGEST_NAME - len(ending))}{ending}"
            number += 1
        names.append(short)
    return names


def _short(title: str, most: int = LONGEST_NAME) -> str:
    return FORBIDDEN.sub(" ", title)[:most].strip() or _("Table")
