"""What a figure can be set beside, and the counts of both sides of each comparison."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis import wording
from analysis.published import counts, followed, independent, metrics, slices
from analysis.published.selection import Selection
from analysis.published.store import Store, remembered
from domain.languages import _


NOTHING, ORGANISATION, PARENT, WAVE = "", "organisation", "parent", "wave:"  # the last before a wave's name
SINCE = "since"  # what a figure's choice of an earlier wave is called in a link
SELF = "self"


class Sides(NamedTuple):
    """The counts of each block and of what it is set against, with one index; `part` is how much of the difference between
    the two sides is shown: less than all of it where a group is set against a whole that it is a part of."""

    first: pd.DataFrame
    second: pd.DataFrame
    first_name: str
    second_names: Sequence[str] | str
    part: np.ndarray | float = 1.0
    in_common: independent.InCommon = independent.InCommon(0.0, 0.0)  # where people are in both sides


@remembered
def comparators(store: Store, selection: Selection) -> dict[str, str]:
    """What a group can be set beside, id = label, the default first."""
    names = {}
    if not metrics.groups(store, selection)["is_overall"].all():
        names[ORGANISATION] = _("The whole organisation")
        if parent := parent_name(store, selection):
            names[PARENT] = _("Its {parent}", parent=parent)
    return names | {NOTHING: _("Nothing")} | {f"{WAVE}{wave}": wave for wave in waves(store, selection)}


@remembered
def parent_name(store: Store, selection: Selection) -> str:
    """What the group that each group lies in is called: "division"; "" where they lie in none."""
    names = store.frame("parent_names", breakdown=selection.breakdown)["name"]
    return "" if names.empty else _(names.item()).lower()


def beside(store: Store, selection: Selection, blocks: pd.DataFrame, against: str) -> Sides | None:
    """Each row of counts.of_groups beside one of the comparators; None beside nothing."""
    if against.startswith(WAVE):
        return beside_wave(store, selection, blocks, against.removeprefix(WAVE))
    if against == ORGANISATION:
        whole = blocks[blocks["is_overall"]].set_index("dimension_id")
        whole = whole.reindex(blocks["dimension_id"]).set_index(blocks.index)
        return _of_a_whole(blocks, whole, counts.rest_of(store, selection, blocks), _(wording.WHOLE))
    if against == PARENT:
        parents = counts.parents_of(store, selection, blocks)
        rest = counts.without(store, selection, parents, blocks)
        return _of_a_whole(blocks, parents, rest, parents["parent_block"].fillna(""))
    return None


def beside_wave(store: Store, selection: Selection, blocks: pd.DataFrame, wave: str) -> Sides:
    """The same groups in another wave; those that were called otherwise then, merged or split since, as what they were then."""
    other = slices.there(store, selection, wave=wave)
    before = followed.every_in_slice(store, selection, other, blocks)
    in_common = independent.in_two_waves(store, selection, other, blocks, before)
    is_followed = before["block_id"].notna() & (before["block_id"] != blocks["block_id"])
    names = np.where(is_followed, f"{wave}, " + before["block"].astype(str), wave)
    return Sides(blocks, before, selection.wave, names.tolist(), in_common=in_common)


def measured_twice(
    store: Store, selection: Selection, blocks: pd.DataFrame, field: str, wanted: tuple[str, str]
) -> Sides:
    """The same groups at two values of a field of the selection, the one that is lessened first."""
    first, second = (
        blocks
        if value == getattr(selection, field)
        else counts.in_slice(store, slices.there(store, selection, **{field: value}), blocks)
        for value in wanted
    )
    names = [wording.value(field, value) for value in wanted]
    return Sides(first, second, names[0], names[1])


@remembered
def waves(store: Store, selection: Selection) -> list[str]:
    """The other waves that have figures."""
    return [wave for wave in slices.other_waves(store, selection) if has_figures(store, selection, wave=wave)]


def earlier_waves(store: Store, selection: Selection) -> list[str]:
    """Those of them since which the selected wave may have changed."""
    before = slices.earlier_waves(store, selection)
    return [wave for wave in waves(store, selection) if wave in before]


@remembered
def others(store: Store, selection: Selection) -> dict[str, str]:
    """The rater groups that self can be set against, id = name: all of them beside self, else the selected one."""
    published = {
        key: name
        for key, name in slices.rater_groups(store, selection).items()
        if has_figures(store, selection, rater_group=key)
    }
    if SELF not in published:
        return {}
    if selection.rater_group != SELF:
        return {key: name for key, name in published.items() if key == selection.rater_group}
    return {key: name for key, name in published.items() if key != SELF}


def has_figures(store: Store, selection: Selection, **changed: str) -> bool:
    """Whether a slice is published beside the selected one, and not all of it withheld."""
    other = slices.other(store, selection, **changed)
    return other is not None and not metrics.groups(store, other).empty


def _of_a_whole(blocks: pd.DataFrame, wholes: pd.DataFrame, rest: pd.DataFrame, names: Sequence[str] | str) -> Sides:
    """A group differs from the whole that it is in by that part of its difference from the rest that the rest is of all."""
    part = 1 - blocks["ratings"].to_numpy(dtype=float) / wholes["ratings"].to_numpy(dtype=float)
    return Sides(blocks, rest, _("The group"), names, part)
