"""Charts of published figures: each function takes a frame of metrics.py and returns a Plotly figure.

Groups and dimensions stand at numbered places with their names as tick labels, because two groups may share a name.
Text and background colours that a figure does not set are the reader's theme's.
"""

import pandas as pd
import plotly.graph_objects as go

from analysis import wording
from analysis.charts import chart_layout as layout
from analysis.charts import hover, palette, tick_labels
from analysis.charts.tick_labels import DAGGER


__all__ = ["DAGGER", "profile"]
ROW_HEIGHT = 44  # pixels


def profile(cells: pd.DataFrame, high: str) -> go.Figure:
    """One group's share at a `high` level on each dimension, with its interval: its rows of metrics.cells."""
    points = {
        "type": "scatter",
        "mode": "markers+text",
        "x": cells["high_share"].tolist(),
        "y": list(range(len(cells))),
        "error_x": {
            "type": "data",
            "array": (cells["upper"] - cells["high_share"]).tolist(),
            "arrayminus": (cells["high_share"] - cells["lower"]).tolist(),
            "color": palette.NHS_BLUE,
            "thickness": 4,
            "width": 0,
        },
        "marker": {"color": palette.NHS_BLUE, "size": 12},
        "text": [wording.percent(share) for share in cells["high_share"]],
        "textposition": "top center",
        "textfont": {"color": palette.TEXT, "size": layout.SMALL_FONT_SIZE},
        "hovertext": [hover.cell(cell, high) for cell in cells.itertuples()],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "showlegend": False,
    }
    drawn = layout.base(height=len(cells) * ROW_HEIGHT + 70, margin={"l": 10, "r": 30, "t": 10, "b": 40})
    drawn["xaxis"] = layout.share_axis()
    drawn["yaxis"] = layout.axis([tick_labels.wrapped(name, 24) for name in cells["dimension"]], downwards=True)
    return go.Figure({"data": [points], "layout": drawn})
