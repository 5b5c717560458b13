"""What leaves the screen: a picture drawn in the browser, a table for a spreadsheet, a chart on a slide."""

import csv
import re

import pytest
from PIL import Image
from playwright.sync_api import Page, Request, expect

import settings
from analysis.board_pack.web import html
from tests.support.browser.access import LAPTOP, PHONE, of_ours, resize, visit
from tests.support.browser.acting import press
from tests.support.packs import described, slices
from tests.support.published import Slice, publish, trust


pytestmark = [
    pytest.mark.filterwarnings("default::ResourceWarning"),  # the browser's own sockets
    pytest.mark.filterwarnings("ignore::pytest.PytestRemovedIn10Warning"),  # pytest-base-url's own fixture
]
SLIDE = {"width": 1600, "height": 900}


def test_a_chart_is_taken_away_as_a_picture_as_a_table_and_as_a_slide(page: Page, serve, outside, tmp_path):
    publish(settings.published(), [Slice(blocks=trust(divisions=8, teams=5))])
    visit(page, f"{serve()}/heatmap?breakdown=team")
    expect(page.get_by_role("grid").get_by_text("Ward 1.1", exact=True)).to_be_visible()

    with page.expect_download() as started:
        page.get_by_role("button", name="Picture (PNG)").click()
    picture = Image.open(started.value.path()).convert("RGB")
    chart = page.locator(".tiles table").bounding_box()
    assert picture.width >= 2 * chart["width"]
    assert picture.height > 2 * chart["height"]
    colours = {colour for _, colour in picture.getcolors(maxcolors=1 << 24)}
    assert len(colours) > 100  # the chart is in it
    assert picture.getpixel((0, 0)) == (255, 255, 255)
    heading = picture.crop((0, 0, picture.width, 160))
    assert len(heading.getcolors(maxcolors=1 << 24)) > 10  # the title is drawn above it
    assert re.fullmatch(r"[a-z0-9_]+\.png", started.value.suggested_filename)

    with page.expect_download() as started:
        page.get_by_role("button", name="Table (CSV)").click()
    rows = list(csv.reader(started.value.path().read_text(encoding="utf-8-sig").splitlines()))
    assert rows[0][:3] == ["Division", "Team", "Dimension"]
    assert any("Certified, and published on" in row[0] for row in rows if row)
    assert not any("http" in row[0] for row in rows if row)  # nobody has said where a link would lead

    page.set_viewport_size(SLIDE)
    press(page, "Alt+s", shows=page.get_by_text("Part 1 of"))
    expect(page.get_by_role("button", name="Leave screenshot mode")).to_be_attached()
    expect(page.locator("[data-testid=stSidebar]")).to_be_hidden()
    stage = page.locator("[data-testid=stMainBlockContainer]").bounding_box()
    assert (stage["width"], stage["height"]) == (SLIDE["width"], SLIDE["height"])
    press(page, "Alt+n", shows=page.get_by_text("Part 2 of"))
    press(page, "Alt+s", shows=page.get_by_role("button", name="Table (CSV)"))
    assert outside == []


def test_a_pack_as_a_web_page_is_read_sorted_and_printed_with_nothing_from_elsewhere(page: Page, tmp_path):
    file = tmp_path / "pack.html"
    file.write_bytes(html(described(publish(settings.published(), slices(divisions=3, teams=4)))))
    asked = []

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("request", note)
    for size in (LAPTOP, PHONE):
        resize(page, size)
        page.goto(file.as_uri())
        assert of_ours(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") == size[0]
    assert asked == [file.as_uri()] * 2
    page.remove_listener("request", note)

    figure = page.locator("figure").nth(1)
    places = "lines => lines.map(line => [Number(line.dataset.value), line.transform.baseVal[0].matrix.f])"
    listed = figure.locator(".line").evaluate_all(places)
    figure.get_by_role("button").click()
    by_place = [value for value, _ in sorted(figure.locator(".line").evaluate_all(places), key=lambda one: one[1])]
    assert by_place == sorted((value for value, _ in listed), reverse=True)
    figure.get_by_role("button", name="As it was listed").click()
    assert figure.locator(".line").evaluate_all(places) == listed

    table = page.locator("table.sortable").last
    table.get_by_role("button", name="Difference").click()
    figures = table.locator("tbody tr").evaluate_all("rows => rows.map(row => Number(row.cells[3].dataset.value))")
    assert figures == sorted(figures, reverse=True)
    expect(table.get_by_role("columnheader", name="Difference")).to_have_attribute("aria-sort", "descending")
