"""How a group has changed since another wave of the same make-up."""

from dataclasses import dataclass

import pandas as pd

from analysis.heatmap import sides
from analysis.heatmap.figures.figure import Difference, Figure
from analysis.heatmap.sides import Sides
from analysis.published import framework
from analysis.published.selection import Selection
from analysis.published.store import Store
from domain.languages import N_, _


@dataclass(frozen=True, eq=False)
class Change(Difference):
    choice, parameter = N_("Since"), sides.SINCE

    def named(self, against: str) -> str:
        return _("Change since {wave}", wave=against)

    def comparators(self, store: Store, selection: Selection) -> dict[str, str]:
        return {wave: wave for wave in sides.earlier_waves(store, selection)}

    def sides(self, store: Store, selection: Selection, blocks: pd.DataFrame, against: str) -> Sides | None:
        return sides.beside_wave(store, selection, blocks, against)


def offered(store: Store, selection: Selection) -> list[Figure]:
    if not sides.earlier_waves(store, selection):
        return []
    high, mask = framework.high_levels(store, selection.framework), framework.is_high(store, selection.framework)
    title = _("percentage points at {high}", high=high)
    return [Change("change", _("Change since another wave"), title, "", mask)]
