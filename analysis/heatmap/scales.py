"""The colours of a heatmap, by their ids: of a figure's fifths, and of differences from nought; the same wherever they are drawn.

A difference has its colour by its size, twice: quiet where it may be chance, and full where it is clear.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.charts import palette
from analysis.charts.tiles import Key
from domain.languages import _


BANDS = 5  # of a figure's scale: one for each fifth
POINT_EDGES = (5, 15, 25)  # percentage points, or for a mean hundredths of the way from the lowest level to the highest
STEPS = range(-len(POINT_EDGES), len(POINT_EDGES) + 1)  # of a difference: the number of edges that it reaches, signed


@dataclass(frozen=True)
class Tone:
    """A colour on a light page and on a dark one."""

    light: str
    dark: str


# Brown to blue, grey for little: told apart whatever colours an eye tells apart. Lowest difference first.
CLEAR = tuple(
    map(
        Tone,
        ("#7F4A12", "#C08D4F", "#EBD3B0", "#DDE3E6", "#B4D1EC", "#4F94D4", "#003087"),
        ("#F2B968", "#B47E3A", "#6B4F2A", "#4C5963", "#27507A", "#4A8FD0", "#B5D9FC"),
    )
)
QUIET = tuple(
    map(
        Tone,
        ("#F3E7D6", "#F8F0E4", "#FBF6EE", "#F6F8F8", "#F0F6FB", "#E6F0F9", "#DAE8F5"),
        ("#3A3022", "#302A22", "#282724", "#232A30", "#222C36", "#21303F", "#223649"),
    )
)
FIFTHS = tuple(Tone(colour, colour) for colour in palette.ramp(BANDS))  # as on paper, in either theme


@dataclass(frozen=True)
class Scale:
    """A legend, and the rule in words."""

    legend: tuple[Key, ...]
    rule: str


def tones() -> dict[str, Tone]:
    """Every colour by its id."""
    found = {f"f{place}": tone for place, tone in enumerate(FIFTHS)}
    for letter, scale in (("c", CLEAR), ("q", QUIET)):
        found |= {f"{letter}{place}": tone for place, tone in enumerate(scale)}
    return found


def of_fifths(texts: Sequence[str], rule: str) -> Scale:
    """The scale of a figure, with a text for each fifth."""
    return Scale(tuple(Key(f"f{place}", text) for place, text in enumerate(texts)), rule)


def of_differences(rule: str) -> Scale:
    """The scale of differences; `rule` says it by the edges of its shades."""
    texts = {step_: _reached(step_) for step_ in STEPS}
    keys = [Key(_difference(step_, True), text) for step_, text in texts.items()]
    pale = Key(_difference(STEPS[0], False), ""), Key(_difference(STEPS[-1], False), _("faint: may be chance"))
    return Scale((*keys, *pale), _(rule, **dict(zip(("first", "second", "third"), POINT_EDGES, strict=True))))


def of_share(share: float) -> str:
    """The id of the fifth that a share's label lies in, so that 59.6 %, labelled 60 %, is coloured as 60 %; "" of none."""
    return "" if pd.isna(share) else f"f{min(round(share * 100) * BANDS // 100, BANDS - 1)}"


def of_difference(hundredths: float, stands: bool) -> str:
    """The id of the colour of a difference of so many hundredths of its scale, as it is printed; "" of none."""
    if pd.isna(hundredths):
        return ""
    points = round(hundredths)
    reached = sum(abs(points) >= edge for edge in POINT_EDGES)
    return _difference(reached if points > 0 else -reached, stands)


def _difference(step: int, stands: bool) -> str:
    return f"{'c' if stands else 'q'}{step + len(POINT_EDGES)}"


def _reached(step: int) -> str:
    if step == 0:
        return _("under {figure}", figure=POINT_EDGES[0])
    edge = f"{'+' if step > 0 else '−'}{POINT_EDGES[abs(step) - 1]}"
    if step == STEPS[0]:
        return _("{edge} or lower", edge=edge)
    return _("{edge} or higher", edge=edge) if step == STEPS[-1] else edge
