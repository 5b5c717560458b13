"""What a reader sees at once on a laptop: few words, and the whole of a page's first chart."""

import io
import re
from functools import partial

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.support.adding_up import EVEN
from tests.support.browser.access import LAPTOP, PHONE, look, of_ours, overflow, resize, settle, visit
from tests.support.browser.acting import act, press
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
    by_team = {"rater_group": "direct_reports", "teams": 4}
    return made(*every, {"rater_group": "peers"}, {"measure": "importance"}, by_team, **common)


STORE = waves()
WORDS = """() => {
    const main = document.querySelector("[data-testid=stMainBlockContainer]");
    const icons = [...main.querySelectorAll("[data-testid=stIconMaterial]")].map((icon) => icon.innerText);
    const said = icons.reduce((text, icon) => text.replace(icon, " "), main.innerText);
    return (said.match(/[\\p{L}][\\p{L}'’-]*/gu) || []).length;
}"""
FIRST = ".drawn_chart, [data-testid=stPlotlyChart], table.heatmap"  # a page's charts, whatever draws them
CHOICES = ".st-key-page_choices, .st-key-heatmap_choices, .st-key-key_facts"
CROSSED = """() => {
    const SLACK = 2, STEP = 4;  // pixels
    const chart = document.querySelector(".js-plotly-plot");
    const box = (one) => one.getBoundingClientRect();
    const along = (line) => {
        const matrix = line.getScreenCTM(), length = line.getTotalLength();
        return Array.from({length: Math.ceil(length / STEP) + 1}, (_, step) =>
            line.getPointAtLength(Math.min(step * STEP, length)).matrixTransform(matrix));
    };
    const isSeen = (one) => one.checkVisibility({visibilityProperty: true});
    const names = [...chart.querySelectorAll(".annotation")].filter((one) => isSeen([...one.querySelectorAll("tspan")].at(-1)))
        .map((one) => ({said: one.textContent, box: box(one.querySelector("text"))}));
    const marks = [...chart.querySelectorAll(".scatterlayer .points path")].map(box);
    const lines = [...chart.querySelectorAll(".scatterlayer :is(.js-line, .errorbar path)")].map(along);
    const holds = ({left, right, top, bottom}, {x, y}) =>
        x > left + SLACK && x < right - SLACK && y > top + SLACK && y < bottom - SLACK;
    const meets = (one, other) => one.left + SLACK < other.right && other.left + SLACK < one.right
        && one.top + SLACK < other.bottom && other.top + SLACK < one.bottom;
    const crossed = names.filter(({box}, place) => marks.some((mark) => meets(box, mark))
        || lines.some((line) => line.some((point) => holds(box, point)))
        || names.some((other, of) => of !== place && meets(box, other.box)));
    return [names.map(({said}) => said), crossed.map(({said}) => said)];
}"""
SENTENCES = """() => [...document.querySelectorAll("[data-testid=stMainBlockContainer] :is(h1, h2, p, summary)")]
    .filter((one) => one.checkVisibility()).flatMap((one) => one.innerText.split(/(?<=[.!?:]) /))"""
WORD = re.compile(r"[^\W\d_][\w'’-]*")


@pytest.fixture(scope="module")
def opened(browser, shared):
    """A page as it is first seen on a laptop, in a tab of its own for all tests that only look: to open it again costs the most."""
    tabs: dict[str, Page] = {}
    with browser.new_context() as context:

        def at(path: str) -> Page:
            if path not in tabs:
                tabs[path] = context.new_page()
                resize(tabs[path], LAPTOP)
                visit(tabs[path], f"{shared(STORE)}/{path}")
            look(tabs[path], "light", LAPTOP)
            return tabs[path]

        yield at


@pytest.mark.parametrize(("path", "most"), PAGES.items())
def test_a_page_has_few_words_before_anything_is_opened_and_the_whole_of_its_first_chart_in_view(opened, path, most):
    page = opened(path)
    assert page.evaluate(WORDS) <= most
    box = page.locator(FIRST).first.bounding_box()
    assert box["height"] > 150
    assert 0 <= box["y"]
    assert box["y"] + box["height"] <= LAPTOP[1]
    assert of_ours(page) == []
    assert [said for said in page.evaluate(SENTENCES) if len(WORD.findall(said)) > LONGEST] == []


@pytest.mark.parametrize(
    ("path", "named"),
    [("compare", {"Division 1", "Division 5"}), ("importance", {"Dimension C", "Dimension E"})],
)
def test_what_is_clear_is_named_in_place_and_names_are_crossed_by_no_line_no_mark_and_no_other_name(
    opened, path, named
):
    page = opened(path)
    for size in (LAPTOP, PHONE):
        look(page, "light", size)
        names, crossed = page.evaluate(CROSSED)
        assert len(names) == len(set(names))  # those for a phone or those for a broader screen
        assert size == PHONE or named <= set(names)
        assert crossed == []
        assert page.locator(".annotation-arrow-g path").count() == 0  # a line to a name looks like a figure


@pytest.mark.parametrize(
    "path",
    [
        "importance",
        "compare?rater_group=direct_reports&breakdown=team",
        "distribution?exhibit=panels",
        "distribution?dimension=dimension_c&rater_group=direct_reports&breakdown=team",
    ],
)
def test_no_chart_scrolls_sideways_on_a_phone(opened, path):
    page = opened(path)
    look(page, "light", PHONE)
    chart = page.locator(FIRST).filter(visible=True).first
    assert chart.bounding_box()["width"] <= PHONE[0]
    assert chart.evaluate(
        "one => { while (one && one.scrollWidth <= one.clientWidth) one = one.parentElement; return !one; }"
    )


@pytest.mark.parametrize("path", PAGES)
def test_on_a_phone_the_chart_comes_before_what_is_chosen(opened, path):
    page = opened(path)
    look(page, "light", PHONE)
    chart, chosen = page.locator(FIRST).first.bounding_box(), page.locator(CHOICES).first.bounding_box()
    assert chart["y"] < PHONE[1] / 2
    assert chosen["y"] >= chart["y"] + chart["height"]


@pytest.mark.parametrize("key", ["click", "Enter"])
def test_a_mark_of_the_overview_opens_its_group(page: Page, shared, key):
    resize(page, LAPTOP)
    visit(page, shared(STORE))
    mark = page.get_by_role("link", name="Open Division 1, Dimension C")
    step = mark.click if key == "click" else partial(mark.press, key)
    act(page, step, page.get_by_role("heading", level=1, name="Compare"))
    expect(page.get_by_role("combobox", name="Group", exact=True)).to_have_value("Division 1")


@pytest.mark.parametrize("size", [LAPTOP, PHONE])
def test_screenshot_mode_fits_its_window_shows_how_to_leave_it_and_escape_leaves(page: Page, shared, size):
    resize(page, size)
    page.goto(f"{shared(STORE)}/change?screenshot=1")
    way_out = page.get_by_role("button", name="Leave screenshot mode")
    expect(way_out).to_be_visible()
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
    frame = page.locator(".st-key-stage [data-testid=stElementContainer]:has(.js-plotly-plot)").bounding_box()
    drawn = page.locator(".js-plotly-plot .main-svg").first.bounding_box()
    assert [drawn[side] for side in ("width", "height")] == pytest.approx([frame["width"], frame["height"]], abs=2)
    press(page, "Escape", shows=page.get_by_role("button", name="Table (CSV)"))


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
