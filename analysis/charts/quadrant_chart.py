"""Dimensions by importance and performance: quarters with names, and each point with its own beside it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from analysis.charts import chart_layout as layout
from analysis.charts import interval_charts, palette, tick_labels


HEIGHT = 460  # pixels
PLOT = (480, 380)  # pixels that the points have at least, across and up
MARGIN = 0.04  # of a share, around what is shown
SIZE = 14  # pixels of a point
LETTER, LINE = 7, 16  # pixels of a letter, on average, and of a line
PLACES = {  # where a name may stand: how far it is from the point, in its widths and in lines
    "middle right": (0.5, 0),
    "middle left": (-0.5, 0),
    "top center": (0, 1),
    "bottom center": (0, -1),
    "top right": (0.5, 1),
    "bottom right": (0.5, -1),
    "top left": (-0.5, 1),
    "bottom left": (-0.5, -1),
}
CORNERS = {True: ("right", "top"), False: ("left", "bottom")}


class Box(NamedTuple):
    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: "Box") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.bottom < other.top and other.bottom < self.top
        )


def quadrants(found: pd.DataFrame, quarters: Mapping[tuple[bool, bool], str], hover: Sequence[str]) -> go.Figure:
    """The frame of importance.places; `quarters` are named by (is it more important, is it higher)."""
    is_clear = found["prompt"] != ""
    ends = {measure: _ends(found, measure) for measure in ("importance", "performance")}
    points = {
        "type": "scatter",
        "mode": "markers+text",
        "x": found["importance"].tolist(),
        "y": found["performance"].tolist(),
        "error_x": _error(found, "importance"),
        "error_y": _error(found, "performance"),
        "marker": {
            "color": [palette.NHS_BLUE if clear else palette.WHITE for clear in is_clear],
            "size": SIZE,
            "line": {"width": 2, "color": palette.NHS_BLUE},
        },
        "text": [f" {tick_labels.escaped(name)} " for name in found["dimension"]],
        "textposition": list(_placed(found, ends)),
        "textfont": {"color": palette.TEXT, "size": layout.SMALL_FONT_SIZE, "shadow": interval_charts.HALO},
        "hovertext": list(hover),
        "hovertemplate": "%{hovertext}<extra></extra>",
        "showlegend": False,
        "cliponaxis": False,
    }
    drawn = layout.base(height=HEIGHT, margin={"l": 10, "r": 40, "t": 10, "b": 45})
    for axis, measure in (("xaxis", "importance"), ("yaxis", "performance")):
        drawn[axis] = layout.share_axis() | {
            "range": ends[measure],
            "dtick": 0.1,
            "title": {"text": measure.capitalize(), "font": layout.TICK_FONT},
            "automargin": True,
        }
    drawn["shapes"] = list(_means(found))
    drawn["annotations"] = [_named(name, *quarter) for quarter, name in quarters.items()]
    return go.Figure({"data": [points], "layout": drawn})


def _ends(found: pd.DataFrame, measure: str) -> list[float]:
    return [
        max(found[f"{measure}_lower"].min() - MARGIN, 0),
        min(found[f"{measure}_upper"].max() + MARGIN, 1),
    ]


def _placed(found: pd.DataFrame, ends: Mapping[str, Sequence[float]]) -> Iterator[str]:
    """For each point the first place at which its name meets no point and no name before it; below, where there is none."""
    at = [
        tuple(
            (value - ends[measure][0]) / (ends[measure][1] - ends[measure][0]) * size
            for value, measure, size in zip(point, ("importance", "performance"), PLOT, strict=True)
        )
        for point in zip(found["importance"], found["performance"], strict=True)
    ]
    half = SIZE / 2
    taken = [Box(x - half, y - half, x + half, y + half) for x, y in at]
    for (x, y), name in zip(at, found["dimension"], strict=True):
        boxes = {place: _box(x, y, len(name) * LETTER, *shift) for place, shift in PLACES.items()}
        free = (
            place
            for place, box in boxes.items()
            if box.left >= 0 and box.right <= PLOT[0] and not any(map(box.meets, taken))
        )
        place = next(free, "bottom center")
        taken.append(boxes[place])
        yield place


def _box(x: float, y: float, width: float, across: float, up: float) -> Box:
    """Where a name of so many pixels stands that is shifted so far from its point."""
    middle = x + across * (width + SIZE + 4), y + up * (LINE + SIZE) / 2
    return Box(middle[0] - width / 2, middle[1] - LINE / 2, middle[0] + width / 2, middle[1] + LINE / 2)


def _means(found: pd.DataFrame) -> Iterator[dict]:
    """The lines between the quarters."""
    line = {"type": "line", "layer": "below", "line": {"color": interval_charts.FAINT, "width": 2, "dash": "dash"}}
    importance, performance = found["importance_mean"].iloc[0], found["performance_mean"].iloc[0]
    yield line | {"x0": importance, "x1": importance, "y0": 0, "y1": 1, "yref": "paper"}
    yield line | {"y0": performance, "y1": performance, "x0": 0, "x1": 1, "xref": "paper"}


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
