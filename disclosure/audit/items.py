"""In which rows the items of a dimension are shown beside it, so that the two together give nobody away.

A person's level on a dimension comes from their items, so figures of the two belong together: with the dimension and all of its
items but one, the last would follow. Items are shown in one line of breakdowns only, each inside the one before (organisation,
division, team), and each of their rows is a row of their dimension, or several united. Then nothing follows from both that the
audits of the dimension have not looked at, for this reason:

What items show of a row is a sum over whole answers, each a person's level on the dimension with what it came from. Any other levels
on the dimension that publish its rows alike leave in each such row as many at each level. So the whole answers of the row can be
dealt out anew among its people, each with the level that is now theirs, and every figure of every item stays as it is.

So nothing new follows about the dimension. About an item: whoever has one level on the dimension may have any whole answer of the
row with that level, and may have another level too (audit C, also for whoever knows an answer). So an item's level would follow
only where everybody at all the levels that someone may have is at one level of the item. That is ruled out row by row: of each
level of an item, at most one level of the dimension may have nobody off it, or nobody but one who knows the answer.

That answers were left open is taken to be known of nobody but oneself.
"""

from collections.abc import Callable, Sequence
from functools import cache, partial

import numpy as np

from disclosure.blocks.judging import Groups, Judge
from disclosure.blocks.pooling import Block, Group, Rows
from disclosure.blocks.safety import rule
from disclosure.count.items import Items
from disclosure.count.slices import Slice
from domain.declared.breakdowns import WHOLE, Declaration


def rows_of_items(
    items: Items, slice_: Slice, rows: Sequence[Rows], declaration: Declaration, k: int
) -> tuple[Rows, ...]:
    """The rows of each item, beside the audited `rows` of each of the slice's dimensions; none for an item that can't be shown."""
    found: list[Rows] = [{} for _ in items.of]
    for dimension, theirs in items.by_dimension.items():
        if WHOLE in rows[dimension]:
            shown, together = _beside(items, slice_, dimension, theirs, rows[dimension], declaration, k)
            for item in shown:
                found[item] = together
    return tuple(found)


def _beside(
    items: Items, slice_: Slice, dimension: int, theirs: list[int], rows: Rows, declaration: Declaration, k: int
) -> tuple[list[int], Rows]:
    """The items of a dimension that can be shown, and the rows that they share."""

    @cache
    def judges(item: int, breakdown: str) -> tuple[Judge, ...]:
        safe = rule(items.slice_, item, breakdown, declaration, k)
        is_open = Judge(lambda groups: are_open(items, item, groups))
        return (safe, is_open) if safe else ()

    def are_safe(blocks: Sequence[Block], breakdown: str, shown: list[int]) -> list[bool]:
        said = [judge.each([block.places for block in blocks]) for one in shown for judge in judges(one, breakdown)]
        return [all(of_block) for of_block in zip(*said, strict=True)]

    whole = rows[WHOLE]
    shown = [item for item in theirs if judges(item, WHOLE) and are_safe(whole, WHOLE, [item])[0]]
    found: Rows = {WHOLE: whole} if shown else {}
    above = WHOLE
    for breakdown in _line(declaration) if shown else ():
        if breakdown not in rows or not all(judges(item, breakdown) for item in shown):
            break
        blocks: list[Block] = []
        for parent in found[above]:
            inside = [block for block in rows[breakdown] if set(block.cells) <= set(parent.cells)]
            united = _united(inside, partial(are_safe, breakdown=breakdown, shown=shown), slice_.subjects[dimension])
            if united is None:
                return shown, found
            blocks += united
        if sum(len(block.cells) for block in blocks) != sum(len(block.cells) for block in rows[breakdown]):
            break  # one of its blocks lies in several
        found[breakdown], above = tuple(blocks), breakdown
    return shown, found


def _line(declaration: Declaration) -> list[str]:
    """The breakdowns of which each lies in the one before, from the first below the whole on."""
    line = [WHOLE]
    for breakdown in declaration.breakdowns[1:]:
        if (breakdown.parent or WHOLE) == line[-1]:
            line.append(breakdown.id)
    return line[1:]


def _united(
    blocks: list[Block], are_safe: Callable[[list[Block]], list[bool]], subjects: np.ndarray
) -> list[Block] | None:
    """The blocks of one parent, those that are not safe united with the smallest others; None where not even all are."""

    def size(block: Block) -> tuple[int, tuple[Group, ...]]:
        return int(subjects[block.places].sum()), block.groups

    while blocks:
        safe = are_safe(blocks)
        unsafe = [block for block, is_safe in zip(blocks, safe, strict=True) if not is_safe]
        if not unsafe:
            return blocks
        if len(blocks) == 1:
            return None
        one = min(unsafe, key=size)
        others = [block for block in blocks if block != one]
        other = min([block for block in unsafe if block != one] or others, key=size)
        blocks = [*(block for block in others if block != other), one.united(other)]
    return None


def are_open(items: Items, item: int, groups: Groups) -> np.ndarray:
    """Of each group (G): whether the item's levels stay open for everybody, as this module says."""
    beside = items.beside[item]
    shape = beside.shape[1:]
    counted = groups.total(beside.reshape(len(beside), -1)).reshape(-1, *shape)
    found = np.array([is_open(one) for one in counted], dtype=bool)
    if items.known is None:
        return found
    known = items.known[item]
    for number in np.flatnonzero(found):
        inside = np.zeros(len(beside), dtype=bool)
        inside[groups.places[groups.group == number]] = True
        mine = inside[known.cell]
        _, person = np.unique(known.person[mine], return_inverse=True)
        theirs = np.zeros((person.max(initial=-1) + 1, *shape), dtype=np.int64)
        np.add.at(theirs, (person, *known.levels[mine].T), known.ratings[mine])
        found[number] = is_open_to(counted[number], theirs)
    return found


def is_open(beside: np.ndarray) -> bool:
    """Whether in a row no level of an item follows of anybody, for an outsider or for who knows one rating; `beside` is ratings by
    level on the dimension and on the item (L x (L + 1), 0 for one left open).

    Example: of a team's 12, five are "strong" on the dimension, all of whom are "strong" on the item, and so are all four who are
    "proficient". Who can only be one of these nine is then "strong" on the item for certain: it is not open.
    """
    ratings, answered = beside.sum(axis=1)[:, None], beside[:, 1:]
    off = answered.sum(axis=1)[:, None] - answered  # by level on the dimension, and level on the item that they are off
    sure = (ratings > 0) & (off == 0)
    nearly = (off == 1) & (ratings > 1)  # but for one person, perhaps, who knows it
    return not ((sure.sum(axis=0) + nearly.any(axis=0))[answered.sum(axis=0) > 0] > 1).any()


def is_open_to(beside: np.ndarray, theirs: np.ndarray) -> bool:
    """The same for each of P people who know several ratings (P x L x (L + 1))."""
    rest = beside - theirs
    answered = rest[:, :, 1:]
    off = answered.sum(axis=2)[:, :, None] - answered
    sure = (rest.sum(axis=2)[:, :, None] > 0) & (off == 0)
    return not (sure.sum(axis=1)[answered.sum(axis=1) > 0] > 1).any()
