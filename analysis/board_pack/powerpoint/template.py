"""The slides' template: the organisation's own, or a plain wide one."""

import io
from dataclasses import dataclass

from pptx import Presentation, presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.slide import Slide, SlideLayout
from pptx.util import Emu, Pt

from analysis.board_pack import house_style
from analysis.board_pack.description import Look
from analysis.board_pack.layout.sheet import WIDE_SHEET, Box, Sheet
from domain.languages import _


TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
BODIES = (PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.BODY)
FOOTER_HEIGHT, NARROW_FOOTER_HEIGHT = 40, 58  # points kept free below the body, for where the figures come from
WIDE_BODY = 800  # points
BAND = 6  # points of the accent colour along the top
LEAST_WIDTH, LEAST_HEIGHT = 500, 250  # points of a body that a page fits on
TITLE_ONLY = "Title Only"


@dataclass(frozen=True)
class Template:
    """A presentation without slides, the layout that pages are laid on, and where a page's places are on it."""

    presentation: presentation.Presentation
    layout: SlideLayout
    sheet: Sheet

    def add_slide(self) -> Slide:
        """A slide with its title; other placeholders of the layout, which would stay empty, are taken out."""
        slide = self.presentation.slides.add_slide(self.layout)
        for shape in list(slide.placeholders):
            if shape.placeholder_format.type not in TITLES:
                shape._element.getparent().remove(shape._element)
        return slide


def opened(look: Look) -> Template:
    if look.powerpoint_template is None:
        return _plain(look.accent)
    try:
        presentation = Presentation(io.BytesIO(look.powerpoint_template))
    except Exception as error:  # a template comes from outside, and can be anything
        raise house_style.Unusable(
            _("The PowerPoint template can't be opened. Save it again as .pptx in PowerPoint.")
        ) from error
    _emptied(presentation)
    for layout in presentation.slide_layouts:
        sheet = _sheet(presentation, layout)
        if sheet is not None:
            return Template(presentation, layout, sheet)
    raise house_style.Unusable(
        _(
            "The PowerPoint template has no layout with a title and one large place for content. Add one to its slide master."
        )
    )


def _sheet(presentation, layout: SlideLayout) -> Sheet | None:
    """The places of a layout with a title and exactly one body that is large enough."""
    titles = [shape for shape in layout.placeholders if shape.placeholder_format.type in TITLES]
    bodies = [shape for shape in layout.placeholders if shape.placeholder_format.type in BODIES]
    if len(titles) != 1 or len(bodies) != 1:
        return None
    title, body = _box(titles[0]), _box(bodies[0])
    if body.width < LEAST_WIDTH or body.height < LEAST_HEIGHT or body.y < title.y:
        return None
    high = FOOTER_HEIGHT if body.width >= WIDE_BODY else NARROW_FOOTER_HEIGHT
    room = Box(body.x, body.y, body.width, body.height - high - 8)
    footer = Box(body.x, body.bottom - high, body.width, high)
    return Sheet(Emu(presentation.slide_width).pt, Emu(presentation.slide_height).pt, None, title, room, footer)


def _plain(accent: str) -> Template:
    """The library's own template, made wide, in Arial, with a band of the accent colour."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Pt(WIDE_SHEET.width), Pt(WIDE_SHEET.height)
    layout = next(layout for layout in presentation.slide_layouts if layout.name == TITLE_ONLY)
    for other in [other for other in presentation.slide_layouts if other.name != TITLE_ONLY]:
        presentation.slide_layouts.remove(other)
    master = presentation.slide_master
    for shape in (*master.placeholders, *layout.placeholders):
        if shape.placeholder_format.type in TITLES:
            _placed(shape, WIDE_SHEET.title)
            _titled(shape)
        else:
            shape._element.getparent().remove(shape._element)
    band = parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="99" name="Band" descr=""/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{Pt(WIDE_SHEET.width)}" cy="{Pt(BAND)}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="{accent[1:]}"/></a:solidFill>'
        "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )
    master.shapes._spTree.append(band)
    theme = next(relation.target_part for relation in master.part.rels.values() if relation.reltype.endswith("/theme"))
    theme._blob = theme.blob.replace(b'typeface="Calibri"', b'typeface="Arial"')
    return Template(presentation, layout, WIDE_SHEET)


def _titled(shape) -> None:
    """A title at the left and top of its place, in bold."""
    body = shape._element.txBody.find(f"{{{shape._element.nsmap['a']}}}bodyPr")
    for name, value in {"lIns": "0", "tIns": "0", "rIns": "0", "bIns": "0", "anchor": "t"}.items():
        body.set(name, value)
    for child in list(body):
        body.remove(child)
    styles = shape._element.txBody.find(f"{{{shape._element.nsmap['a']}}}lstStyle")
    for child in list(styles):
        styles.remove(child)
    styles.append(
        parse_xml(
            f'<a:lvl1pPr {nsdecls("a")} algn="l"><a:defRPr sz="2200" b="1"><a:solidFill><a:srgbClr val="212B32"/></a:solidFill>'
            "</a:defRPr></a:lvl1pPr>"
        )
    )


def _placed(shape, box: Box) -> None:
    shape.left, shape.top, shape.width, shape.height = Pt(box.x), Pt(box.y), Pt(box.width), Pt(box.height)


def _box(shape) -> Box:
    return Box(*(Emu(length).pt for length in (shape.left, shape.top, shape.width, shape.height)))


def _emptied(presentation) -> None:
    """Takes out the slides that a template comes with."""
    slides = presentation.slides._sldIdLst
    for slide in list(slides):
        presentation.part.drop_rel(slide.rId)
        slides.remove(slide)
