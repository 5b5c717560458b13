"""The share of ratings at one level: a figure for each."""

from analysis.charts import tables
from analysis.frames import rows_of
from analysis.heatmap.figures.figure import Figure
from analysis.published import framework
from analysis.published.selection import Selection
from analysis.published.store import Store
from domain.languages import _


def offered(store: Store, selection: Selection) -> list[Figure]:
    levels = framework.levels(store, selection.framework)
    names = {row.level_id: row.level_name.lower() for row in rows_of(levels)}
    return [
        Figure(
            f"level:{level_id}",
            tables.of_high(name),
            _("Share of ratings at {high}", high=name),
            _("{share} {high}", share="{}", high=name),
            (levels["level_id"] == level_id).to_numpy(),
        )
        for level_id, name in names.items()
    ]
