"""The heatmap, by mouse and by keyboard."""

from playwright.sync_api import Locator, Page, expect

from tests.support.browser.access import PATIENCE
from tests.support.browser.acting import act


def cell(page: Page, row: int, column: int) -> Locator:
    """A cell below the heading, row and column from 0."""
    return page.locator(".tiles tbody tr").nth(row).locator("td").nth(column)


def choose_with_keyboard(page: Page) -> None:
    """Opens the first cell, without the mouse: Tab leads to the heatmap, which remembers its cell."""
    expect(page.locator(".tiles td").first).to_be_attached(timeout=PATIENCE)
    act(page, lambda: _go_to_the_first_cell(page), page.locator(".st-key-opened_cell").get_by_role("heading"))


def _go_to_the_first_cell(page: Page) -> None:
    page.get_by_role("switch", name="Only what is clear").focus()
    for _ in range(4):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.heatmap') !== null"):
            break
    page.keyboard.press("Enter")
