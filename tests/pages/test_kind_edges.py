"""Small, large and lopsided stores: no page breaks, is blank or misleads, and every dead end says what to do."""

import re
import subprocess

import pytest
from streamlit.testing.v1 import AppTest

import settings
from pages.about import first_steps
from tests.support import drawn
from tests.support.dashboard import new_app
from tests.support.drawn import profiles
from tests.support.edges import STORES
from tests.support.published import publish


RESULTS = ("overview", "heatmap", "distribution", "compare", "self_and_others", "change", "importance")
PAGES = (
    *(f"results/{name}" for name in RESULTS),
    "reports/board_pack",
    "about/privacy",
    "about/framework",
    "about/method",
    "about/accessibility",
)


KINDS = ("title", "header", "markdown", "caption", "info", "warning", "metric", "code")
WAY_OUT = re.compile(r"\b(Choose|Load|Go to)\b")
COMBINED = "combined to protect confidentiality"
WITHOUT_COMBINED = [store for store in STORES if store not in ("60 people", "nothing but combined")]
FAULTS = {
    "a value that is missing": r"\b(nan|NaN|None(?! of| yet)|null|undefined|inf|NaT)\b",
    "empty brackets or a doubled mark": r"\(\)|\.\.|,,|\S  \S| ,| \.(?!\d)",
    "a number without its thousands": r"(?<![\d,.\w-])\d{5,}(?![\w-])|\b\d{4,} (people|ratings|groups|rows)\b",
    "a date that is not British": r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b",
    "a share with decimals": r"\b(?!99\.8%)\d+\.\d+%",
    "one of many": r"(?<![\d,.–+−-])(?<!to )\b1 (people|groups|dimensions|waves|differences|levels|changes)\b",
    "a range that is none": r"from (\d+%)( \([^)]*\))? to \1(?!\d)",
    "chance for too few groups": r"of \d groups? about 1 would",
    "none in figures": r"\b0 of (them|the)\b|\b0 (changes|differences) are",
    "American spelling": r"(?i)\b(organization|color|center|behavior)",
}  # fmt: skip


@pytest.fixture(scope="module")
def edges(tmp_path_factory):
    """Opens each page over each store, once; a store is published when it is first asked for."""
    homes, opened = {}, {}

    def open_page(store: str, address: str) -> AppTest:
        if (store, address) not in opened:
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("NINEFOLD_HOME", str(homes.setdefault(store, tmp_path_factory.mktemp("home"))))
                if not settings.published().exists():
                    publish(settings.published(), STORES[store]())
                app = new_app()
                opened[store, address] = app.switch_page(f"pages/{address}.py").run()
        return opened[store, address]

    return open_page


def texts(app: AppTest) -> list[str]:
    """Everything that can be read on a page but the options of its choices, the figures in tables and the formulas."""
    said = [
        f"{getattr(element, 'label', '')} {element.value} {getattr(element, 'help', '') or ''}".strip()
        for kind in KINDS
        for element in getattr(app.main, kind)
    ]
    said += [chart.proto.alt for chart in app.get("plotly_chart")] + [one["said"] for one in profiles(app)]
    said += [expander.label for expander in app.main.expander]
    for table in [*app.dataframe, *app.table]:
        words = table.value.select_dtypes(exclude="number")
        said += [*map(str, table.value), *(str(cell) for column in words for cell in words[column])]
    return said


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("store", STORES)
def test_no_page_breaks_is_blank_or_leaves_a_sentence_unfinished(edges, store, address):
    app = edges(store, address)
    assert not app.exception, app.exception[0].message
    assert not app.error
    assert [*app.main.header, *app.main.info], "blank"
    for text in texts(app):
        for fault, pattern in FAULTS.items():
            found = re.search(pattern, text)
            assert not found, f"{fault}: {found[0]!r} in {text}"


@pytest.mark.parametrize("address", RESULTS)
@pytest.mark.parametrize("store", STORES)
def test_every_dead_end_says_what_to_do(edges, store, address):
    app = edges(store, f"results/{address}")
    if not drawn.is_anything(app):
        told = [element.value for element in app.main.info]
        assert any(WAY_OUT.search(text) for text in told), told


@pytest.mark.parametrize("address", RESULTS)
@pytest.mark.parametrize("store", WITHOUT_COMBINED)
def test_where_nothing_is_combined_no_page_says_so(edges, store, address):
    assert not [text for text in texts(edges(store, f"results/{address}")) if COMBINED in text.casefold()]


@pytest.mark.parametrize("address", RESULTS)
@pytest.mark.parametrize(
    ("store", "high"), [("5 x 4", "sure or guiding others"), ("12 x 5", "pilot, master or admiral")]
)
def test_another_framework_is_read_in_its_own_words(edges, store, address, high):
    said = texts(edges(store, f"results/{address}"))
    assert any(high in text for text in said)
    assert not any(word in text.casefold() for text in said for word in ("exemplary", "healthcare leadership"))


@pytest.mark.parametrize("address", [address for address in PAGES if address != "about/accessibility"])
def test_with_nothing_published_every_page_says_how_to_begin(dashboard, address):
    app = dashboard(address)
    assert [heading.value for heading in app.header] == ["Nothing is published yet"]
    assert [link.proto.label for link in app.get("page_link")] == ["Go to Upload: load an export, then publish it"]
    by_hand, made_up = (code.value.splitlines() for code in app.code)
    assert by_hand.pop(0) == made_up.pop(0) == f"export NINEFOLD_HOME={settings.home()}"
    program = by_hand[0].partition(" ")[0]
    assert program == "python" or (settings.PROJECT / program).exists()
    assert by_hand == [f"{program} -m etl {words}" for words in ("load EXPORT", "publish")]
    assert made_up == [f"{program} -m etl {words}" for words in ("sample made_up.csv", "load made_up.csv", "publish")]


def test_the_commands_to_begin_with_work_as_pasted(dashboard, home, monkeypatch):
    monkeypatch.setenv("NINEFOLD_HOME", str(home / "a folder's"))
    pasted = dashboard("results/overview").code[0].value.splitlines()
    place = subprocess.run(["bash", "-c", f'{pasted[0]}\nprintf %s "$NINEFOLD_HOME"'], capture_output=True, text=True)
    assert place.stdout == str(settings.home())
    monkeypatch.setenv("NINEFOLD_HOME", str(settings.PROJECT / "data"))
    assert first_steps.home_line() == []
