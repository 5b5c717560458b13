"""The scale of a chart, and what its bars are labelled: the same in every format."""

from typing import NamedTuple

from analysis import wording
from analysis.board_pack.description import Chart, Series
from analysis.board_pack.layout import measure
from analysis.charts import difference_words, palette, tick_labels


SHARE_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)
LEAST_REACH = 0.1  # of a difference's axis, either way
ROOM = 1.05  # beyond the furthest interval
STEPS = (0.05, 0.1, 0.2, 0.25, 0.5)
TICKS_A_SIDE = 3
LONGEST_NAME = 46  # characters
LETTER_SIZE = 10.5
NAMES_MARGIN = 14  # points
WIDEST_NAMES = 0.38  # of a chart's width


class Scale(NamedTuple):
    low: float
    high: float
    step: float

    @property
    def ticks(self) -> list[float]:
        number = round((self.high - self.low) / self.step)
        return [round(self.low + place * self.step, 6) for place in range(number + 1)]


def scale(chart: Chart) -> Scale:
    """From nought to all for shares; for differences as far either way as the intervals reach, in whole steps."""
    if chart.kind != "differences":
        return Scale(0, 1, SHARE_TICKS[1])
    ends = [abs(end) for one in chart.series for end in (*one.lower, *one.upper) if end is not None]
    reach = max([LEAST_REACH, *ends]) * ROOM
    step = next((step for step in STEPS if reach / step <= TICKS_A_SIDE), STEPS[-1])
    number = -int(-reach // step)
    return Scale(-number * step, number * step, step)


def categories(chart: Chart) -> list[str]:
    """The names beside the bars, no longer than fits; the table has the whole names."""
    short = tick_labels.short(chart.categories, LONGEST_NAME)
    return [short[name] for name in chart.categories]


def names_width(chart: Chart, width: float) -> float:
    """Points that the names take of a chart's width: what the longest needs, and no more than a part; longer ones wrap."""
    longest = max(measure.width(name, LETTER_SIZE) for name in categories(chart))
    return min(longest + NAMES_MARGIN, width * WIDEST_NAMES)


def label(chart: Chart, value: float | None) -> str:
    """A bar's figure in words."""
    if value is None:
        return ""
    return difference_words.signed(value) if chart.kind == "differences" else wording.percent(value)


def tick(chart: Chart, value: float) -> str:
    """The same under the axis, where nought has a figure too."""
    return label(chart, value) or "0"


def ink(series: Series) -> str:
    """The colour of a label on a series' bars."""
    return palette.text_on(series.fill)


def unit(chart: Chart) -> int:
    """What a native chart multiplies by: differences are in percentage points there."""
    return 100 if chart.kind == "differences" else 1


def distances(chart: Chart, series: Series) -> tuple[list[float | None], list[float | None]]:
    """How far each interval reaches above and below its value, in a native chart's unit."""
    known = list(zip(series.values, series.lower, series.upper, strict=True))
    up = [None if value is None or upper is None else (upper - value) * unit(chart) for value, _, upper in known]
    down = [None if value is None or lower is None else (value - lower) * unit(chart) for value, lower, _ in known]
    return up, down
