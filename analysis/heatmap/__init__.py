"""The heatmap: one figure of every group on every dimension, beside another where a reader wants it."""

from analysis.heatmap.detail import Detail, detail
from analysis.heatmap.figures import Figure, offered
from analysis.heatmap.shown import cell_at, exhibit, grid
from analysis.heatmap.view import (
    DEFAULT,
    View,
    colour_choices,
    order_choices,
)


__all__ = [
    "DEFAULT",
    "Detail",
    "Figure",
    "View",
    "cell_at",
    "colour_choices",
    "detail",
    "exhibit",
    "grid",
    "offered",
    "order_choices",
]
