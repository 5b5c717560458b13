"""The share of ratings at the levels that count as high: the headline."""

from analysis.charts import tables
from analysis.heatmap.figures.figure import Figure
from analysis.published import framework
from analysis.published.selection import Selection
from analysis.published.store import Store
from domain.languages import _


def offered(store: Store, selection: Selection) -> list[Figure]:
    high, mask = framework.high_levels(store, selection.framework), framework.is_high(store, selection.framework)
    title, said = _("Share of ratings at {high}", high=high), _("{share} {high}", share="{}", high=high)
    return [Figure("high", tables.of_high(high), title, said, mask, is_in_every_table=True)]
