"""Writes a pack as slides that PowerPoint can edit: charts as charts, tables as tables, each with its alternative text."""

import io
from collections.abc import Callable

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import PP_ALIGN
from pptx.shapes.autoshape import Shape
from pptx.slide import Slide
from pptx.util import Pt

from analysis.board_pack import archive
from analysis.board_pack.description import Pack, Paragraph
from analysis.board_pack.layout import cover
from analysis.board_pack.layout.pages import pages
from analysis.board_pack.layout.sheet import Block, Box, Drawing, Grid, Page, Sheet
from analysis.board_pack.powerpoint import charts, tables
from analysis.board_pack.powerpoint.template import Template, opened
from analysis.charts import palette
from domain.languages import ENGLISH, _, language
from domain.languages.locale import tag


FOOTER_SIZE = 9
NAME_SIZE = 12
BULLET = "•"
INDENT = Pt(12)


def pptx(pack: Pack, follow: Callable[[int, int], object] = lambda done, of: None) -> bytes:
    """The pack on the organisation's template, or on a plain one; `follow` is told how many slides of how many are made."""
    template = opened(pack.look)
    every = pages(pack, template.sheet)
    for number, page in enumerate(every, start=1):
        _slide(template, pack, page, number)
        follow(number, len(every))
    package = template.presentation.part.package
    for relations in (package._rels, template.presentation.part.rels):
        for name in [name for name, relation in relations.items() if archive.is_left_behind(relation)]:
            relations.pop(name)
    _named(template, pack)
    file = io.BytesIO()
    template.presentation.save(file)
    return archive.settled(file.getvalue(), pack.date)


def _slide(template: Template, pack: Pack, page: Page, number: int) -> None:
    slide = template.add_slide()
    title = _title(slide)
    title.text_frame.text = page.title
    for run in title.text_frame.paragraphs[0].runs:
        run.font.size = Pt(page.title_size)
    sheet, message = template.sheet, page.message
    if message.is_cover and sheet.name is not None:
        _front(slide, sheet, page, pack.look.accent)
    for part in page.parts:
        if isinstance(part, Drawing):
            charts.add(slide, part, pack.date)
        elif isinstance(part, Grid):
            tables.add(slide, part, pack.look.accent)
        else:
            _text(slide, part, pack.look.accent)
    if sheet.name is not None and not message.is_cover:
        _line(slide, sheet.name, _("Section"), message.name, NAME_SIZE, pack.look.accent, is_bold=True)
    _footer(slide, sheet, page, number)
    notes = slide.notes_slide.notes_text_frame
    assert notes is not None  # of a notes page that was just made
    notes.text = _notes(page)
    if language() != ENGLISH:  # which is what a program takes a text without a language for
        for part in (slide, slide.notes_slide):
            _in_language(part._element)


def _title(slide: Slide) -> Shape:
    title = slide.shapes.title
    assert title is not None  # of a layout that was chosen for its title
    return title


def _front(slide: Slide, sheet: Sheet, page: Page, accent: str) -> None:
    """A cover's title at its own place, under a broad band of the accent colour."""
    title, place = _title(slide), page.place
    title.left, title.top, title.width, title.height = map(Pt, (place.x, place.y, place.width, place.height))
    band = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Pt(0), Pt(0), Pt(sheet.width), Pt(cover.BAND))
    band.name = _("Band")
    band._element.nvSpPr.cNvPr.set("descr", _("A band of the organisation's colour"))
    band.fill.solid()
    band.fill.fore_color.rgb = _colour(accent)
    band.line.fill.background()
    band.shadow.inherit = False


def _text(slide: Slide, part: Block, accent: str) -> None:
    name = _("Note") if part.is_quiet else _("Text")
    frame = _box(slide, part.box, name)
    for place, paragraph in enumerate(part.paragraphs):
        line = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        line.space_after = Pt(6)
        if paragraph.kind == "point":
            properties = line._p.get_or_add_pPr()
            properties.set("marL", str(INDENT))
            properties.set("indent", str(-INDENT))
            properties.append(properties.makeelement(_drawn("buChar"), {"char": BULLET}))
        for run in paragraph.runs:
            written = line.add_run()
            written.text = run.text
            written.font.bold = run.is_bold
            written.font.size = Pt(part.size)
            written.font.color.rgb = _colour(_colour_of(paragraph, part, accent))


def _colour_of(paragraph: Paragraph, part: Block, accent: str) -> str:
    if paragraph.kind == "heading":
        return accent
    return palette.SECONDARY_TEXT if part.is_quiet else palette.TEXT


def _footer(slide: Slide, sheet: Sheet, page: Page, number: int) -> None:
    """Where the figures come from, the link, and the page's number as a field that follows the slides' order."""
    frame = _box(slide, sheet.footer, _("Where the figures come from"))
    texts = filter(None, (" · ".join(page.message.provenance), page.message.link))
    for place, text in enumerate(texts):
        line = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        run = line.add_run()
        run.text, run.font.size = text, Pt(FOOTER_SIZE)
        run.font.color.rgb = _colour(palette.SECONDARY_TEXT)
        if place:
            run.hyperlink.address = page.message.link
    if sheet.name is not None and not page.message.is_cover:
        _number(slide, sheet, sheet.name, number)


def _number(slide: Slide, sheet: Sheet, beside: Box, number: int) -> None:
    width = 100
    box = Box(sheet.footer.x + sheet.footer.width - width, beside.y, width, beside.height)
    line = _box(slide, box, _("Page number")).paragraphs[0]
    line.alignment = PP_ALIGN.RIGHT
    field = line._p.makeelement(_drawn("fld"), {"id": "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", "type": "slidenum"})
    text = field.makeelement(_drawn("t"), {})
    text.text = str(number)
    properties = field.makeelement(_drawn("rPr"), {"lang": tag(), "sz": str(FOOTER_SIZE * 100)})
    field.extend([properties, text])
    line._p.append(field)


def _line(slide: Slide, box: Box, name: str, text: str, size: float, colour: str, is_bold: bool = False) -> None:
    run = _box(slide, box, name).paragraphs[0].add_run()
    run.text, run.font.size, run.font.bold = text, Pt(size), is_bold
    run.font.color.rgb = _colour(colour)


def _box(slide: Slide, box: Box, name: str):
    """An empty text box without margins; its text is its own alternative, and its name says what it is."""
    shape = slide.shapes.add_textbox(Pt(box.x), Pt(box.y), Pt(box.width), Pt(box.height))
    shape.name = name
    shape._element.nvSpPr.cNvPr.set("descr", name)
    frame = shape.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    return frame


def _notes(page: Page) -> str:
    """What a presenter says: the page in words, with what stands under it."""
    message = page.message
    chart = [message.chart.alternative] if message.chart else []
    said = [page.title, *(paragraph.text for paragraph in message.text), *chart, message.note]
    return "\n".join(filter(None, [*said, " · ".join(message.provenance), message.link]))


def _in_language(element) -> None:
    """Says of every run in which language it is, for whoever reads it out, and for spelling."""
    for run in element.iter(_drawn("r")):
        run.get_or_add_rPr().set("lang", tag())


def _named(template: Template, pack: Pack) -> None:
    """The file's own data: what it is and whose, and the publication's date for every date."""
    properties = template.presentation.core_properties
    properties.title, properties.author, properties.last_modified_by = pack.title, pack.organisation, "Ninefold"
    properties.created = properties.modified = properties.last_printed = pack.date.replace(tzinfo=None)
    properties.subject = properties.keywords = properties.comments = properties.category = ""
    properties.language, properties.revision = tag(), 1


def _colour(colour: str) -> RGBColor:
    return RGBColor.from_string(colour.removeprefix("#"))


def _drawn(tag: str) -> str:
    return f"{{http://schemas.openxmlformats.org/drawingml/2006/main}}{tag}"
