"""No test ever touches real data: each has a home of its own, and it is empty."""

import pytest


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """The folder of this test's private/ and published/."""
    folder = tmp_path / "home"
    monkeypatch.setenv("NINEFOLD_HOME", str(folder))
    return folder
