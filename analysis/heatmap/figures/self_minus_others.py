"""How much more often people rate themselves high than others rate them."""

from dataclasses import dataclass

import pandas as pd

from analysis import wording
from analysis.heatmap import sides
from analysis.heatmap.figures.figure import Difference, Figure
from analysis.heatmap.sides import Sides
from analysis.published import framework
from analysis.published.selection import Selection
from analysis.published.store import Store
from domain.languages import N_, _


@dataclass(frozen=True, eq=False)
class SelfMinusOthers(Difference):
    choice, parameter = N_("Minus"), "minus"

    def named(self, against: str) -> str:
        return _("Self minus {raters}", raters=wording.value("rater_group", against).lower())

    def comparators(self, store: Store, selection: Selection) -> dict[str, str]:
        return sides.others(store, selection)

    def sides(self, store: Store, selection: Selection, blocks: pd.DataFrame, against: str) -> Sides | None:
        return sides.measured_twice(store, selection, blocks, "rater_group", (sides.SELF, against))


def offered(store: Store, selection: Selection) -> list[Figure]:
    if not sides.others(store, selection):
        return []
    high, mask = framework.high_levels(store, selection.framework), framework.is_high(store, selection.framework)
    title = _("percentage points at {high}", high=high)
    return [SelfMinusOthers("self_minus_others", _("Self minus others"), title, "", mask)]
