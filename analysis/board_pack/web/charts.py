"""Where each part of a chart stands in its drawing, in pixels: a line for each category, with its bars and their intervals."""

from dataclasses import dataclass

from analysis import wording
from analysis.board_pack.description import Chart, Series
from analysis.board_pack.layout import axes
from domain.languages import N_, _


WIDTH, MARGIN = 960, 24  # of the drawing, and at its right
PIXELS = 4 / 3  # to a point, in which names are measured
LEGEND, AXIS = 30, 28  # heights
LINE, LANE = 38, 18  # a category's least height, and what each bar of several needs
FILLED = 0.78  # of a line's height that its bars take
SAID = {"share": N_("{name}: {value}"), "points": N_("{name}: {value} points")}
SURE = {
    "share": N_("{name}: {value} (95% interval {interval})"),
    "points": N_("{name}: {value} points (95% interval {interval})"),
}
LEAST_LABELLED = 0.05  # of a stacked bar: a narrower part has no room for its figure


@dataclass(frozen=True)
class Bar:
    """One bar, with its interval (None: it has none) and its figure (`label_at`: where that stands; None: nowhere)."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    stroke: str
    ink: str
    said: str
    label: str = ""
    label_at: float | None = None
    anchor: str = "start"
    interval: tuple[float, float] | None = None


@dataclass(frozen=True)
class Line:
    """One category: its name as there is room for it, and whole; `value` is what lines are sorted by."""

    name: str
    whole_name: str
    bars: tuple[Bar, ...]
    value: float | None


@dataclass(frozen=True)
class Drawn:
    """A chart, ready to be written down."""

    chart: Chart
    height: float
    names: float  # their width
    line_height: float
    top: float  # where the first line begins
    ticks: tuple[tuple[float, str, bool], ...]  # place, words, whether it is nought
    lines: tuple[Line, ...]
    sort: str  # what the button says that sorts its lines


def drawn(chart: Chart) -> Drawn:
    scale, names = axes.scale(chart), axes.categories(chart)
    lanes = len(chart.series) if chart.kind == "bars" else 1
    line_height = max(LINE, LANE * lanes / FILLED)
    top = LEGEND if len(chart.series) > 1 else 0
    beside = round(axes.names_width(chart, WIDTH / PIXELS) * PIXELS, 2)

    def x(value: float) -> float:
        part = (value - scale.low) / (scale.high - scale.low)
        return round(beside + (WIDTH - beside - MARGIN) * part, 2)

    lines = tuple(
        Line(names[place], name, tuple(_bars(chart, place, x, line_height, lanes)), _value(chart, place))
        for place, name in enumerate(chart.categories)
    )
    return Drawn(
        chart,
        height=top + line_height * len(lines) + AXIS,
        names=beside,
        line_height=line_height,
        top=top,
        ticks=tuple((x(tick), axes.tick(chart, tick), tick == 0) for tick in scale.ticks),
        lines=lines,
        sort=_sort(chart),
    )


def _sort(chart: Chart) -> str:
    if chart.kind == "differences" or len(chart.series) == 1:
        return _("Sort by value")
    return _("Sort by {series}", series=chart.series[-1].name)


def _bars(chart: Chart, place: int, x, line_height: float, lanes: int):
    lane, start = line_height * FILLED / lanes, 0.0
    for number, series in enumerate(chart.series):
        value = series.values[place]
        if value is None:
            continue
        if chart.kind == "stacked":
            low, high, start = start, start + value, start + value
        else:
            low, high = min(0.0, value), max(0.0, value)
        is_labelled = chart.kind == "bars" or (chart.kind == "stacked" and value >= LEAST_LABELLED)
        yield Bar(
            x(low),
            round(line_height * (1 - FILLED) / 2 + lane * number * (lanes > 1) + lane * 0.06, 2),
            round(x(high) - x(low), 2),
            round(lane * 0.88, 2),
            series.fill,
            series.colour,
            axes.ink(series),
            _said(chart, series, place),
            axes.label(chart, value),
            (round((x(low) + x(high)) / 2, 2) if chart.kind == "stacked" else x(low) + 6) if is_labelled else None,
            "middle" if chart.kind == "stacked" else "start",
            _interval(series, place, x),
        )


def _interval(series: Series, place: int, x) -> tuple[float, float] | None:
    if not series.lower or series.lower[place] is None or series.upper[place] is None:
        return None
    return x(series.lower[place]), x(series.upper[place])


def _said(chart: Chart, series: Series, place: int) -> str:
    """What a bar says of itself: whose figure, how large, and how sure."""
    name = f"{chart.categories[place]}, {series.name}" if len(chart.series) > 1 else chart.categories[place]
    value, lower, upper = (
        axes.label(chart, of[place] if of else None) for of in (series.values, series.lower, series.upper)
    )
    way = "points" if chart.kind == "differences" else "share"
    if lower and upper:
        return _(SURE[way], name=name, value=value, interval=wording.reach(lower, upper))
    return _(SAID[way], name=name, value=value)


def _value(chart: Chart, place: int) -> float | None:
    """Of several series the last one's: the highest level, the latest wave; of differences the one that is drawn."""
    return next((one.values[place] for one in reversed(chart.series) if one.values[place] is not None), None)
