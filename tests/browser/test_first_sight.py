"""What a reader sees at once on a laptop: few words, and the whole of a page's first chart."""

import io
import re

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.support.adding_up import EVEN
from tests.support.browser.access import LAPTOP, PATIENCE, PHONE, of_ours, overflow, resize, settle, visit
from tests.support.edges import made


pytestmark = [
    pytest.mark.filterwarnings("default::ResourceWarning"),  # the browser's own sockets
    pytest.mark.filterwarnings("ignore::pytest.PytestRemovedIn10Warning"),  # pytest-base-url's own fixture
]
OVERVIEW = 180  # words at most before anything is opened, the chart's own among them
OTHERS = 150
PAGES = {"": OVERVIEW} | dict.fromkeys(
    ("heatmap", "distribution", "compare", "self_and_others", "change", "importance"), OTHERS
)
LONGEST = 20  # words of a sentence
LOWER = (0.4, 0.4, 0.15, 0.05)


def chances(division: int, dimension: int) -> tuple[float, ...]:
    """A division that is lower on one dimension, and one that is higher everywhere."""
    return LOWER if (division, dimension) == (1, 2) else EVEN if dimension != 4 else (0.05, 0.15, 0.3, 0.5)


def waves() -> list:
    common = {"chances": chances, "people": (200,) * 6}
    every = [{"wave": wave} for wave in ("2025 spring", "2025 autumn", "2026 spring")]
    return made(*every, {"rater_group": "peers"}, {"measure": "importance"}, **common)


STORE = waves()
WORDS = """() => {
    const main = document.querySelector("[data-testid=stMainBlockContainer]");
    const icons = [...main.querySelectorAll("[data-testid=stIconMaterial]")].map((icon) => icon.innerText);
    const said = icons.reduce((text, icon) => text.replace(icon, " "), main.innerText);
    return (said.match(/[\\p{L}][\\p{L}'’-]*/gu) || []).length;
}"""
FIRST = ".drawn_chart, [data-testid=stPlotlyChart], table.heatmap"  # a page's charts, whatever draws them


SENTENCES = """() => [...document.querySelectorAll("[data-testid=stMainBlockContainer] :is(h1, h2, p, summary)")]
    .filter((one) => one.checkVisibility()).flatMap((one) => one.innerText.split(/(?<=[.!?:]) /))"""
WORD = re.compile(r"[^\W\d_][\w'’-]*")


@pytest.fixture
def open_page(page: Page, shared):
    def open_at(path: str) -> Page:
        resize(page, LAPTOP)
        visit(page, f"{shared(STORE)}/{path}")
        return page

    return open_at


@pytest.mark.parametrize(("path", "most"), PAGES.items())
def test_a_page_has_few_words_before_anything_is_opened_and_the_whole_of_its_first_chart_in_view(open_page, path, most):
    page = open_page(path)
    assert page.evaluate(WORDS) <= most
    box = page.locator(FIRST).first.bounding_box()
    assert box["height"] > 150
    assert 0 <= box["y"]
    assert box["y"] + box["height"] <= LAPTOP[1]
    assert of_ours(page) == []
    assert [said for said in page.evaluate(SENTENCES) if len(WORD.findall(said)) > LONGEST] == []


@pytest.mark.parametrize("key", ["click", "Enter"])
def test_a_mark_of_the_overview_opens_its_group(open_page, key):
    page = open_page("")
    mark = page.get_by_role("link", name="Open Division 1, Dimension C")
    mark.click() if key == "click" else mark.press(key)
    expect(page.get_by_role("heading", level=1)).to_have_text("Compare", timeout=PATIENCE)
    expect(page.get_by_role("combobox", name="Group", exact=True)).to_have_value("Division 1", timeout=PATIENCE)


@pytest.mark.parametrize("size", [LAPTOP, PHONE])
def test_screenshot_mode_fits_its_window_shows_how_to_leave_it_and_escape_leaves(page: Page, shared, size):
    resize(page, size)
    page.goto(f"{shared(STORE)}/change?screenshot=1")
    way_out = page.get_by_role("button", name="Leave screenshot mode")
    expect(way_out).to_be_visible(timeout=PATIENCE)
    seen = page.locator(".st-key-way_out")
    assert (
        seen.evaluate("one => getComputedStyle(one).animationName") == "seen"
    )  # for some seconds, and then where it is
    way_out.hover()
    expect(seen).to_have_css("opacity", "1")
    settle(page)
    stage = page.locator("[data-testid=stMainBlockContainer]").bounding_box()
    assert 0 <= stage["x"]
    assert stage["x"] + stage["width"] <= size[0]
    assert overflow(page) == 0
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Table (CSV)")).to_be_visible(timeout=PATIENCE)


@pytest.mark.parametrize("path", ["", "change"])
def test_charts_follow_the_dark_theme(page: Page, shared, path):
    resize(page, LAPTOP)
    page.emulate_media(color_scheme="dark")
    visit(page, f"{shared(STORE)}/{path}")
    chart = page.locator(FIRST).first
    picture = Image.open(io.BytesIO(chart.screenshot())).convert("L")
    dark, *_ = sorted(picture.getcolors(), reverse=True)  # the most frequent shade
    assert dark[1] < 60
    assert picture.getextrema()[1] > 180
