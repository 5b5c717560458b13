"""The figures that a cell of the heatmap can show: one module each, which says all that is its own."""

from analysis.heatmap.figures import (
    change,
    high,
    importance_minus_performance,
    level,
    mean,
    people,
    self_minus_others,
)
from analysis.heatmap.figures.figure import Figure
from analysis.published.selection import Selection
from analysis.published.store import Store, remembered


__all__ = ["Figure", "offered"]

IN_ORDER = (high, level, mean, people, change, self_minus_others, importance_minus_performance)


@remembered
def offered(store: Store, selection: Selection) -> dict[str, Figure]:
    """The figures that what is published allows, by id, the default first."""
    found = [figure for module in IN_ORDER for figure in module.offered(store, selection)]
    return {figure.figure_id: figure for figure in found}
