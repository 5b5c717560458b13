"""One reader's change of wave, and a first visit, beside the plain rivals in benchmarks/rivals/, in one Chromium.

All pages stand over the same made-up export of 54,092 assessments: Dash, Vizro and Streamlit with pandas and Plotly each with
the smallest honest page (a heatmap of 80 teams by 9 dimensions with a choice of wave), Ninefold as it is here and as it was at
another commit. All are served on this machine and take turns. A change counts from the press of the mouse on another wave to
the first frame after the new figures are drawn; a first visit, in a browser of its own, from its start to the first frame
after the first chart is drawn. Bars: a change takes at most as long as on Dash's page; a first visit to the Overview at
most as long as one to a bare Streamlit page with one Plotly chart; medians.

`python -m benchmarks.bench_rivals [REPEATS] [FOLDER]`; a FOLDER keeps what the rivals are made with for the next time.
"""

import os
import statistics
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

import settings
from benchmarks.processes import checked_out
from benchmarks.rivals.pages import BARE, FOLDER, RIVALS, Rival, installed
from tests.support.browser.chromium import launch
from tests.support.browser.server import free_port, serving


EARLIER = "1bf7da8"
REPEATS = 20  # changes and visits
WARM = 3  # that do not count
WAVES = ("2025 spring", "2025 autumn", "2026 spring")  # of the sample, in time
NINEFOLD = {
    "Ninefold": Rival(labels=".heatmap td, .scatterlayer text"),
    f"Ninefold at {EARLIER}": Rival(labels=".scatterlayer text"),
}
REDRAWN, FIRST_DRAWN = ((FOLDER / name).read_text() for name in ("redrawn.js", "first_drawn.js"))


def main(folder: Path, repeats: int = REPEATS) -> None:
    with ExitStack() as stack, sync_playwright() as playwright:
        checkouts = {
            "Ninefold": settings.PROJECT,
            f"Ninefold at {EARLIER}": stack.enter_context(checked_out(folder, EARLIER)),
        }
        export = sample(folder)
        addresses = {name: stack.enter_context(ninefold(place, folder, export)) for name, place in checkouts.items()}
        python = installed(folder / "environment")
        addresses |= {name: stack.enter_context(rival(one, python, folder, export)) for name, one in RIVALS.items()}
        bare = stack.enter_context(rival(BARE, python, folder, export))
        print_changes(playwright, addresses, repeats)
        print_visits(playwright, {"Ninefold's Overview": addresses["Ninefold"], "bare Streamlit page": bare}, repeats)


def sample(folder: Path) -> Path:
    export = folder / "trust.csv"
    subprocess.run(
        [sys.executable, "-m", "etl", "sample", export], cwd=settings.PROJECT, check=True, stdout=subprocess.DEVNULL
    )
    return export


@contextmanager
def ninefold(checkout: Path, folder: Path, export: Path):
    """The address of a dashboard over the export, loaded and published by the same checkout."""
    home = folder / f"home of {checkout.name}"
    environment = {"NINEFOLD_HOME": str(home)}
    for words in (["load", str(export)], ["publish"]):
        subprocess.run(
            [sys.executable, "-m", "etl", *words],
            cwd=checkout,
            env=os.environ | environment,
            check=True,
            capture_output=True,
        )
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port)]
    with serving(command, checkout, port, folder / f"{checkout.name}.log", **environment) as (address, _):
        yield address


@contextmanager
def rival(one: Rival, python: Path, folder: Path, export: Path):
    port = free_port()
    environment = {"RATINGS": str(export), "PORT": str(port), "PYTHONPATH": str(FOLDER)}
    log = folder / f"{one.folder}.log"
    with serving(one.command(python, port), folder, port, log, answers="/", **environment) as (address, _):
        yield address


def print_changes(playwright, addresses: dict[str, str], repeats: int) -> None:
    browser = launch(playwright)
    pages = {name: opened(browser, name, address) for name, address in addresses.items()}
    taken = {name: [] for name in pages}
    for number in range(repeats + WARM):
        for name, page in pages.items():
            page.bring_to_front()
            taken[name].append(change(page, of(name), WAVES[number % len(WAVES)]))
    browser.close()
    print(f"a change of wave, ms: median of {repeats} (fastest to slowest)")
    tell({name: times[WARM:] for name, times in taken.items()}, "Ninefold", "Dash")


def print_visits(playwright, addresses: dict[str, str], repeats: int) -> None:
    taken = {name: [] for name in addresses}
    for _ in range(repeats + WARM):
        for name, address in addresses.items():
            taken[name].append(first_visit(playwright, address))
    print(f"a first visit until the first chart is drawn, ms: median of {repeats} (fastest to slowest)")
    tell({name: times[WARM:] for name, times in taken.items()}, *addresses)


def tell(taken: dict[str, list[float]], ours: str, beside: str) -> None:
    medians = {name: statistics.median(times) for name, times in taken.items()}
    for name, times in sorted(taken.items(), key=lambda one: medians[one[0]]):
        print(f"{name:<36}{medians[name]:>7.0f} ({min(times):.0f} to {max(times):.0f})")
    ratio = medians[ours] / medians[beside]
    print(f"{ours} is {ratio:.2f} times {beside} (bar: 1.0){'' if ratio <= 1 else '  OVER THE BAR'}")


def of(name: str) -> Rival:
    return RIVALS.get(name) or NINEFOLD[name]


def opened(browser: Browser, name: str, address: str) -> Page:
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    page.goto(address)
    if name in NINEFOLD:
        page.locator(".js-plotly-plot, .drawn_chart svg").first.wait_for(timeout=60_000)
        page.goto(f"{address}/heatmap?breakdown=team")
    page.wait_for_function(
        "labels => document.querySelectorAll(labels).length > 500", arg=of(name).labels, timeout=60_000
    )
    page.wait_for_timeout(3_000)
    return page


def change(page: Page, one: Rival, wave: str) -> float:
    """Milliseconds of choosing a wave, which is not the chosen one."""
    if one.chooser:
        box, option = page.locator(one.chooser).first, page.locator(one.options, has_text=wave)
    else:
        box, option = page.get_by_role("combobox", name="Wave"), page.get_by_role("option", name=wave, exact=True)
    box.scroll_into_view_if_needed()
    page.wait_for_timeout(500)  # a list closes where its page scrolls
    box.click()
    option.wait_for()
    page.evaluate(REDRAWN, one.labels)
    option.click()
    taken = page.evaluate("window.redrawn")
    page.wait_for_timeout(1_000)  # a run that ends late would close the list again
    return taken


def first_visit(playwright, address: str) -> float:
    browser = launch(playwright)
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    page.add_init_script(FIRST_DRAWN)
    page.goto(address)
    page.wait_for_function("window.firstDrawn", timeout=60_000)
    taken = page.evaluate("window.firstDrawn")
    browser.close()
    return taken


if __name__ == "__main__":
    said, kept = (*sys.argv[1:], "", "")[:2]
    with TemporaryDirectory() as place:
        main(Path(kept or place).resolve(), int(said or REPEATS))
