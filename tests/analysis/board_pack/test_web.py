"""The pack as one web page: all that is in it, nothing that is fetched, and names as text."""

import re

import lxml.html
import pytest

from analysis.board_pack.layout import axes
from analysis.board_pack.web import charts, html
from tests.support.published import Framework, Slice, alone, whole


HOSTILE = ["<img src=x onerror=alert(1)>", '"><script>alert(1)</script>', "{{ 7 * 7 }}", "</title><b>bold"]


@pytest.fixture(scope="module")
def page(files):
    return lxml.html.document_fromstring(files[".html"].decode())


def shown(element) -> str:
    return " ".join(element.text_content().split())


def test_every_message_is_a_section_with_its_title_text_and_note(page, a_pack):
    sections = page.xpath("//main/section[@id]")
    messages = [message for message in a_pack.messages if not message.is_cover]
    assert [shown(section.find("h2")) for section in sections] == [" ".join(one.title.split()) for one in messages]
    for section, message in zip(sections, messages, strict=True):
        for paragraph in (*[one.text for one in message.text], message.note, " · ".join(message.provenance)):
            assert " ".join(paragraph.split()) in shown(section)
    links = page.xpath("//nav//a/@href")
    assert links == [f"#{section.get('id')}" for section in sections]


def test_a_table_has_every_figure_and_a_head_for_each_row_and_column(page, a_pack):
    tables = [message.table for message in a_pack.messages if message.table]
    for drawn, table in zip(page.xpath("//table"), tables, strict=True):
        assert shown(drawn.find("caption")) == " ".join(table.title.split())
        assert [shown(head) for head in drawn.xpath("thead//th[@scope='col']")] == [
            one.heading for one in table.columns
        ]
        for row, described in zip(drawn.xpath("tbody/tr"), table.rows, strict=True):
            assert [shown(cell) for cell in row] == [" ".join(cell.text.split()) for cell in described.cells]
            assert row[0].tag == "th"


def test_a_chart_says_all_that_it_draws_and_a_bar_is_as_long_as_its_figure(page, a_pack):
    described = [message.chart for message in a_pack.messages if message.chart]
    for svg, chart in zip(page.xpath("//figure/svg"), described, strict=True):
        assert svg.get("aria-label") == f"{chart.title}. {chart.alternative}"
        found = charts.drawn(chart)
        scale = axes.scale(chart)
        for place, line in enumerate(found.lines):
            values = [one.values[place] for one in chart.series if one.values[place] is not None]
            unit = (charts.WIDTH - charts.MARGIN - found.names) / (scale.high - scale.low)
            assert [bar.width for bar in line.bars] == pytest.approx([abs(value) * unit for value in values], abs=0.02)
            assert all(line.whole_name in bar.said for bar in line.bars)
        assert len(svg.xpath(".//g[@class='bar']")) == sum(len(line.bars) for line in found.lines)


def test_nothing_is_fetched_from_anywhere(files):
    text = files[".html"].decode()
    assert "default-src 'none'" in text
    assert not re.search(r"\b(?:src|srcset|data|poster|action)=|@import|url\(", text)
    assert len(files[".html"]) < 3_000_000
    assert len(re.findall("<script", text)) == 1


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_text(pack_of, name):
    made = pack_of(
        Slice(name, framework=Framework(dimensions=(name,)), blocks=[whole(80), alone("division", 80, division=name)])
    )
    page = lxml.html.document_fromstring(html(made).decode())
    assert name in page.text_content()
    assert [one.tag for one in page.iter("img", "b")] == []
    assert len(page.findall(".//script")) == 1
