import pytest
from playwright.sync_api import Page, expect

import settings
from tests.pages.test_etl_process import export, row


pytestmark = [
    pytest.mark.filterwarnings("default::ResourceWarning"),  # the browser's own sockets
    pytest.mark.filterwarnings("ignore::pytest.PytestRemovedIn10Warning"),  # pytest-base-url's own fixture
]
PATIENCE = 60_000  # milliseconds


def test_an_export_is_checked_loaded_published_and_shown(page: Page, serve, outside):
    address = serve()
    page.goto(address)
    expect(page.get_by_role("heading", name="Nothing is published yet")).to_be_visible(timeout=PATIENCE)
    page.get_by_role("link", name="Go to Upload").click()

    content = export(*(row(f"s{number}", number % 4 + 1) for number in range(40)), row("s40", level=7))
    page.locator("input[type=file]").first.set_input_files(
        {"name": "spring.csv", "mimeType": "text/csv", "buffer": content}
    )
    expect(page.get_by_text("Refused rows: 1 of 41")).to_be_visible(timeout=PATIENCE)
    assert not settings.record_store().exists()

    expect(page.get_by_role("button", name="Load 40 assessments")).to_be_disabled()
    page.get_by_text("These are names of groups, not of people").click()
    page.get_by_role("button", name="Load 40 assessments").click()
    expect(page.get_by_text("Loaded as batch 1: 40 assessments")).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_role("button", name="Publish")).to_be_disabled()
    page.get_by_text("Publish now: the wave is complete").click()
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("Published as version")).to_be_visible(timeout=PATIENCE)

    page.get_by_role("link", name="See the results").click()
    expect(page.get_by_text("2026 spring · rated by themselves")).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_role("figure", name="Ratings at strong or exemplary range from")).to_be_visible(timeout=PATIENCE)
    assert outside == []
