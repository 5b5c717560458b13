"""The heatmap, by mouse and by keyboard."""

from playwright.sync_api import Page, expect

from tests.support.browser.access import PATIENCE


A_MOMENT = 1_000  # milliseconds
PLACE = """
([row, column]) => {
    const chart = document.querySelector('.js-plotly-plot'), layout = chart._fullLayout, box = chart.getBoundingClientRect();
    return [
        box.left + layout.xaxis._offset + layout.xaxis.c2p(column),
        box.top + layout.yaxis._offset + layout.yaxis.c2p(row),
    ];
}
"""


def click(page: Page, row: float, column: float) -> None:
    page.wait_for_timeout(A_MOMENT)
    page.mouse.move(*page.evaluate(PLACE, [row, column]))
    page.wait_for_timeout(A_MOMENT)
    page.mouse.down()
    page.mouse.up()


def choose_with_keyboard(page: Page) -> None:
    """The first cell of the grid under the heatmap, without the mouse."""
    summary = page.locator("summary", has_text="Open a cell with the keyboard")
    summary.focus()
    page.keyboard.press("Enter")
    grid = page.get_by_test_id("stDataFrame").last
    expect(grid).to_be_visible(timeout=PATIENCE)
    page.wait_for_timeout(A_MOMENT)
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == "CANVAS":
            break
    page.keyboard.press("ArrowRight")
