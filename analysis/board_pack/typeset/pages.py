"""Draws a pack's pages with typst: as a tagged PDF, as pictures, and single charts as pictures for other papers."""

import json
from dataclasses import replace

import typst

from analysis.board_pack.description import Chart, Pack, Paragraph
from analysis.board_pack.layout import axes, cover
from analysis.board_pack.layout.pages import pages
from analysis.board_pack.layout.sheet import WIDE_SHEET, Block, Box, Drawing, Grid, Page, Sheet
from analysis.board_pack.typeset.fonts import FONTS, HERE, PDF_STANDARD, drawable, drawable_chart
from analysis.charts import palette
from domain.languages import _
from domain.languages.locale import tag


PIXELS_PER_INCH = 144  # a sheet of 960 by 540 points has 1920 by 1080


def pdf(pack: Pack) -> bytes:
    """One PDF/UA-1 file, drawn at once; typst refuses to write one that breaks the standard."""
    pack = drawable(pack)
    return _compile(
        "page.typ", _described(pack, pages(pack)), format="pdf", pdf_standards=PDF_STANDARD, timestamp=pack.date
    )


def picture(pack: Pack, shown: list[Page], number: int) -> bytes:
    """A PNG of one page of a pack that is `drawable`, counted from 1, 1920 by 1080."""
    described = _described(pack, shown, number)
    return _compile("page.typ", described, format="png", ppi=PIXELS_PER_INCH)[0]


def chart_picture(chart: Chart, width: float, height: float) -> bytes:
    """A PNG of one chart, of so many points."""
    drawn = _drawing(Drawing(Box(0, 0, width, height), drawable_chart(chart))) | {
        "ink": palette.TEXT,
        "quiet": palette.SECONDARY_TEXT,
    }
    return _compile("picture.typ", drawn | {"fonts": FONTS} | _spoken(), format="png", ppi=PIXELS_PER_INCH * 1.5)[0]


def _compile(file: str, description: dict, **options):
    inputs = {"pack": json.dumps(description, ensure_ascii=False)}
    result = typst.compile(HERE / file, root=HERE, sys_inputs=inputs, **options)
    return result if isinstance(result, list) or options["format"] == "pdf" else [result]


def _described(pack: Pack, every: list[Page], only: int | None = None, sheet: Sheet = WIDE_SHEET) -> dict:
    """All pages, or only one of them, counted from 1."""
    return _spoken() | {
        "title": pack.title,
        "author": pack.organisation,
        "description": _("Board pack of {organisation}, made with Ninefold", organisation=pack.organisation),
        "width": sheet.width,
        "height": sheet.height,
        "ink": palette.TEXT,
        "quiet": palette.SECONDARY_TEXT,
        "accent": pack.look.accent,
        "fonts": FONTS,
        "pages": [
            _page(page, sheet) | {"numbered": _("Page {number} of {pages}", number=number, pages=len(every))}
            for number, page in enumerate(every, start=1)
            if only in (None, number)
        ],
    }


def _spoken() -> dict:
    """The language, as typst takes it."""
    code, _hyphen, region = tag().partition("-")
    return {"language": code, "region": region}


def _page(page: Page, sheet: Sheet) -> dict:
    assert sheet.name is not None  # only an organisation's own template for slides may lack it
    return {
        "name": "" if page.message.is_cover else page.message.name,
        "band": cover.BAND if page.message.is_cover else 6,
        "title": page.title,
        "size": page.title_size,
        "kicker": _box(sheet.name),
        "place": _box(page.place),
        "parts": [_part(part) for part in page.parts],
        "footer": _box(sheet.footer),
        "number": _box(replace(sheet.name, width=sheet.footer.width)),
        "provenance": " · ".join(page.message.provenance),
        "link": page.message.link,
    }


def _part(part: Block | Drawing | Grid) -> dict:
    if isinstance(part, Block):
        paragraphs = [_paragraph(paragraph) for paragraph in part.paragraphs]
        return {
            "kind": "text",
            "box": _box(part.box),
            "size": part.size,
            "paragraphs": paragraphs,
            "quiet": part.is_quiet,
        }
    return _grid(part) if isinstance(part, Grid) else _drawing(part)


def _paragraph(paragraph: Paragraph) -> dict:
    return {"kind": paragraph.kind, "runs": [{"text": run.text, "bold": run.is_bold} for run in paragraph.runs]}


def _grid(part: Grid) -> dict:
    rows = [
        {
            "kind": row.kind,
            "cells": [
                {
                    "text": cell.text,
                    "fill": cell.fill,
                    "ink": palette.text_on(cell.fill) if cell.fill else palette.TEXT,
                    "bold": cell.is_bold or row.kind == "whole",
                }
                for cell in row.cells
            ],
        }
        for row in part.table.rows
    ]
    return {
        "kind": "table",
        "box": _box(part.box),
        "size": part.fitted.size,
        "widths": part.fitted.widths,
        "header": part.fitted.header,
        "heights": part.fitted.heights,
        "columns": [{"heading": column.heading, "kind": column.kind} for column in part.table.columns],
        "rows": rows,
        "filled": part.table.is_filled,
    }


def _drawing(part: Drawing) -> dict:
    chart, scale = part.chart, axes.scale(part.chart)
    series = [
        {
            "name": one.name,
            "colour": one.colour,
            "fill": one.fill,
            "ink": axes.ink(one),
            "values": one.values,
            "lower": one.lower,
            "upper": one.upper,
            "labels": [axes.label(chart, value) for value in one.values],
        }
        for one in chart.series
    ]
    return {
        "kind": "chart",
        "shape": chart.kind,
        "box": _box(part.box),
        "alternative": chart.alternative,
        "categories": axes.categories(chart),
        "series": series,
        "names": axes.names_width(chart, part.box.width),
        "low": scale.low,
        "high": scale.high,
        "ticks": [[tick, axes.tick(chart, tick)] for tick in scale.ticks],
    }


def _box(box: Box) -> dict:
    return {"x": box.x, "y": box.y, "width": box.width, "height": box.height}
