"""How many people each figure is about."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis import wording
from analysis.charts import tables
from analysis.heatmap import scales
from analysis.heatmap.figures.figure import Figure
from analysis.heatmap.units import Unit
from analysis.published import framework
from analysis.published.selection import Selection
from analysis.published.store import Store
from domain.languages import N_, _


EDGES = (25, 50, 100, 250)  # people


class Number(Unit):
    """Whole numbers of people."""

    times = 1
    of_table = tables.NUMBER
    its_figure, other_figure = N_("Its figure"), N_("The other figure")

    def written(self, number: float) -> str:
        return "" if pd.isna(number) else wording.number(int(number))

    def colour(self, number: float, levels: int) -> str:
        return "" if pd.isna(number) else f"f{np.searchsorted(EDGES, number, 'right')}"

    def scale(self, levels: int) -> scales.Scale:
        rule = _("The darker, the more people: lighter to darker at 25, 50, 100 and 250.")
        texts = [_("under {figure}", figure=EDGES[0]), *(_("from {figure}", figure=edge) for edge in EDGES)]
        return scales.of_fifths(texts, rule)


@dataclass(frozen=True, eq=False)
class People(Figure):
    def comparators(self, store: Store, selection: Selection) -> dict[str, str]:
        return {}

    def values(self, rows: pd.DataFrame) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        nothing = np.full(len(rows), np.nan)
        return rows["subjects"].to_numpy(dtype=float), nothing, nothing


def offered(store: Store, selection: Selection) -> list[Figure]:
    mask = framework.is_high(store, selection.framework)
    return [People("people", _("People"), _("People"), "", mask, Number(), is_in_every_table=True)]
