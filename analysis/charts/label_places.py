"""Where names beside points stand so that they meet no mark, no line and no other name, however wide the chart becomes.

Places are sought on the smallest plot that there is. A name beside its point keeps its distance in pixels, and one that is led to
stands at a place of the axes: what lies apart on the smallest plot does so on every larger one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from analysis.charts import chart_layout as layout
from analysis.charts import interval_charts, overlaps, palette


LINE = 18  # pixels of a line of text
NARROW, WIDE, USUAL, CAPITAL = 4.0, 12.0, 7.4, 9.5  # pixels of a letter
BOLD = 1.08  # times as wide
GAP = overlaps.GAP
SIDES = ((1, 0), (-1, 0), (1, 1), (-1, 1), (1, -1), (-1, -1), (0, 1), (0, -1))  # of its point: across and up
ANCHORS_ACROSS, ANCHORS_UP = {1: "left", 0: "center", -1: "right"}, {1: "bottom", 0: "middle", -1: "top"}
RINGS = np.arange(14.0, 398.0, 8.0).reshape(
    -1, 4
)  # pixels from a point to a name that a line leads to, the nearest first
NO_ROOM = "Where a name finds no room, pointing at its circle tells it, and the table has it."
MOST_TRIES = 8
TURNS = np.linspace(0, 2 * np.pi, 36, endpoint=False)
DIRECTIONS = np.column_stack([np.cos(TURNS), np.sin(TURNS)])


@dataclass(frozen=True)
class Place:
    """A side of its point, or, where a line leads to it, how far away from it in pixels of the smallest plot."""

    side: tuple[int, int] | None = None
    away: tuple[float, float] | None = None


@dataclass
class Plot:
    """What is taken of a plot of so many pixels: `boxes` are left, bottom, right and top; `lines` x and y of both their ends, with
    whose point's each is (-1: nobody's); `leaders` lead to names."""

    size: tuple[float, float]
    radius: float  # of a point
    boxes: list[tuple[float, ...]] = field(default_factory=list)
    lines: list[tuple[float, ...]] = field(default_factory=list)
    own: list[int] = field(default_factory=list)
    leaders: list[tuple[float, ...]] = field(default_factory=list)

    def line(self, ends: Sequence[float], own: int = -1) -> None:
        self.lines.append(tuple(ends))
        self.own.append(own)

    def path(self, x: np.ndarray, y: np.ndarray) -> None:
        """A line through many points."""
        for ends in zip(x[:-1], y[:-1], x[1:], y[1:], strict=True):
            self.line(ends)


def width(text: str, is_bold: bool = False) -> float:
    """Pixels that a name takes at layout.SMALL_FONT_SIZE, rather too many than too few."""
    letters = sum(
        NARROW if one in "iljtfrI.,:;'|()[] " else WIDE if one in "mwMW@%—…" else CAPITAL if one.isupper() else USUAL
        for one in text
    )
    return letters * (BOLD if is_bold else 1)


def places(
    plot: Plot, points: Sequence[tuple[float, float]], widths: Sequence[float], matters: Sequence[bool] = ()
) -> list[Place | None]:
    """For each point, in pixels, where its name stands; None where there is no room. A point whose name has width 0 has none, but
    is in the way of others. Those that matter choose first, then those with the least room; who finds none, sooner the next time."""
    radius = plot.radius
    plot.boxes[:0] = [(x - radius, y - radius, x + radius, y + radius) for x, y in points]
    named = [number for number, wide in enumerate(widths) if wide]
    first = {number: bool(matters and matters[number]) for number in named}
    room = {number: sum(1 for _ in _beside(plot, points, number, widths[number])) for number in named}
    in_order = sorted(named, key=lambda number: (not first[number], room[number]))
    tries = []
    for _ in range(MOST_TRIES):
        tries.append(_in_turn(plot, points, widths, in_order))
        missed = [number for number in in_order if tries[-1][number] is None]
        if not missed:
            break
        in_order.sort(key=lambda number: (not first[number], number not in missed))
    return max(tries, key=lambda found: sum(1 + first[number] * len(named) for number in named if found[number]))


def _in_turn(plot: Plot, points, widths: Sequence[float], numbers: Sequence[int]) -> list[Place | None]:
    """The places of names that choose in this order, each the first that is free."""
    taken = replace(plot, boxes=list(plot.boxes), leaders=[])
    found: list[Place | None] = [None] * len(points)
    for number in numbers:
        free = next(_beside(taken, points, number, widths[number]), None)
        free = free or next(_led_to(taken, points, number, widths[number]), None)
        if free:
            found[number], box, leader = free
            taken.boxes.append(box)
            if leader:
                taken.leaders.append(leader)
    return found


def annotation(place: Place, x: float, y: float, text: str, plot: Plot, ranges: Sequence[Sequence[float]]) -> dict:
    """The name of the point at (x, y) of axes that have these `ranges`."""
    font = {"color": palette.TEXT, "size": layout.SMALL_FONT_SIZE, "shadow": interval_charts.HALO}
    drawn = {"x": x, "y": y, "text": text, "font": font, "borderpad": 0}
    if place.away is None:
        across, up = place.side or (0, 1)
        return drawn | {
            "showarrow": False,
            "xanchor": ANCHORS_ACROSS[across],
            "yanchor": ANCHORS_UP[up],
            "xshift": across * _aside(plot, up),
            "yshift": up * plot.radius,
        }
    ends = [
        start + away / pixels * (reach[1] - reach[0])
        for start, away, pixels, reach in zip((x, y), place.away, plot.size, ranges, strict=True)
    ]
    return drawn | {
        "showarrow": True,
        "axref": "x",
        "ayref": "y",
        "ax": ends[0],
        "ay": ends[1],
        "arrowhead": 0,
        "arrowwidth": 1,
        "arrowcolor": palette.SECONDARY_TEXT,
        "standoff": plot.radius + 1,
    }


def _aside(plot: Plot, up: int) -> float:
    """Pixels from a point to a name to the right or left of it; one that stands askew keeps clear of a line through the point."""
    return plot.radius + GAP if up == 0 else GAP + 1


def _beside(plot: Plot, points, number: int, wide: float) -> Iterator[tuple[Place, tuple, None]]:
    """The sides of a point at which there is room up to the name and for it."""
    x, y = points[number]
    others, apart = plot.boxes[:number] + plot.boxes[number + 1 :], _apart(plot, x, y)
    strangers = [line for line, own in zip(plot.lines, plot.own, strict=True) if own != number] + plot.leaders
    # A line through the point itself, across or up, grows with the plot.
    sides = [side for side in SIDES if all(side)] if number in plot.own else SIDES
    for across, up in sides:
        aside, above = across * _aside(plot, up), up * plot.radius
        left = x + aside - {1: 0, 0: wide / 2, -1: wide}[across]
        bottom = y + above - {1: 0, 0: LINE / 2, -1: LINE}[up]
        box = (left, bottom, left + wide, bottom + LINE)
        swept = (min(left, x), min(bottom, y), max(left + wide, x), max(bottom + LINE, y))
        is_inside = left >= 0 and bottom >= 0 and box[2] <= plot.size[0] and box[3] <= plot.size[1]
        if is_inside and not (
            overlaps.meeting([box], others)[0]
            or overlaps.meeting([swept], apart)[0]
            or overlaps.crossed([swept], strangers)[0]
        ):
            yield Place(side=(across, up)), swept, None


def _led_to(plot: Plot, points, number: int, wide: float) -> Iterator[tuple[Place, tuple, tuple]]:
    """Places further off, the nearest first, to which a line from the point crosses no point and no name."""
    x, y = points[number]
    apart = _apart(plot, x, y)
    half, lines = np.array([wide / 2, LINE / 2]), plot.lines + plot.leaders
    for reaches in RINGS:
        away = (DIRECTIONS * (reaches[:, None, None] + half)).reshape(-1, 2)
        boxes = np.hstack([(x, y) + away - half, (x, y) + away + half])
        is_inside = (boxes >= 0).all(axis=1) & (boxes[:, 2:] <= plot.size).all(axis=1)
        away, boxes = away[is_inside], boxes[is_inside]
        is_free = ~overlaps.meeting(boxes, plot.boxes) & ~overlaps.crossed(boxes, lines)
        for one, box in zip(away[is_free], boxes[is_free], strict=True):
            leader = (x, y, x + one[0], y + one[1])
            if not overlaps.crossed(apart, [leader]).any() and not any(
                overlaps.cross(leader, other) for other in plot.leaders
            ):
                yield Place(away=tuple(one)), tuple(box), leader


def _apart(plot: Plot, x: float, y: float) -> list[tuple[float, ...]]:
    """What is taken but for the point itself and those that it lies on."""
    return [one for one in plot.boxes if not (one[0] <= x <= one[2] and one[1] <= y <= one[3])]
