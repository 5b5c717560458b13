"""Packs of made-up trusts, described once and written in each format once."""

import pytest

import settings
from analysis.board_pack import pack
from analysis.board_pack.formats import FORMATS
from analysis.board_pack.house_style import HouseStyle
from analysis.published import selection
from analysis.published.store import Store
from tests.analysis.published import Slice, publish, trust


ADDRESS = "https://ninefold.example.org"
WAVES = ("2025 spring", "2025 autumn", "2026 spring")
RATER_GROUPS = ("self", "line_manager", "peers")


def slices(**sizes) -> list[Slice]:
    """Three waves, each by three rater groups."""
    return [Slice(wave=wave, rater_group=group, blocks=trust(**sizes)) for wave in WAVES for group in RATER_GROUPS]


def described(path, sections=tuple(pack.SECTIONS), style=None, **wished) -> pack.Pack:
    """The pack of the latest wave in a published store."""
    store = Store(path)
    chosen, _ = selection.choose(store, {"wave": WAVES[-1], **wished})
    return pack.describe(store, chosen, sections, style or HouseStyle(address=ADDRESS))


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

    def describe(*of: Slice, sections=tuple(pack.SECTIONS), style=None, **wished):
        return described(publish(settings.published(), list(of)), sections, style, **wished)

    return describe
