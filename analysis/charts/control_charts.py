"""Charts with control limits: groups against their size, and one group from wave to wave."""

import math
from collections.abc import Sequence

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from analysis import wording
from analysis.charts import chart_layout as layout
from analysis.charts import label_places, palette, tick_labels
from analysis.charts.interval_charts import FAINT
from analysis.charts.label_places import Plot
from analysis.frames import rows_of
from analysis.statistics import Run
from domain.languages import N_, _


HEIGHT = 425  # pixels
PLOTS = {  # pixels that a funnel has at least, across and up, and characters of a line of a group's name
    label_places.PHONE: ((270.0, 280.0), (18, 10)),
    label_places.BROAD: ((780.0, 290.0), (tick_labels.LENGTH, 16)),
}
SIZE = 11  # pixels of a point
LIMITS = (N_("By chance, 95% of groups lie within"), N_("99.8% lie within"))
MARKS = (
    (True, "circle", N_("Beyond the solid lines")),
    (False, "circle-open", N_("Within them; point at one for its name")),
)
MOST_NAMED = 12  # groups of which those inside the limits are named too
MARGIN = 0.03  # of a share, above and below what is shown
WIDE = 8  # times the smallest size that the axis shows: from here round sizes are few enough, and not too few
MOST_STEPS = 6  # of a narrow axis
LEAST_RANGE = 0.4  # of a share from the axis's foot to its top


def funnel(
    points: pd.DataFrame,
    sizes: np.ndarray,
    limits: dict[float, tuple[np.ndarray, np.ndarray]],
    hover: Sequence[str],
    outside: Sequence[tuple[float, str]] = (),
) -> go.Figure:
    """The frame of funnel.points between its limits, by deviate, the inner first; points outside either are named, those
    outside the outer in bold, and where there are few the others as well, faintly. Shares from `outside` are lines with their names."""
    is_far, is_outside = points["place"] == "outside the outer", points["place"] != "inside"
    traces = [_line(sizes[[0, -1]], points["centre"].iloc[[0, 0]], "dot", _(wording.WHOLE))] + [
        _line(sizes, curve, dash, _(name) * is_first)
        for (lower, upper), dash, name in zip(limits.values(), ("dash", "solid"), LIMITS, strict=True)
        for curve, is_first in ((lower, True), (upper, False))
    ]
    traces += [_line(sizes[[0, -1]], [share] * 2, "longdash", name) for share, name in outside]
    traces += [
        _marks(points, is_far == far, symbol, _(name), hover) for far, symbol, name in MARKS if (is_far == far).any()
    ]
    drawn = layout.base(height=HEIGHT, margin={"l": 10, "r": 30, "t": 45, "b": 50})
    drawn["xaxis"] = {
        "type": "log",
        "range": [math.log10(sizes[0]), math.log10(sizes[-1])],
        "tickvals": _size_ticks(sizes[0], sizes[-1]),
        "tickformat": ",",
        "tickfont": layout.TICK_FONT,
        "title": {"text": _("People in the group"), "font": layout.TICK_FONT},
        "fixedrange": True,
        "showgrid": False,
    }
    drawn["yaxis"] = _share_axis([points["share"], *limits[max(limits)], *([share] for share, _ in outside)])
    drawn["legend"] = layout.level_legend()
    drawn["annotations"] = [
        name for screen in PLOTS for name in _names(points, is_outside, is_far, sizes, limits, drawn, screen)
    ]
    return go.Figure({"data": traces, "layout": drawn})


def _marks(points: pd.DataFrame, which: pd.Series, symbol: str, name: str, hover: Sequence[str]) -> dict:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": points.loc[which, "subjects"].tolist(),
        "y": points.loc[which, "share"].tolist(),
        "marker": {
            "color": palette.NHS_BLUE,
            "size": SIZE,
            "symbol": symbol,
            "line": {"width": 2, "color": palette.NHS_BLUE},
        },
        "hovertext": [said for said, is_one in zip(hover, which, strict=True) if is_one],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "showlegend": True,
        "cliponaxis": False,
    }


def _names(points: pd.DataFrame, is_outside, is_far, sizes, limits, drawn: dict, screen: str) -> list[dict]:
    """The names that have room beside their points, clear of points and limits: of those outside first."""
    pixels, letters = PLOTS[screen]
    plot, ranges = Plot(pixels, radius=SIZE / 2 + 1), [drawn["xaxis"]["range"], drawn["yaxis"]["range"]]

    def at(people, share) -> tuple[np.ndarray, np.ndarray]:
        values = (np.log10(np.asarray(people, dtype=float)), np.asarray(share, dtype=float))
        x, y = (
            (value - low) / (high - low) * reach
            for value, (low, high), reach in zip(values, ranges, pixels, strict=True)
        )
        return x, y

    for curves in limits.values():
        for curve in curves:
            plot.path(*at(sizes, curve))
    plot.path(*at(sizes[[0, -1]], points["centre"].iloc[[0, 0]]))
    short = tick_labels.short(points["block"], tick_labels.LENGTH)
    labels = [
        [tick_labels.wrapped(short[name], most) for most in letters] if outside or len(points) <= MOST_NAMED else []
        for name, outside in zip(points["block"], is_outside, strict=True)
    ]
    dots = list(zip(*at(points["subjects"], points["share"]), strict=True))
    places = label_places.places(plot, dots, labels, is_far.tolist(), is_outside.tolist())
    colours = [palette.TEXT if outside else palette.SECONDARY_TEXT for outside in is_outside]
    return [
        label_places.annotation(named, math.log10(row.subjects), row.share, plot, screen, colour)
        for row, named, colour in zip(rows_of(points), places, colours, strict=True)
        if named
    ]


def _size_ticks(least: float, most: float) -> list[int]:
    """Round sizes to label between two: on a wide axis as they double or so, on a narrow one in equal steps."""
    if most > WIDE * least:
        return [size * 10**power for power in range(7) for size in (1, 2, 5) if least <= size * 10**power <= most]
    step = next(
        step * 10**power for power in range(7) for step in (1, 2, 5) if most - least <= MOST_STEPS * step * 10**power
    )
    return list(range(math.ceil(least / step) * step, math.floor(most) + 1, step))


def run(waves: Sequence[str], shares, lower, upper, found: Run | None, hover: Sequence[str]) -> go.Figure:
    """One share from wave to wave with its intervals and, where there is a run, its mean line and limits."""
    places = list(range(len(waves)))
    signals = found.signals if found else [frozenset()] * len(waves)
    shares, lower, upper = (np.asarray(values, dtype=float) for values in (shares, lower, upper))
    traces = []
    if found:
        traces.append(_line(places, [found.centre] * len(places), "dot", _("Middle of the waves")))
        traces += [
            _line(places, limit, "dash", name, shape="hvh")
            for limit, name in ((found.lower, _("Limits of chance")), (found.upper, ""))
        ]
    traces.append({
        "type": "scatter",
        "mode": "lines+markers",
        "x": places,
        "y": shares.tolist(),
        "error_y": {
            "type": "data",
            "array": (upper - shares).tolist(),
            "arrayminus": (shares - lower).tolist(),
            "color": palette.NHS_BLUE,
            "thickness": 2,
            "width": 0,
        },
        "line": {"color": palette.NHS_BLUE, "width": 1},
        "marker": {
            "color": palette.NHS_BLUE,
            "size": [15 if names else 10 for names in signals],
            "symbol": ["diamond" if names else "circle" for names in signals],
        },
        "hovertext": list(hover),
        "hovertemplate": "%{hovertext}<extra></extra>",
        "showlegend": False,
    })  # fmt: skip
    drawn = layout.base(height=HEIGHT - 80, margin={"l": 10, "r": 30, "t": 45, "b": 40})
    drawn["legend"] = layout.level_legend()
    drawn["xaxis"] = layout.axis([tick_labels.wrapped(wave, 16) for wave in waves])
    drawn["yaxis"] = _share_axis([lower, upper, *((found.lower, found.upper) if found else ())])
    return go.Figure({"data": traces, "layout": drawn})


def _share_axis(shown: Sequence) -> dict:
    """A share's axis over the range that is shown, which dots need no nought for, but never so near that noise looks large."""
    every = np.concatenate([np.asarray(values, dtype=float) for values in shown])
    lowest, highest = np.nanmin(every) - MARGIN, np.nanmax(every) + MARGIN
    widen = max(LEAST_RANGE - (highest - lowest), 0) / 2
    ends = [max(lowest - widen, 0), min(highest + widen, 1)]
    return layout.share_axis() | {"range": ends, "dtick": 0.1 if ends[1] - ends[0] < 0.7 else 0.25, "automargin": True}


def _line(x, y, dash: str, name: str, shape: str = "linear") -> dict:
    """A line with its name in the legend, or without where it has none."""
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "x": list(x),
        "y": list(y),
        "line": {"color": FAINT, "width": 2, "dash": dash, "shape": shape},
        "hoverinfo": "skip",
        "showlegend": bool(name),
    }
