"""Made-up published stores for the tests of analysis."""

import pytest

import settings
from analysis.published.store import Store
from tests.support import planted
from tests.support.published import Slice, publish


@pytest.fixture
def published():
    """Publishes slices (by default one, of a small trust) into the test's own home and opens the store."""

    def write(*slices: Slice, **more) -> Store:
        return Store(publish(settings.published(), list(slices) or [Slice()], **more))

    return write


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    """The made-up sample's store, with the trust behind it."""
    return planted.sample(tmp_path_factory.mktemp("sample"))
