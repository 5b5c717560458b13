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


LABEL = "Mean level (an indication)"
WARNING = "A mean treats levels as equal steps, which they may not be: an indication, no more."


class Level(Unit):
    """Levels counted from 1, with one decimal."""

    times = 1
    of_table = tables.NUMBER
    heading = ""
    decimals = 1
    points = ""
    step = "hundredths of the way from the lowest level to the highest"

    def written(self, number: float) -> str:
        return "" if pd.isna(number) else f"{number:.1f}"

    def signed(self, difference: float) -> str:
        if pd.isna(difference):
            return ""
        return "0.0" if round(abs(difference), 1) == 0 else f"{'+' if difference > 0 else '−'}{abs(difference):.1f}"

    def hundredths(self, difference: float, levels: int) -> float:
        return difference * 100 / (levels - 1)

    def colour(self, number: float, levels: int) -> str:
        return scales.of_share((round(number, self.decimals) - 1) / (levels - 1))

    def scale(self, levels: int) -> scales.Scale:
        texts = [f"from {1 + place * (levels - 1) / scales.BANDS:.1f}" for place in range(scales.BANDS)]
        rule = f"The darker, the higher the mean: one shade for each fifth of the way from 1 to {levels}, the same on every page."
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


def offered(store: Store, selection: Selection) -> list[Figure]:
    mask = framework.is_high(store, selection.framework)
    return [Mean("mean", LABEL, LABEL, f"{LABEL}: {{}}", mask, Level(), note=WARNING)]
