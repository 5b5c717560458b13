"""The figure of every cell of a heatmap, what it is compared with, and whether the difference stands."""

import numpy as np
import pandas as pd

from analysis.compared import differences
from analysis.heatmap import figures
from analysis.heatmap.figures import Figure
from analysis.heatmap.sides import Sides
from analysis.published import counts, framework, metrics
from analysis.published.selection import Selection
from analysis.published.store import Store, remembered


BLOCK = ["dimension_id", "block_id"]
VALUES = ["value", "value_lower", "value_upper"]
DIFFERENCE = ["difference", "difference_lower", "difference_upper"]


@remembered
def compared(store: Store, selection: Selection, figure_id: str, against: str) -> pd.DataFrame:
    """One row per group and dimension, every pair, the whole organisation first: the columns of metrics.cells, and

    value with value_lower and value_upper (ends of its 95 % interval); where the figure is compared, first_name and
    second_name (what the value and the other are of), other, difference (value minus other) with difference_lower and
    difference_upper, and stands: whether the levels of the two differ by more than chance explains, all cells taken as
    one family, and the difference's own interval leaves out 0. Shares from 0 to 1, means in levels; missing where there
    is nothing to show or to compare.
    """
    figure = figures.offered(store, selection)[figure_id]
    blocks = counts.of_groups(store, selection).drop_duplicates(BLOCK, ignore_index=True)
    sides = figure.sides(store, selection, blocks, against)
    first = sides.first if sides else blocks
    values = dict(zip(VALUES, figure.values(first), strict=True))
    found = blocks[BLOCK].assign(**{name: np.asarray(of_each) for name, of_each in values.items()})
    found = found.join(_differences(store, selection, figure, sides) if sides else _no_differences(blocks))
    complete = metrics.cells(store, selection).merge(found, how="left", on=BLOCK)
    complete["stands"] = complete["stands"].eq(True)
    return complete


def _differences(store: Store, selection: Selection, figure: Figure, sides: Sides) -> pd.DataFrame:
    high = framework.is_high(store, selection.framework)
    of_shares = sides.in_common.of_shares if np.array_equal(figure.mask, high) else 0.0  # not known of other levels
    between = differences.between(sides.first, sides.second, figure.mask, sides.in_common.of_levels, of_shares)
    ends = figure.differences(sides, between)
    found = pd.DataFrame({name: np.asarray(end) * sides.part for name, end in zip(DIFFERENCE, ends, strict=True)})
    found.index = between.index
    found["other"] = np.asarray(figure.values(sides.first)[0]) - found["difference"]
    leaves_out_0 = (found["difference_lower"] > 0) | (found["difference_upper"] < 0)
    return found.assign(
        stands=between["stands"] & leaves_out_0, first_name=sides.first_name, second_name=sides.second_names
    )


def _no_differences(blocks: pd.DataFrame) -> pd.DataFrame:
    nothing = dict.fromkeys([*DIFFERENCE, "other"], np.nan)
    return pd.DataFrame(nothing | {"stands": False, "first_name": "", "second_name": ""}, index=blocks.index)
