"""The sections that a pack may have, in the order in which they stand unless another is chosen."""

from collections.abc import Callable
from dataclasses import dataclass

from analysis.board_pack.description import Message
from analysis.board_pack.sections import (
    actions,
    at_a_glance,
    changes,
    cover,
    groups,
    method,
    one_by_one,
    seen_by_others,
    strength,
    summary,
)
from analysis.board_pack.sections.context import Context


@dataclass(frozen=True)
class Section:
    """A part of a pack that can be chosen; `messages` gives none where what it shows is not published."""

    name: str
    messages: Callable[[Context], list[Message]]


SECTIONS = {
    "cover": Section(cover.NAME, cover.messages),
    "at_a_glance": Section(at_a_glance.NAME, at_a_glance.messages),
    "dimensions": Section(strength.DIMENSIONS, strength.dimensions),
    "levels": Section(strength.LEVELS, strength.levels),
    "groups": Section(groups.HEATMAP, groups.heatmap),
    "differences": Section(groups.DIFFERENCES, groups.differences),
    "self_and_others": Section(seen_by_others.NAME, seen_by_others.messages),
    "change": Section(changes.NAME, changes.messages),
    "each_group": Section(one_by_one.NAME, one_by_one.messages),
    "actions": Section(actions.NAME, actions.messages),
    "summary": Section(summary.NAME, summary.messages),
    "method": Section(method.METHOD, method.protected),
    "framework": Section(method.FRAMEWORK, method.attributed),
}
ON_REQUEST = ("each_group",)  # sections that a pack has only where they are asked for
USUAL = tuple(section for section in SECTIONS if section not in ON_REQUEST)
