"""Every page by axe-core, by keyboard alone, at 200 % and in forced colours; nothing leaves the machine meanwhile."""

import pytest
from playwright.sync_api import Page, expect

from tests.support.addresses import FIGURES, WITHOUT_SELECTION
from tests.support.browser.access import (
    LAPTOP,
    PHONE,
    SLIDE,
    ZOOMED,
    look,
    of_ours,
    overflow,
    resize,
    settle,
    unfold,
    visit,
)
from tests.support.edges import STORES as EDGES
from tests.support.published import Slice


pytestmark = [
    pytest.mark.filterwarnings("default::ResourceWarning"),  # the browser's own sockets
    pytest.mark.filterwarnings("ignore::pytest.PytestRemovedIn10Warning"),  # pytest-base-url's own fixture
]
STATES = [("dark", PHONE), ("light", ZOOMED), ("light", LAPTOP)]  # `make sweep` sees every page in all of them and more
IN_EVERY_STATE = ("results/overview", "results/heatmap", "manage/upload")  # the others in the first alone
CONTROLS = (
    "[data-testid=stApp] :is(button, summary, a[href], input:not([type=file]))"
    ":not([tabindex='-1'], :disabled, [type=radio]:not(:checked), [role=radio][aria-checked=false]):visible"
)  # of several to choose one of, the others are reached by the arrow keys
NAME = """element => (
    element.getAttribute("aria-label") || element.labels?.[0]?.innerText || element.innerText || element.title || ""
).replace("keyboard_arrow_right", "").trim().split("\\n")[0]"""
WATCH = f"""() => {{
    window.focused = [];
    document.addEventListener("focusin", () => {{
        const element = document.activeElement.shadowRoot?.activeElement || document.activeElement;
        const parts = ["*", "[role=group]", "[data-testid=stDataFrame]"].map((one) => element.closest(one));
        const isSeen = parts.some((part) => part &&
            (getComputedStyle(part).outlineStyle !== "none" || getComputedStyle(part).boxShadow !== "none"));
        window.focused.push([({NAME})(element), isSeen]);
    }});
}}"""
STEPS = 80  # of the Tab key, more than a page has controls
SLICES = [
    Slice(wave=wave, rater_group=rater_group, measure=measure)
    for wave in ("2025 spring", "2025 autumn", "2026 spring")
    for rater_group, measure in (("self", "performance"), ("self", "importance"), ("peers", "performance"))
]
PAGES = (*FIGURES, *WITHOUT_SELECTION)
WITH_CONTROLS = (  # between them every kind of control that there is
    "results/overview",
    "results/heatmap",
    "results/distribution",
    "reports/board_pack",
    "about/privacy",
    "manage/upload",
)


def path(page: str) -> str:
    name = page.partition("/")[2]
    return "/" if name == "overview" else f"/{name}"


def turn_to(page: Page, name: str) -> None:
    """By its link at the side, as a reader does; what the browser has loaded stays."""
    resize(page, LAPTOP)
    title = name.partition("/")[2].replace("_", " ").capitalize()
    page.get_by_test_id("stSidebarNav").get_by_role("link", name=title, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    settle(page)


@pytest.mark.parametrize(
    ("slices", "names"),
    [
        ([], PAGES[:1] + WITHOUT_SELECTION[:1]),
        (SLICES, PAGES),
        (EDGES["12 x 5"](), ("results/heatmap",)),
    ],
    ids=["empty", "waves", "12 x 5"],
)
def test_no_page_has_a_violation_of_ours_and_none_runs_out_of_its_screen(
    page: Page, serve, shared, outside, slices, names
):
    resize(page, LAPTOP)
    visit(page, shared(slices) if slices else serve())
    violations, too_wide = {}, []
    for name in names:
        turn_to(page, name)
        unfold(page)
        for scheme, size in STATES if name in IN_EVERY_STATE else STATES[:1]:
            look(page, scheme, size)
            violations[name, scheme, size] = of_ours(page)
            if overflow(page) > 0:
                too_wide.append((name, size))
    assert {state: found for state, found in violations.items() if found} == {}
    assert len(violations) == len(names) + (len(STATES) - 1) * len(set(IN_EVERY_STATE) & set(names))
    assert too_wide == []
    assert outside == []


def test_a_slide_has_no_violation_of_ours_and_its_foot_lies_on_nothing(page: Page, shared):
    resize(page, SLIDE)
    visit(page, f"{shared(SLICES)}/self_and_others?screenshot=1&exhibit=differences")
    assert of_ours(page) == []
    box = page.locator("[data-testid=stMainBlockContainer]").bounding_box()
    stage, foot = (page.locator(f".st-key-{name}").bounding_box() for name in ("stage", "provenance"))
    assert (box["width"], box["height"]) == SLIDE
    assert stage["y"] + stage["height"] <= foot["y"]
    assert foot["y"] + foot["height"] <= box["height"]


def focused(page: Page) -> list[tuple[str, bool]]:
    """What has the focus by and by as Tab goes through the page, with whether that can be seen."""
    page.evaluate(WATCH)
    for _ in range(STEPS):
        page.keyboard.press("Tab")
    return page.evaluate("window.focused")


def test_every_control_is_reached_by_keyboard_with_a_name_and_a_focus_that_can_be_seen(page: Page, shared):
    address, every, missed, unseen = shared(SLICES), set(), {}, {}
    visit(page, address)
    for opened in WITH_CONTROLS:
        visit(page, f"{address}{path(opened)}?wave=2025+spring")
        wanted = set(page.locator(CONTROLS).evaluate_all(f"elements => elements.map({NAME})"))
        reached = dict(focused(page))
        every |= wanted
        missed[opened] = wanted - reached.keys()
        unseen[opened] = {name for name, is_seen in reached.items() if not is_seen}
    assert {
        "Table (CSV)",
        "Picture (PNG)",
        "For a slide",
        "Wave: 2025 spring ✕",
        "Screenshot mode",
        "Organisation",
    } <= every
    assert {"Sections, in the order in which they are chosen", "Upload", "Group", "Saved views"} <= every
    assert "" not in every
    assert {opened: names for opened, names in missed.items() if names} == {}
    assert {opened: names for opened, names in unseen.items() if names} == {}


def test_in_forced_colours_a_chart_keeps_its_levels_apart(page: Page, shared):
    page.emulate_media(forced_colors="active")
    visit(page, f"{shared(SLICES)}/distribution")
    bars = page.locator(".js-plotly-plot .bars .point path")
    expect(bars.first).to_be_attached()
    assert len(set(bars.evaluate_all("paths => paths.map(path => getComputedStyle(path).fill)"))) >= 4


def test_whoever_asks_for_less_motion_sees_none(page: Page, shared):
    page.emulate_media(reduced_motion="reduce")
    visit(page, shared(SLICES))
    longest = page.evaluate(
        "Math.max(...[...document.querySelectorAll('*')].map(e => parseFloat(getComputedStyle(e).transitionDuration)))"
    )
    assert longest < 0.01
