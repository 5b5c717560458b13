"""The figure of every cell of a heatmap, what it is compared with, and whether the difference stands."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis import statistics, wording
from analysis.compared import differences
from analysis.heatmap.view import (
    CHANGE,
    IMPORTANCE_MINUS_PERFORMANCE,
    LEVEL,
    MEAN,
    ORGANISATION,
    PARENT,
    PEOPLE,
    SELF,
    SELF_MINUS_OTHERS,
    WAVE,
)
from analysis.published import counts, framework, grid, independent, metrics, slices
from analysis.published.selection import Selection
from analysis.published.store import Store, remembered


BLOCK = ["dimension_id", "block_id"]
VALUES = ["value", "value_lower", "value_upper"]
DIFFERENCE = ["difference", "difference_lower", "difference_upper"]


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
def cells(store: Store, selection: Selection, figure: str, against: str) -> pd.DataFrame:
    """One row per group and dimension, every pair, the whole organisation first: the columns of metrics.cells, and

    value with value_lower and value_upper (ends of its 95 % interval); where the view compares, first_name and second_name
    (what the value and the other are of), other, difference (value minus other) with difference_lower and
    difference_upper, and stands: whether the levels of the two differ by more than chance explains, all cells taken as
    one family, and the difference's own interval leaves out 0. Shares from 0 to 1, means in levels; missing where there
    is nothing to show or to compare.
    """
    blocks = counts.of_groups(store, selection).drop_duplicates(BLOCK, ignore_index=True)
    sides = _sides(store, selection, blocks, figure, against)
    levels_of_figure = mask(store, selection, figure)
    first = sides.first if sides else blocks
    found = blocks[BLOCK].join(_values(store, selection, first, figure, levels_of_figure))
    found = found.join(_differences(store, selection, sides, levels_of_figure) if sides else _no_differences(blocks))
    complete = metrics.cells(store, selection).merge(found, how="left", on=BLOCK)
    complete["stands"] = complete["stands"].eq(True)
    return complete


def mask(store: Store, selection: Selection, figure: str) -> np.ndarray | None:
    """Which levels a figure is the share of, lowest first; None for a mean or a count."""
    if figure in (MEAN, PEOPLE):
        return None
    if figure.startswith(LEVEL):
        return (framework.levels(store, selection.framework)["level_id"] == figure.removeprefix(LEVEL)).to_numpy()
    return framework.is_high(store, selection.framework)


def _values(
    store: Store, selection: Selection, rows: pd.DataFrame, figure: str, levels_of_figure: np.ndarray | None
) -> pd.DataFrame:
    levels = grid.level_counts(rows, len(framework.levels(store, selection.framework)))
    people = rows["people_shown"].to_numpy(dtype=float)
    if figure == PEOPLE:
        nothing = np.full(len(rows), np.nan)
        found = rows["subjects"].to_numpy(dtype=float), nothing, nothing
    elif levels_of_figure is None:
        found = statistics.mean_level(levels, people)
    else:
        share = grid.share_at(rows, levels_of_figure)
        found = share, *statistics.wilson_interval(share, people)
    return pd.DataFrame(dict(zip(VALUES, found, strict=True)), index=rows.index)


def _differences(store: Store, selection: Selection, sides: Sides, levels_of_figure: np.ndarray | None) -> pd.DataFrame:
    high = framework.is_high(store, selection.framework)
    mask = high if levels_of_figure is None else levels_of_figure
    of_shares = sides.in_common.of_shares if np.array_equal(mask, high) else 0.0  # not known of other levels
    compared = differences.between(sides.first, sides.second, mask, sides.in_common.of_levels, of_shares)
    if levels_of_figure is None:
        levels = [grid.level_counts(side, len(high)) for side in sides[:2]]
        people = [side["people"].to_numpy(dtype=float) for side in sides[:2]]
        ends = statistics.difference_of_means(levels[0], people[0], levels[1], people[1], sides.in_common.of_levels)
        first = statistics.mean_level(levels[0], people[0]).value
    else:
        ends = compared["difference"], compared["lower"], compared["upper"]
        first = compared["first_share"]
    found = pd.DataFrame({name: np.asarray(end) * sides.part for name, end in zip(DIFFERENCE, ends, strict=True)})
    found.index = compared.index
    found["other"] = np.asarray(first) - found["difference"]
    leaves_out_0 = (found["difference_lower"] > 0) | (found["difference_upper"] < 0)
    return found.assign(
        stands=compared["stands"] & leaves_out_0, first_name=sides.first_name, second_name=sides.second_names
    )


def _no_differences(blocks: pd.DataFrame) -> pd.DataFrame:
    nothing = dict.fromkeys([*DIFFERENCE, "other"], np.nan)
    return pd.DataFrame(nothing | {"stands": False, "first_name": "", "second_name": ""}, index=blocks.index)


def _sides(store: Store, selection: Selection, blocks: pd.DataFrame, figure: str, against: str) -> Sides | None:
    if figure in (SELF_MINUS_OTHERS, IMPORTANCE_MINUS_PERFORMANCE):
        return _measured_twice(store, selection, blocks, figure, against)
    if figure == CHANGE or against.startswith(WAVE):
        wave = against if figure == CHANGE else against.removeprefix(WAVE)
        other = slices.other(store, selection, wave=wave)
        before = counts.in_slice(store, other, blocks)
        in_common = independent.in_two_waves(store, selection, other, blocks, before)
        return Sides(blocks, before, selection.wave, wave, in_common=in_common)
    if against == ORGANISATION:
        whole = blocks[blocks["is_overall"]].set_index("dimension_id")
        whole = whole.reindex(blocks["dimension_id"]).set_index(blocks.index)
        return _of_a_whole(blocks, whole, counts.rest_of(store, selection, blocks), wording.WHOLE)
    if against == PARENT:
        parents = counts.parents_of(store, selection, blocks)
        rest = counts.without(store, selection, parents, blocks)
        return _of_a_whole(blocks, parents, rest, parents["parent_block"].fillna(""))
    return None


def _of_a_whole(blocks: pd.DataFrame, wholes: pd.DataFrame, rest: pd.DataFrame, names: Sequence[str] | str) -> Sides:
    """A group differs from the whole that it is in by that part of its difference from the rest that the rest is of all."""
    part = 1 - blocks["ratings"].to_numpy(dtype=float) / wholes["ratings"].to_numpy(dtype=float)
    return Sides(blocks, rest, "The group", names, part)


def _measured_twice(store: Store, selection: Selection, blocks: pd.DataFrame, figure: str, against: str) -> Sides:
    """The same groups by self and by others, or by importance and by performance, the one that is lessened first."""
    field, wanted = (
        ("rater_group", (SELF, against)) if figure == SELF_MINUS_OTHERS else ("measure", ("importance", "performance"))
    )
    both = [
        blocks
        if value == getattr(selection, field)
        else counts.in_slice(store, slices.other(store, selection, **{field: value}), blocks)
        for value in wanted
    ]
    return Sides(*both, *(wording.value(field, value) for value in wanted))
