"""Writes a table in a paper: a header row that comes again on every page, hairlines, colours where the description has them."""

from docx.document import Document as Paper
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Pt, RGBColor

from analysis.board_pack.description import Column, Row, Table
from analysis.board_pack.layout import measure
from analysis.board_pack.layout.fitting import Fitted, fit
from analysis.charts import palette


SIZES = (10, 9, 8)
HAIRLINE, GROUP_FILL = "#D8DDE0", "#E8EDEE"
UPRIGHT_WIDTH = 34  # points of a column whose heading stands upright
NAMES_SHARE = 0.32  # of the width, for the names beside such columns
PEOPLE_WIDTH = 62  # points
UPRIGHT_ROOM = 14  # points that an upright heading needs beside its text


def add(paper: Paper, table: Table, room: Length, accent: str) -> None:
    fitted, is_upright = _fitted(table, room.pt)
    written = paper.add_table(rows=1 + len(table.rows), cols=len(table.columns))
    written.autofit = False
    _described(written, table.title)
    for place, width in enumerate(fitted.widths):
        written.columns[place].width = Pt(width)
    rows = list(written.rows)
    _header(rows[0], table, fitted, accent, is_upright)
    for row, described in zip(rows[1:], table.rows, strict=True):
        _row(row, described, table.columns, fitted)
    spacer = paper.add_paragraph()
    spacer.paragraph_format.space_after = Pt(0)


def colour(text: str) -> RGBColor:
    return RGBColor.from_string(text.removeprefix("#"))


def _fitted(table: Table, room: float) -> tuple[Fitted, bool]:
    """The table in the largest letters in which it fits; where none do, its headings of figures stand upright."""
    for size in SIZES:
        fitted = fit(table, room, size, is_stretched=True)
        if not fitted.is_cramped:
            return fitted, False
    fitted = fit(table, room, SIZES[-1])
    figures = [column.kind == "share" for column in table.columns]
    upright = min(UPRIGHT_WIDTH, (room * (1 - NAMES_SHARE) - PEOPLE_WIDTH) / max(sum(figures), 1))
    others = (room - upright * sum(figures) - PEOPLE_WIDTH) / max(len(figures) - sum(figures) - 1, 1)
    widths = [
        upright if is_figure else PEOPLE_WIDTH if column.kind == "number" else others
        for column, is_figure in zip(table.columns, figures, strict=True)
    ]
    return Fitted(fitted.size, tuple(widths), fitted.header, fitted.heights), True


def _header(row, table: Table, fitted: Fitted, accent: str, is_upright: bool) -> None:
    properties = row._tr.get_or_add_trPr()
    for name in ("w:cantSplit", "w:tblHeader"):
        properties.append(OxmlElement(name))
    if is_upright:
        row.height = Pt(
            max(measure.width(column.heading, fitted.size, True) for column in table.columns) + UPRIGHT_ROOM
        )
    for place, column in enumerate(table.columns):
        cell = row.cells[place]
        cell.width = Pt(fitted.widths[place])
        _write(cell, column.heading, fitted.size, palette.WHITE, accent, _align(column, table.is_filled), is_bold=True)
        if is_upright and column.kind == "share":
            direction = OxmlElement("w:textDirection")
            direction.set(qn("w:val"), "btLr")
            cell._tc.get_or_add_tcPr().append(direction)


def _row(row, described: Row, columns: tuple[Column, ...], fitted: Fitted) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    cells = row.cells
    if described.kind == "group":
        whole = cells[0].merge(cells[-1])
        _write(
            whole, described.cells[0].text, fitted.size, palette.TEXT, GROUP_FILL, WD_ALIGN_PARAGRAPH.LEFT, is_bold=True
        )
        return
    for place, (cell, column) in enumerate(zip(described.cells, columns, strict=True)):
        cells[place].width = Pt(fitted.widths[place])
        ink = palette.text_on(cell.fill) if cell.fill else palette.TEXT
        align = _align(column, bool(cell.fill))
        _write(
            cells[place],
            cell.text,
            fitted.size,
            ink,
            cell.fill,
            align,
            is_bold=cell.is_bold or described.kind == "whole",
        )


def _write(cell, text: str, size: float, ink: str, fill: str, align, is_bold: bool) -> None:
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = cell.paragraphs[0]
    paragraph.alignment = align
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
    run = paragraph.add_run(text)
    run.bold, run.font.size, run.font.color.rgb = is_bold, Pt(size), colour(ink)
    properties = cell._tc.get_or_add_tcPr()
    borders = OxmlElement("w:tcBorders")
    for side, line in (("bottom", HAIRLINE), ("right", palette.WHITE if fill else None)):
        if line:
            border = OxmlElement(f"w:{side}")
            for name, value in (("val", "single"), ("sz", "4"), ("color", line[1:])):
                border.set(qn(f"w:{name}"), value)
            borders.append(border)
    properties.append(borders)
    if fill:
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", fill[1:])):
            shade.set(qn(f"w:{name}"), value)
        properties.append(shade)


def _align(column: Column, is_tile: bool):
    if is_tile and column.kind == "share":
        return WD_ALIGN_PARAGRAPH.CENTER
    return WD_ALIGN_PARAGRAPH.LEFT if column.kind == "text" else WD_ALIGN_PARAGRAPH.RIGHT


def _described(written, title: str) -> None:
    """The table's alternative text, and that its first row is its header."""
    properties = written._tbl.tblPr
    for name in ("w:tblCaption", "w:tblDescription"):
        element = OxmlElement(name)
        element.set(qn("w:val"), title)
        properties.append(element)
