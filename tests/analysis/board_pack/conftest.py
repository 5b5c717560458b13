"""Packs of made-up trusts, described once and written in each format once."""

import pytest

import settings
from analysis.board_pack import pack
from analysis.board_pack.formats import FORMATS
from tests.support.packs import described, slices
from tests.support.published import Slice, publish


@pytest.fixture(scope="session")
def home_of_pack(tmp_path_factory):
    return publish(tmp_path_factory.mktemp("published"), slices(divisions=4, teams=10))


@pytest.fixture(scope="session")
def a_pack(home_of_pack):
    """Of a trust of 40 teams, by team."""
    return described(home_of_pack, breakdown="team")


@pytest.fixture(scope="session")
def files(a_pack):
    """The pack in every format, by ending."""
    return {ending: kind.write(a_pack, lambda done, of: None) for ending, kind in FORMATS.items()}


@pytest.fixture
def pack_of():
    """Describes a pack of whatever slices a test publishes."""

    def describe(*of: Slice, sections=pack.USUAL, style=None, **wished):
        return described(publish(settings.published(), list(of)), sections, style, **wished)

    return describe
