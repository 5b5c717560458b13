"""A page in another language says which it is, breaks no rule of axe's, and runs out of no screen."""

import pytest
from playwright.sync_api import Page

from domain.languages import _, speaking
from tests.support.browser.access import LAPTOP, PHONE, look, of_ours, overflow, unfold, visit
from tests.support.published import Slice


pytestmark = [
    pytest.mark.filterwarnings("default::ResourceWarning"),  # the browser's own sockets
    pytest.mark.filterwarnings("ignore::pytest.PytestRemovedIn10Warning"),  # pytest-base-url's own fixture
]
SLICES = [Slice(wave=wave, rater_group=group) for wave in ("2025", "2026") for group in ("self", "peers")]
PAGES = {"": "Overview", "heatmap": "Heatmap", "compare": "Compare", "method": "Method"}


@pytest.mark.parametrize(("address", "title"), PAGES.items())
def test_a_page_in_welsh_is_as_accessible_as_in_english(page: Page, shared, outside, address, title):
    visit(page, f"{shared(SLICES)}/{address}?language=cy")
    with speaking("cy"):
        assert page.locator("h1").inner_text() == _(title) != title
    assert page.evaluate("document.documentElement.lang") == "cy"
    unfold(page)
    for scheme, size in (("light", LAPTOP), ("dark", PHONE)):
        look(page, scheme, size)
        assert of_ours(page) == []
        assert overflow(page) <= 0
    assert outside == []
