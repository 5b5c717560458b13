"""Names in a chart meet no mark, no line and no other name, on the smallest plot and on every larger one."""

import numpy as np
import pytest

from analysis.charts import label_places
from analysis.charts.label_places import LINE, Place, Plot


STEPS = np.linspace(0, 1, 400)[:, None]
NAMES = [
    "Inspiring shared purpose", "Leading with care", "Evaluating information", "Connecting our service",
    "Sharing the vision", "Engaging the team", "Holding to account", "Developing capability", "Influencing for results",
]  # fmt: skip


def plot(size=(460.0, 345.0), radius=8.0) -> Plot:
    return Plot(size, radius)


def crowd(random, number: int = 9) -> tuple[Plot, list[tuple[float, float]]]:
    """Points near one another, each with an interval across and one up, and two lines between quarters."""
    found = plot()
    middle = random.uniform(0.3, 0.7, 2) * found.size
    points = [tuple(np.clip(random.normal(middle, (90, 60)), 20, np.array(found.size) - 20)) for _ in range(number)]
    for own, (x, y) in enumerate(points):
        reach = random.uniform(8, 35, 2)
        found.line((x - reach[0], y, x + reach[0], y), own)
        found.line((x, y - reach[1], x, y + reach[1]), own)
    found.line((middle[0], 0, middle[0], found.size[1]))
    found.line((0, middle[1], found.size[0], middle[1]))
    return found, points


def box(place: Place, point, wide: float, stretched: tuple[float, float], drawn_on: Plot):
    """Where a name stands on a plot so many times as large as the smallest: as Plotly puts an annotation."""
    x, y = point
    if place.away:
        x, y = (at + away * times for at, away, times in zip(point, place.away, stretched, strict=True))
        return x - wide / 2, y - LINE / 2, x + wide / 2, y + LINE / 2
    written = label_places.annotation(place, 0, 0, "", drawn_on, ((0, 1), (0, 1)))
    left = x + written["xshift"] - {"left": 0, "center": wide / 2, "right": wide}[written["xanchor"]]
    bottom = y + written["yshift"] - {"bottom": 0, "middle": LINE / 2, "top": LINE}[written["yanchor"]]
    return left, bottom, left + wide, bottom + LINE


def holds(one, points) -> bool:
    """Whether any of many points lies inside a box."""
    x, y = points.T
    return bool(((x > one[0]) & (x < one[2]) & (y > one[1]) & (y < one[3])).any())


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("stretched", [(1, 1), (2.2, 1), (3, 1.4)])
def test_names_meet_no_mark_no_line_and_no_other_name_however_wide_the_chart_becomes(seed, stretched):
    drawn_on, points = crowd(np.random.default_rng(seed))
    lines = np.array(drawn_on.lines)
    widths = [label_places.width(name) for name in NAMES]
    found = label_places.places(drawn_on, points, widths)
    assert sum(place is not None for place in found) >= len(NAMES) - 2  # rather none than one that is crossed
    points = [tuple(np.array(point) * stretched) for point in points]
    boxes = {
        number: box(place, points[number], widths[number], stretched, drawn_on)
        for number, place in enumerate(found)
        if place
    }
    ends = lines * np.tile(stretched, 2)
    along = [one[:2] + STEPS * (one[2:] - one[:2]) for one in ends]
    leaders = {
        number: np.array(points[number]) + STEPS * (np.array(found[number].away) * stretched)
        for number in boxes
        if found[number].away
    }
    for number, one in boxes.items():
        assert not any(holds(one, line) for line in along)
        assert not any(holds(one, line) for of, line in leaders.items() if of != number)
        for other, (x, y) in enumerate(points):
            reach = drawn_on.radius - 1
            assert not (one[0] < x + reach and x - reach < one[2] and one[1] < y + reach and y - reach < one[3]), other
        for other, two in boxes.items():
            apart = one[2] <= two[0] or two[2] <= one[0] or one[3] <= two[1] or two[3] <= one[1]
            assert other == number or apart
        assert one[0] >= 0
        assert one[2] <= drawn_on.size[0] * stretched[0]


def test_a_name_for_which_there_is_no_room_is_left_out():
    assert label_places.places(plot(), [(200, 100)], [500]) == [None]


def test_a_point_without_a_name_has_none_and_keeps_others_clear_of_it():
    first, second = label_places.places(plot(), [(100, 100), (130, 100)], [100, 0])
    assert second is None
    assert first.side != (1, 0)


@pytest.mark.parametrize("first", [0, 1])
def test_who_matters_chooses_first(first):
    narrow, points = plot((300.0, LINE)), [(20, LINE / 2), (280, LINE / 2)]  # room for one name, between the two
    found = label_places.places(narrow, points, [200, 200], [number == first for number in (0, 1)])
    assert [place is not None for place in found] == [number == first for number in (0, 1)]
