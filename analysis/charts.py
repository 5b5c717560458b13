"""Charts of published figures: each function takes a frame of metrics.py and returns a Plotly figure.

Groups and dimensions stand at numbered places with their names as tick labels, because two groups may share a name.
Text and background colours that a figure does not set are the reader's theme's.
"""

import pandas as pd
import plotly.graph_objects as go

from analysis import hover, layout, palette, wording
from analysis.heatmap.colours import BANDS, band
from analysis.layout import DAGGER


__all__ = ["BANDS", "DAGGER", "band", "level_bars", "profile"]
ROW_HEIGHT = 32  # pixels
GAP = 2  # pixels of white between neighbours
BAR_WIDTH = 0.8  # of a row
LINE_REACH = 0.5  # of a row, on either side of a bar's middle: a little more than the bar's own
AXIS_END = 1.005  # so that a line at the very end is seen
SMALLEST_LABELLED_SHARE = 0.05  # a narrower piece of a bar can't hold its label: hover and table have it
SMALLEST_LABEL = 10  # pixels: rather no label than one that can't be read


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
    drawn = layout.base(height=len(cells) * 44 + 70, margin={"l": 10, "r": 30, "t": 10, "b": 40})
    drawn["xaxis"] = layout.share_axis()
    drawn["yaxis"] = layout.axis([layout.wrapped(name, 24) for name in cells["dimension"]], downwards=True)
    return go.Figure({"data": [points], "layout": drawn})


def level_bars(shares: pd.DataFrame, by: str, high: str) -> go.Figure:
    """The levels of metrics.level_shares as 100 % bars, one bar for each "dimension" of a group or "group" of many, with a
    line where the levels that count as high begin."""
    rows = _headed_rows(shares) if by == "group" else [(name, True) for name in shares["dimension"].drop_duplicates()]
    places = [place for place, (_, has_bar) in enumerate(rows) if has_bar is not None]
    ladder = shares.drop_duplicates("level")
    pieces = [
        _pieces(shares[shares["level"] == level.level], places, colour)
        for level, colour in zip(ladder.itertuples(), palette.ramp(len(ladder)), strict=True)
    ]
    drawn = layout.base(height=len(rows) * ROW_HEIGHT + 100, margin={"l": 10, "r": 30, "t": 50, "b": 40})
    drawn |= {"barmode": "stack", "uniformtext": {"minsize": SMALLEST_LABEL, "mode": "hide"}}
    drawn["xaxis"] = layout.share_axis() | {"range": [0, AXIS_END]}
    drawn["yaxis"] = layout.axis([name for name, _ in rows], downwards=True)
    drawn["legend"] = layout.level_legend()
    return go.Figure({"data": [*pieces, _high_line(shares, places, high)], "layout": drawn})


def _high_line(shares: pd.DataFrame, places: list[int], high: str) -> dict:
    """A line down each bar at every place where levels that count as high and others meet."""
    x, y = [], []
    for place, (_, bar) in zip(places, shares.groupby(["group_id", "dimension_id"], sort=False), strict=True):
        ends, is_high = bar["level_share"].cumsum().tolist(), bar["is_high"].tolist()
        for end, before, after in zip(ends, is_high, is_high[1:], strict=False):
            if before != after:
                x += [end, end, None]
                y += [place - LINE_REACH, place + LINE_REACH, None]
    return {
        "type": "scatter",
        "mode": "lines",
        "name": f"Right of the line: {high}",
        "x": x,
        "y": y,
        "line": {"color": palette.BLACK, "width": 3},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _headed_rows(figures: pd.DataFrame) -> list[tuple[str, pd.DataFrame | None]]:
    """Each group's tick label and figures, in order; before a division's first group its name, with no figures."""
    rows, heading = [], ""
    for _, row in figures.groupby("group_id", sort=False):
        group = next(row.itertuples())
        if group.parent != heading:
            heading = group.parent
            rows.append((f"<b>{layout.shortened(heading)}</b>", None))
        rows.append((layout.group_name(group), row))
    return rows


def _pieces(of_level: pd.DataFrame, places: list[int], colour: str) -> dict:
    """One level's piece of every bar."""
    return {
        "type": "bar",
        "orientation": "h",
        "name": of_level["level_name"].iloc[0],
        "x": of_level["level_share"].tolist(),
        "y": places,
        "width": BAR_WIDTH,
        "marker": {"color": colour, "line": {"color": palette.WHITE, "width": GAP}},
        "text": [wording.percent(s) if s >= SMALLEST_LABELLED_SHARE else "" for s in of_level["level_share"]],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"color": palette.text_on(colour), "size": layout.SMALL_FONT_SIZE},
        "hovertext": [hover.level(row) for row in of_level.itertuples()],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
