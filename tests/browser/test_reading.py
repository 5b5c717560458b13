import re

import pytest
from playwright.sync_api import Page, expect

import settings
from tests.support.browser.access import PATIENCE
from tests.support.browser.acting import act
from tests.support.browser.choosing import choose
from tests.support.published import Slice, publish


pytestmark = [
    pytest.mark.filterwarnings("default::ResourceWarning"),  # the browser's own sockets
    pytest.mark.filterwarnings("ignore::pytest.PytestRemovedIn10Warning"),  # pytest-base-url's own fixture
]
WAVES = [Slice(wave="2025 spring"), Slice(wave="2026 spring"), Slice(wave="2026 spring", rater_group="peers")]


def test_a_link_opens_a_page_in_its_frame_and_the_selection_follows_from_page_to_page(page: Page, serve, outside):
    publish(settings.published(), WAVES)
    address = serve()

    page.goto(f"{address}/heatmap?wave=2025+spring&breakdown=team")  # this server's very first visitor
    expect(page.get_by_role("heading", name="Heatmap")).to_be_visible()
    expect(page.get_by_text("Example NHS Trust · 2025 spring · rated by themselves")).to_be_visible()
    chart = page.get_by_role("grid", name="Heatmap of 10 groups by 9 dimensions")
    expect(chart.get_by_text("Ward 1.3 + Ward 1.4 †")).to_be_visible()
    expect(chart.get_by_role("columnheader", name="Team People")).to_be_visible()
    expect(page.get_by_text("combined to protect confidentiality").first).to_be_visible()

    link = page.get_by_role("link", name="Distribution")
    act(page, link.click, page.get_by_text("Whole organisation: levels by dimension"))
    expect(page.get_by_text("· 2025 spring ·")).to_be_visible(timeout=PATIENCE)
    expect(page).to_have_url(re.compile(r"/distribution\?.*wave=2025\+spring.*breakdown=team"))

    page.reload()
    expect(page.get_by_text("· 2025 spring ·")).to_be_visible()

    choose(page, "Wave", "2026 spring")
    expect(page.get_by_text("· 2026 spring ·")).to_be_visible()
    expect(page).to_have_url(re.compile(r"wave=2026\+spring"))

    page.go_back()
    expect(page.get_by_text("· 2025 spring ·")).to_be_visible()

    for name in ("Overview", "Privacy", "Framework", "Batches", "Upload"):
        link = page.get_by_role("link", name=name, exact=True)
        act(page, link.click, page.get_by_role("heading", name=name, exact=True))
    assert outside == []
