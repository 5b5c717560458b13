"""What stands against a page that is open in the browser: violations by axe-core, a screen too narrow, a box of Streamlit's."""

from dataclasses import dataclass

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect


PATIENCE = 120_000  # milliseconds, on the slowest of machines
A_MOMENT = 200  # milliseconds, in which the screen follows a new size, theme or choice
LAPTOP, PHONE, ZOOMED, SLIDE = (1366, 768), (390, 844), (683, 384), (1600, 900)  # ZOOMED is a laptop at 200 %
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """([rules, streamlits]) => axe.run({runOnly: rules, resultTypes: ["violations"]}).then(({violations}) =>
    violations.flatMap(({id, nodes}) => nodes.map(({target, html}) => ({
        rule: id,
        html: html.slice(0, 300),
        is_streamlits: id in streamlits && Boolean(document.querySelector(target[0])?.closest(streamlits[id])),
    }))))"""
IS_STILL = """() => {
    const all = (selector) => document.querySelectorAll(selector);
    return all("h1").length && all("[data-test-script-state=notRunning]").length && !all("[data-testid=stSkeleton]").length
        && !all("[data-stale=true]").length && document.getAnimations().every((one) => one.playState !== "running")
        && all("[data-testid=stPlotlyChart]").length === all(".js-plotly-plot").length
        && [...all(".js-plotly-plot")].every((chart) => chart.querySelector(".xtick, .ytick"))
        && [...all(".tiles")].every((table) => "drawn" in table.dataset)
        && [...all(".drawn_chart")].every((chart) => chart.querySelector("svg") || !chart.clientWidth);
}"""
OVERFLOW = """() => Math.max(...[document.documentElement, document.querySelector("[data-testid=stMain]")]
    .map((part) => part.scrollWidth - part.clientWidth))"""
UNFOLD = """() => document.querySelectorAll("[data-testid=stMain] details:not([open]) > summary").forEach((one) => one.click())"""


@dataclass(frozen=True)
class Known:
    """A rule that Streamlit's own markup breaks: inside which element, and why it can't be mended from here."""

    inside: str
    reason: str


STREAMLITS_OWN = {  # rule: where; the Accessibility page tells readers what it means for them
    "list": Known(
        "[data-testid=stSidebarNavItems]",
        "st.navigation puts a section's heading between the items of its list, and takes no other markup.",
    ),
    "listitem": Known(
        "[data-testid=stSidebarNavItems]",
        "st.navigation puts each section's items into an element between the list and them, and takes no other markup.",
    ),
    "region": Known(
        "[data-st-overlay-root], [data-testid=portal], [role=listbox]",
        "Lists and explanations that open over a page are drawn by Streamlit outside its landmarks; a rule of good practice.",
    ),
    "presentation-role-conflict": Known(
        "[data-testid=stFileUploaderDropzone]",
        "st.file_uploader gives the place to drop a file the role of none and the focus; its button does the same.",
    ),
    "empty-table-header": Known(
        "[data-testid=stDataFrame]",
        "st.dataframe's hidden twin for screen readers has a header without a name over the column that marks a row.",
    ),
}


@dataclass(frozen=True)
class Violation:
    """One element that breaks a rule of axe-core."""

    rule: str
    html: str
    is_streamlits: bool


def violations(page: Page) -> list[Violation]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    known = {rule: one.inside for rule, one in STREAMLITS_OWN.items()}
    return [Violation(**found) for found in page.evaluate(RUN, [STANDARD, known])]


def of_ours(page: Page) -> list[str]:
    return [f"{found.rule}: {found.html}" for found in violations(page) if not found.is_streamlits]


def resize(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))


def look(page: Page, scheme: str, size: tuple[int, int], colours: str = "none") -> None:
    """Shows what is open in another theme, size, or in a system's own colours, at once: a colour half way fails by chance."""
    page.emulate_media(color_scheme=scheme, forced_colors=colours, reduced_motion="reduce")
    resize(page, size)
    settle(page)


def settle(page: Page) -> None:
    """Until the page has its title and all its charts, and Streamlit runs nothing."""
    for _ in range(2):  # what was asked for a moment ago may not have begun
        page.wait_for_timeout(A_MOMENT)
        page.wait_for_function(IS_STILL, timeout=PATIENCE, polling=A_MOMENT)


def visit(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("h1")).to_be_visible(timeout=PATIENCE)
    settle(page)


def unfold(page: Page) -> None:
    """Opens whatever is folded away."""
    page.evaluate(UNFOLD)
    settle(page)


def overflow(page: Page) -> int:
    """Pixels by which the page is wider than its screen."""
    return page.evaluate(OVERFLOW)
