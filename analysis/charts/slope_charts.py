"""Waves as slopes: a line a row that goes down from the earliest wave to the latest, and right where there is more."""

from collections.abc import Sequence

import plotly.graph_objects as go

from analysis.charts import chart_layout as layout
from analysis.charts import difference_words, interval_charts, palette, tick_labels
from analysis.charts.interval_charts import FAINT, ROW_HEIGHT, Series


SPREAD = 0.44  # of a row's height from the earliest wave to the latest
FURTHER = 12  # pixels that each wave beyond the second adds to a row
CLEAR_WIDTH, FAINT_WIDTH = 4, 1.5
MARGIN = 0.03  # of a share, around what is shown
LEAST_RANGE = 0.4  # of a share: any nearer, noise looks large
NAMES = ("A clear change", difference_words.MAY_BE_CHANCE)


def slopes(
    series: Sequence[Series], rows: Sequence[str], clear: Sequence[bool] = (), sizes: Sequence[str] = ()
) -> go.Figure:
    """`series` are waves, earliest first, each with a share for every row; `clear` says of each row whether its change is, and
    `sizes` what stands beside its latest wave."""
    step = SPREAD / max(len(series) - 1, 1)
    offsets = [number * step - (SPREAD / 2 if len(series) > 1 else 0) for number in range(len(series))]
    colours = palette.in_time(len(series))
    traces = _lines(series, len(rows), offsets, clear) + [
        _points(one, offset, colour, is_last=one is series[-1])
        for one, offset, colour in zip(series, offsets, colours, strict=True)
    ]
    if sizes and series:
        traces.append(_sizes(series, sizes))
    drawn = interval_charts.base(len(rows) * (ROW_HEIGHT + max(len(series) - 2, 0) * FURTHER), rows)
    drawn["xaxis"] = layout.share_axis() | _range(series)
    return go.Figure({"data": traces, "layout": drawn})


def _lines(series: Sequence[Series], rows: int, offsets: Sequence[float], clear: Sequence[bool]) -> list[dict]:
    """One trace of all rows whose change is clear and one of all others, each row a line of its own."""
    traces = []
    for is_clear, name in zip((True, False), NAMES, strict=True):
        x, y = [], []
        for row in range(rows):
            if bool(clear and clear[row]) == is_clear:
                x += [one.share[row] for one in series] + [None]
                y += [row + offset for offset in offsets] + [None]
        if not x:
            continue
        line = {"color": palette.NHS_BLUE, "width": CLEAR_WIDTH} if is_clear else {"color": FAINT, "width": FAINT_WIDTH}
        traces.append(
            {"type": "scatter", "mode": "lines", "name": name, "x": x, "y": y, "line": line, "hoverinfo": "skip"}
            | {"showlegend": bool(clear)}
        )
    return traces


def _points(one: Series, offset: float, colour: str, is_last: bool) -> dict:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": tick_labels.escaped(one.name),
        "x": list(one.share),
        "y": [row + offset for row in range(len(one.share))],
        "error_x": interval_charts.error(one.share, one.lower, one.upper, colour, 1),
        "marker": {"color": colour if is_last else palette.WHITE, "size": 10, "line": {"width": 2, "color": colour}},
        "hovertext": list(one.hover),
        "hovertemplate": "%{hovertext}<extra></extra>",
        "showlegend": True,
        "cliponaxis": False,
    }


def _sizes(series: Sequence[Series], sizes: Sequence[str]) -> dict:
    """How far a row went, to the right of all that is drawn on it."""
    ends = [
        max((one.upper[row] for one in series if one.upper[row] == one.upper[row]), default=None)
        for row in range(len(sizes))
    ]
    return {
        "type": "scatter",
        "mode": "text",
        "x": ends,
        "y": list(range(len(sizes))),
        "text": [f"  {size}" for size in sizes],
        "textposition": "middle right",
        "textfont": {"color": palette.TEXT, "size": layout.SMALL_FONT_SIZE},
        "hoverinfo": "skip",
        "showlegend": False,
        "cliponaxis": False,
    }


def _range(series: Sequence[Series]) -> dict:
    """The shares that are shown, which dots need no nought for."""
    shown = [value for one in series for value in (*one.lower, *one.upper) if value == value]
    if not shown:
        return {}
    low, high = min(shown) - MARGIN, max(shown) + MARGIN
    widen = max(LEAST_RANGE - (high - low), 0) / 2
    return {"range": [max(low - widen, 0), min(high + widen, 1)], "dtick": 0.1}
