"""Writes a table on a slide: a header row that says so, hairlines between rows, colours where the description has them."""

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.slide import Slide
from pptx.util import Pt

from analysis.board_pack.description import Cell, Column, Row
from analysis.board_pack.layout.fitting import PADDING_X
from analysis.board_pack.layout.sheet import Grid
from analysis.charts import palette
from domain.languages import _


PLAIN_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # PowerPoint's "No Style, No Grid"
HAIRLINE, GROUP_FILL = "#D8DDE0", "#E8EDEE"
LINES = {"L": (palette.WHITE, 1.5), "R": (palette.WHITE, 1.5), "T": (HAIRLINE, 0.5), "B": (HAIRLINE, 0.5)}


def add(slide: Slide, part: Grid, accent: str) -> None:
    box, table, fitted = part.box, part.table, part.fitted
    shape = slide.shapes.add_table(
        len(table.rows) + 1, len(table.columns), Pt(box.x), Pt(box.y), Pt(sum(fitted.widths)), Pt(fitted.height)
    )
    shape.name = _("Table")
    shape._element.nvGraphicFramePr.cNvPr.set("descr", table.title)
    grid = shape.table
    properties = grid._tbl.tblPr
    assert properties is not None  # python-pptx writes the style there
    properties.find(f"{{{grid._tbl.nsmap['a']}}}tableStyleId").text = PLAIN_STYLE
    grid.first_row, grid.horz_banding = True, False
    for place, width in enumerate(fitted.widths):
        grid.columns[place].width = Pt(width)
    for place, height in enumerate((fitted.header, *fitted.heights)):
        grid.rows[place].height = Pt(height)
    headings = list(grid.rows[0].cells)
    for cell, column in zip(headings, table.columns, strict=True):
        align = PP_ALIGN.CENTER if table.is_filled and column.kind == "share" else _align(column)
        _write(cell, column.heading, fitted.size, palette.WHITE, accent, align, is_bold=True, is_tile=table.is_filled)
    for number, row in enumerate(table.rows, start=1):
        _row(grid, number, row, table.columns, fitted.size)


def _row(grid, number: int, row: Row, columns: tuple[Column, ...], size: float) -> None:
    cells = list(grid.rows[number].cells)
    if row.kind == "group":
        cells[0].merge(cells[-1])
        _write(cells[0], row.cells[0].text, size, palette.TEXT, GROUP_FILL, PP_ALIGN.LEFT, is_bold=True)
        return
    for written, cell, column in zip(cells, row.cells, columns, strict=True):
        align = PP_ALIGN.CENTER if cell.fill else _align(column)
        _write(
            written,
            cell.text,
            size,
            _ink(cell),
            cell.fill,
            align,
            is_bold=cell.is_bold or row.kind == "whole",
            is_tile=bool(cell.fill),
        )


def _ink(cell: Cell) -> str:
    return palette.text_on(cell.fill) if cell.fill else palette.TEXT


def _write(cell, text: str, size: float, ink: str, fill: str, align, is_bold: bool, is_tile: bool = False) -> None:
    cell.margin_left = cell.margin_right = Pt(PADDING_X)
    cell.margin_top = cell.margin_bottom = Pt(1.5)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    properties = cell._tc.get_or_add_tcPr()
    for side, (colour, weight) in LINES.items():
        if side in "LR" and not is_tile:
            continue
        properties.append(
            parse_xml(
                f'<a:ln{side} {nsdecls("a")} w="{int(Pt(weight))}"><a:solidFill><a:srgbClr val="{colour[1:]}"/></a:solidFill>'
                f"</a:ln{side}>"
            )
        )
    if fill:
        cell.fill.solid()
        cell.fill.fore_color.rgb = RGBColor.from_string(fill[1:])
    line = cell.text_frame.paragraphs[0]
    line.alignment = align
    run = line.add_run()
    run.text, run.font.size, run.font.bold = text, Pt(size), is_bold
    run.font.color.rgb = RGBColor.from_string(ink[1:])


def _align(column: Column):
    return PP_ALIGN.LEFT if column.kind == "text" else PP_ALIGN.RIGHT
