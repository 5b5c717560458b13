"""Steps that a test runs without the frame are an owner's, as where nobody signs in."""

import pytest

from pages.access import reader


@pytest.fixture(autouse=True)
def an_owner(monkeypatch):
    monkeypatch.setattr(reader, "current", lambda: reader.OF_THIS_MACHINE)
