"""The heatmap: one figure of every group on every dimension, beside another where a reader wants it."""

from analysis.heatmap.detail import Detail, detail
from analysis.heatmap.figures import Figure, offered
from analysis.heatmap.scales import tones
from analysis.heatmap.shown import exhibit
from analysis.heatmap.view import (
    View,
    after_a_click,
    colour_choices,
    default,
    order_choices,
    parts_choices,
)


__all__ = [
    "Detail",
    "Figure",
    "View",
    "after_a_click",
    "colour_choices",
    "default",
    "detail",
    "exhibit",
    "offered",
    "order_choices",
    "parts_choices",
    "tones",
]
