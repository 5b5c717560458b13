"""Waves as slopes: a line a row that goes down from the earliest wave to the latest, and right where there is more."""

from collections.abc import Sequence

import plotly.graph_objects as go

from analysis import wording
from analysis.charts import chart_layout as layout
from analysis.charts import difference_words, interval_charts, palette, tick_labels
from analysis.charts.interval_charts import FAINT, ROW_HEIGHT, Series
from domain.languages import N_, _


SPREAD = 0.44  # of a row's height from the earliest wave to the latest
FURTHER = 12  # pixels that each wave beyond the second adds to a row
CLEAR_WIDTH, FAINT_WIDTH = 4, 1.5
MARGIN, PRINTED_MARGIN = 0.03, 0.08  # of a share, around what is shown: without and with figures beside the points
LEAST_RANGE = 0.4  # of a share: any nearer, noise looks large
NAMES = (N_("A clear change"), difference_words.MAY_BE_CHANCE)


def slopes(
    series: Sequence[Series], rows: Sequence[str], clear: Sequence[bool] = (), sizes: Sequence[str] = ()
) -> go.Figure:
    """`series` are waves, earliest first, each with a share for every row; `clear` says of each row whether its change is, and
    `sizes` what stands at its end: then the shares of both waves are printed too."""
    step = SPREAD / max(len(series) - 1, 1)
    offsets = [number * step - (SPREAD / 2 if len(series) > 1 else 0) for number in range(len(series))]
    colours = palette.in_time(len(series))
    traces = _lines(series, len(rows), offsets, clear) + [
        _points(one, offset, colour, is_last=one is series[-1])
        for one, offset, colour in zip(series, offsets, colours, strict=True)
    ]
    share_axis = layout.share_axis() | _range(series, PRINTED_MARGIN if sizes else MARGIN)
    if sizes and series:
        traces += [*_printed(series, offsets), interval_charts.sizes(sizes, clear, share_axis["range"][1])]
    traces.append(interval_charts.range_in_legend())
    drawn = interval_charts.base(len(rows) * (ROW_HEIGHT + max(len(series) - 2, 0) * FURTHER), rows)
    drawn["xaxis"] = share_axis
    drawn["margin"]["r"] = interval_charts.SIZES_WIDTH if sizes else drawn["margin"]["r"]
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
            {"type": "scatter", "mode": "lines", "name": _(name), "x": x, "y": y, "line": line, "hoverinfo": "skip"}
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


def _printed(series: Sequence[Series], offsets: Sequence[float]) -> list[dict]:
    """The share at either end of each row's slope, beyond its interval on the side to which the slope does not go."""
    first, last = series[0], series[-1]
    rises = [not end < start for start, end in zip(first.share, last.share, strict=True)]
    return [_figures(first, offsets[0], [not up for up in rises]), _figures(last, offsets[-1], rises)]


def _figures(one: Series, offset: float, to_the_right: Sequence[bool]) -> dict:
    ends = zip(one.lower, one.upper, to_the_right, strict=True)
    return {
        "type": "scatter",
        "mode": "text",
        "x": [upper if right else lower for lower, upper, right in ends],
        "y": [row + offset for row in range(len(one.share))],
        "text": [wording.percent(share) for share in one.share],
        "textposition": ["middle right" if right else "middle left" for right in to_the_right],
        "textfont": {"color": palette.SECONDARY_TEXT, "size": layout.SMALL_FONT_SIZE},
        "hoverinfo": "skip",
        "showlegend": False,
        "cliponaxis": False,
    }


def _range(series: Sequence[Series], margin: float) -> dict:
    """The shares that are shown, which dots need no nought for."""
    shown = [value for one in series for value in (*one.lower, *one.upper) if value == value]
    if not shown:
        return {}
    low, high = min(shown) - margin, max(shown) + margin
    widen = max(LEAST_RANGE - (high - low), 0) / 2
    return {"range": [max(low - widen, 0), min(high + widen, 1)], "dtick": 0.1}
