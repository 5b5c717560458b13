"""Packs of made-up trusts, described once and written in each format once."""

from collections import defaultdict
from dataclasses import replace

from analysis.board_pack import pack
from analysis.board_pack.description import Message
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


def described(path, sections=pack.USUAL, style=None, **wished) -> pack.Pack:
    """The pack of the latest wave in a published store."""
    store = Store(path)
    chosen, _ = selection.choose(store, {"wave": WAVES[-1], **wished})
    return pack.describe(store, chosen, sections, style or HouseStyle(address=ADDRESS))


def with_tables(made: pack.Pack) -> list[Message]:
    """The messages of a pack, each with the table that stands behind it in the appendix."""
    behind, told = defaultdict(list), []
    for message in made.messages:
        (behind[message.name] if message.name.startswith(pack.APPENDIX.format(section="")) else told).append(message)
    return [
        replace(one, table=behind[name].pop(0).table)
        if one.chart and behind[name := pack.APPENDIX.format(section=one.name)]
        else one
        for one in told
    ]
