"""What a results page's own run costs on the server, over a large published store and over one a hundredth the size.

A run is Streamlit's AppTest: the script from its first line to its last, warm, without network or browser. The stores are
made up: the same organisation with 80 teams and 24 slices, once beside one other and once beside 199. Runs over the two take
turns. Bar: the median over the large store is within 1.5 times of that over the small one, for every page.
"""

import os
import statistics
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from streamlit.logger import set_log_level
from streamlit.testing.v1 import AppTest

import settings
from benchmarks import stores


BAR = 1.5
ROUNDS, RUNS = (
    10,
    3,
)  # so many runs over one store, then over the other, in short turns, as others may use the machine too
SMALL, LARGE = 2, 200  # organisations
PAGES = {
    "overview": {},
    "heatmap": {},
    "heatmap, compared with nothing": {"against": "Nothing"},
    "heatmap, change": {"figure": "Change since another wave"},
    "distribution": {},
    "compare": {},
    "self_and_others": {},
    "change": {},
    "importance": {},
}


def main() -> None:
    set_log_level("ERROR")
    with TemporaryDirectory() as folder:
        homes = {size: Path(folder) / str(size) for size in (SMALL, LARGE)}
        for size, home in homes.items():
            choose(home)
            print(f"{size} organisations: {stores.write(settings.published(), size):,} published blocks")
        print(f"median of {ROUNDS * RUNS} warm runs in ms; in brackets the first look at a selection (median of 3)")
        print(f"{'page':<20}{'empty':>8}{'small':>16}{'large':>16}{'ratio':>8}")
        for page, link in PAGES.items():
            print(measured(page, link, homes), flush=True)


def measured(page: str, link: dict[str, str], homes: dict[int, Path]) -> str:
    apps, warm, first, empty = {}, {size: [] for size in homes}, {}, []
    for size, home in homes.items():
        choose(home)
        apps[size] = opened(page.partition(",")[0], link)
        first[size] = statistics.median(changed(apps[size], wave) for wave in stores.WAVES)
    nothing = AppTest.from_string("", default_timeout=60)
    for _ in range(ROUNDS):
        empty += [timed(nothing) for _ in range(RUNS)]
        for size, home in homes.items():
            choose(home)
            apps[size].run()  # opens the store that is current now
            apps[size].run()
            warm[size] += [timed(apps[size]) for _ in range(RUNS)]
    small, large = (statistics.median(warm[size]) for size in (SMALL, LARGE))
    columns = "".join(f"{ms:>8.1f} ({first[size]:4.0f})" for size, ms in ((SMALL, small), (LARGE, large)))
    verdict = "" if large <= BAR * small else "  OVER THE BAR"
    return f"{page:<20}{statistics.median(empty):>8.1f}{columns:>32}{large / small:>8.2f}{verdict}"


def choose(home: Path) -> None:
    os.environ["NINEFOLD_HOME"] = str(home)


def opened(page: str, link: dict[str, str]) -> AppTest:
    app = AppTest.from_file(str(settings.PROJECT / "dashboard.py"), default_timeout=60)
    for name, value in {"breakdown": "team", "organisation": "Example Trust 1", **link}.items():
        app.query_params[name] = value
    app.switch_page(f"pages/results/{page}.py").run()
    assert not app.exception
    return app


def changed(app: AppTest, wave: str) -> float:
    """Milliseconds of a run that changes the wave."""
    app.sidebar.selectbox(key="choice of wave").set_value(wave)
    return timed(app)


def timed(app: AppTest) -> float:
    start = time.perf_counter()
    app.run()
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
