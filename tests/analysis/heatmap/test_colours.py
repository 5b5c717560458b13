"""What a heatmap's colours mean, read off the chart as a reader would."""

from itertools import combinations

import numpy as np
import pytest

from analysis import heatmap
from analysis.charts import palette
from analysis.heatmap import scales
from analysis.published.selection import choose
from tests.support.published import Framework, Slice, alone, whole


ONE = Framework("one", "One dimension", ("Up",), ("Low", "High"), ("High",))
BY_DIFFERENCE = heatmap.View(against="organisation", colours="difference")
FAR_APART = 12  # CIE76 between neighbours: about what is told apart side by side


def drawn(published, *shares_of_100, view=heatmap.DEFAULT, people=1000):
    blocks = [whole(100, counts=(50, 50))]
    if view.against:
        total = len(shares_of_100) * people
        high = sum(round(share * people / 100) for share in shares_of_100)
        blocks = [whole(total, counts=(total - high, high))]
    for place, share in enumerate(shares_of_100):
        block = alone("division", people, division=f"Division {place}")
        high = round(share * people / 100)
        block.counts = (people - high, high)
        blocks.append(block)
    store = published(Slice(framework=ONE, blocks=blocks))
    return heatmap.exhibit(store, choose(store, {})[0], view).figure.to_dict()["data"]


def label_of(traces, row):
    """The text printed in a row's only cell, and its colour."""
    for trace in traces[2:]:
        for place, text in zip(trace["y"], trace["text"], strict=True):
            if place == row:
                return text, trace["textfont"]["color"]


@pytest.mark.parametrize(
    ("share", "label", "band"),
    [
        (0, "0%", 0),
        (19.4, "19%", 0),
        (19.6, "20%", 1),
        (59.6, "60%", 3),
        (79.4, "79%", 3),
        (80, "80%", 4),
        (100, "100%", 4),
    ],
)
def test_a_cells_colour_is_that_of_the_figure_printed_in_it(published, share, label, band):
    traces = drawn(published, share)
    tiles = traces[0]
    assert label_of(traces, 1) == (label, palette.text_on(palette.ramp(5)[band]))
    assert tiles["z"][1] == [band]
    assert tiles["colorscale"][2 * band] == [band / 5, palette.ramp(5)[band]]


def test_the_scale_is_fixed_so_the_same_figure_has_the_same_colour_everywhere(published):
    tiles = drawn(published, 41, 43)[0]
    assert (tiles["zmin"], tiles["zmax"]) == (-0.5, 4.5)
    assert tiles["z"] == [[2], [2], [2]]


def test_differences_are_coloured_from_5_15_and_25_points_and_only_where_they_stand(published):
    traces = drawn(published, 20, 30, 45, 50, 55, 70, 80, view=BY_DIFFERENCE, people=2000)
    middle = scales.DIFFERENCES.index(scales.LITTLE)
    assert [row[0] for row in traces[0]["z"][1:]] == [
        middle - 3, middle - 2, middle - 1, 1, middle + 1, middle + 2, middle + 3
    ]  # fmt: skip


def test_differences_that_may_be_chance_are_nearly_white_and_stand_in_brackets(published):
    traces = drawn(published, 25, 42, 50, 50, 50, 58, 75, view=BY_DIFFERENCE, people=12)
    assert [row[0] for row in traces[0]["z"][2:7]] == [0, 1, 1, 1, 2]
    assert label_of(traces, 2) == ("42%<br>(−8)", palette.SECONDARY_TEXT)
    assert {colour for row in range(2, 7) for colour in [label_of(traces, row)[1]]} == {palette.SECONDARY_TEXT}


def test_text_can_be_read_on_every_colour():
    for colour in scales.DIFFERENCES[scales.MAY_BE_CHANCE :]:
        assert palette.contrast(palette.text_on(colour), colour) >= palette.READABLE
    for colour in scales.FAINT:
        assert palette.contrast(palette.SECONDARY_TEXT, colour) >= palette.READABLE


# Viénot, Brettel and Mollon (1999): what is left of linear RGB without one kind of cone.
SIGHT = {
    "full": np.eye(3),
    "protan": np.array([[0.11238, 0.88762, 0], [0.11238, 0.88762, 0], [0.00401, -0.00401, 1]]),
    "deutan": np.array([[0.29275, 0.70725, 0], [0.29275, 0.70725, 0], [-0.02234, 0.02234, 1]]),
}
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])


def lab(colour, sight):
    rgb = np.array([int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)])
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    ratio = TO_XYZ @ np.clip(SIGHT[sight] @ linear, 0, 1) / np.array([0.9505, 1, 1.089])
    root = np.where(ratio > 0.008856, np.cbrt(ratio), 7.787 * ratio + 16 / 116)
    return np.array([116 * root[1] - 16, 500 * (root[0] - root[1]), 200 * (root[1] - root[2])])


@pytest.mark.parametrize("sight", SIGHT)
def test_differences_are_told_apart_by_readers_who_see_red_and_green_alike(sight):
    for one, other in combinations(scales.DIFFERENCES[scales.MAY_BE_CHANCE :], 2):
        assert np.linalg.norm(lab(one, sight) - lab(other, sight)) >= FAR_APART, (one, other)


def test_no_colour_is_red_amber_or_green():
    for colour in scales.DIFFERENCES:
        red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
        most, least = max(red, green, blue), min(red, green, blue)
        is_vivid = (most - least) / most > 0.75 and most > 150
        assert not is_vivid or blue == most
        assert green < max(red, blue) or most - least < 20
