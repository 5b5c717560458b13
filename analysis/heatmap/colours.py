"""The colours of a heatmap: fixed bands of the figure, or of its difference; the same wherever they are drawn.

A band is a number from 0; None is no colour. A figure's band is that of the figure as it is printed.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis import wording
from analysis.charts import palette
from analysis.heatmap.view import MEAN, PEOPLE, View


BANDS = 5  # of a figure's scale: one for each fifth
PEOPLE_EDGES = (25, 50, 100, 250)
POINT_EDGES = (5, 15, 25)  # percentage points, or for a mean hundredths of the way from the lowest level to the highest
MAY_BE_CHANCE = 3  # bands of differences that may be chance: below, about none, above
LOWER, LITTLE, HIGHER = ("#7F4A12", "#C08D4F", "#EBD3B0"), "#DDE3E6", ("#B4D1EC", "#4F94D4", "#003087")
FAINT = ("#FBF5EC", "#F6F8F8", "#EEF4FA")
DIFFERENCES = (*FAINT, *LOWER, LITTLE, *HIGHER)  # brown to blue: told apart whatever colours an eye tells apart


@dataclass(frozen=True)
class Scale:
    """Colours by band, and a legend: what stands at which place along it, places counted in bands from the first's middle."""

    colours: tuple[str, ...]
    places: tuple[float, ...]
    texts: tuple[str, ...]
    rule: str


def scale(view: View, levels: int) -> Scale:
    """The scale that a view's cells are coloured by, for a framework of so many levels."""
    if view.by_difference:
        return _difference_scale(view)
    edges = [place - 0.5 for place in range(BANDS + 1)]
    if view.figure == PEOPLE:
        texts = ("", *map(str, PEOPLE_EDGES), "")
        rule = "The darker, the more people: lighter to darker at 25, 50, 100 and 250."
    elif view.figure == MEAN:
        texts = tuple(f"{1 + place * (levels - 1) / BANDS:.1f}" for place in range(BANDS + 1))
        rule = f"The darker, the higher the mean: one shade for each fifth of the way from 1 to {levels}, the same on every page."
    else:
        texts = tuple(wording.percent(place / BANDS) for place in range(BANDS + 1))
        rule = "The darker, the larger the share: one shade for each fifth from 0% to 100%, the same on every page."
    return Scale(tuple(palette.ramp(BANDS)), tuple(edges), texts, rule)


def bands(view: View, cells: pd.DataFrame, levels: int) -> list[int | None]:
    """Each cell's band on the view's scale."""
    if view.by_difference:
        return [_difference_band(row, view, levels) for row in cells.itertuples()]
    if view.figure == PEOPLE:
        return [
            None if pd.isna(value) else int(np.searchsorted(PEOPLE_EDGES, value, "right")) for value in cells["value"]
        ]
    if view.figure == MEAN:
        return [band((round(value, 1) - 1) / (levels - 1)) for value in cells["value"]]
    return [band(value) for value in cells["value"]]


def band(share: float) -> int | None:
    """The fifth of the scale that a share's label lies in, so that 59.6 %, labelled 60 %, is coloured as 60 %."""
    return None if pd.isna(share) else min(round(share * 100) * BANDS // 100, BANDS - 1)


def of_share(share: float) -> str:
    """The colour of a share, "" where there is none: on screen and in a pack the same."""
    return "" if pd.isna(share) else palette.ramp(BANDS)[band(share)]


def _difference_band(row, view: View, levels: int) -> int | None:
    if pd.isna(row.difference):
        return None
    points = round(row.difference * 100 / ((levels - 1) if view.figure == MEAN else 1))
    if not row.stands:
        return int(np.sign(points)) + 1
    steps = sum(abs(points) >= edge for edge in POINT_EDGES)
    return MAY_BE_CHANCE + len(POINT_EDGES) + (steps if points > 0 else -steps)


def _difference_scale(view: View) -> Scale:
    middle = MAY_BE_CHANCE + len(POINT_EDGES)
    edges = range(1, len(POINT_EDGES) + 1)
    places = [1.0, *(middle - place + 0.5 for place in reversed(edges)), *(middle + place - 0.5 for place in edges)]
    points = [*(f"−{edge}" for edge in reversed(POINT_EDGES)), *(f"+{edge}" for edge in POINT_EDGES)]
    unit = "hundredths of the way from the lowest level to the highest" if view.figure == MEAN else "percentage points"
    rule = (
        f"Blue is higher and brown is lower: one shade each from {POINT_EDGES[0]}, {POINT_EDGES[1]} and {POINT_EDGES[2]}"
        f" {unit} on, grey for less. Nearly white are differences that may be chance."
    )
    return Scale(DIFFERENCES, tuple(places), ("may be chance", *points), rule)
