import pytest

from analysis import charts, metrics, palette
from analysis.selection import choose
from tests.analysis.published import Framework, Slice, alone, whole


ONE = Framework("one", "One dimension", ("Up",), ("Low", "High"), ("High",))


def heatmap(published, *shares_of_100):
    blocks = [whole(100, counts=(50, 50))]
    for place, share in enumerate(shares_of_100):
        block = alone("division", 1000, division=f"Division {place}")
        block.counts = (1000 - round(share * 10), round(share * 10))
        blocks.append(block)
    store = published(Slice(framework=ONE, blocks=blocks))
    return charts.heatmap(metrics.cells(store, choose(store, {})[0]), "high").to_dict()


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
    tiles, labels = heatmap(published, share)["data"]
    assert labels["text"][1] == label
    assert tiles["z"][1] == [band]
    assert tiles["colorscale"][2 * band] == [band / 5, palette.ramp(5)[band]]
    assert labels["textfont"]["color"][1] == palette.text_on(palette.ramp(5)[band])


def test_the_scale_is_fixed_so_the_same_figure_has_the_same_colour_everywhere(published):
    tiles = heatmap(published, 41, 43)["data"][0]
    assert (tiles["zmin"], tiles["zmax"]) == (-0.5, 4.5)
    assert tiles["z"] == [[2], [2], [2]]


@pytest.mark.parametrize("levels", [2, 3, 4, 5, 7])
def test_bars_have_a_piece_for_every_level_and_none_is_lost(published, levels):
    names = tuple(f"Level {number}" for number in range(levels))
    store = published(Slice(framework=Framework("f", "F", ("Up", "Down"), names, names[-1:]), blocks=[whole(60)]))
    shares = metrics.level_shares(store, choose(store, {})[0])
    bars = charts.level_bars(shares, "dimension").to_dict()["data"]
    assert [bar["name"] for bar in bars] == list(names)
    assert [sum(bar["x"][place] for bar in bars) for place in (0, 1)] == pytest.approx([1, 1])


def test_teams_stand_under_the_name_of_their_division(published):
    store = published(Slice(framework=ONE))
    cells = metrics.cells(store, choose(store, {"breakdown": "team"})[0])
    names = list(charts.heatmap(cells, "high").layout.yaxis.ticktext)
    assert names[:4] == ["<b>Whole organisation</b>", "<b>Division 1</b>", "Ward 1.1", "Ward 1.2"]
