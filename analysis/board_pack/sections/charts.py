"""Charts of a pack from the frames that pages draw: the same figures in the same colours."""

from collections.abc import Sequence
from itertools import cycle

import numpy as np
import pandas as pd

from analysis import wording
from analysis.board_pack.description import Chart, Series
from analysis.charts import difference_words, interval_charts, palette
from analysis.frames import rows_of
from domain.languages import N_, _


INTERVALS = N_("The line on each bar is its 95% interval.")
WHITE_IN_PALE = 0.6  # of a bar under an interval; its edge has the full colour
WHITE_IN_TIME = (0.9, 0.4)  # from the earliest to the latest


def shares(cells: pd.DataFrame, title: str, alternative: str) -> Chart:
    """One group's share at a high level on each dimension, its rows of metrics.cells."""
    ends = (_values(cells[column]) for column in ("high_share", "lower", "upper"))
    series = Series(title, palette.NHS_BLUE, pale(palette.NHS_BLUE), *ends)
    return Chart("bars", title, alternative, tuple(cells["dimension"]), (series,))


def stacked(level_shares: pd.DataFrame, title: str, alternative: str) -> Chart:
    """The levels of one group on each dimension, its rows of metrics.level_shares."""
    ladder = level_shares.drop_duplicates("level")
    series = tuple(
        Series(
            level.level_name,
            colour,
            colour,
            _values(level_shares.loc[level_shares["level"] == level.level, "printed_share"]),
        )
        for level, colour in zip(rows_of(ladder), palette.ramp(len(ladder)), strict=True)
    )
    return Chart("stacked", title, alternative, tuple(level_shares["dimension"].drop_duplicates()), series)


def side_by_side(figures: pd.DataFrame, title: str, alternative: str, is_in_time: bool = False) -> Chart:
    """Several series over the dimensions, the frame of series.figures; those of which nothing is published have no bars.
    Series that follow one another in time are blue, darker from one to the next; others have colours of their own."""
    parts = [(name, part) for name, part in figures.groupby("series", sort=False) if part["share"].notna().any()]
    colours = palette.in_time(len(parts)) if is_in_time else interval_charts.DISTINCT
    whites = np.linspace(*WHITE_IN_TIME, len(colours)) if is_in_time else [WHITE_IN_PALE] * len(colours)
    fills = [pale(colour, white) for colour, white in zip(colours, whites, strict=True)]
    series = tuple(
        Series(str(name), colour, fill, _values(part["share"]), _values(part["lower"]), _values(part["upper"]))
        for (name, part), colour, fill in zip(parts, cycle(colours), cycle(fills), strict=False)
    )
    return Chart("bars", title, alternative, tuple(figures["dimension"].drop_duplicates()), series)


def differences(figures: pd.DataFrame, categories: Sequence[str], title: str, alternative: str) -> Chart:
    """Differences of differences.between, the ones that stand in blue, the others hollow."""
    series = []
    for stands, name, colour in (
        (True, wording.CLEAR, palette.NHS_BLUE),
        (False, difference_words.MAY_BE_CHANCE, interval_charts.FAINT),
    ):
        shown = (figures["stands"] == stands) & figures["p"].notna()
        ends = (_values(figures[column].where(shown)) for column in ("difference", "lower", "upper"))
        series.append(Series(_(name), colour, pale(colour) if stands else palette.WHITE, *ends))
    return Chart("differences", title, alternative, tuple(categories), tuple(series))


def pale(colour: str, white: float = WHITE_IN_PALE) -> str:
    """A colour with so much white in it that a dark line over it can be seen."""
    channels = [int(colour[start : start + 2], 16) for start in (1, 3, 5)]
    return "#" + "".join(f"{round(channel + (255 - channel) * white):02X}" for channel in channels)


def _values(column: pd.Series) -> tuple[float | None, ...]:
    return tuple(None if pd.isna(value) else float(value) for value in column)
