"""No test ever touches real data: each has a home of its own, and it is empty."""

import sys

import pytest


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """The folder of this test's private/ and published/."""
    folder = tmp_path / "home"
    monkeypatch.setenv("NINEFOLD_HOME", str(folder))
    return folder


@pytest.fixture(autouse=True)
def own_main_module(monkeypatch):
    """Streamlit's AppTest leaves the page that it ran as `__main__`, which a spawned worker of a later test would run again."""
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])
