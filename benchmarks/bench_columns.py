"""How much longer a heatmap of 27 columns takes to be drawn anew than one of 9, in Chromium: 80 teams each.

Bar: at most 1.5 times. `drawn` is the processor time of the page's thread from the arrival of other figures in every cell to the end of
the frame that has what is in sight; what is out of sight waits until that is measured, and `drawn whole` is with it. `changed` is a
reader's change of wave by the clock, from the press of the mouse to the frame after its figures are drawn. Both heatmaps take turns.

`python -m benchmarks.bench_columns [REPEATS]`
"""

import statistics
import sys
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

from benchmarks.bench_rivals import REDRAWN
from tests.support.browser.acting import act
from tests.support.browser.chromium import launch
from tests.support.browser.server import dashboard
from tests.support.published import Framework, Slice, publish, trust


REPEATS = 15
WARM = 2  # that do not count
WAVES = ("2025 autumn", "2026 spring")
CELLS = ".tiles td"
NAMES = tuple(
    f"{what} number {letter}" for letter in "ABCDEFGHI" for what in ("Managing", "Communicating", "Delivering")
)
HEATMAPS = {
    9: Framework(dimensions=tuple(f"Standard number {letter}" for letter in "ABCDEFGHI"), areas={"One": 3, "Two": 3, "Three": 3}),
    27: Framework(dimensions=NAMES, areas={f"Standard number {letter}": 3 for letter in "ABCDEFGHI"}),
}  # fmt: skip
PREPARE = """
(root) => new Promise((resolve) => {
  const other = JSON.parse(root.tiles.sent.slice(1));
  for (const row of other.rows) for (const one of row.cells) one[0] = `${(parseInt(one[0]) * 7 + 13) % 100}%`;
  window.other = root.tiles.sent[0] + JSON.stringify(other);
  setTimeout(resolve, 100);
})
"""
DRAW = """
(root) => new Promise((resolve) => {
  root.tiles.turn = () => {};
  root.tiles.show(window.other, root.tiles.did);
  requestAnimationFrame(() => {
    const after = new MessageChannel();
    after.port1.onmessage = () => resolve();
    after.port2.postMessage(0);
  });
})
"""
GO_ON = "(root) => { delete root.tiles.turn; root.tiles.turn(); }"


def main(repeats: int = REPEATS) -> None:
    with TemporaryDirectory() as place, ExitStack() as stack, sync_playwright() as playwright:
        browser = launch(playwright)
        pages = {}
        for number, framework in HEATMAPS.items():
            home = Path(place) / str(number)
            slices = [Slice(wave=wave, framework=framework, blocks=trust(8, 11)) for wave in WAVES]
            publish(home / "published", slices)
            address = stack.enter_context(dashboard(home, Path(place) / f"{number}.log"))
            page = browser.new_page(viewport={"width": 1366, "height": 768})
            page.goto(f"{address}/heatmap?breakdown=team")
            page.locator(".tiles[data-drawn]").wait_for(timeout=60_000)
            page.wait_for_timeout(2_000)
            pages[number] = page
        drawn = {number: [] for number in pages}
        changed = {number: [] for number in pages}
        for _ in range(repeats + WARM):
            for number, page in pages.items():
                drawn[number].append(draw(page))
        for turn in range(repeats + WARM):
            for number, page in pages.items():
                page.bring_to_front()
                changed[number].append(change(page, WAVES[turn % 2]))
        browser.close()
    tell("drawn", {number: [one[0] for one in times[WARM:]] for number, times in drawn.items()})
    tell("drawn whole", {number: [one[1] for one in times[WARM:]] for number, times in drawn.items()})
    tell("changed", {number: times[WARM:] for number, times in changed.items()})


def draw(page: Page) -> tuple[float, float]:
    """Processor time of the page's thread until other figures are drawn in sight, and until they are everywhere, in ms."""
    page.bring_to_front()
    tiles, devtools = page.locator(".tiles").first, page.context.new_cdp_session(page)
    devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
    tiles.evaluate(PREPARE)
    before = used(devtools)
    tiles.evaluate(DRAW)
    in_sight = used(devtools)
    tiles.evaluate(GO_ON)
    page.locator(".tiles[data-drawn]").wait_for()
    page.wait_for_timeout(100)
    return in_sight - before, used(devtools) - before


def used(devtools) -> float:
    metrics = devtools.send("Performance.getMetrics")["metrics"]
    return 1_000 * next(one["value"] for one in metrics if one["name"] == "TaskDuration")


def change(page: Page, wave: str) -> float:
    """From the press of the mouse on another wave to the frame after its figures are drawn, in ms."""
    option = page.get_by_role("option", name=wave)
    act(page, page.get_by_role("combobox", name="Wave").click, option)
    page.evaluate(REDRAWN, CELLS)
    option.click()
    taken = page.evaluate("window.redrawn")
    page.wait_for_timeout(1_500)  # a run that ends late would close the list again
    return taken


def tell(what: str, taken: dict[int, list[float]]) -> None:
    medians = {number: statistics.median(times) for number, times in taken.items()}
    figures = ", ".join(
        f"{number} columns {medians[number]:.0f} ms ({min(t):.0f} to {max(t):.0f})" for number, t in taken.items()
    )
    ratio = medians[27] / medians[9]
    print(f"{what}: {figures}; {ratio:.2f} times (bar: 1.5){'' if ratio <= 1.5 else '  OVER THE BAR'}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
