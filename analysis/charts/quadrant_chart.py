"""Dimensions by importance and performance: quarters with names, and each point with its own beside it."""

from collections.abc import Iterator, Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from analysis.charts import chart_layout as layout
from analysis.charts import interval_charts, label_places, palette, tick_labels
from analysis.charts.label_places import Plot
from analysis.frames import rows_of


HEIGHT = 460  # pixels
PLOT = (460.0, 345.0)  # pixels that the points have at least, across and up
MARGIN = 0.04  # of a share, around what is shown
SIZE, EDGE = 14, 2  # pixels of a point and of its edge
CLEAR, UNCLEAR = "Clearly in one quarter", "Too near a line to say"
CORNERS = {True: ("right", "top"), False: ("left", "bottom")}


def quadrants(found: pd.DataFrame, quarters: Mapping[tuple[bool, bool], str], hover: Sequence[str]) -> go.Figure:
    """The frame of importance.places; `quarters` are named by (is it more important, is it higher)."""
    ends = {measure: _ends(found, measure) for measure in ("importance", "performance")}
    drawn = layout.base(height=HEIGHT, margin={"l": 10, "r": 40, "t": 40, "b": 45})
    for axis, measure in (("xaxis", "importance"), ("yaxis", "performance")):
        drawn[axis] = layout.share_axis() | {
            "range": ends[measure],
            "dtick": 0.1,
            "title": {"text": measure.capitalize(), "font": layout.TICK_FONT},
            "automargin": True,
        }
    drawn["legend"] = layout.level_legend()
    drawn["annotations"] = [_named(name, *quarter) for quarter, name in quarters.items()] + _names(
        found, ends, quarters
    )
    return go.Figure({"data": [*_means(found, ends), *_points(found, hover)], "layout": drawn})


def _points(found: pd.DataFrame, hover: Sequence[str]) -> Iterator[dict]:
    """A trace of those that lie clearly in a quarter and one of the others."""
    is_clear = found["prompt"] != ""
    for wanted, name, colour in ((True, CLEAR, palette.NHS_BLUE), (False, UNCLEAR, palette.WHITE)):
        chosen = found[is_clear == wanted]
        if len(chosen):
            yield {
                "type": "scatter",
                "mode": "markers",
                "name": name,
                "x": chosen["importance"].tolist(),
                "y": chosen["performance"].tolist(),
                "error_x": _error(chosen, "importance"),
                "error_y": _error(chosen, "performance"),
                "marker": {"color": colour, "size": SIZE, "line": {"width": EDGE, "color": palette.NHS_BLUE}},
                "hovertext": [said for said, clear in zip(hover, is_clear, strict=True) if clear == wanted],
                "hovertemplate": "%{hovertext}<extra></extra>",
                "showlegend": True,
                "cliponaxis": False,
            }


def _names(found: pd.DataFrame, ends: Mapping[str, list[float]], quarters: Mapping) -> list[dict]:
    """Each dimension's name beside its point, clear of points, intervals, means, and the quarters' names."""
    plot = Plot(PLOT, radius=(SIZE + EDGE) / 2)
    at = {
        f"{measure}{part}": (found[f"{measure}{part}"] - low) / (high - low) * pixels
        for (measure, (low, high)), pixels in zip(ends.items(), PLOT, strict=True)
        for part in ("", "_lower", "_upper", "_mean")
    }
    points = list(zip(at["importance"], at["performance"], strict=True))
    across = zip(at["importance_lower"], at["importance_upper"], strict=True)
    up = zip(at["performance_lower"], at["performance_upper"], strict=True)
    for number, ((x, y), (left, right), (bottom, top)) in enumerate(zip(points, across, up, strict=True)):
        plot.line((left, y, right, y), own=number)
        plot.line((x, bottom, x, top), own=number)
    plot.line((at["importance_mean"].iloc[0], 0, at["importance_mean"].iloc[0], PLOT[1]))
    plot.line((0, at["performance_mean"].iloc[0], PLOT[0], at["performance_mean"].iloc[0]))
    for (is_important, is_high), name in quarters.items():
        wide = label_places.width(name, is_bold=True)
        left, bottom = (PLOT[0] - wide) * is_important, (PLOT[1] - label_places.LINE) * is_high
        plot.boxes.append((left, bottom, left + wide, bottom + label_places.LINE))
    widths = [label_places.width(name) for name in found["dimension"]]
    found_places = label_places.places(plot, points, widths)
    return [
        label_places.annotation(
            place, row.importance, row.performance, tick_labels.escaped(row.dimension), plot, list(ends.values())
        )
        for row, place in zip(rows_of(found), found_places, strict=True)
        if place
    ]


def _ends(found: pd.DataFrame, measure: str) -> list[float]:
    return [
        max(found[f"{measure}_lower"].min() - MARGIN, 0),
        min(found[f"{measure}_upper"].max() + MARGIN, 1),
    ]


def _means(found: pd.DataFrame, ends: Mapping[str, list[float]]) -> Iterator[dict]:
    """The lines between the quarters."""
    (left, right), (bottom, top) = ends.values()
    importance, performance = found["importance_mean"].iloc[0], found["performance_mean"].iloc[0]
    for x, y in (([importance] * 2, [bottom, top]), ([left, right], [performance] * 2)):
        yield {
            "type": "scatter",
            "mode": "lines",
            "name": "Mean of the dimensions",
            "x": x,
            "y": y,
            "line": {"color": interval_charts.FAINT, "width": 2, "dash": "dash"},
            "hoverinfo": "skip",
            "showlegend": bool(x[0] == left),
        }


def _named(name: str, is_important: bool, is_high: bool) -> dict:
    """A quarter's name in its own corner."""
    across, up = CORNERS[is_important][0], CORNERS[is_high][1]
    place = {
        "xref": "paper",
        "yref": "paper",
        "x": float(is_important),
        "y": float(is_high),
        "xanchor": across,
        "yanchor": up,
    }
    font = {"family": layout.FONT, "size": layout.SMALL_FONT_SIZE, "color": palette.SECONDARY_TEXT}
    return {"text": f"<b>{name}</b>", "showarrow": False, "font": font, **place}


def _error(found: pd.DataFrame, measure: str) -> dict:
    return interval_charts.error(
        found[measure], found[f"{measure}_lower"], found[f"{measure}_upper"], interval_charts.FAINT, 1
    )
