import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import settings
from tests.support.browser.choosing import choose
from tests.support.exports import export, row


pytestmark = [
    pytest.mark.filterwarnings("default::ResourceWarning"),  # the browser's own sockets
    pytest.mark.filterwarnings("ignore::pytest.PytestRemovedIn10Warning"),  # pytest-base-url's own fixture
]


def test_an_export_is_checked_loaded_published_and_shown(page: Page, serve, outside):
    address = serve()
    page.goto(address)
    expect(page.get_by_role("heading", name="Nothing is published yet")).to_be_visible()
    page.get_by_role("link", name="Go to Upload").click()

    content = export(*(row(f"s{number}", number % 4 + 1) for number in range(40)), row("s40", level="superb"))
    page.locator("input[type=file]").first.set_input_files(
        {"name": "spring.csv", "mimeType": "text/csv", "buffer": content}
    )
    expect(page.get_by_text("Refused rows: 1 of 41")).to_be_visible()
    assert not settings.record_store().exists()

    expect(page.get_by_role("button", name="Load 40 assessments")).to_be_disabled()
    page.get_by_text("These are names of groups, not of people").click()
    page.get_by_role("button", name="Load 40 assessments").click()
    expect(page.get_by_text("Loaded as batch 1: 40 assessments")).to_be_visible()
    expect(page.get_by_role("button", name="Publish")).to_be_disabled()
    page.get_by_text("Publish now: the wave is complete").click()
    expect(page.get_by_text("Who would stand alone.")).to_be_visible()
    expect(page.get_by_role("combobox", name="K: the fewest people behind a figure")).to_be_visible()
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("Published as version")).to_be_visible()

    page.get_by_role("link", name="See the results").click()
    expect(page.get_by_text("2026 spring · rated by themselves")).to_be_visible()
    expect(page.locator("svg.main-svg").first).to_be_visible()
    page.get_by_role("link", name="Privacy", exact=True).click()
    expect(page.get_by_text("Certified on")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download every certificate").click()
    assert json.loads(Path(download.value.path()).read_text())["slices"][0]["certified"] is True
    assert outside == []


def test_columns_are_mapped_with_the_keyboard_alone_and_refused_rows_taken_away(page: Page, serve, outside):
    page.goto(f"{serve()}/upload")
    lines = [f"p{number},Medicine,Ward 1,Students,Acute,{number % 4 + 1},2026 spring" for number in range(30)]
    content = "\n".join(
        ["Participant,Directorate,My ward,Staff group,Where,How I lead,Wave", *lines, "p30,,,,,superb,2026 spring"]
    )
    page.locator("input[type=file]").first.set_input_files(
        {"name": "odd.csv", "mimeType": "text/csv", "buffer": content.encode()}
    )
    expect(page.get_by_role("heading", name="Which column is which?")).to_be_visible()
    page.locator("summary", has_text="Sure already").press("Enter")
    expect(page.get_by_text("Suggested: Division, 100 of 100")).to_be_visible()
    for header, meaning in (
        ("My ward", "Team"),
        ("Where", "Care setting"),
        ("How I lead", "Dimension: Sharing the vision"),
        ("Participant", "Code of the person assessed"),
    ):
        choose(page, header, meaning)
    page.get_by_role("button", name="Keep this and check again").press("Enter")
    expect(page.get_by_text("Kept as the mapping “odd”")).to_be_visible()
    expect(page.get_by_text("Refused rows: 1 of 31")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the refused rows").click()
    assert "p30" in Path(download.value.path()).read_text("utf-8-sig")
    assert outside == []
