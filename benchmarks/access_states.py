"""What a reader can open on a page of the sample, beyond the page itself: dialogs, lists, forms, what has been made."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.support.browser.access import PATIENCE, settle, unfold
from tests.support.browser.heatmap import cell, choose_with_keyboard
from tests.support.exports import export, row


@dataclass(frozen=True)
class Opened:
    """What stands open: where, how it is come to from there, and on which screens it can be.

    What `is_brief` closes when the screen changes, and is opened anew on each.
    """

    link: str
    open: Callable[[Page], None] = unfold
    screens: tuple[str, ...] = ()  # (): all
    is_brief: bool = False


ON_A_PHONE = ("phone", "phone dark")


ODD = ["Participant,Directorate,My ward,Staff group,Where,How I lead,Wave"]
ODD += [f"p{number},Medicine,Ward 1,Students,Acute,{number % 4 + 1},2026 spring" for number in range(30)]
GOOD = export(*(row(f"s{number}", number % 4 + 1) for number in range(40)), row("s40", level=7))


def _cell(page: Page) -> None:
    cell(page, 2, 1).click()
    page.locator(".st-key-opened_cell").get_by_role("heading").first.wait_for(timeout=PATIENCE)
    settle(page)


def _chosen(page: Page) -> None:
    choose_with_keyboard(page)
    settle(page)


def _saved_views(page: Page) -> None:
    page.locator("[data-testid=stSidebar] summary").click()
    page.get_by_role("textbox", name="Name of this view").fill("For the board")
    page.get_by_role("textbox", name="Name of this view").press("Enter")
    settle(page)
    page.get_by_role("button", name="Save this view").click()
    page.get_by_role("link", name="For the board").first.wait_for(timeout=PATIENCE)
    settle(page)


def _sidebar(page: Page) -> None:
    if (button := page.get_by_test_id("stExpandSidebarButton")).is_visible():
        button.click()
    settle(page)


def _list(label: str) -> Callable[[Page], None]:
    def open_list(page: Page) -> None:
        box = page.get_by_role("combobox", name=label, exact=True).first
        box.scroll_into_view_if_needed()
        box.focus()
        page.keyboard.press("ArrowDown")
        page.get_by_role("option").first.wait_for(timeout=PATIENCE)

    return open_list


def _help(page: Page) -> None:
    page.get_by_test_id("stMain").get_by_test_id("stTooltipIcon").first.hover()
    page.get_by_role("tooltip").first.wait_for(timeout=PATIENCE)


def _drop(name: str, content: bytes, shows: str) -> Callable[[Page], None]:
    def drop(page: Page) -> None:
        file = {"name": name, "mimeType": "text/csv", "buffer": content}
        page.locator("input[type=file]").first.set_input_files(file)
        page.get_by_text(shows).first.wait_for(timeout=PATIENCE)
        settle(page)
        unfold(page)

    return drop


def _preview(page: Page) -> None:
    page.get_by_text("Publish now").first.click()
    page.get_by_text("Who would stand alone.").wait_for(timeout=4 * PATIENCE)
    unfold(page)


def _pack(page: Page) -> None:
    page.get_by_role("button", name="Make the", exact=False).click()
    page.get_by_text("file is ready").wait_for(timeout=2 * PATIENCE)
    unfold(page)


OPENED = {
    "a cell of the heatmap": Opened("heatmap", _cell),
    "a cell chosen by keyboard": Opened("heatmap?breakdown=team", _chosen),
    "a heatmap without a comparison": Opened("heatmap?against=Nothing"),
    "saved views": Opened("distribution?wave=2025+spring", _saved_views),
    "a list of choices": Opened("compare", _list("Dimension"), is_brief=True),
    "an explanation": Opened("", _help, is_brief=True),
    "a link to what is not published": Opened("distribution?wave=2099&breakdown=shoe_size"),
    "a checked export": Opened("upload", _drop("spring.csv", GOOD, "Refused rows: 1 of 41")),
    "columns to map": Opened("upload", _drop("odd.csv", "\n".join(ODD).encode(), "Which column is which?")),
    "a refused file": Opened("upload", _drop("photo.csv", b"\x89PNG\r\n\x1a\n" + bytes(9_000), "refused")),
    "the preview of a publication": Opened("upload", _preview),
    "a pack that is made": Opened("board_pack", _pack),
    # Last: the browser remembers that a sidebar was opened or put away.
    "the sidebar of a phone": Opened("heatmap?breakdown=team", _sidebar, ON_A_PHONE, is_brief=True),
}
