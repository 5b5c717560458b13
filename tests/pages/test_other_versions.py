"""Every page says in words that a store is another version's, and shows nothing of it."""

import duckdb
import pytest

import settings
from domain.stores import schema
from tests.support.older_stores import COMMITS, unpacked
from tests.support.published import Slice, publish, sealed


RESULTS = ("overview", "heatmap", "distribution", "compare", "self_and_others", "change", "importance")
OF_PUBLISHED = (
    *(f"results/{name}" for name in RESULTS),
    *("reports/board_pack", "reports/take_the_data", "about/privacy", "about/framework", "about/method"),
)


def made_newer(file, newest: int) -> None:
    with duckdb.connect(file) as store:
        store.execute("create or replace table schema_version as select $1::integer as version", [newest + 1])


@pytest.mark.parametrize("page", OF_PUBLISHED)
def test_a_newer_published_store_is_said_on_every_page_about_it(page, dashboard):
    file = publish(settings.published(), [Slice()])
    made_newer(file, schema.PUBLISHED)
    sealed(file)
    (error,) = dashboard(page).error
    assert "A newer version of Ninefold made the published store" in error.value


def test_an_older_published_store_is_said_on_a_page_about_it(dashboard, home):
    unpacked(COMMITS[1], home)
    (error,) = dashboard("results/overview").error
    assert "An earlier version of Ninefold made the published store" in error.value


@pytest.mark.parametrize("page", ["manage/batches", "manage/upload"])
def test_newer_records_are_said_on_every_page_that_asks_for_them_at_once(page, dashboard, home):
    unpacked(COMMITS[-1], home)
    made_newer(settings.record_store(), schema.RECORDS)
    app = dashboard(page)
    assert any("A newer version of Ninefold made records" in told.value for told in app.error)


def test_older_records_are_shown_on_a_page_without_a_word(dashboard, home):
    unpacked(COMMITS[0], home)
    app = dashboard("manage/batches")
    assert not app.error
    assert "made_up.csv" in app.dataframe[0].value.to_string()
