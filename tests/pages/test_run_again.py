"""What a page has read of a version is remembered with it: no page that is run again asks the store anything."""

import pytest

import settings
from analysis.published.store import Store
from tests.support.addresses import FIGURES
from tests.support.edges import STORES
from tests.support.published import publish


LINKS = {  # by store; the second is of what has no figures of its own
    "one wave": {},
    "60 people": {"rater_group": "peers", "breakdown": "division"},
}


@pytest.mark.parametrize("kind", LINKS)
def test_a_page_that_is_run_again_asks_the_store_nothing(dashboard, monkeypatch, kind):
    publish(settings.published(), STORES[kind]())
    asked, ask = [], Store._asked
    monkeypatch.setattr(Store, "_asked", lambda store, query, *more: asked.append(query) or ask(store, query, *more))
    again = {}
    for page in FIGURES:
        app = dashboard(page, **LINKS[kind])
        asked.clear()
        app.run()
        again |= {page: list(asked)} if asked else {}
    assert again == {}
