"""Slides: native charts with the tables' numbers, everything described, nothing off the slide, an own template honoured."""

import io
from dataclasses import replace

import pytest
from pptx import Presentation
from pptx.util import Emu, Pt
from python_calamine import CalamineWorkbook

from analysis.board_pack import house_style, powerpoint
from analysis.board_pack.description import Look
from analysis.board_pack.layout import axes
from analysis.board_pack.layout.pages import pages


@pytest.fixture(scope="module")
def slides(files):
    return list(Presentation(io.BytesIO(files[".pptx"])).slides)


def charts_of(a_pack):
    return [message.chart for message in a_pack.messages if message.chart]


def workbook(chart) -> list[list]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    assert book.sheet_names == ["Sheet1"]
    return book.get_sheet_by_index(0).to_python()


def test_there_is_a_slide_for_each_page_and_each_has_its_title(slides, a_pack):
    assert [slide.shapes.title.text_frame.text for slide in slides] == [page.title for page in pages(a_pack)]


def test_every_chart_is_native_and_plots_the_packs_figures(slides, a_pack):
    drawn = [shape.chart for slide in slides for shape in slide.shapes if shape.has_chart]
    assert len(drawn) == len(charts_of(a_pack)) > 4
    for native, described in zip(drawn, charts_of(a_pack), strict=True):
        plot = native.plots[0]
        assert list(plot.categories) == axes.categories(described)
        for series, one in zip(plot.series, described.series, strict=True):
            plotted = [None if value is None else value * axes.unit(described) for value in one.values]
            assert list(series.values) == pytest.approx(plotted)


def test_a_charts_workbook_holds_what_is_plotted_and_nothing_else(slides, a_pack):
    drawn = [shape.chart for slide in slides for shape in slide.shapes if shape.has_chart]
    for native, described in zip(drawn, charts_of(a_pack), strict=True):
        head, *rows = workbook(native)
        intervals = [one for one in described.series if one.lower]
        assert len(head) == 1 + len(described.series) + 2 * len(intervals)
        assert [row[0] for row in rows] == axes.categories(described)
        for place, one in enumerate(described.series, start=1):
            assert head[place] == one.name
            in_book = [row[place] if row[place] != "" else None for row in rows]
            assert in_book == [v if v is None else pytest.approx(v * axes.unit(described)) for v in one.values]


def test_a_chart_and_its_table_in_the_appendix_have_the_same_numbers(slides):
    """The labels of the bars, read from the workbook, against the printed table."""
    for name in ("Dimensions", "Levels"):
        own, appendix = (
            next(slide for slide in slides if any(s.has_text_frame and s.text_frame.text == said for s in slide.shapes))
            for said in (name, f"Appendix: {name}")
        )
        chart = next(shape.chart for shape in own.shapes if shape.has_chart)
        table = next(shape.table for shape in appendix.shapes if shape.has_table)
        printed = [[cell.text for cell in row.cells] for row in table.rows][1:]
        for place, row in enumerate(workbook(chart)[1:]):
            shares = row[1 : 1 + len(chart.plots[0].series)]
            assert printed[place][0] == row[0]
            assert printed[place][1 : 1 + len(shares)] == [f"{share:.0%}" for share in shares]


def test_intervals_are_error_bars_of_the_charts_workbook(slides):
    chart = next(shape.chart for slide in slides for shape in slide.shapes if shape.has_chart)
    bars = chart.plots[0].series[0]._element.find(".//{*}errBars")
    plus = [float(value.text) for value in bars.findall(".//{*}plus//{*}v")]
    assert plus == pytest.approx([row[2] for row in workbook(chart)[1:]])
    assert bars.find(".//{*}plus//{*}f").text == "Sheet1!$C$2:$C$10"


def test_bars_begin_at_nought_and_the_first_category_is_on_top(slides):
    for chart in (shape.chart for slide in slides for shape in slide.shapes if shape.has_chart):
        assert [cross.get("val") for cross in chart._chartSpace.findall(".//{*}crosses")] == ["autoZero", "autoZero"]
        assert chart.category_axis.reverse_order


def test_every_object_has_a_name_and_an_alternative_text(slides):
    for slide in slides:
        for shape in slide.shapes:
            described = shape._element.xpath(".//p:cNvPr")[0]
            assert shape.name
            if not shape.is_placeholder:
                assert described.get("descr"), f"{shape.name} on “{slide.shapes.title.text_frame.text}”"


def test_a_slide_is_read_from_its_title_to_where_its_figures_come_from(slides):
    for slide in slides:
        names = [shape.name for shape in slide.shapes]
        assert slide.shapes[0] == slide.shapes.title
        is_cover = slide == slides[0]
        assert names[-1 if is_cover else -2 :][0] == "Where the figures come from"
        assert ("Page number" in names) == (not is_cover)
        kinds = [shape for shape in slide.shapes if shape.has_chart or shape.has_table]
        assert [shape.has_chart for shape in kinds] == sorted((shape.has_chart for shape in kinds), reverse=True)


def test_nothing_lies_off_the_slide(files):
    presentation = Presentation(io.BytesIO(files[".pptx"]))
    for slide in presentation.slides:
        for shape in slide.shapes:
            assert 0 <= shape.left <= shape.left + shape.width <= presentation.slide_width + 1
            assert 0 <= shape.top <= shape.top + shape.height <= presentation.slide_height + 1


def test_tables_say_that_their_first_row_is_their_header(slides):
    tables = [shape.table for slide in slides for shape in slide.shapes if shape.has_table]
    assert tables
    assert all(table.first_row for table in tables)


def test_notes_say_what_the_slide_shows(slides, a_pack):
    for slide, page in zip(slides, pages(a_pack), strict=True):
        notes = slide.notes_slide.notes_text_frame.text
        assert page.title in notes
        assert page.message.link in notes
        if page.message.chart:
            assert page.message.chart.alternative in notes


def a_template(width=960, height=540, body=True) -> bytes:
    """A trust's template in the making: an own size, a mark on its master, one slide that is an example."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Pt(width), Pt(height)
    for layout in presentation.slide_layouts:
        for shape in layout.placeholders:
            if not body and shape.placeholder_format.idx:
                shape._element.getparent().remove(shape._element)
        if layout.name == "Title and Content" and body:
            for shape in layout.placeholders:
                if shape.placeholder_format.idx < 2:
                    top = 60 if shape.placeholder_format.idx == 0 else 120
                    shape.left, shape.top, shape.width = Pt(30), Pt(top), Pt(width - 60)
                    shape.height = Pt(50 if top == 60 else height - 140)
    presentation.slide_master.name = "Example trust's master"
    presentation.slides.add_slide(presentation.slide_layouts[0]).shapes.title.text = "Example slide"
    file = io.BytesIO()
    presentation.save(file)
    return file.getvalue()


def test_an_own_template_is_honoured(a_pack):
    made = replace(a_pack, look=Look("#005EB8", a_template(720, 540)))
    presentation = Presentation(io.BytesIO(powerpoint.pptx(made)))
    assert presentation.slide_width == Pt(720)
    assert presentation.slide_master.name == "Example trust's master"
    titles = [slide.shapes.title.text_frame.text for slide in presentation.slides]
    assert "Example slide" not in titles
    assert titles[0] == a_pack.title
    for slide in presentation.slides:
        for shape in slide.shapes:
            if not shape.is_placeholder:
                assert Emu(shape.top).pt >= 119
                assert Emu(shape.left + shape.width).pt <= 691


@pytest.mark.parametrize(
    ("template", "sentence"),
    [
        (b"not a presentation", "can't be opened"),
        (a_template(body=False), "no layout with a title and one large place"),
    ],
)
def test_a_template_that_can_not_be_used_is_refused_with_what_to_do(a_pack, template, sentence):
    with pytest.raises(house_style.Unusable, match=sentence):
        powerpoint.pptx(replace(a_pack, look=Look("#005EB8", template)))


def test_the_accent_colour_is_the_organisations(a_pack):
    made = powerpoint.pptx(replace(a_pack, look=Look("#AE2573")))
    first, *others = Presentation(io.BytesIO(made)).slides
    (band,) = (shape for shape in first.shapes if shape.name == "Band")
    assert str(band.fill.fore_color.rgb) == "AE2573"
    table = next(s.table for slide in others for s in slide.shapes if s.has_table)
    assert str(table.cell(0, 0).fill.fore_color.rgb) == "AE2573"
