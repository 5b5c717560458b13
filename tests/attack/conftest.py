"""The trusts that are attacked, made once."""

import pytest

from tests.support.attack.trusts import Home, trust


@pytest.fixture(scope="session")
def usual_trust(tmp_path_factory) -> Home:
    """200 people in 4 divisions and 12 teams."""
    return trust(tmp_path_factory.mktemp("usual"), hard=False, people=200, divisions=4, teams=12)


@pytest.fixture(scope="session")
def hard_trust(tmp_path_factory) -> Home:
    """300 people whose settings follow teams and who mostly answer alike."""
    return trust(tmp_path_factory.mktemp("hard"), hard=True, people=300, divisions=5, teams=18)


@pytest.fixture(scope="session")
def tiny_trust(tmp_path_factory) -> Home:
    """60 people who mostly answer alike."""
    return trust(tmp_path_factory.mktemp("tiny"), hard=True, people=60, divisions=2, teams=4, seed=2)
