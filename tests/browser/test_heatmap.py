"""A cell of the heatmap opens by a click anywhere in it and by the keyboard alone; nothing of it fails an accessibility check."""

import io
import re
from collections import Counter

import numpy as np
import pypdf
import pytest
from playwright.sync_api import BrowserType, Page, expect

from tests.support.adding_up import adding_up
from tests.support.browser.access import LAPTOP, PHONE, look, of_ours, overflow, resize, visit
from tests.support.browser.acting import act, press
from tests.support.browser.choosing import choose
from tests.support.browser.chromium import HOW
from tests.support.browser.heatmap import cell, choose_with_keyboard
from tests.support.published import Framework, Slice, trust


pytestmark = [
    pytest.mark.filterwarnings("default::ResourceWarning"),  # the browser's own sockets
    pytest.mark.filterwarnings("ignore::pytest.PytestRemovedIn10Warning"),  # pytest-base-url's own fixture
]
FIVE = Framework(dimensions=tuple(f"Dimension {letter}" for letter in "ABCDE"))
SLICES = [
    Slice(framework=FIVE, blocks=trust(divisions=2)),
    Slice(framework=FIVE, blocks=trust(divisions=2), wave="2026 autumn"),
]
EIGHTY = [Slice(framework=FIVE, blocks=trust(divisions=8, teams=11))]
NINE = [adding_up(np.random.default_rng(1), people=(60,) * 9)]
MOST_WORDS, LONGEST_SENTENCE = 150, 20
SKIPPED = """one => !one.checkVisibility({contentVisibilityAuto: true})"""
COPIED = """table => {
    getSelection().selectAllChildren(table);
    const copied = new ClipboardEvent("copy", {clipboardData: new DataTransfer(), bubbles: true, cancelable: true});
    table.dispatchEvent(copied);
    getSelection().removeAllRanges();
    return copied.clipboardData.getData("text/plain").split("\\n").map((line) => line.split("\\t"));
}"""
DRAWN = "one => [...one.picture().querySelectorAll('text')].map((text) => text.textContent)"
NODES = "[...document.querySelectorAll('.tiles :is(tr, th, td)')]"


def open_heatmap(page: Page, shared, link: str = "breakdown=team") -> None:
    resize(page, LAPTOP)
    visit(page, f"{shared(SLICES)}/heatmap?order=Name&{link}")


def heading(page: Page, title: str):
    return page.locator(".st-key-opened_cell").get_by_role("heading", name=title)


def test_a_click_opens_a_cell_beside_the_heatmap_and_the_next_is_a_click_or_a_key_away(page: Page, shared, outside):
    open_heatmap(page, shared)
    act(page, cell(page, 1, 0).click, heading(page, "Division 1: Ward 1.1: Dimension A"))
    table, beside = (page.locator(one).bounding_box() for one in (".tiles table", ".st-key-opened_cell"))
    assert table["x"] + table["width"] <= beside["x"]
    assert beside["y"] < LAPTOP[1] / 2
    press(page, "ArrowRight", shows=heading(page, "Division 1: Ward 1.1: Dimension B"))
    act(page, cell(page, 6, 4).click, heading(page, "Division 2: Ward 2.3 + Ward 2.4: Dimension E"))
    expect(page.locator(".st-key-opened_cell").get_by_test_id("stExpander")).to_have_count(2)
    assert page.locator("[data-testid=stException]").count() == 0
    for scheme in ("light", "dark"):
        look(page, scheme, LAPTOP)
        assert of_ours(page) == []
    page.locator(".tiles td.opened").press("Escape")
    expect(page.locator(".st-key-opened_cell")).to_have_count(0)
    assert outside == []


def test_everything_is_done_with_the_keyboard_alone(page: Page, shared, outside):
    open_heatmap(page, shared, "breakdown=division")
    choose_with_keyboard(page)
    expect(heading(page, "Whole organisation: Dimension A")).to_be_visible()
    press(page, "ArrowDown", shows=heading(page, "Division 1: Dimension A"))
    press(page, "Home", "Enter", shows=page.locator(".tiles .name", has_text="Ward 1.1"))
    names = page.locator(".tiles tbody th .name")
    expect(names).to_have_text(
        ["Whole organisation", "Division 1", "Ward 1.1", "Ward 1.2", "Ward 1.3 + Ward 1.4 †", "Division 2"]
    )
    expect(page).to_have_url(re.compile("open=[0-9a-z]"))
    press(page, "p", shows=page.locator(".tiles tr.pinned .name", has_text="Division 1"))
    sorted_down = page.locator(".tiles thead th[aria-sort=descending]", has_text="Dimension A")
    press(page, "Control+Home", "ArrowRight", "Enter", shows=sorted_down)
    expect(page.get_by_role("combobox", name="Order of rows")).to_have_value(re.compile("Dimension A"))
    assert of_ours(page) == []
    assert outside == []


def test_what_changes_is_written_into_the_cells_that_are_there(page: Page, shared):
    open_heatmap(page, shared)
    page.evaluate(f"window.before = {NODES}")
    printed = page.locator(".tiles tbody").inner_text()
    choose(page, "Wave", "2026 spring")
    expect(page.locator(".tiles tbody")).not_to_have_text(printed)
    page.wait_for_function(f"window.before.length === {NODES}.length")
    assert page.evaluate(f"{NODES}.every((node, place) => node === window.before[place])")


def test_rows_far_out_of_sight_are_skipped_by_the_browser_and_yet_found_copied_drawn_and_printed(page: Page, shared):
    resize(page, LAPTOP)
    visit(page, f"{shared(EIGHTY)}/heatmap?order=Name&breakdown=team")
    last, table = page.locator(".tiles tbody tr").last, page.locator(".tiles table")
    height = table.bounding_box()["height"]
    assert last.locator("td").first.evaluate(SKIPPED)
    named, *figures = ["Ward 8.10 + Ward 8.11 †, Division 8", *last.locator("td").all_text_contents()]
    copied = table.evaluate(COPIED)
    assert copied[-1][0] == named
    assert [text.replace(" ", "") for text in copied[-1][1:]] == figures
    assert {len(row) for row in copied} == {1 + len(FIVE.dimensions)}
    assert "Ward 8.10 + Ward 8.11 †" in page.locator(".tiles").evaluate(DRAWN)
    sheets = [sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(page.pdf())).pages]
    assert [name for name in ("Ward 1.1", "Ward 4.5", "Ward 8.9") if name not in "".join(sheets)] == []
    assert all("People" in sheet for sheet in sheets if "Ward" in sheet)
    assert page.evaluate("window.find('Ward 8.9')")
    cell(page, 1, 0).focus()
    page.keyboard.press("Control+End")
    expect(last.locator("td").last).to_be_in_viewport()
    assert table.bounding_box()["height"] == height


def test_a_screen_reader_has_every_cell_with_its_row_and_headings(browser_type: BrowserType, shared):
    with browser_type.launch(
        **HOW | {"args": [*HOW["args"], "--force-renderer-accessibility=screen-reader"]}
    ) as browser:
        page = browser.new_page(viewport={"width": LAPTOP[0], "height": LAPTOP[1]})
        visit(page, f"{shared(EIGHTY)}/heatmap?order=Name&breakdown=team")
        nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    roles = {node["nodeId"]: node["role"]["value"] for node in nodes}
    inside = Counter((roles.get(node.get("parentId")), roles[node["nodeId"]]) for node in nodes if not node["ignored"])
    rows, columns = 1 + 8 * 10, len(FIVE.dimensions)
    assert inside["row", "rowheader"] == rows
    assert inside["row", "gridcell"] == rows * columns
    assert inside["row", "columnheader"] == columns + 1


def test_on_a_phone_one_dimension_is_shown_at_a_time(page: Page, shared):
    resize(page, PHONE)
    visit(page, f"{shared(SLICES)}/heatmap?order=Name&breakdown=team")
    row = page.locator(".tiles tbody tr").nth(1)
    expect(row.locator("td:visible")).to_have_count(1)
    chosen = page.get_by_label("Dimension shown")
    chosen.select_option("Dimension D")
    expect(page.locator(".tiles thead th:visible")).to_have_text([re.compile("Team"), "Dimension D"])
    page.get_by_role("button", name="Next dimension").click()
    expect(page.locator(".tiles thead th:visible")).to_have_text([re.compile("Team"), "Dimension E"])
    act(page, row.locator("td:visible").click, heading(page, "Division 1: Ward 1.1: Dimension E"))
    expect(heading(page, "Division 1: Ward 1.1: Dimension E")).to_be_in_viewport()
    assert overflow(page) <= 0
    assert of_ours(page) == []


def test_few_words_are_seen_before_anything_is_opened(page: Page, shared):
    resize(page, LAPTOP)
    visit(page, f"{shared(NINE)}/heatmap")
    said = page.locator("[data-testid=stMainBlockContainer]").inner_text()
    assert len(re.findall(r"[^\W\d_][\w'’-]*", said)) <= MOST_WORDS
    title = page.locator("[data-testid=stMainBlockContainer] h2").first.inner_text()
    assert len(title.split()) <= LONGEST_SENTENCE


def test_twelve_rows_are_in_view_on_a_laptop(page: Page, shared):
    open_heatmap(page, shared)
    bottoms = page.locator(".tiles tbody tr").evaluate_all(
        "rows => rows.map((row) => row.getBoundingClientRect().bottom)"
    )
    assert bottoms[min(11, len(bottoms) - 1)] <= LAPTOP[1]
    height = (bottoms[-1] - bottoms[0]) / (len(bottoms) - 1)
    assert bottoms[0] + 11 * height <= LAPTOP[1]


def test_choices_stand_in_the_link_which_opens_the_same_heatmap(page: Page, shared):
    open_heatmap(page, shared)
    choose(page, "Compared with", "Its division")
    title = "Share of ratings at strong or exemplary, by team and dimension, compared with its division"
    expect(page.get_by_text(title, exact=True)).to_be_visible()
    page.goto(page.url)
    expect(page.get_by_text(title, exact=True)).to_be_visible()
    expect(page.get_by_role("grid")).to_be_visible()
