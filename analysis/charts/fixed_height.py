"""A chart on a page of fixed height: as it is where it fits, else in parts of so many rows."""

import math

import plotly.graph_objects as go


HEIGHT = 560  # pixels for a chart on a page of 1600 × 900, with two lines above it and three below
GROWTH = 1.4  # a small chart fills more of the page, up to so many times its height


def parts(figure: go.Figure) -> int:
    """How many pages of HEIGHT a chart with a row at each of the places 0, 1, 2 … fills."""
    rows = _rows(figure)
    return math.ceil(rows / _rows_a_part(figure)) if rows else 1


def part(figure: go.Figure, number: int) -> go.Figure:
    """The chart's part of that number, from 1, with its axis and legend as the whole has them."""
    last = parts(figure)
    if last == 1:
        return go.Figure(figure).update_layout(height=min(HEIGHT, round((figure.layout.height or HEIGHT) * GROWTH)))
    at_once = _rows_a_part(figure)
    first = (min(max(number, 1), last) - 1) * at_once
    shown = go.Figure(figure).update_layout(height=_surround(figure) + _row_height(figure) * at_once)
    return shown.update_yaxes(range=[first + at_once - 0.5, first - 0.5])


def _rows_a_part(figure: go.Figure) -> int:
    return max(1, int((HEIGHT - _surround(figure)) // _row_height(figure)))


def _row_height(figure: go.Figure) -> float:
    return (figure.layout.height - _surround(figure)) / max(_rows(figure), 1)


def _surround(figure: go.Figure) -> float:
    """Pixels above and below the rows."""
    return (figure.layout.margin.t or 0) + (figure.layout.margin.b or 0)


def _rows(figure: go.Figure) -> int:
    """Places of an axis that runs downwards over names; 0 where the chart is too low to be parted, or has no such axis."""
    axis = figure.layout.yaxis
    if (figure.layout.height or 0) <= HEIGHT or axis.tickmode != "array" or not axis.range:
        return 0
    return round(abs(axis.range[0] - axis.range[1]))
