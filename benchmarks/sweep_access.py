"""Opens every page over every kind of store, on every kind of screen, and counts what stands against it.

`python -m benchmarks.sweep_access FOLDER [STORE …]` writes a picture of each page-state into FOLDER. In each it asks axe-core,
looks for requests that leave the machine, for Streamlit's error boxes, for pages that are blank or wider than their screen, and
for words that are cut off or lie on one another. Bar: none, but for the rules that Streamlit's own markup breaks.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Error, Page, sync_playwright

from benchmarks.access_states import OPENED
from benchmarks.access_stores import LINKS, OPEN, WRITERS
from tests.support.addresses import FIGURES, WITHOUT_SELECTION
from tests.support.browser.access import (
    LAPTOP,
    PHONE,
    SLIDE,
    STREAMLITS_OWN,
    ZOOMED,
    look,
    overflow,
    resize,
    unfold,
    violations,
    visit,
)
from tests.support.browser.chromium import LOOPBACK, launch
from tests.support.browser.server import dashboard


MISPLACED = (Path(__file__).parent / "misplaced_text.js").read_text("utf-8")
SHOWN = 3  # page-states of each finding
WHOLE = ("laptop", "phone")  # screens whose pictures show all of a page, not what is in sight at first
TALLEST = 5_000  # pixels of a picture
SCREENS = {  # theme, size, forced colours
    "laptop": ("light", LAPTOP),
    "laptop dark": ("dark", LAPTOP),
    "forced colours": ("light", LAPTOP, "active"),
    "200 per cent": ("light", ZOOMED),
    "phone": ("light", PHONE),
    "phone dark": ("dark", PHONE),
}
WITH_CHARTS = [name for name in FIGURES if name.startswith("results/")]
SLIDES = {"slide": ("light", SLIDE), "slide dark": ("dark", SLIDE)}
BLANK = """() => {
    const main = document.querySelector("[data-testid=stMainBlockContainer]");
    return main.innerText.replace(main.querySelector("h1").innerText, "").trim().length < 40;
}"""


@dataclass
class Tally:
    """What was tried, and what was found in which page-states."""

    folder: Path
    tried: int = 0
    streamlits: Counter = field(default_factory=Counter)
    found: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))  # what: in which page-states
    outside: set[str] = field(default_factory=set)

    def check(self, page: Page, store: str, place: str, screen: str) -> None:
        self.tried += 1
        state = f"{store} / {place} / {screen}"
        for one in violations(page):
            if one.is_streamlits:
                self.streamlits[one.rule] += 1
            else:
                self.found[f"axe: {one.rule}: {one.html}"].append(state)
        if (wide := overflow(page)) > 0:
            self.found[f"wider than its screen by {wide} pixels"].append(state)
        if page.get_by_test_id("stException").count():
            self.found["an error box"].append(state)
        if page.evaluate(BLANK):
            self.found["blank"].append(state)
        for sentence in set(page.evaluate(MISPLACED)):
            self.found[sentence].append(state)
        self.shoot(page, self.folder / store / f"{place} - {screen}.jpg".replace("/", " "), screen in WHOLE)

    def shoot(self, page: Page, path: Path, is_whole: bool) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        size = page.viewport_size
        height = page.get_by_test_id("stMain").evaluate("main => main.scrollHeight")
        if is_whole and page.get_by_role("dialog").count() == 0:
            resize(page, (size["width"], min(max(height, size["height"]), TALLEST)))
            page.wait_for_timeout(100)
        page.screenshot(path=path, type="jpeg", quality=70)
        resize(page, (size["width"], size["height"]))

    def listen(self, url: str) -> None:
        if not LOOPBACK.match(url):
            self.outside.add(url)


def main(folder: Path, stores: list[str]) -> None:
    tally = Tally(folder)
    with sync_playwright() as playwright, TemporaryDirectory() as homes:
        browser = launch(playwright)
        for store in stores:
            home = Path(homes) / store.replace(" ", "_") / "home"
            home.parent.mkdir()
            WRITERS[store](home)
            with dashboard(home, home.parent / "server.log") as address:
                page = browser.new_page()
                page.on("request", lambda request: tally.listen(request.url))
                page.on("websocket", lambda socket: tally.listen(socket.url))
                visit(page, address)
                before = tally.tried
                try:
                    (sweep_open if store == OPEN else sweep)(page, address, store, tally)
                except Error as problem:
                    tally.found[f"the sweep of this store ended at {page.url}: {str(problem)[:200]}"].append(store)
                page.close()
            print(f"{store}: {tally.tried - before} page-states", flush=True)
        browser.close()
    report(tally)


def sweep(page: Page, address: str, store: str, tally: Tally) -> None:
    for place, link in pages(store):
        look(page, *SCREENS["laptop"])
        visit(page, f"{address}/{link}")
        unfold(page)
        for screen, how in SCREENS.items():
            look(page, *how)
            tally.check(page, store, place, screen)
    for name in WITH_CHARTS:
        visit(page, f"{address}/{path(name)}?screenshot=1")
        for screen, how in SLIDES.items():
            look(page, *how)
            tally.check(page, store, f"slide of {path(name) or 'overview'}", screen)


def sweep_open(page: Page, address: str, store: str, tally: Tally) -> None:
    for place, state in OPENED.items():
        for number, screen in enumerate(state.screens or SCREENS):
            if number == 0 or state.is_brief:
                look(page, *SCREENS[screen if state.is_brief else "laptop"])
                visit(page, f"{address}/{state.link}")
                try:
                    state.open(page)
                except Error as problem:
                    tally.found[f"could not be opened: {str(problem)[:200]}"].append(f"{place} / {screen}")
            look(page, *SCREENS[screen])
            tally.check(page, store, place, screen)


def pages(store: str) -> Iterator[tuple[str, str]]:
    """Each page's name and link, for each of the figures that are looked at in that store."""
    for choice in LINKS.get(store, ("",)):
        for name in FIGURES:
            yield " ".join(filter(None, (path(name) or "overview", choice))), f"{path(name)}?{choice}"
    for name in WITHOUT_SELECTION:
        yield path(name), path(name)


def path(page: str) -> str:
    name = page.partition("/")[2]
    return "" if name == "overview" else name


def report(tally: Tally) -> None:
    print(f"\n{tally.tried} page-states")
    for rule, number in tally.streamlits.items():
        print(f"Streamlit's own: {rule}, {number:,} elements: {STREAMLITS_OWN[rule].reason}")
    print(f"requests that left the machine: {len(tally.outside)} {sorted(tally.outside) or ''}")
    for what, states in sorted(tally.found.items()):
        print(f"{what}\n    in {len(states)} page-states: {'; '.join(states[:SHOWN])}")
    if not tally.found:
        print("nothing else")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:] or list(WRITERS))
