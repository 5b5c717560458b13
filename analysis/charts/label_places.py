"""Where names beside points stand so that they meet no mark, no line and no other name, however wide the chart becomes.

A name stands beside its point or nowhere: a thin line that leads to a name looks like a figure. Places are sought on the smallest plot
that there is of a phone, and on that of a wider screen; a name keeps its distance from its point in pixels, so that what lies apart on
the smallest plot does so on every larger one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

import numpy as np

from analysis.charts import chart_layout as layout
from analysis.charts import fixed_height, interval_charts, overlaps, palette
from domain.languages import N_


LINE = 18  # pixels of a line of text
LETTER_WIDTHS = {4.0: "iljtfrI.,:;'|()[] ", 12.0: "mwMW@%—…"}  # pixels: those letters
USUAL, CAPITAL = 7.4, 9.5  # pixels of any other letter
BOLD = 1.08  # times as wide
GAP = overlaps.GAP
Side = tuple[int, int]  # of its point: across and up
Named = tuple[str, Side]
Sizes = Mapping[str, tuple[float, float]]  # a name in one of several ways = pixels across and up
SIDES: tuple[Side, ...] = ((1, 0), (-1, 0), (1, 1), (-1, 1), (1, -1), (-1, -1), (0, 1), (0, -1))
ANCHORS_ACROSS, ANCHORS_UP = {1: "left", 0: "center", -1: "right"}, {1: "bottom", 0: "middle", -1: "top"}
NO_ROOM = N_("Where a name finds no room, pointing at its circle tells it, and the table has it.")
MOST_TRIES = 8
# Both are drawn, and .streamlit/style.css shows one: a page does not know how wide it is. What knows no style sheet shows the broad.
PHONE, BROAD = "--names:phone;visibility:hidden", "--names:broad"


@dataclass
class Plot:
    """What is taken of a plot of so many pixels: `boxes` are left, bottom, right and top; `lines` x and y of both their ends, with
    whose point's each is (-1: nobody's)."""

    size: tuple[float, float]
    radius: float  # of a point
    boxes: list[tuple[float, ...]] = field(default_factory=list)
    lines: list[tuple[float, ...]] = field(default_factory=list)
    own: list[int] = field(default_factory=list)

    def line(self, ends: Sequence[float], own: int = -1) -> None:
        self.lines.append(tuple(ends))
        self.own.append(own)

    def path(self, x: np.ndarray, y: np.ndarray) -> None:
        """A line through many points."""
        for ends in zip(x[:-1], y[:-1], x[1:], y[1:], strict=True):
            self.line(ends)


def size(text: str, is_bold: bool = False) -> tuple[float, float]:
    """Pixels across and up that a name takes at layout.SMALL_FONT_SIZE, rather too many than too few; its lines are parted by <br>."""
    lines = text.split("<br>")
    return max(map(_width, lines)) * (BOLD if is_bold else 1), LINE * len(lines)


def _width(line: str) -> float:
    known = {letter: wide for wide, letters in LETTER_WIDTHS.items() for letter in letters}
    return sum(known.get(letter, CAPITAL if letter.isupper() else USUAL) for letter in line)


def places(
    plot: Plot,
    points: Sequence[tuple[float, float]],
    names: Sequence[Sequence[str]],
    matters: Sequence[bool],
    before: Sequence[bool] | None = None,
) -> list[Named | None]:
    """For each point, in pixels, its name and the side at which that stands; None where there is no room. A name is given in as many
    ways to break it into lines as there are to try; a point without any has none, but is in the way of others. Those that matter are
    bold and choose first, then those that come `before` others, then those with the least room; who finds none, sooner the next
    time. Where one that matters finds none, no other is named."""
    radius = plot.radius
    plot.boxes[:0] = [(x - radius, y - radius, x + radius, y + radius) for x, y in points]
    sizes = {
        number: {f"<b>{name}</b>" if matters[number] else name: size(name, matters[number]) for name in ways}
        for number, ways in enumerate(names)
        if ways
    }
    room = {number: sum(1 for _ in _beside(plot, points, number, ways)) for number, ways in sizes.items()}
    last = [not (matters[number] or (before is not None and before[number])) for number in range(len(points))]
    in_order = sorted(sizes, key=lambda number: (not matters[number], last[number], room[number]))
    tries = []
    for _ in range(MOST_TRIES):
        tries.append(_in_turn(plot, points, sizes, in_order))
        missed = [number for number in in_order if tries[-1][number] is None]
        if not missed:
            break
        in_order.sort(key=lambda number: (not matters[number], last[number], number not in missed))
    worth = [1 + (matters[number] + (not last[number])) * len(sizes) for number in range(len(points))]
    best = max(tries, key=lambda found: sum(worth[number] for number in sizes if found[number]))
    if any(
        matters[number] and best[number] is None for number in sizes
    ):  # a name that matters less would look like the one to see
        return [named if matters[number] else None for number, named in enumerate(best)]
    return best


def _in_turn(plot: Plot, points, sizes: Mapping[int, Sizes], numbers: Sequence[int]) -> list[Named | None]:
    """The places of names that choose in this order, each the first that is free."""
    taken = replace(plot, boxes=list(plot.boxes))
    found: list[Named | None] = [None] * len(points)
    for number in numbers:
        free = next(_beside(taken, points, number, sizes[number]), None)
        if free:
            found[number], box = free
            taken.boxes.append(box)
    return found


def annotation(named: Named, x: float, y: float, plot: Plot, screen: str, colour: str = palette.TEXT) -> dict:
    """The name of the point at (x, y) of its axes, on PHONE or BROAD screens."""
    text, (across, up) = named
    return {
        "x": x,
        "y": y,
        "text": f'<span style="{screen}">{text}</span>',
        "align": ANCHORS_ACROSS[across],
        "font": {"color": colour, "size": layout.SMALL_FONT_SIZE, "shadow": interval_charts.HALO},
        "borderpad": 0,
        "showarrow": False,
        "xanchor": ANCHORS_ACROSS[across],
        "yanchor": ANCHORS_UP[up],
        "xshift": across * _aside(plot, up),
        "yshift": up * plot.radius,
    }


def _aside(plot: Plot, up: int) -> float:
    """Pixels from a point to a name to the right or left of it; one that stands askew keeps clear of a line through the point."""
    return plot.radius + GAP if up == 0 else GAP + 1


def _beside(plot: Plot, points, number: int, sizes: Sizes) -> Iterator[tuple[Named, tuple]]:
    """A name at the sides of its point at which there is room up to it and for it."""
    x, y = points[number]
    others, apart = plot.boxes[:number] + plot.boxes[number + 1 :], _apart(plot, x, y)
    strangers = np.array([line for line, own in zip(plot.lines, plot.own, strict=True) if own != number]).reshape(-1, 4)
    higher = (strangers - (0, y, 0, y)) * (1, fixed_height.GROWTH, 1, fixed_height.GROWTH) + (0, y, 0, y)
    lines = np.vstack([strangers, higher]).tolist()
    # A line through the point itself, across or up, grows with the plot.
    sides = [side for side in SIDES if all(side)] if number in plot.own else SIDES
    for (name, (wide, high)), (across, up) in product(sizes.items(), sides):
        aside, above = across * _aside(plot, up), up * plot.radius
        left = x + aside - {1: 0, 0: wide / 2, -1: wide}[across]
        bottom = y + above - {1: 0, 0: high / 2, -1: high}[up]
        box = (left, bottom, left + wide, bottom + high)
        swept = (min(left, x), min(bottom, y), max(left + wide, x), max(bottom + high, y))
        # Of a line that nears the point only its height beside the name matters: a wider plot makes it flatter.
        level = (swept[0], bottom, swept[2], bottom + high)
        is_inside = left >= 0 and bottom >= 0 and box[2] <= plot.size[0] and box[3] <= plot.size[1]
        if is_inside and not (
            overlaps.meeting([box], others)[0]
            or overlaps.meeting([swept], apart)[0]
            or overlaps.crossed([level], lines)[0]
        ):
            yield (name, (across, up)), swept


def _apart(plot: Plot, x: float, y: float) -> list[tuple[float, ...]]:
    """What is taken but for the point itself and those that it lies on."""
    return [one for one in plot.boxes if not (one[0] <= x <= one[2] and one[1] <= y <= one[3])]
