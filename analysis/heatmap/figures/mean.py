"""The mean of the levels counted 1, 2, 3 …, labelled as an indication wherever it stands."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis import statistics
from analysis.charts import tables
from analysis.heatmap import scales
from analysis.heatmap.figures.figure import Figure
from analysis.heatmap.sides import Sides
from analysis.heatmap.units import Unit
from analysis.published import framework, grid
from analysis.published.selection import Selection
from analysis.published.store import Store
from domain.languages import N_, _, filled


LABEL = N_("Mean level (an indication)")
WARNING = N_("A mean treats levels as equal steps, which they may not be: an indication, no more.")


class Level(Unit):
    """Levels counted from 1, with one decimal."""

    times = 1
    of_table = tables.NUMBER
    decimals = 1
    its_figure, other_figure = N_("Its figure"), N_("The other figure")
    difference = N_("Difference {difference}, 95% interval {interval}")
    compared = N_("{compared}: **{difference}** ({figure} and {other}), 95% interval {interval}.")
    rule_of_differences = N_(
        "Blue is higher and brown is lower: one shade each from {first}, {second} and {third} hundredths of the way from the lowest"
        " level to the highest on, grey for less. Outlined and in full colour is what is clear; faint is what may be chance."
    )

    def written(self, number: float) -> str:
        return "" if pd.isna(number) else _with_one_decimal(number)

    def signed(self, difference: float) -> str:
        if pd.isna(difference):
            return ""
        size = abs(difference)
        sign = "" if round(size, 1) == 0 else "+" if difference > 0 else "−"
        return f"{sign}{_with_one_decimal(size)}"

    def hundredths(self, difference: float, levels: int) -> float:
        return difference * 100 / (levels - 1)

    def colour(self, number: float, levels: int) -> str:
        return scales.of_share((round(number, self.decimals) - 1) / (levels - 1))

    def scale(self, levels: int) -> scales.Scale:
        edges = [1 + place * (levels - 1) / scales.BANDS for place in range(scales.BANDS)]
        texts = [_("from {figure}", figure=_with_one_decimal(edge)) for edge in edges]
        rule = _(
            "The darker, the higher the mean: one shade for each fifth of the way from 1 to {levels}, the same on every page.",
            levels=levels,
        )
        return scales.of_fifths(texts, rule)


@dataclass(frozen=True, eq=False)
class Mean(Figure):
    def values(self, rows: pd.DataFrame) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        return statistics.mean_level(self._levels(rows), rows["people_shown"].to_numpy(dtype=float))

    def differences(self, of: Sides, compared: pd.DataFrame) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        (first, people), (second, others) = (
            (self._levels(side), side["people"].to_numpy(dtype=float)) for side in (of.first, of.second)
        )
        return statistics.difference_of_means(first, people, second, others, of.in_common.of_levels)

    def _levels(self, rows: pd.DataFrame) -> np.ndarray:
        return grid.level_counts(rows, len(self.mask))


def _with_one_decimal(number: float) -> str:
    return filled("{number:.1f}", {"number": float(number)})


def offered(store: Store, selection: Selection) -> list[Figure]:
    mask = framework.is_high(store, selection.framework)
    label, said = _(LABEL), _("Mean level (an indication): {mean}", mean="{}")
    return [Mean("mean", label, label, said, mask, Level(), note=_(WARNING))]
