"""Packs of made-up trusts, described once and written in each format once."""

from analysis.board_pack import pack
from analysis.board_pack.house_style import HouseStyle
from analysis.published import selection
from analysis.published.store import Store
from tests.support.published import Slice, trust


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
