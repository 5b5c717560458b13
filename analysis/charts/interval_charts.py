"""Charts of figures with their intervals, one line a row: differences, and several series side by side."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from analysis import wording
from analysis.charts import chart_layout as layout
from analysis.charts import difference_words, palette, tick_labels
from analysis.frames import rows_of
from domain.languages import _


ROW_HEIGHT = 36  # pixels
SERIES_HEIGHT = 10  # pixels that each further series adds to a row
SIZES_WIDTH = 45  # pixels that a row's difference takes, at its end
MARGIN = 0.08  # of a difference's axis, around what it shows
SPREAD = 0.6  # of a row's height over which its series are spread
MOST_TICKS = 7  # as many as fit beside one another on a phone
LEAST_REACH = 0.2  # of a difference's axis
TICK_STEPS = (0.05, 0.1, 0.2, 0.25, 0.5, 1)  # of a difference's axis
NAME_LENGTH = 26  # characters of a line of a row's name
HALO = ", ".join(["0 0 2px #FFFFFF"] * 6)  # around a figure that stands on the line of the middle
FAINT = "#768692"  # NHS mid grey: what may be chance
DISTINCT = (palette.NHS_BLUE, "#AE2573", "#00A499", palette.SECONDARY_TEXT, "#330072")  # each 3 to 1 on white or better
SYMBOLS = ("circle", "square", "diamond", "triangle-up", "x")


@dataclass(frozen=True)
class Series:
    """One row of points: a share for each row of the chart, with its interval, and what to say of it."""

    name: str
    share: Sequence[float]
    lower: Sequence[float]
    upper: Sequence[float]
    hover: Sequence[str]


def differences(
    figures: pd.DataFrame, rows: Sequence[str], hover: Sequence[str], usual: float | None = None
) -> go.Figure:
    """Each row's difference of differences.between: filled and blue where it stands, hollow and grey where it does not;
    `usual` is marked by a dotted line."""
    traces = []
    for stands, name, colour, symbol in (
        (True, _(wording.CLEAR), palette.NHS_BLUE, "circle"),
        (False, _(difference_words.MAY_BE_CHANCE), FAINT, "circle-open"),
    ):
        places = [place for place, row in enumerate(rows_of(figures)) if row.stands == stands and row.p == row.p]
        chosen = figures.iloc[places]
        traces.append({
            "type": "scatter",
            "mode": "markers",
            "name": name,
            "x": chosen["difference"].tolist(),
            "y": places,
            "error_x": error(chosen["difference"], chosen["lower"], chosen["upper"], colour, 4 if stands else 2),
            "marker": {"color": colour, "size": 12, "symbol": symbol, "line": {"width": 2, "color": colour}},
            "hovertext": [hover[place] for place in places],
            "hovertemplate": "%{hovertext}<extra></extra>",
            "showlegend": True,
            "cliponaxis": False,
        })  # fmt: skip
    low, high = _reach(figures)
    drawn = base(len(rows) * ROW_HEIGHT, rows)
    drawn["margin"]["r"] = SIZES_WIDTH
    step = next(step for step in TICK_STEPS if (high - low) / step <= MOST_TICKS)
    ticks = [number * step for number in range(math.ceil(low / step), math.floor(high / step) + 1)]
    drawn["xaxis"] = layout.share_axis() | {
        "range": [low, high],
        "tickvals": ticks,
        "ticktext": [difference_words.signed(tick) for tick in ticks],
        "tickangle": 0,
        "zeroline": True,
        "zerolinecolor": palette.TEXT,
    }
    texts = [difference_words.signed(row.difference) if row.p == row.p else "" for row in rows_of(figures)]
    traces += [sizes(texts, figures["stands"], high), range_in_legend()]
    if usual is not None and usual == usual:
        traces.insert(0, _usual(usual, len(rows)))
    return go.Figure({"data": traces, "layout": drawn})


def sizes(texts: Sequence[str], stands: Sequence[bool], end: float) -> dict:
    """Each difference in points, one below another at the end of the axis, where nothing else is drawn."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": [end] * len(texts),
        "y": list(range(len(texts))),
        "text": list(texts),
        "textposition": "middle right",
        "textfont": {
            "color": [palette.TEXT if clear else palette.SECONDARY_TEXT for clear in stands],
            "size": layout.SMALL_FONT_SIZE,
        },
        "hoverinfo": "skip",
        "showlegend": False,
        "cliponaxis": False,
    }


def _usual(usual: float, rows: int) -> dict:
    """A dotted line down all rows, below the points."""
    return {
        "type": "scatter",
        "mode": "lines",
        "name": _("Usual difference: their mean"),
        "x": [usual] * 2,
        "y": [-0.5, rows - 0.5],
        "line": {"color": palette.SECONDARY_TEXT, "width": 2, "dash": "dot"},
        "hoverinfo": "skip",
        "showlegend": True,
    }


def _reach(figures: pd.DataFrame) -> tuple[float, float]:
    """The ends of an axis that has nought and every interval on it, and little else."""
    low, high = min([0.0, *figures["lower"].dropna()]), max([0.0, *figures["upper"].dropna()])
    room = max((high - low) * MARGIN, (LEAST_REACH - (high - low)) / 2)
    return low - room, high + room


def side_by_side(
    series: Sequence[Series], rows: Sequence[str], colours: Sequence[str] = DISTINCT, spread: float = SPREAD
) -> go.Figure:
    """Several series over the same rows, each with a colour and a symbol of its own, the first on top; with no `spread` each stands
    in the middle of its row."""
    step = spread / max(len(series) - 1, 1)
    traces = [
        {
            "type": "scatter",
            "mode": "markers",
            "name": tick_labels.escaped(one.name),
            "x": list(one.share),
            "y": [place - (spread / 2 if len(series) > 1 else 0) + number * step for place in range(len(rows))],
            "error_x": error(one.share, one.lower, one.upper, colours[number % len(colours)], 2),
            "marker": {
                "color": colours[number % len(colours)],
                "size": 10,
                "symbol": SYMBOLS[number % len(SYMBOLS)],
            },
            "hovertext": list(one.hover),
            "hovertemplate": "%{hovertext}<extra></extra>",
            "showlegend": True,
        }
        for number, one in enumerate(series)
    ]
    traces.append(range_in_legend())
    drawn = base(len(rows) * (ROW_HEIGHT + max(len(series) - 2, 0) * SERIES_HEIGHT), rows)
    drawn["xaxis"] = layout.share_axis()
    return go.Figure({"data": traces, "layout": drawn})


def range_in_legend() -> dict:
    """An entry of the legend alone, which says what the line through a mark is."""
    return {
        "type": "scatter",
        "mode": "lines",
        "name": _(wording.CHANCE_RANGE),
        "x": [None],
        "y": [None],
        "line": {"color": FAINT, "width": 2},
        "hoverinfo": "skip",
        "showlegend": True,
    }


def base(height: int, rows: Sequence[str]) -> dict:
    """A layout with a row for each name, downwards, and a legend above."""
    drawn = layout.base(height=height + 90, margin={"l": 10, "r": 30, "t": 45, "b": 45})
    drawn["yaxis"] = layout.axis([tick_labels.wrapped(name, NAME_LENGTH) for name in rows], downwards=True)
    drawn["legend"] = layout.level_legend() | {"traceorder": "normal"}
    return drawn


def error(middle, lower, upper, colour: str, thickness: int) -> dict:
    middle, lower, upper = (pd.Series(list(values), dtype=float) for values in (middle, lower, upper))
    return {
        "type": "data",
        "array": (upper - middle).tolist(),
        "arrayminus": (middle - lower).tolist(),
        "color": colour,
        "thickness": thickness,
        "width": 0,
    }
