"""The heatmap's columns are gathered under their areas, fold and unfold, and no heading lies over another."""

import re

import pytest
from playwright.sync_api import Page, expect

from domain.declared.framework_file import read_framework
from domain.declared.item_framework import SUFFIX
from tests.support.browser.access import LAPTOP, PHONE, look, of_ours, overflow, resize, visit
from tests.support.browser.acting import act, press
from tests.support.published import Framework, Slice, trust


pytestmark = [
    pytest.mark.filterwarnings("default::ResourceWarning"),  # the browser's own sockets
    pytest.mark.filterwarnings("ignore::pytest.PytestRemovedIn10Warning"),  # pytest-base-url's own fixture
]
MODEL = read_framework("nhs_management_and_leadership_framework")
AREAS = {area.name: sum(one.area_id == area.area_id for one in MODEL.dimensions) for area in MODEL.areas}
NINE = Framework(
    MODEL.framework_id,
    MODEL.name,
    tuple(dimension.name for dimension in MODEL.dimensions),
    tuple(level.name for level in MODEL.levels),
    ("Strong", "Very strong"),
    AREAS,
)
OF_STANDARDS = [Slice(framework=NINE, blocks=trust(divisions=2))]
OF_COMPETENCIES = [
    Slice(
        framework=Framework(
            MODEL.framework_id + SUFFIX,
            f"{MODEL.name}, by item",
            dimensions=tuple(item.name for item in MODEL.items),
            areas={standard.name: 3 for standard in MODEL.dimensions},
        ),
        blocks=trust(divisions=2),
    ),
    *OF_STANDARDS,
]
OVERLAPS = """() => {
    const shown = [...document.querySelectorAll(".tiles thead th")].filter((one) =>
        one.clientWidth && getComputedStyle(one).textIndent !== "100%" && getComputedStyle(one.parentElement).display !== "none");
    const inks = shown.map((one) => {
        const range = document.createRange();
        range.selectNodeContents(one);
        return [one.textContent, range.getBoundingClientRect(), one.getBoundingClientRect()];
    });
    const over = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
        && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
    const pairs = inks.flatMap(([one, ink], place) => inks.slice(place + 1).map(([other, box]) => [one, ink, other, box]));
    return pairs.filter(([, ink, , box]) => over(ink, box)).map(([one, , other]) => `${one} / ${other}`)
        .concat(inks.filter(([, ink, box]) => ink.right - box.right > 1 || box.left - ink.left > 1).map(([one]) => one));
}"""


DRAWN = (
    """() => [...document.querySelector(".tiles").picture().querySelectorAll("text")].map((one) => one.textContent)"""
)
BROKEN = """() => [...document.querySelectorAll(".tiles thead th")].filter((one) => one.clientWidth).flatMap((one) => {
    const texts = document.createTreeWalker(one, NodeFilter.SHOW_TEXT), range = document.createRange(), nodes = [];
    while (texts.nextNode()) nodes.push(texts.currentNode);
    return nodes.flatMap((node) => [...node.textContent.matchAll(/\\S+/g)].filter(({ 0: word, index }) => {
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        return range.getClientRects().length > 1;
    }).map(([word]) => word));
})"""


def folded(page: Page):
    return page.locator(".tiles .areas th[aria-expanded=false]")


def test_an_area_folds_and_unfolds_by_a_click_and_by_the_keyboard_and_stands_in_the_link(page: Page, shared, outside):
    resize(page, LAPTOP)
    visit(page, f"{shared(OF_STANDARDS)}/heatmap?order=Name&breakdown=team")
    headings = page.locator(".tiles .areas th")
    expect(headings).to_have_text(["Area", *(re.compile(name) for name in AREAS)])
    wide = page.locator(".tiles tbody tr").first.locator("td").first.bounding_box()["width"]
    act(page, headings.nth(1).click, folded(page))
    expect(folded(page)).to_have_count(1)
    expect(page).to_have_url(re.compile("folded=developing_self"))
    assert page.locator(".tiles tbody tr").first.locator("td").first.bounding_box()["width"] < wide / 2
    assert page.evaluate(OVERLAPS) == []
    headings.nth(1).focus()
    press(page, "ArrowRight", "Enter", shows=folded(page).nth(1))
    expect(folded(page)).to_have_count(2)
    page.goto(page.url)
    expect(folded(page)).to_have_count(2)
    for scheme in ("light", "dark"):
        look(page, scheme, LAPTOP)
        assert of_ours(page) == []
        assert page.evaluate(OVERLAPS) == []
    headings.nth(2).click()
    expect(folded(page)).to_have_count(1)
    assert outside == []


def test_a_picture_has_what_is_shown_and_no_more(page: Page, shared):
    resize(page, LAPTOP)
    address = f"{shared(OF_STANDARDS)}/heatmap?breakdown=team"
    visit(page, address)
    assert any(re.search(r"% [+−]", text) for text in page.evaluate(DRAWN))
    visit(page, f"{address}&folded={','.join(area.area_id for area in MODEL.areas)}")
    drawn = page.evaluate(DRAWN)
    assert "Developing self" in drawn
    assert not [text for text in drawn if re.search(r"% [+−]|[►▼]", text)]
    assert not set(drawn) & set(NINE.dimensions)


@pytest.mark.parametrize("slices", [OF_STANDARDS, OF_COMPETENCIES], ids=["9 under 3", "27 under 9 under 3"])
def test_no_heading_lies_over_another_and_no_word_is_broken(page: Page, shared, slices):
    resize(page, LAPTOP)
    visit(page, f"{shared(slices)}/heatmap?breakdown=team&framework={slices[0].framework.framework_id}")
    for size in (LAPTOP, (1024, 768), (820, 1180), PHONE):
        look(page, "light", size)
        assert page.evaluate(OVERLAPS) == [], size
        assert page.evaluate(BROKEN) == [], size
        assert overflow(page) <= 0


def test_a_dimension_unfolds_in_place_to_its_items_by_a_click_and_by_the_keyboard_and_stands_in_the_link(
    page: Page, shared, outside
):
    resize(page, LAPTOP)
    visit(page, f"{shared(OF_COMPETENCIES)}/heatmap?breakdown=team&framework={MODEL.framework_id}")
    items, headings = page.locator(".tiles thead th.item"), page.locator(".tiles thead tr").last.locator("th")
    expect(items).to_have_count(0)
    act(page, page.get_by_role("button", name="Open Communicating well by item").click, items)
    of_first = [item.name for item in MODEL.items if item.dimension_id == "communicating_well"]
    expect(items).to_have_text(of_first)
    expect(page).to_have_url(re.compile("items=communicating_well"))
    names = [text.strip("►▼") for text in headings.all_inner_texts()]
    place = next(number for number, name in enumerate(names) if name.strip() == "Communicating well")
    assert [name.strip() for name in names[place + 1 : place + 1 + len(of_first)]] == of_first
    headings.nth(place + len(of_first) + 1).focus()
    press(page, "o", shows=items.nth(len(of_first)))
    expect(items).to_have_count(len(of_first) + 3)
    page.goto(page.url)
    expect(items).to_have_count(len(of_first) + 3)
    for scheme, size in (("light", LAPTOP), ("dark", LAPTOP), ("light", PHONE)):
        look(page, scheme, size)
        assert of_ours(page) == []
        assert page.evaluate(OVERLAPS) == []
        assert page.evaluate(BROKEN) == []
        assert overflow(page) <= 0
    look(page, "light", LAPTOP)
    headings.nth(place).focus()
    press(page, "o", shows=page.get_by_role("button", name="Open Communicating well by item"))
    expect(items).to_have_count(3)
    assert outside == []


def test_an_area_folds_all_that_lies_below_it(page: Page, shared):
    resize(page, LAPTOP)
    visit(page, f"{shared(OF_COMPETENCIES)}/heatmap?breakdown=team&framework={MODEL.framework_id}{SUFFIX}")
    headings = page.locator(".tiles .areas th")
    expect(headings).to_have_count(1 + len(AREAS) + 1 + len(MODEL.dimensions))
    page.locator(".tiles td").first.focus()
    press(page, "ArrowUp", "ArrowUp", "ArrowUp", "Enter", shows=folded(page))
    expect(folded(page)).to_have_count(1 + 3)
    assert page.evaluate(OVERLAPS) == []


def test_on_a_phone_the_choice_of_a_dimension_is_by_area(page: Page, shared):
    resize(page, PHONE)
    visit(page, f"{shared(OF_STANDARDS)}/heatmap?breakdown=team&folded=developing_self")
    groups = page.locator(".tiles_choice optgroup")
    expect(groups).to_have_count(len(AREAS))
    page.get_by_label("Dimension shown").select_option("Improving quality")
    expect(page.locator(".tiles thead th:visible")).to_have_text([re.compile("Team"), "Improving quality"])
    expect(page.locator(".tiles tbody tr").nth(1).locator("td:visible")).to_have_count(1)
    assert of_ours(page) == []
