"""A choice in one of Streamlit's lists."""

from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as TookTooLong

from tests.support.browser.access import settle


TRIES, A_WHILE = 10, 10_000  # milliseconds


def choose(page: Page, label: str, option: str) -> None:
    """By the keyboard. A run of the page that ends late closes a list that is open: then it is opened again."""
    box = page.get_by_role("combobox", name=label, exact=True)
    for left in reversed(range(TRIES)):
        settle(page)
        box.focus()
        box.press_sequentially(option)
        try:
            page.get_by_role("option", name=option, exact=True).wait_for(timeout=A_WHILE)
            page.keyboard.press("Enter")
            expect(box).to_have_value(option, timeout=A_WHILE)
            return
        except (TookTooLong, AssertionError):
            if not left:
                raise
            page.keyboard.press("Escape")
