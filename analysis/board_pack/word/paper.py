"""Writes a pack as an ordinary paper that Word can edit: headings, tables as tables, charts as pictures with their text."""

import io
from collections.abc import Callable
from typing import Any

from docx import Document
from docx.document import Document as Paper
from docx.oxml.ns import qn
from docx.shared import Length, Pt

from analysis.board_pack import archive, house_style, typeset
from analysis.board_pack.description import Chart, Message, Pack, Paragraph
from analysis.board_pack.layout.pages import chart_height
from analysis.board_pack.word import tables
from analysis.board_pack.word.small_print import footer, link, small
from analysis.board_pack.word.tables import colour
from analysis.charts import palette
from domain.languages import _
from domain.languages.locale import tag


MARGIN = Pt(56)
A4 = (Pt(595.3), Pt(841.9))
FONT = "Arial"
TEXT_SIZE = 11
POINT_STYLE, PLAIN_STYLE = "List Bullet", "Normal"
CHART_HEIGHT, MOST_CHART_HEIGHT = 0.75, 280  # of the height that a chart has on a slide, and in points
CHART_HEIGHT_BESIDE_TEXT = 220  # points at most under a text, so that the message stays on one page
LEAST_CHART_WIDTH = 480  # points at which a chart is drawn, to be scaled to the paper's


def docx(pack: Pack, follow: Callable[[int, int], object] = lambda done, of: None) -> bytes:
    """The pack on the organisation's template, or on a plain one in Arial; `follow` is told how much of it is made."""
    paper = _opened(pack)
    for number, message in enumerate(pack.messages):
        before = pack.messages[number - 1] if number else None
        first = _headed(paper, pack, message, before)
        first.paragraph_format.page_break_before = before is not None
        _message(paper, message, pack.look.accent)
        follow(number + 1, len(pack.messages))
    relations = paper.part.package.rels
    for name in [name for name, relation in relations.items() if archive.is_left_behind(relation)]:
        del relations[name]
    footer(paper, pack.messages[0])
    _named(paper, pack)
    file = io.BytesIO()
    paper.save(file)
    return archive.settled(file.getvalue(), pack.date)


def _opened(pack: Pack) -> Paper:
    if pack.look.word_template is None:
        return _plain()
    try:
        paper = Document(io.BytesIO(pack.look.word_template))
    except Exception as error:  # a template comes from outside, and can be anything
        raise house_style.Unusable(_("The Word template can't be opened. Save it again as .docx in Word.")) from error
    body = paper.element.body
    for element in list(body):
        if element.tag != qn("w:sectPr"):
            body.remove(element)
    return paper


def _plain() -> Paper:
    paper = Document()
    section = paper.sections[0]
    section.page_width, section.page_height = A4
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    for style in paper.styles:
        if style.type in (1, 2) and style.element.rPr is not None:  # of paragraphs and of characters
            fonts = style.element.rPr.find(qn("w:rFonts"))
            if fonts is not None:
                style.element.rPr.remove(fonts)
    paper.styles[PLAIN_STYLE].font.name = FONT
    paper.styles[PLAIN_STYLE].font.size = Pt(TEXT_SIZE)
    paper.styles[PLAIN_STYLE].paragraph_format.space_after = Pt(6)
    for fonts in paper.styles.element.iter(qn("w:rFonts")):
        for name in list(fonts.attrib):
            del fonts.attrib[name]
        for name in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{name}"), FONT)
    return paper


def _headed(paper: Paper, pack: Pack, message: Message, before: Message | None):
    """The headings over a message, of which the first is given back: the paper's, or its section's and its own."""
    if before is None:
        return _heading(paper, message.title, 0, pack.look.accent)
    if message.name == before.name:
        return _heading(paper, message.title, 2, palette.TEXT)
    first = _heading(paper, message.name, 1, pack.look.accent)
    _heading(paper, message.title, 2, palette.TEXT)
    return first


def _message(paper: Paper, message: Message, accent: str) -> None:
    for paragraph in message.text:
        _paragraph(paper, paragraph, accent)
    if message.chart is not None:
        _picture(paper, message.chart, CHART_HEIGHT_BESIDE_TEXT if message.text else MOST_CHART_HEIGHT)
    if message.table is not None:
        tables.add(paper, message.table, _room(paper), accent)
    if message.note:
        small(paper.add_paragraph(), message.note)
    if message.link:
        link(small(paper.add_paragraph(), ""), message.link, _("This view in the dashboard"))


def _heading(paper: Paper, text: str, level: int, ink: str):
    written = paper.add_paragraph(style=_known(paper, f"Heading {level}" if level else "Title"))
    run = written.add_run(text)
    run.font.color.rgb = colour(ink)
    written.paragraph_format.keep_with_next = True
    written.paragraph_format.space_after = Pt(6)
    return written


def _known(paper: Paper, style: str) -> str | None:
    """A style's name, where a template has it."""
    return style if style in [one.name for one in paper.styles] else None


def _paragraph(paper: Paper, paragraph: Paragraph, accent: str) -> None:
    if paragraph.kind == "heading":
        _heading(paper, paragraph.text, 3, accent)
        return
    written = paper.add_paragraph(style=_known(paper, POINT_STYLE) if paragraph.kind == "point" else None)
    for run in paragraph.runs:
        written.add_run(run.text).bold = run.is_bold


def _picture(paper: Paper, chart: Chart, most: float) -> None:
    width = max(_room(paper).pt, LEAST_CHART_WIDTH)
    drawn = typeset.chart_picture(chart, width, min(chart_height(chart) * CHART_HEIGHT, most))
    paragraph = paper.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    picture = paragraph.add_run().add_picture(io.BytesIO(drawn), width=_room(paper))
    inline: Any = picture._inline
    properties = inline.docPr
    properties.set("name", _("Chart"))
    properties.set("descr", f"{chart.title}. {chart.alternative}")
    inline.graphic.graphicData.pic.nvPicPr.cNvPr.set("name", _("Chart"))


def _room(paper: Paper) -> Length:
    section = paper.sections[0]
    return Length((section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0))


def _named(paper: Paper, pack: Pack) -> None:
    """The file's own data: what it is and whose, and the publication's date for every date."""
    properties = paper.core_properties
    properties.title, properties.author, properties.last_modified_by = pack.title, pack.organisation, "Ninefold"
    properties.created = properties.modified = properties.last_printed = pack.date.replace(tzinfo=None)
    properties.subject = properties.keywords = properties.comments = properties.category = ""
    properties.language, properties.revision = tag(), 1
    for language in paper.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), tag())
