"""No test ever touches real data: each has a home of its own, and it is empty."""

import sys

import pytest


MAIN = sys.modules["__main__"]


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
