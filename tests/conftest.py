"""No test ever touches real data: each has a home of its own, and it is empty."""

import gc
import inspect
import os
import sys

import hypothesis
import pytest

from analysis.published.store import Store
from tests.support import same_content
from tests.support.kinds import SLOW, TESTS


MAIN = sys.modules["__main__"]
# Nothing depends on how fast the machine is.
hypothesis.settings.register_profile(
    "unhurried", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("unhurried")
pytest_plugins = [
    "tests.support.shared_places",  # `place`, `folder` and `bucket`
    "tests.support.side_by_side",
]


def pytest_collection_modifyitems(items):
    """Marks the kinds that `make test-unit`, `test-browser` and `test-slow` choose by."""
    for item in items:
        place = item.path.relative_to(TESTS).as_posix()
        if place.startswith("browser/"):
            item.add_marker("browser")
        elif place.startswith(SLOW):
            item.add_marker("slow")


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """The folder of this test's private/ and published/."""
    folder = tmp_path / "home"
    monkeypatch.setenv("NINEFOLD_HOME", str(folder))
    return folder


def pytest_collection_finish():
    """What was imported and collected stays until the end: looking through it for garbage again and again costs a twentieth."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def same_content_is_worked_out_once(request, monkeypatch):
    """But for a test that puts something in the place of what works it out."""
    if "monkeypatch" not in inspect.signature(request.function).parameters:
        monkeypatch.setattr(Store, "__init__", same_content.opened)


@pytest.fixture(autouse=True)
def own_main_module(monkeypatch):
    """Streamlit's AppTest, in whatever fixture, leaves the page that it ran as `__main__`; a spawned worker would run it again."""
    monkeypatch.setitem(sys.modules, "__main__", MAIN)


@pytest.fixture(autouse=True)
def usual_umask():
    """Each test begins as a program does: with files that everybody may read, whatever the test before asked for."""
    before = os.umask(0o022)
    yield
    os.umask(before)
