"""What a heatmap's colours mean and how far apart they look: what is clear stands out to every eye, in both themes."""

from itertools import combinations

import numpy as np
import pytest

from analysis import heatmap
from analysis.charts import palette
from analysis.heatmap import scales
from analysis.published.selection import choose
from tests.support.adding_up import EVEN, adding_up
from tests.support.colour import SIGHT, ciede2000, lab
from tests.support.published import Framework, Slice, alone, whole


ONE = Framework("one", "One dimension", ("Up",), ("Low", "High"), ("High",))
BY_DIFFERENCE = heatmap.View(against="organisation", order="name")
ABSOLUTE = heatmap.View(order="name")
TOLD_APART = 7  # CIEDE2000 between neighbours of the full colours
THEMES = ("light", "dark")
PUBLISHED_PAIRS = [  # Sharma, Wu and Dalal (2005), table 1
    ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
    ((50, -1.3802, -84.2814), (50, 0, -82.7485), 1.0),
    ((50, 0, 0), (50, -1, 2), 2.3669),
    ((50, 2.49, -0.001), (50, -2.49, 0.0009), 7.1792),
    ((50, 2.49, -0.001), (50, -2.49, 0.0011), 7.2195),
    ((50, 2.5, 0), (73, 25, -18), 27.1492),
    ((50, 2.5, 0), (58, 24, 15), 19.4535),
    ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ((63.0109, -31.0961, -5.8663), (62.8187, -29.7946, -4.0864), 1.263),
    ((22.7233, 20.0904, -46.694), (23.0331, 14.973, -42.5619), 2.0373),
    ((90.8027, -2.0831, 1.441), (91.1528, -1.6435, 0.0447), 1.4441),
    ((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514), 0.9082),
]


@pytest.mark.parametrize(("one", "other", "distance"), PUBLISHED_PAIRS)
def test_distances_are_those_that_were_published(one, other, distance):
    assert ciede2000(np.array(one), np.array(other)) == pytest.approx(distance, abs=1e-4)
    assert ciede2000(np.array(other), np.array(one)) == pytest.approx(distance, abs=1e-4)


def drawn(published, *shares_of_100, view=ABSOLUTE, people=1000):
    """The only cell of each division, the first having the first share."""
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
    return [row.cells[0] for row in heatmap.exhibit(store, choose(store, {})[0], view).figure.rows[1:]]


@pytest.mark.parametrize(
    ("share", "label", "colour"),
    [
        (0, "0%", "f0"),
        (0.1, "<1%", "f0"),
        (19.4, "19%", "f0"),
        (19.6, "20%", "f1"),
        (59.6, "60%", "f3"),
        (79.4, "79%", "f3"),
        (100, "100%", "f4"),
    ],
)
def test_a_cells_own_colour_is_that_of_the_figure_printed_in_it(published, share, label, colour):
    (cell,) = drawn(published, share)
    assert (cell.printed, cell.colour) == (label, colour)


def test_differences_are_coloured_from_5_15_and_25_points_and_in_full_where_they_stand(published):
    cells = drawn(published, 20, 30, 45, 50, 55, 70, 80, view=BY_DIFFERENCE, people=2000)
    assert [cell.colour for cell in cells] == ["c0", "c1", "c2", "q3", "c4", "c5", "c6"]
    assert [cell.is_clear for cell in cells] == [True] * 3 + [False] + [True] * 3
    assert [cell.more for cell in cells] == ["−30", "−20", "−5", "", "+5", "+20", "+30"]


def test_differences_that_may_be_chance_are_graded_too_and_quiet(published):
    cells = drawn(published, 25, 42, 50, 50, 50, 58, 75, view=BY_DIFFERENCE, people=12)
    assert [cell.colour for cell in cells[1:6]] == ["q2", "q3", "q3", "q3", "q4"]
    assert not any(cell.more or cell.is_clear for cell in cells[1:6])


def test_text_can_be_read_on_every_colour_in_both_themes():
    for tone in heatmap.tones().values():
        for theme in THEMES:
            colour = getattr(tone, theme)
            assert palette.contrast(palette.text_on(colour), colour) >= palette.READABLE


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("sight", SIGHT)
def test_full_colours_are_told_apart_and_pale_ones_stay_near_one_another(sight, theme):
    full, pale = ([lab(getattr(tone, theme), sight) for tone in scale] for scale in (scales.CLEAR, scales.QUIET))
    for one, other in combinations(full, 2):
        assert ciede2000(one, other) >= TOLD_APART
    middle = pale[len(pale) // 2]
    assert max(ciede2000(one, middle) for one in pale) < min(ciede2000(full[place], middle) for place in (0, 1, 5, 6))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("sight", "times"), [("full", 3), ("protan", 2), ("deutan", 2)])
@pytest.mark.parametrize("breakdown", ["division", "team"])
def test_a_planted_difference_is_the_most_salient_of_all_cells(published, breakdown, sight, times, theme):
    """Its colour's distance from the median cell's, beside that of any cell that is not clear."""
    random = np.random.default_rng(3)
    planted = (0.3, 0.4, 0.2, 0.1)

    def chances(division, dimension):
        return planted if (division, dimension) == (1, 2) else EVEN

    store = published(adding_up(random, chances, people=(180,) * 6, teams=3))
    tiles = heatmap.exhibit(store, choose(store, {"breakdown": breakdown})[0]).figure
    cells = [cell for row in tiles.rows[1:] for cell in row.cells if cell.colour]
    seen = np.array([lab(getattr(heatmap.tones()[cell.colour], theme), sight) for cell in cells])
    typical = seen[np.argsort(seen[:, 0])[len(seen) // 2]]
    away = np.array([ciede2000(one, typical) for one in seen])
    is_clear = np.array([cell.is_clear for cell in cells])
    assert is_clear.any()
    assert not is_clear.all()
    assert away[is_clear].max() >= times * away[~is_clear].max()


def test_no_colour_is_red_amber_or_green():
    for tone in heatmap.tones().values():
        red, green, blue = (int(tone.light[place : place + 2], 16) for place in (1, 3, 5))
        most, least = max(red, green, blue), min(red, green, blue)
        is_vivid = (most - least) / most > 0.75 and most > 150
        assert not is_vivid or blue == most
        assert green < max(red, blue) or most - least < 20
