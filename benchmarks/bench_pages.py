"""What a page's own run costs on the server, over the smallest and over the largest published store.

A run is Streamlit's AppTest: the script from its first line to its last, without network or browser. Bar: within 30 ms
more than an empty page's, and the same over both stores. Stores are made up; publishing them is not timed.
"""

import os
import statistics
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
from streamlit.logger import set_log_level
from streamlit.testing.v1 import AppTest

import settings
from tests.analysis.published import many, publish


BAR = 30  # milliseconds more than an empty page's run
RUNS = 20
PAGES = ("results/overview", "results/heatmap", "results/distribution", "manage/privacy", "about/framework")
RATER_GROUPS = ("self", "line_manager", "peers", "direct_reports")
WAVES = 6
COPIES = (Path(__file__).parent / "copies.sql").read_text()
BREAKDOWNS = ("division", "team", "role", "division_role")


def main() -> None:
    set_log_level("ERROR")
    print(f"median of {RUNS} warm runs, in ms; an empty page is measured again beside each page")
    print(f"{'store':<38}{'page':<22}{'empty':>7}{'page':>7}{'more':>7}   a selection not yet seen")
    for name, make in {"smallest: 1 slice, 4 teams": smallest, "largest: 200 × 24 slices, 96 teams": largest}.items():
        with TemporaryDirectory() as home:
            os.environ["NINEFOLD_HOME"] = home
            make(settings.published())
            for page in PAGES:
                empty = warm(AppTest.from_string("", default_timeout=60))
                app = open_page(page)
                run = warm(app)
                verdict = "" if run - empty <= BAR else "  OVER THE BAR"
                print(
                    f"{name:<38}{page:<22}{empty:>7.1f}{run:>7.1f}{run - empty:>7.1f}{first_seen(app):>10.1f}{verdict}"
                )


def smallest(folder: Path) -> None:
    publish(folder, many(organisations=1, waves=1, rater_groups=("self",), divisions=1, teams=4))


def largest(folder: Path) -> None:
    """One organisation of 96 teams and 24 slices, and then 199 like it."""
    path = publish(folder, many(organisations=1, waves=WAVES, rater_groups=RATER_GROUPS, divisions=8, teams=12))
    with duckdb.connect(path) as store:
        store.execute(COPIES)
        rows = store.execute("select count(*) from blocks").fetchone()[0]
    print(f"(largest store: {rows:,} blocks, {path.stat().st_size / 1e6:.0f} MB)")


def open_page(page: str) -> AppTest:
    app = AppTest.from_file(str(settings.PROJECT / "dashboard.py"), default_timeout=60)
    app.query_params["breakdown"] = "team"
    app.switch_page(f"pages/{page}.py").run()
    assert not app.exception
    return app


def warm(app: AppTest) -> float:
    """Milliseconds of a run that changes nothing, after two that warm up."""
    for _ in range(2):
        app.run()
    return statistics.median(timed(app) for _ in range(RUNS))


def first_seen(app: AppTest) -> float:
    """Milliseconds of a run that changes the breakdown to one that nobody has looked at since the publication."""
    return statistics.median(changed(app, breakdown) for breakdown in BREAKDOWNS if breakdown != "team")


def changed(app: AppTest, breakdown: str) -> float:
    app.sidebar.selectbox(key="choice of breakdown").set_value(breakdown)
    return timed(app)


def timed(app: AppTest) -> float:
    start = time.perf_counter()
    app.run()
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
