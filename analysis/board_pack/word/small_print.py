"""What stands small in a paper: notes and links, and at the foot of every page where the figures come from."""

from docx.document import Document as Paper
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from analysis.board_pack.description import Message
from analysis.board_pack.word.tables import colour
from analysis.charts import palette
from domain.languages import _


SIZE = 8.5  # points
FIELD = "\0"  # where a program puts a page's number


def small(written, text: str):
    run = written.add_run(text)
    run.font.size, run.font.color.rgb = Pt(SIZE), colour(palette.SECONDARY_TEXT)
    return written


def link(paragraph, address: str, text: str) -> None:
    relation = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), relation)
    run = paragraph.add_run(text)
    run.font.size, run.font.color.rgb, run.font.underline = (
        Pt(SIZE),
        RGBColor.from_string(palette.NHS_BLUE[1:]),
        True,
    )
    link.append(run._r)
    paragraph._p.append(link)


def footer(paper: Paper, message: Message) -> None:
    """Where the figures come from, at the foot of every page, and the page's number."""
    for section in paper.sections:
        section.footer.is_linked_to_previous = False
        for element in list(section.footer._element):
            section.footer._element.remove(element)
        source = small(section.footer.add_paragraph(), f"{' · '.join(message.provenance)}. ")
        if message.link:
            link(source, message.link, message.link)
        before, after = _("Page {number}", number=FIELD).split(FIELD)
        number = small(section.footer.add_paragraph(), before)
        for text, kind in ((None, "begin"), ("PAGE", None), (None, "end")):
            run = number.add_run()
            run.font.size, run.font.color.rgb = Pt(SIZE), colour(palette.SECONDARY_TEXT)
            part = OxmlElement("w:instrText" if text else "w:fldChar")
            if text:
                part.text = text
            else:
                part.set(qn("w:fldCharType"), kind)
            run._r.append(part)
        if after:
            small(number, after)
