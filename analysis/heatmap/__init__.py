"""The heatmap: one figure of every group on every dimension, beside another where a reader wants it."""

from analysis.heatmap.cell import Detail, detail
from analysis.heatmap.shown import cell_at, exhibit, grid
from analysis.heatmap.view import (
    AGAINST,
    COMPARED,
    DEFAULT,
    View,
    colour_choices,
    comparator_choices,
    figure_choices,
    order_choices,
)


__all__ = [
    "AGAINST",
    "COMPARED",
    "DEFAULT",
    "Detail",
    "View",
    "cell_at",
    "colour_choices",
    "comparator_choices",
    "detail",
    "exhibit",
    "figure_choices",
    "grid",
    "order_choices",
]
