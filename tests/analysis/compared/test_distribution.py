"""The orders of bars, and small multiples, against counts written out in the test."""

import pytest

from analysis import exhibits, heatmap, wording
from analysis.compared import distribution
from analysis.published import metrics
from analysis.published.selection import choose
from tests.support.published import NOBODY, Block, Framework, Slice, alone, trust, whole


NAMES = ("Low", "Middle", "High", "Top")
UNEVEN = Framework("f", "F", ("A", "B", "C"), NAMES, ("High", "Top"))
COUNTS = {"a": (0, 50, 50, 0), "b": (40, 0, 20, 40), "c": (10, 30, 30, 30)}  # high 0.5, 0.6, 0.6; spread 1/3, 0.8, 8/15


def chosen(store, **wished):
    return choose(store, wished)[0]


def names_of(exhibit):
    return [name.removeprefix("<b>").removesuffix("</b>") for name in exhibit.figure.layout.yaxis.ticktext]


@pytest.fixture
def uneven(published):
    store = published(
        Slice(framework=UNEVEN, blocks=[whole(100, dimensions=(key,), counts=counts) for key, counts in COUNTS.items()])
    )
    return store, chosen(store)


def test_dimensions_stand_in_the_models_order_by_share_or_by_spread(uneven):
    store, selection = uneven
    (group_id,) = metrics.groups(store, selection)["group_id"]
    for order, expected in (("given", "ABC"), ("share", "BCA"), ("spread", "BCA")):
        shown = distribution.by_dimension(store, selection, group_id, order)
        assert names_of(shown) == list(expected)
        assert shown.table["Dimension"].tolist() == list(expected)
        for place, name in enumerate(expected):
            counts = COUNTS[name.lower()]
            *pieces, _ = shown.figure.to_dict()["data"]
            assert [piece["x"][place] for piece in pieces] == [count / 100 for count in counts]
            assert [piece["base"][place] for piece in pieces] == pytest.approx(
                [sum(counts[:level]) / 100 for level in range(4)]
            )


def test_groups_stand_by_name_share_or_spread_below_the_whole_and_then_under_no_heading(published):
    blocks = [whole(400)]
    for name, counts in (("Ward 1", (5, 5, 5, 5)), ("Ward 2", (0, 2, 18, 0)), ("Ward 3", (0, 14, 6, 0))):
        blocks.append(Block("team", name, [NOBODY | {"division": "A", "team": name}], 20, None, counts))
    store = published(Slice(framework=UNEVEN, blocks=blocks))
    selection = chosen(store, breakdown="team")
    for order, expected in (("given", [1, 2, 3]), ("share", [2, 1, 3]), ("spread", [1, 3, 2])):
        shown = distribution.by_group(store, selection, "a", order)
        heading = ["A"] if order == "given" else []
        assert names_of(shown) == ["Whole organisation", *heading, *(f"Ward {number}" for number in expected)]
        assert ("no ranking" in shown.note) == (order != "given")


def test_an_empty_level_keeps_its_piece_and_its_name(uneven):
    store, selection = uneven
    (group_id,) = metrics.groups(store, selection)["group_id"]
    *pieces, _ = distribution.by_dimension(store, selection, group_id).figure.to_dict()["data"]
    assert [piece["name"] for piece in pieces] == list(NAMES)
    assert pieces[0]["x"][0] == pieces[3]["x"][0] == 0


def test_every_group_has_a_panel_with_a_bar_for_each_dimension(published):
    store = published(Slice(framework=UNEVEN, blocks=trust(divisions=2, teams=4)))
    selection = chosen(store, breakdown="team")
    shown = distribution.panels(store, selection)
    *pieces, line, titles = shown.figure.to_dict()["data"]
    assert len(titles["text"]) == 7
    assert titles["x"][:4] == pytest.approx([0, 1.08, 2.16, 0])
    assert titles["y"][:4] == [0, 0, 0, 4]  # a panel is its name and three bars high
    shares = metrics.level_shares(store, selection)
    for number, piece in enumerate(pieces, start=1):
        assert piece["x"] == shares.loc[shares["level"] == number, "level_share"].tolist()
        assert piece["y"] == [
            row * 4 + bar for row, groups in ((0, 3), (1, 3), (2, 1)) for _ in range(groups) for bar in (1, 2, 3)
        ]
    assert len(line["x"]) == 7 * 3 * 3
    assert len(shown.table) == 7 * 3


def test_many_groups_are_shown_a_page_at_a_time(published):
    store = published(Slice(blocks=[whole(), *(alone("division", 20, division=f"D{n:02}") for n in range(30))]))
    selection = chosen(store)
    assert distribution.pages(store, selection) == 3
    titles = [title for page in (1, 2, 3) for title in distribution.panels(store, selection, page).figure.data[-1].text]
    assert len(titles) == len(set(titles)) == 31
    assert "13 to 24 of 31" in distribution.panels(store, selection, 2).title


def test_levels_side_by_side_add_up_to_the_share_that_every_page_says_and_one_by_itself_is_its_count_over_the_ratings(
    published,
):
    """39.4% and 12.4% are 51.8%, which is printed as 52."""
    store = published(Slice(blocks=[whole(1000, counts=(91, 391, 394, 124))]))
    selection = chosen(store)
    whole_id = metrics.cells(store, selection)["group_id"].iloc[0]
    shown = exhibits.levels_by_dimension(store, selection, whole_id)
    assert shown.table.loc[0, ["% essential", "% proficient", "% strong", "% exemplary"]].tolist() == pytest.approx(
        [9, 39, 40, 12]
    )
    assert [piece.text[0] for piece in shown.figure.data[:4]] == ["9%", "39%", "40%", "12%"]
    tiles = heatmap.exhibit(store, selection, heatmap.View("level:strong", "")).figure
    assert tiles.rows[0].cells[0].printed == "39%"


def test_under_levels_stands_that_shares_are_rounded(published):
    store = published(Slice())
    selection = chosen(store)
    whole_id = metrics.cells(store, selection)["group_id"].iloc[0]
    shown = [
        exhibits.levels_by_dimension(store, selection, whole_id),
        distribution.panels(store, selection),
    ]
    assert all(wording.ROUNDED in exhibit.note for exhibit in shown)
