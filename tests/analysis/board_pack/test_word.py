"""The paper in Word: tables as tables, charts as described pictures, the figures' origin at the foot, an own template."""

import io
import zipfile
from dataclasses import replace

import pytest
from docx import Document
from docx.oxml.ns import qn

from analysis.board_pack import house_style, word
from analysis.board_pack.description import Look


@pytest.fixture(scope="module")
def paper(files):
    return Document(io.BytesIO(files[".docx"]))


def test_every_message_has_its_sentence_as_a_heading(paper, a_pack):
    headings = [one.text for one in paper.paragraphs if one.style.name in ("Title", "Heading 2")]
    assert headings == [message.title for message in a_pack.messages]


def test_tables_are_tables_whose_header_comes_again_on_every_page(paper, a_pack):
    described = [message.table for message in a_pack.messages if message.table]
    assert len(paper.tables) == len(described)
    for table, one in zip(paper.tables, described, strict=True):
        assert [cell.text for cell in table.rows[0].cells] == [column.heading for column in one.columns]
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        plain = [row for row, of in zip(table.rows[1:], one.rows, strict=True) if of.kind != "group"]
        assert [[cell.text for cell in row.cells] for row in plain] == [
            [cell.text for cell in row.cells] for row in one.rows if row.kind != "group"
        ]


def test_every_picture_has_an_alternative_text(paper, a_pack):
    pictures = [shape._inline.docPr.get("descr") for shape in paper.inline_shapes]
    assert pictures == [f"{m.chart.title}. {m.chart.alternative}" for m in a_pack.messages if m.chart]


def test_the_foot_of_every_page_says_where_the_figures_come_from(paper, a_pack):
    foot = " ".join(paragraph.text for paragraph in paper.sections[0].footer.paragraphs)
    for part in (*a_pack.messages[0].provenance, "Page"):
        assert part in foot
    links = [relation.target_ref for relation in paper.sections[0].footer.part.rels.values() if relation.is_external]
    assert links == [a_pack.messages[0].link]


def test_every_message_links_to_its_view(paper, a_pack):
    links = {relation.target_ref for relation in paper.part.rels.values() if relation.is_external}
    assert links == {message.link for message in a_pack.messages}


def test_an_own_template_is_honoured(a_pack):
    template = Document()
    template.add_paragraph("An example that comes with the template.")
    template.styles["Normal"].font.name = "Verdana"
    template.styles["Title"].element.getparent().remove(template.styles["Title"].element)
    file = io.BytesIO()
    template.save(file)
    made = Document(io.BytesIO(word.docx(replace(a_pack, look=Look("#005EB8", None, file.getvalue())))))
    assert made.styles["Normal"].font.name == "Verdana"
    texts = [paragraph.text for paragraph in made.paragraphs]
    assert texts[0] == a_pack.title
    assert "An example that comes with the template." not in texts


def test_a_template_that_can_not_be_opened_is_refused(a_pack):
    with pytest.raises(house_style.Unusable, match="Word template can't be opened"):
        word.docx(replace(a_pack, look=Look("#005EB8", None, b"nothing")))


def test_a_plain_paper_is_in_arial(files):
    with zipfile.ZipFile(io.BytesIO(files[".docx"])) as archive:
        styles = archive.read("word/styles.xml").decode()
    assert 'w:ascii="Arial"' in styles
    assert "Calibri" not in styles
