"""A cell of the heatmap opens by a click anywhere in it and by the keyboard alone; nothing of it fails an accessibility check."""

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser.access import PATIENCE, of_ours
from tests.support.browser.heatmap import A_MOMENT, choose_with_keyboard, click
from tests.support.published import Framework, Slice, trust


pytestmark = [
    pytest.mark.filterwarnings("default::ResourceWarning"),  # the browser's own sockets
    pytest.mark.filterwarnings("ignore::pytest.PytestRemovedIn10Warning"),  # pytest-base-url's own fixture
]
FIVE = Framework(dimensions=tuple(f"Dimension {letter}" for letter in "ABCDE"))
SLICES = [Slice(framework=FIVE, blocks=trust(divisions=2))]


def open_heatmap(page: Page, shared, link: str = "breakdown=team") -> None:
    page.set_viewport_size({"width": 1366, "height": 1300})  # so that every cell is in sight
    page.goto(f"{shared(SLICES)}/heatmap?{link}")
    expect(page.locator(".js-plotly-plot")).to_be_visible(timeout=PATIENCE)
    page.wait_for_timeout(A_MOMENT)


def test_a_click_anywhere_in_a_cell_opens_it_and_a_second_one_opens_it_again(page: Page, shared, outside):
    open_heatmap(page, shared)
    dialog = page.get_by_role("dialog")
    for row, column, title in (
        (2, 0, "Division 1: Ward 1.1: Dimension A"),
        (2.4, 0.4, "Division 1: Ward 1.1: Dimension A"),
        (7.6, 3.6, "Division 2: Ward 2.3 + Ward 2.4: Dimension E"),
        (0, 2, "Whole organisation: Dimension C"),
    ):
        click(page, row, column)
        expect(dialog.get_by_role("heading", name=title)).to_be_visible(timeout=PATIENCE)
        expect(dialog.get_by_text("95% interval").first).to_be_visible(timeout=PATIENCE)
        page.wait_for_timeout(A_MOMENT)
        assert of_ours(page) == []
        page.keyboard.press("Escape")
        expect(dialog).to_have_count(0, timeout=PATIENCE)
    assert outside == []


def test_a_cell_is_reached_and_opened_with_the_keyboard_alone(page: Page, shared, outside):
    open_heatmap(page, shared)
    choose_with_keyboard(page)
    expect(page.get_by_role("heading", name="Whole organisation: Dimension A")).to_be_visible(timeout=PATIENCE)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("heading", name="Division 1: Ward 1.1: Dimension B")).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_role("heading", name="Beside the others of Division 1")).to_be_visible(timeout=PATIENCE)
    page.wait_for_timeout(A_MOMENT)
    assert of_ours(page) == []
    assert outside == []


def test_choices_stand_in_the_link_which_opens_the_same_heatmap(page: Page, shared):
    open_heatmap(page, shared)
    for label, choice in (("Compared with", "The whole organisation"), ("Colours by", "The difference")):
        page.get_by_role("combobox", name=label, exact=True).click()
        page.get_by_role("option", name=choice, exact=True).click()
        page.wait_for_timeout(A_MOMENT)
    title = "Share of ratings at strong or exemplary, by team and dimension, compared with the whole organisation"
    expect(page.get_by_text(title)).to_be_visible(timeout=PATIENCE)
    page.goto(page.url)
    expect(page.get_by_text(title)).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_text("Blue is higher and brown is lower")).to_be_visible(timeout=PATIENCE)
    expect(page.locator(".js-plotly-plot")).to_be_visible(timeout=PATIENCE)
    page.wait_for_timeout(A_MOMENT)
    assert of_ours(page) == []
