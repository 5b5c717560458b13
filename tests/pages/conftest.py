"""Opens pages inside the frame, over whatever store a test has published."""

import pytest
from streamlit.testing.v1 import AppTest

from pages.access import reader
from pages.upload_steps import etl_process
from tests.support import marked, warm_etl
from tests.support.dashboard import new_app


@pytest.fixture(autouse=True)
def warm(monkeypatch):
    """What pages ask `python -m etl` starts at once."""
    monkeypatch.setattr(etl_process, "subprocess", warm_etl)


@pytest.fixture
def an_owner(monkeypatch):
    """Whatever a test does without the frame is an owner's, as where nobody signs in."""
    monkeypatch.setattr(reader, "current", lambda: reader.OF_THIS_MACHINE)


@pytest.fixture
def dashboard():
    """The frame with a page open in it; `link` is what the browser's address says of the selection."""

    def open_page(page: str = "results/overview", **link: str) -> AppTest:
        app = new_app()
        for field, value in link.items():
            app.query_params[field] = value
        app.switch_page(f"pages/{page}.py").run()
        assert not app.exception, app.exception[0].message
        return app

    return open_page


@pytest.fixture
def in_the_marked_language(tmp_path_factory, monkeypatch):
    marked.use(tmp_path_factory.mktemp("languages"), monkeypatch)
    monkeypatch.setenv("NINEFOLD_LANGUAGE", marked.CODE)
