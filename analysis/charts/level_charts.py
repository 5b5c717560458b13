"""Charts of how ratings spread over the levels: 100 % bars, one under another or as small multiples.

Every level has its piece, empty ones too, with white between neighbours and a line where the levels that count as high
begin. Frames are those of metrics.level_shares, in the order to be shown.
"""

import pandas as pd
import plotly.graph_objects as go

from analysis import wording
from analysis.charts import chart_layout as layout
from analysis.charts import hover, palette, tick_labels
from analysis.frames import rows_of
from domain.languages import _


ROW_HEIGHT, NAMED_ROW_HEIGHT, SMALL_ROW_HEIGHT = 32, 36, 24  # pixels; a group's name may take two lines
NAME_WIDTH = 22  # characters of a line of a group's name, that a phone has room for beside a bar
FEW_ROWS = 3
TOP, TOP_OF_FEW = 50, 125  # pixels: a low chart can't make room by itself for a legend that wraps on a phone
GAP = 2  # pixels of white between neighbours
BAR_WIDTH = 0.8  # of a row
LINE_REACH = 0.46  # of a row, on either side of a bar's middle: a little more than the bar's own
AXIS_END = 1.005  # so that a line at the very end is seen
SMALLEST_LABELLED_SHARE = 0.05  # a narrower piece of a bar can't hold its label: hover and table have it
SMALLEST_LABELLED_SHARE_IN_A_PANEL = 0.14
SMALLEST_LABEL = 10  # pixels: rather no label than one that can't be read
PANELS = 3  # side by side
PANEL_STEP = 1.08  # from one panel's left edge to the next one's, in bars


def bars(shares: pd.DataFrame, by: str, high: str, headings: bool = True) -> go.Figure:
    """One bar for each "dimension" of a group, or for each "group" on a dimension, under its division's name if wanted."""
    rows = (
        tick_labels.headed(shares, headings, NAME_WIDTH)
        if by == "group"
        else [(tick_labels.escaped(name), True) for name in shares["dimension"].drop_duplicates()]
    )
    places = [place for place, (_, has_bar) in enumerate(rows) if has_bar]
    at = [(0.0, place) for place in places]
    top = TOP if len(rows) > FEW_ROWS else TOP_OF_FEW
    row_height = NAMED_ROW_HEIGHT if by == "group" else ROW_HEIGHT
    drawn = _layout(len(rows) * row_height, {"l": 10, "r": 30, "t": top, "b": 40})
    drawn["xaxis"] = layout.share_axis() | {"range": [0, AXIS_END]}
    drawn["yaxis"] = layout.axis([name for name, _ in rows], downwards=True)
    return go.Figure({"data": _traces(shares, at, high, SMALLEST_LABELLED_SHARE), "layout": drawn})


def small_multiples(shares: pd.DataFrame, high: str, across: int = PANELS) -> go.Figure:
    """A panel for each group, with a bar for each dimension, so many panels side by side."""
    groups = shares.drop_duplicates("group_id")
    dimensions = shares.drop_duplicates("dimension_id").set_index("dimension_id")["dimension"]
    places = {dimension_id: place for place, dimension_id in enumerate(dimensions.index)}
    height = len(places) + 1  # rows: a panel's name, then its bars
    corners = {
        group_id: (number % across * PANEL_STEP, number // across * height)
        for number, group_id in enumerate(groups["group_id"])
    }
    at = [
        (corners[row.group_id][0], corners[row.group_id][1] + 1 + places[row.dimension_id])
        for row in rows_of(shares.drop_duplicates(["group_id", "dimension_id"]))
    ]
    names = ["", *(tick_labels.wrapped(name, 26) for name in dimensions)] * -(-len(groups) // across)
    top = TOP if across > 1 else TOP_OF_FEW
    drawn = _layout(len(names) * SMALL_ROW_HEIGHT, {"l": 10, "r": 10, "t": top, "b": 10})
    end = min(len(groups), across) * PANEL_STEP - (PANEL_STEP - AXIS_END)
    drawn["xaxis"] = {"range": [0, end], "visible": False, "fixedrange": True}
    drawn["yaxis"] = layout.axis(names, downwards=True)
    titles = {
        "type": "scatter",
        "mode": "text",
        "x": [x for x, _ in corners.values()],
        "y": [y for _, y in corners.values()],
        "text": [f"<b>{label}</b>" for label in tick_labels.of_groups(groups, under_heading=False)],
        "textposition": "middle right",
        "textfont": {"color": palette.TEXT, "size": layout.SMALL_FONT_SIZE},
        "hoverinfo": "skip",
        "showlegend": False,
        "cliponaxis": False,
    }
    traces = _traces(shares, at, high, SMALLEST_LABELLED_SHARE_IN_A_PANEL)
    return go.Figure({"data": [*traces, titles], "layout": drawn})


def _layout(height: int, margin: dict) -> dict:
    drawn = layout.base(height=height + margin["t"] + margin["b"] + 10, margin=margin)
    drawn |= {"barmode": "overlay", "uniformtext": {"minsize": SMALLEST_LABEL, "mode": "hide"}}
    return drawn | {"legend": layout.level_legend()}


def _traces(shares: pd.DataFrame, at: list[tuple[float, int]], high: str, smallest_labelled: float) -> list[dict]:
    """A trace for each level, and the line; `at` is where each bar begins, in the frame's order."""
    ladder = shares.drop_duplicates("level")
    before = shares.groupby(["group_id", "dimension_id"], sort=False)["level_share"].cumsum() - shares["level_share"]
    shares = shares.assign(before=before)
    pieces = [
        _pieces(shares[shares["level"] == level.level], at, colour, smallest_labelled)
        for level, colour in zip(rows_of(ladder), palette.ramp(len(ladder)), strict=True)
    ]
    return [*pieces, _high_line(shares, at, high)]


def _pieces(of_level: pd.DataFrame, at: list[tuple[float, int]], colour: str, smallest_labelled: float) -> dict:
    """One level's piece of every bar."""
    shown = of_level["level_share"] >= smallest_labelled
    return {
        "type": "bar",
        "orientation": "h",
        "name": tick_labels.escaped(of_level["level_name"].iloc[0]),
        "x": of_level["level_share"].tolist(),
        "base": [x + before for (x, _), before in zip(at, of_level["before"], strict=True)],
        "y": [y for _, y in at],
        "width": BAR_WIDTH,
        "marker": {"color": colour, "line": {"color": palette.WHITE, "width": GAP}},
        "text": [wording.percent(s) if fits else "" for s, fits in zip(of_level["printed_share"], shown, strict=True)],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"color": palette.text_on(colour), "size": layout.SMALL_FONT_SIZE},
        "hovertext": [hover.level(row) for row in rows_of(of_level)],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _high_line(shares: pd.DataFrame, at: list[tuple[float, int]], high: str) -> dict:
    """A line down each bar at every place where levels that count as high and others meet."""
    x, y = [], []
    bars = (bar for _, bar in shares.groupby(["group_id", "dimension_id"], sort=False))
    for (left, place), bar in zip(at, bars, strict=True):
        is_high = bar["is_high"].tolist()
        for start, previous, this in zip(bar["before"].tolist()[1:], is_high, is_high[1:], strict=False):
            if previous != this:
                x += [left + start, left + start, None]
                y += [place - LINE_REACH, place + LINE_REACH, None]
    return {
        "type": "scatter",
        "mode": "lines",
        "name": _("Right of the line: {high}", high=tick_labels.escaped(high)),
        "x": x,
        "y": y,
        "line": {"color": palette.BLACK, "width": 3},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
