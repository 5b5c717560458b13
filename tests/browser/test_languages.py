"""A page in another language says which it is, breaks no rule of axe's, and runs out of no screen."""

import pytest
from playwright.sync_api import Page, expect

from domain.languages import _, speaking
from tests.support.addresses import FIGURES, WITHOUT_SELECTION
from tests.support.browser.access import LAPTOP, PHONE, look, of_ours, overflow, resize, settle, unfold, visit
from tests.support.published import Slice


pytestmark = [
    pytest.mark.filterwarnings("default::ResourceWarning"),  # the browser's own sockets
    pytest.mark.filterwarnings("ignore::pytest.PytestRemovedIn10Warning"),  # pytest-base-url's own fixture
]
SLICES = [Slice(wave=wave, rater_group=group) for wave in ("2025", "2026") for group in ("self", "peers")]
PAGES = (*FIGURES, *WITHOUT_SELECTION)
STATES = [("dark", PHONE), ("light", LAPTOP)]
IN_EVERY_STATE = ("results/overview", "results/heatmap", "manage/upload")  # the others in the first alone


def turn_to(page: Page, title: str) -> None:
    """By its link at the side, as a reader does; what the browser has loaded stays."""
    resize(page, LAPTOP)
    page.get_by_test_id("stSidebarNav").get_by_role("link", name=title, exact=True).click()
    expect(page.locator("h1")).to_have_text(title)
    settle(page)


def test_every_page_in_welsh_is_as_accessible_as_in_english(page: Page, shared, outside):
    resize(page, LAPTOP)
    visit(page, f"{shared(SLICES)}/?language=cy")
    off, titles = {}, set()
    for address in PAGES:
        english = address.partition("/")[2].replace("_", " ").capitalize()
        with speaking("cy"):
            titles.add(title := _(english))
        assert title != english
        turn_to(page, title)
        unfold(page)
        assert page.evaluate("document.documentElement.lang") == "cy"
        for scheme, size in STATES if address in IN_EVERY_STATE else STATES[:1]:
            look(page, scheme, size)
            off[title, size] = of_ours(page) + ["too wide"] * (overflow(page) > 0)
    assert {state: found for state, found in off.items() if found} == {}
    assert len(titles) == len(PAGES)
    assert outside == []
