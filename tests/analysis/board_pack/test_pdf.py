"""The PDF: tagged to PDF/UA-1, as far as its structure shows it; typst itself refuses to write what breaks the standard."""

import io

import pytest
from pypdf import PdfReader

from analysis.board_pack.layout.pages import pages


@pytest.fixture(scope="module")
def reader(files):
    return PdfReader(io.BytesIO(files[".pdf"]))


def structure(reader) -> list:
    """Every element of the structure tree, in the order in which it is read."""
    found = []

    def walk(element):
        element = element.get_object()
        if isinstance(element, list):
            for one in element:
                walk(one)
        elif hasattr(element, "get") and "/S" in element:
            found.append(element)
            if "/K" in element:
                walk(element["/K"])

    walk(reader.trailer["/Root"]["/StructTreeRoot"]["/K"])
    return found


def kinds(reader) -> list[str]:
    return [element["/S"] for element in structure(reader)]


def test_it_says_that_it_is_pdf_ua_tagged_in_english_and_shows_its_title(reader, a_pack):
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == a_pack.title
    assert "<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data().decode()


def test_each_page_begins_with_its_title_as_a_heading(reader, a_pack):
    assert kinds(reader).count("/H1") == len(pages(a_pack)) == len(reader.pages)
    assert kinds(reader)[0:2] == ["/Document", "/H1"] or "/H1" in kinds(reader)[:4]


def test_every_chart_is_a_figure_with_its_alternative_text(reader, a_pack):
    figures = [element for element in structure(reader) if element["/S"] == "/Figure"]
    assert [figure["/Alt"] for figure in figures] == [one.chart.alternative for one in a_pack.messages if one.chart]


def test_every_table_has_header_cells_that_head_columns(reader, a_pack):
    tables = [element for element in structure(reader) if element["/S"] == "/Table"]
    on_pages = [part for page in pages(a_pack) for part in page.parts if hasattr(part, "table")]
    assert len(tables) == len(on_pages)
    assert kinds(reader).count("/TH") == sum(len(part.table.columns) for part in on_pages)
    heads = [element for element in structure(reader) if element["/S"] == "/TH"]
    for head in heads:
        attributes = head["/A"].get_object()
        attributes = attributes if isinstance(attributes, list) else [attributes]
        assert any(one.get_object().get("/Scope") == "/Column" for one in attributes)


def test_a_long_table_goes_on_under_its_header(reader, a_pack):
    groups = [page for page in pages(a_pack) if page.message.name == "Groups"]
    assert len(groups) > 1
    for number, page in enumerate(pages(a_pack)):
        if page.message.name == "Groups":
            assert "Dimension A" in reader.pages[number].extract_text()


def test_every_font_is_embedded(reader):
    fonts = {}
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            descendant = font.get_object()["/DescendantFonts"][0].get_object()
            fonts[str(descendant["/BaseFont"])] = descendant["/FontDescriptor"].get_object()
    assert fonts
    assert all(any(key in one for key in ("/FontFile", "/FontFile2", "/FontFile3")) for one in fonts.values())


def test_every_page_says_where_its_figures_come_from_and_links_back(reader, a_pack):
    for page, drawn in zip(pages(a_pack), reader.pages, strict=True):
        text = " ".join(drawn.extract_text().split())
        for part in ("Example NHS Trust", "1,200 people assessed", "11 people or more", "Certified", "1 June 2026"):
            assert part in text
        links = [one.get_object()["/A"]["/URI"] for one in drawn.get("/Annots", [])]
        assert page.message.link in links


def test_its_date_is_the_publications(reader):
    assert reader.metadata.creation_date.isoformat().startswith("2026-06-01T09:00:00")
    assert reader.metadata.modification_date == reader.metadata.creation_date
