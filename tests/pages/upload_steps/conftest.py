"""Steps are run without the frame."""

import pytest


@pytest.fixture(autouse=True)
def without_frame(an_owner):
    """They are an owner's."""
