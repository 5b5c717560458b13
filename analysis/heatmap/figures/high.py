"""The share of ratings at the levels that count as high: the headline."""

from analysis.heatmap.figures.figure import Figure
from analysis.published import framework
from analysis.published.selection import Selection
from analysis.published.store import Store


def offered(store: Store, selection: Selection) -> list[Figure]:
    high, mask = framework.high_levels(store, selection.framework), framework.is_high(store, selection.framework)
    return [
        Figure("high", f"% {high}", f"Share of ratings at {high}", f"{{}} {high}", mask, is_in_every_table=True),
    ]
