"""Names in a chart meet no mark, no line and no other name, on the smallest plot and on every larger one."""

import numpy as np
import pytest

from analysis.charts import label_places
from analysis.charts.label_places import LINE, Named, Plot


STEPS = np.linspace(0, 1, 400)[:, None]
NAMES = [
    "Inspiring shared purpose", "Leading with care", "Evaluating information", "Connecting our service",
    "Sharing the vision", "Engaging the team", "Holding to account", "Developing capability", "Influencing for results",
]  # fmt: skip
WAYS = [[name, name.replace(" ", "<br>", 1)] for name in NAMES]


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


def box(named: Named, point, stretched: tuple[float, float], drawn_on: Plot):
    """Where a name stands on a plot so many times as large as the smallest: as Plotly puts an annotation."""
    (x, y), (wide, high) = np.array(point) * stretched, label_places.size(named[0])
    written = label_places.annotation(named, 0, 0, drawn_on, label_places.BROAD)
    left = x + written["xshift"] - {"left": 0, "center": wide / 2, "right": wide}[written["xanchor"]]
    bottom = y + written["yshift"] - {"bottom": 0, "middle": high / 2, "top": high}[written["yanchor"]]
    return left, bottom, left + wide, bottom + high


def holds(one, points) -> bool:
    """Whether any of many points lies inside a box."""
    x, y = points.T
    return bool(((x > one[0]) & (x < one[2]) & (y > one[1]) & (y < one[3])).any())


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("stretched", [(1, 1), (2.2, 1), (3, 1.4)])
def test_names_meet_no_mark_no_line_and_no_other_name_however_wide_the_chart_becomes(seed, stretched):
    drawn_on, points = crowd(np.random.default_rng(seed))
    along = [one[:2] + STEPS * (one[2:] - one[:2]) for one in np.array(drawn_on.lines) * np.tile(stretched, 2)]
    found = label_places.places(drawn_on, points, WAYS, [False] * len(points))
    boxes = {number: box(named, points[number], stretched, drawn_on) for number, named in enumerate(found) if named}
    assert boxes
    for number, one in boxes.items():
        assert not any(holds(one, line) for line in along)
        for other, (x, y) in enumerate(np.array(points) * stretched):
            reach = drawn_on.radius - 1
            assert not (one[0] < x + reach and x - reach < one[2] and one[1] < y + reach and y - reach < one[3]), other
        for other, two in boxes.items():
            apart = one[2] <= two[0] or two[2] <= one[0] or one[3] <= two[1] or two[3] <= one[1]
            assert other == number or apart
        assert one[0] >= 0
        assert one[2] <= drawn_on.size[0] * stretched[0]


def test_points_apart_from_one_another_all_have_their_names():
    points = [(130 + 170 * across, 60 + 110 * up) for across in range(3) for up in range(3)]
    assert all(label_places.places(plot((600.0, 345.0)), points, WAYS, [False] * 9))


def test_a_name_stands_beside_its_point_though_a_line_runs_through_that():
    drawn_on = plot()
    drawn_on.line((0, 90, 460, 130))
    (named,) = label_places.places(drawn_on, [(230, 110)], [["A name"]], [False])
    assert named[1][1] != 0


def test_a_name_for_which_there_is_no_room_is_left_out_or_broken_into_lines():
    long = "words " * 12
    assert label_places.places(plot(), [(200, 100)], [[long]], [False]) == [None]
    ((text, _),) = label_places.places(plot(), [(200, 100)], [[long, "words<br>words"]], [False])
    assert text == "words<br>words"


def test_a_point_without_a_name_has_none_and_keeps_others_clear_of_it():
    first, second = label_places.places(plot(), [(200, 100), (230, 100)], [["Engaging the team"], []], [False] * 2)
    assert second is None
    assert first[1] != (1, 0)


@pytest.mark.parametrize("first", [0, 1])
def test_who_matters_chooses_first_and_is_bold(first):
    narrow, points = plot((300.0, LINE)), [(20, LINE / 2), (280, LINE / 2)]  # room for one name, between the two
    matters = [number == first for number in (0, 1)]
    found = label_places.places(narrow, points, [["Inspiring shared purpose"]] * 2, matters)
    assert [bool(named) and "<b>" in named[0] for named in found] == matters
    assert sum(named is not None for named in found) == 1
