"""From a change of filter to the redrawn heatmap of 80 teams by 9 dimensions, in Chromium.

The dashboard's page against a bare Streamlit page that holds the same figures and reads nothing. The two take turns; a
change counts from the choice of another wave to the first frame in which the chart's cells hold that wave's figures. Bar:
the median of 20 changes within 2 times the bare page's.
"""

import os
import pickle
import statistics
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

import settings
from analysis import heatmap
from analysis.published import selection, store
from benchmarks import stores
from tests.support.browser.chromium import launch
from tests.support.browser.server import served


BAR = 2
BARE = "benchmarks/bare_heatmap.py"
CHANGES = 20
ARM = """() => {
    const printed = () => {
        const chart = document.querySelector('.js-plotly-plot');
        const labels = chart ? chart.querySelectorAll('.scatterlayer text') : [];
        return labels.length < 700 ? '' : [...labels].map((label) => label.textContent).join();
    };
    const before = printed();
    window.redrawn = new Promise((resolve) => {
        const started = performance.now();
        const look = () => {
            const now = printed();
            if (now && now !== before) resolve(performance.now() - started);
            else requestAnimationFrame(look);
        };
        look();
    });
}"""


def main() -> None:
    with TemporaryDirectory() as folder:
        os.environ["NINEFOLD_HOME"] = folder
        stores.write(settings.published(), organisations=1)
        figures = Path(folder) / "figures.pickle"
        figures.write_bytes(pickle.dumps(drawn()))
        with (
            served("dashboard.py", Path(folder) / "ours.log", NINEFOLD_HOME=folder) as (ours, _),
            served(BARE, Path(folder) / "bare.log", BARE_FIGURES=str(figures), PYTHONPATH=str(settings.PROJECT)) as (
                bare,
                _,
            ),
            sync_playwright() as playwright,
        ):
            browser = launch(playwright)
            pages = {
                "ours": opened(browser.new_page(), f"{ours}/heatmap?breakdown=team"),
                "bare": opened(browser.new_page(), bare),
            }
            taken = {name: [] for name in pages}
            for number in range(CHANGES + 2):
                for name, page in pages.items():
                    page.bring_to_front()
                    taken[name].append(change(page, stores.WAVES[number % len(stores.WAVES)]))
            browser.close()
    medians = {name: statistics.median(times[2:]) for name, times in taken.items()}
    for name, times in taken.items():
        ordered = sorted(times[2:])
        print(f"{name}: median {medians[name]:.0f} ms, {ordered[0]:.0f} to {ordered[-1]:.0f}")
    ratio = medians["ours"] / medians["bare"]
    print(f"ratio {ratio:.2f}{'' if ratio <= BAR else '  OVER THE BAR'}")


def drawn() -> dict:
    """The figure of each wave as the page draws it, the latest first, as the page does."""
    published = store.current()
    wished = [selection.choose(published, {"wave": wave, "breakdown": "team"})[0] for wave in stores.WAVES[::-1]]
    return {one.wave: heatmap.exhibit(published, one).figure for one in wished}


def opened(page: Page, address: str) -> Page:
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto(address)
    page.locator(".js-plotly-plot").wait_for(timeout=60_000)
    page.wait_for_timeout(3_000)
    return page


def change(page: Page, wave: str) -> float:
    """Milliseconds from choosing a wave, which is not the chosen one, to the first frame with its figures."""
    box = page.get_by_role("combobox", name="Wave")
    option = page.get_by_role("option", name=wave, exact=True)
    while not option.is_visible():  # a run that ends late closes the list again
        box.click()
        page.wait_for_timeout(500)
    page.evaluate(ARM)
    option.click()
    taken = page.evaluate("window.redrawn")
    page.wait_for_timeout(500)
    return taken


if __name__ == "__main__":
    main()
