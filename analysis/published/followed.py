"""A group in an earlier wave, where its team or division was called otherwise then, merged or split since: sums of published rows."""

from dataclasses import replace

import pandas as pd

from analysis.published import counts, grid, independent, only, slices
from analysis.published.selection import Selection
from analysis.published.store import Store, remembered
from analysis.wording import sentences
from domain.declared.structure import Change, former
from domain.languages import N_, _


SPLIT = N_("The earlier figure is of all that was there before the split, so part of the change is who belongs to it.")


@remembered
def then(store: Store, selection: Selection, group_id: str, wave: str) -> tuple[tuple[str, ...], tuple[Change, ...]]:
    """The groups of an earlier wave whose place the group took, by their ids, and the changes that this rests on; none of either
    where it was the same, or where what was there is not published group by group."""
    every = slices.waves(store, selection)
    if not store.changes or wave not in every or every.index(wave) >= every.index(selection.wave):
        return (), ()
    between = every[every.index(wave) : every.index(selection.wave) + 1]
    parts = grid.members(store, selection.slice_id, selection.breakdown).get(group_id, [])
    *above, column = grid.keys(store)[selection.breakdown] or ("",)
    ours = [one for one in store.changes if one.organisation in ("", selection.organisation)]
    names, used = former({part[column] for part in parts} if column else (), ours, column, between)
    if not used:
        return (), ()
    other = slices.there(store, selection, wave=wave)
    found = {
        group: members
        for group, members in grid.members(store, other.slice_id, selection.breakdown).items()
        if all(member[column] in names for member in members)
    }
    within = {tuple(part[one] for one in above) for part in parts}
    inside = {
        group: members
        for group, members in found.items()
        if {tuple(m[one] for one in above) for m in members} <= within
    }
    chosen = inside or found
    told = [member[column] for members in chosen.values() for member in members]
    return (tuple(sorted(chosen)), used) if sorted(told) == sorted(names) else ((), ())


def in_slice(store: Store, selection: Selection, other: Selection, group_id: str, group: pd.DataFrame) -> pd.DataFrame:
    """counts.in_slice, where a group that was called otherwise in an earlier wave is followed to what it was then; but for dimensions
    on which it is united with others, of whom that is not said."""
    same = counts.in_slice(store, other, group)
    groups, _ = then(store, selection, group_id, other.wave)
    if not groups:
        return same
    rows = only.together(grid.placed(store, replace(other, only="")), groups)
    rows = rows.assign(**independent.worth(store, other, rows)).set_index("dimension_id", drop=False)[
        same.columns.tolist()
    ]
    before = rows.reindex(group["dimension_id"]).set_index(group.index)
    return same.where(same["subjects"].notna() | group["is_wider"].eq(True), before)


def every_in_slice(store: Store, selection: Selection, other: Selection, blocks: pd.DataFrame) -> pd.DataFrame:
    """The same of many groups at once: one row for each of `blocks`, which are rows of counts.of_groups."""
    found = counts.in_slice(store, other, blocks)
    lacking = blocks.loc[found["subjects"].isna(), "group_id"].unique() if store.changes else []
    followed = [
        in_slice(store, selection, other, group_id, blocks[blocks["group_id"] == group_id])
        for group_id in lacking
        if then(store, selection, group_id, other.wave)[0]
    ]
    if not followed:
        return found
    followed = pd.concat(followed)
    return pd.concat([found.drop(followed.index), followed]).reindex(blocks.index)


def told(store: Store, selection: Selection, group_id: str, wave: str) -> str:
    """What a comparison with an earlier wave rests on; "" where the group was the same."""
    groups, used = then(store, selection, group_id, wave)
    if not groups:
        return ""
    said = [
        _(
            "since {wave}, {after:and} {after:?takes|take} the place of {before:and}",
            wave=one.since,
            after=one.after,
            before=one.before,
        )
        for one in used
    ]
    sentence = _(
        "There is a break: {changes}. What is published of those in {wave} stands for it, added up where they were several.",
        changes="; ".join(said),
        wave=wave,
    )
    return sentences(sentence, _(SPLIT) if any(len(one.after) > 1 for one in used) else "")


def breaks(store: Store, selection: Selection, group_id: str) -> str:
    """What was called otherwise in any earlier wave, said once."""
    every = (told(store, selection, group_id, wave) for wave in slices.earlier_waves(store, selection))
    return sentences(*dict.fromkeys(every))
