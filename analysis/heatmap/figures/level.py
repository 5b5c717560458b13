"""The share of ratings at one level: a figure for each."""

from analysis.frames import rows_of
from analysis.heatmap.figures.figure import Figure
from analysis.published import framework
from analysis.published.selection import Selection
from analysis.published.store import Store


def offered(store: Store, selection: Selection) -> list[Figure]:
    levels = framework.levels(store, selection.framework)
    names = {row.level_id: row.level_name.lower() for row in rows_of(levels)}
    return [
        Figure(
            f"level:{level_id}",
            f"% {name}",
            f"Share of ratings at {name}",
            f"{{}} {name}",
            (levels["level_id"] == level_id).to_numpy(),
        )
        for level_id, name in names.items()
    ]
