"""The colours of a heatmap: fixed bands of a figure, or of a difference; the same wherever they are drawn.

A band is a number from 0; None is no colour. A figure's band is that of the figure as it is printed.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.charts import palette


BANDS = 5  # of a figure's scale: one for each fifth
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


def of_figures(texts: Sequence[str], rule: str) -> Scale:
    """A scale of BANDS colours, with a text at each edge between them, the two ends included."""
    edges = [place - 0.5 for place in range(BANDS + 1)]
    return Scale(tuple(palette.ramp(BANDS)), tuple(edges), tuple(texts), rule)


def of_differences(step: str) -> Scale:
    """The scale of differences, counted in `step`."""
    middle = MAY_BE_CHANCE + len(POINT_EDGES)
    edges = range(1, len(POINT_EDGES) + 1)
    places = [1.0, *(middle - place + 0.5 for place in reversed(edges)), *(middle + place - 0.5 for place in edges)]
    points = [*(f"−{edge}" for edge in reversed(POINT_EDGES)), *(f"+{edge}" for edge in POINT_EDGES)]
    rule = (
        f"Blue is higher and brown is lower: one shade each from {POINT_EDGES[0]}, {POINT_EDGES[1]} and {POINT_EDGES[2]}"
        f" {step} on, grey for less. Nearly white are differences that may be chance."
    )
    return Scale(DIFFERENCES, tuple(places), ("may be chance", *points), rule)


def band(share: float) -> int | None:
    """The fifth of the scale that a share's label lies in, so that 59.6 %, labelled 60 %, is coloured as 60 %."""
    return None if pd.isna(share) else min(round(share * 100) * BANDS // 100, BANDS - 1)


def band_of_difference(points: float, stands: bool) -> int | None:
    """The band of a difference of so many hundredths of its scale."""
    if pd.isna(points):
        return None
    points = round(points)
    if not stands:
        return int(np.sign(points)) + 1
    steps = sum(abs(points) >= edge for edge in POINT_EDGES)
    return MAY_BE_CHANCE + len(POINT_EDGES) + (steps if points > 0 else -steps)


def of_share(share: float) -> str:
    """The colour of a share, "" where there is none: on screen and in a pack the same."""
    return "" if pd.isna(share) else palette.ramp(BANDS)[band(share)]
