"""How much more often a dimension is called important than done well."""

from dataclasses import dataclass

import pandas as pd

from analysis.heatmap import sides
from analysis.heatmap.figures.figure import Difference, Figure
from analysis.heatmap.sides import Sides
from analysis.published import framework
from analysis.published.selection import Selection
from analysis.published.store import Store
from domain.languages import N_, _


LABEL = N_("Importance minus performance")
MEASURES = ("importance", "performance")


@dataclass(frozen=True, eq=False)
class ImportanceMinusPerformance(Difference):
    def comparators(self, store: Store, selection: Selection) -> dict[str, str]:
        return {}

    def sides(self, store: Store, selection: Selection, blocks: pd.DataFrame, against: str) -> Sides | None:
        return sides.measured_twice(store, selection, blocks, "measure", MEASURES)


def offered(store: Store, selection: Selection) -> list[Figure]:
    if not all(sides.has_figures(store, selection, measure=measure) for measure in MEASURES):
        return []
    high, mask = framework.high_levels(store, selection.framework), framework.is_high(store, selection.framework)
    title = _("percentage points at {high}", high=high)
    return [ImportanceMinusPerformance("importance_minus_performance", _(LABEL), title, "", mask)]
