"""Dimensions by importance and performance: quarters with their names, and each point with its name beside it."""

from collections.abc import Iterator, Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from analysis import wording
from analysis.charts import chart_layout as layout
from analysis.charts import interval_charts, label_places, palette, tick_labels
from analysis.charts.label_places import Plot
from analysis.frames import rows_of
from domain.languages import N_, _


HEIGHT = 460  # pixels
PLOTS = {  # pixels that the points have at least, across and up, and characters of a line of a name
    label_places.PHONE: ((255.0, 330.0), (18, 10)),
    label_places.BROAD: ((780.0, 345.0), (tick_labels.LENGTH, 16)),
}
CLOSE = 0.3  # of a share: an axis so short has a step more often
MARGIN = 0.05  # of a share, around what is shown
SIZE, EDGE = 14, 2  # pixels of a point and of its edge
CLEAR, UNCLEAR = N_("Clearly in one quarter"), N_("Too near a line to say")
MEAN = N_("Mean of the dimensions")
Quarter = tuple[bool, bool]  # is it more important, is it higher


def quadrants(
    found: pd.DataFrame, quarters: Mapping[Quarter, Sequence[str]], first: Quarter, hover: Sequence[str]
) -> go.Figure:
    """The frame of importance.places; `quarters` are named, by lines, and the one to look at `first` is tinted."""
    ends = {measure: _ends(found, measure) for measure in ("importance", "performance")}
    drawn = layout.base(height=HEIGHT, margin={"l": 10, "r": 15, "t": 40, "b": 45})
    for axis, measure in (("xaxis", "importance"), ("yaxis", "performance")):
        drawn[axis] = layout.share_axis() | {
            "range": ends[measure],
            "dtick": 0.1 if ends[measure][1] - ends[measure][0] > CLOSE else 0.05,
            "title": {"text": wording.value("measure", measure), "font": layout.TICK_FONT},
            "automargin": True,
        }
    drawn["legend"] = layout.level_legend()
    drawn["shapes"] = [_tint(found, ends, first)]
    drawn["annotations"] = [_named(lines, *quarter) for quarter, lines in quarters.items()] + [
        name for screen in PLOTS for name in _names(found, ends, quarters, screen)
    ]
    return go.Figure(
        {"data": [*_means(found, ends), *_points(found, hover), interval_charts.range_in_legend()], "layout": drawn}
    )


def _points(found: pd.DataFrame, hover: Sequence[str]) -> Iterator[dict]:
    """A trace of those that lie clearly in a quarter, with their intervals, and one of the others, which are faint."""
    is_clear = found["prompt"] != ""
    for wanted, name, colour in ((True, CLEAR, palette.NHS_BLUE), (False, UNCLEAR, palette.WHITE)):
        chosen = found[is_clear == wanted]
        if len(chosen):
            edge = palette.NHS_BLUE if wanted else interval_charts.FAINT
            intervals = {f"error_{axis}": _error(chosen, measure) for axis, measure in _AXES.items()} if wanted else {}
            yield intervals | {
                "type": "scatter",
                "mode": "markers",
                "name": _(name),
                "x": chosen["importance"].tolist(),
                "y": chosen["performance"].tolist(),
                "marker": {"color": colour, "size": SIZE, "line": {"width": EDGE, "color": edge}},
                "hovertext": [said for said, clear in zip(hover, is_clear, strict=True) if clear == wanted],
                "hovertemplate": "%{hovertext}<extra></extra>",
                "showlegend": True,
                "cliponaxis": False,
            }


def _names(found: pd.DataFrame, ends: Mapping[str, list[float]], quarters: Mapping, screen: str) -> list[dict]:
    """Each dimension's name beside its point where there is room, clear of points, intervals, means, and the quarters' names."""
    pixels, letters = PLOTS[screen]
    plot, is_clear = Plot(pixels, radius=(SIZE + EDGE) / 2), (found["prompt"] != "").tolist()
    at = {
        f"{measure}{part}": (found[f"{measure}{part}"] - low) / (high - low) * reach
        for (measure, (low, high)), reach in zip(ends.items(), pixels, strict=True)
        for part in ("", "_lower", "_upper", "_mean")
    }
    points = list(zip(at["importance"], at["performance"], strict=True))
    across = zip(at["importance_lower"], at["importance_upper"], strict=True)
    up = zip(at["performance_lower"], at["performance_upper"], strict=True)
    for number, ((x, y), (left, right), (bottom, top)) in enumerate(zip(points, across, up, strict=True)):
        if is_clear[number]:
            plot.line((left, y, right, y), own=number)
            plot.line((x, bottom, x, top), own=number)
    plot.line((at["importance_mean"].iloc[0], 0, at["importance_mean"].iloc[0], pixels[1]))
    plot.line((0, at["performance_mean"].iloc[0], pixels[0], at["performance_mean"].iloc[0]))
    for (is_important, is_high), lines in quarters.items():
        wide, high = label_places.size("<br>".join(lines), is_bold=True)
        left, bottom = (pixels[0] - wide) * is_important, (pixels[1] - high) * is_high
        plot.boxes.append((left, bottom, left + wide, bottom + high))
    labels = [[tick_labels.wrapped(name, most) for most in letters] for name in found["dimension"]]
    return [
        label_places.annotation(named, row.importance, row.performance, plot, screen)
        for row, named in zip(rows_of(found), label_places.places(plot, points, labels, is_clear), strict=True)
        if named
    ]


def _ends(found: pd.DataFrame, measure: str) -> list[float]:
    """From below all that is drawn to above it."""
    is_clear = found["prompt"] != ""
    lowest, highest = (found[f"{measure}_{part}"].where(is_clear, found[measure]) for part in ("lower", "upper"))
    return [max(lowest.min() - MARGIN, 0), min(highest.max() + MARGIN, 1)]


def _means(found: pd.DataFrame, ends: Mapping[str, list[float]]) -> Iterator[dict]:
    """The lines between the quarters."""
    (left, right), (bottom, top) = ends.values()
    importance, performance = _middle(found)
    for x, y in (([importance] * 2, [bottom, top]), ([left, right], [performance] * 2)):
        yield {
            "type": "scatter",
            "mode": "lines",
            "name": _(MEAN),
            "x": x,
            "y": y,
            "line": {"color": interval_charts.FAINT, "width": 2, "dash": "dash"},
            "hoverinfo": "skip",
            "showlegend": bool(x[0] == left),
        }


def _tint(found: pd.DataFrame, ends: Mapping[str, list[float]], first: Quarter) -> dict:
    """A pale ground under the quarter to look at first."""
    corners = {}
    for axis, middle, (low, high), is_upper in zip("xy", _middle(found), ends.values(), first, strict=True):
        corners |= {f"{axis}0": middle if is_upper else low, f"{axis}1": high if is_upper else middle}
    return corners | {
        "type": "rect",
        "layer": "below",
        "fillcolor": palette.RAMP[0],
        "opacity": 0.45,
        "line": {"width": 0},
    }


def _middle(found: pd.DataFrame) -> tuple[float, float]:
    return found["importance_mean"].iloc[0], found["performance_mean"].iloc[0]


def _named(lines: Sequence[str], is_important: bool, is_high: bool) -> dict:
    """A quarter's name in its own corner, pushed to its edges."""
    place = {"xref": "paper", "yref": "paper", "x": float(is_important), "y": float(is_high)}
    across = "right" if is_important else "left"
    font = {"family": layout.FONT, "size": layout.SMALL_FONT_SIZE, "color": palette.SECONDARY_TEXT}
    return place | {
        "text": "<br>".join(lines),
        "showarrow": False,
        "font": font,
        "align": across,
        "xanchor": across,
        "yanchor": "top" if is_high else "bottom",
    }


_AXES = {"x": "importance", "y": "performance"}


def _error(found: pd.DataFrame, measure: str) -> dict:
    return interval_charts.error(
        found[measure], found[f"{measure}_lower"], found[f"{measure}_upper"], interval_charts.FAINT, 1
    )
