"""No test ever touches real data: each has a home of its own, and it is empty."""

import sys
from pathlib import Path

import pytest


MAIN = sys.modules["__main__"]
TESTS = Path(__file__).parent
SLOW = (  # folders and files whose tests take long: attacks, whole publications, processes, every page over every store
    "attack",
    "disclosure/test_alike.py",
    "disclosure/test_ledger.py",
    "disclosure/test_versions.py",
    "disclosure/test_workers.py",
    "etl/read/test_hostile_files.py",
    "etl/read/xlsx",
    "etl/test_invited.py",
    "etl/test_personal.py",
    "pages/test_board_pack.py",
    "pages/test_choices.py",
    "pages/test_column_mapping.py",
    "pages/test_frame.py",
    "pages/test_kind_edges.py",
    "pages/test_links.py",
    "pages/test_upload.py",
    "test_process_wall.py",
)


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


@pytest.fixture(autouse=True)
def own_main_module(monkeypatch):
    """Streamlit's AppTest, in whatever fixture, leaves the page that it ran as `__main__`; a spawned worker would run it again."""
    monkeypatch.setitem(sys.modules, "__main__", MAIN)
