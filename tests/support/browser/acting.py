"""A step on a page that a run of it may swallow: on a page that stands still, and again until what it shows is seen."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page
from playwright.sync_api import TimeoutError as TookTooLong

from tests.support.browser.access import settle


TRIES, A_WHILE = 5, 20_000  # milliseconds


def act(page: Page, step: Callable[[], object], shows: Locator) -> None:
    """A click or a few keys, by which `shows` comes to be seen. A step that was only slow to show is not taken twice."""
    for left in reversed(range(TRIES)):
        settle(page)
        if left < TRIES - 1 and shows.first.is_visible():
            return
        step()
        try:
            shows.first.wait_for(timeout=A_WHILE)
            return
        except TookTooLong:
            if not left:
                raise


def press(page: Page, *keys: str, shows: Locator) -> None:
    """Keys one after another, to what has the focus."""
    act(page, lambda: [page.keyboard.press(key) for key in keys], shows)
