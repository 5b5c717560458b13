"""Which rows of the heatmap stand where: orders, what is opened and pinned, what is left out; and what a click sorts by."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.cluster import hierarchy
from scipy.spatial.distance import pdist, squareform

from analysis import heatmap
from analysis.heatmap import cells, pattern
from analysis.published.selection import choose
from tests.support.adding_up import EVEN, adding_up
from tests.support.published import NOBODY, ROLES, Block, Framework, Slice, trust, whole


TWO = Framework("two", "Two", ("Up", "Down"), ("Low", "High"), ("High",))
LOWER = (0.3, 0.4, 0.2, 0.1)


@pytest.fixture
def three(published):
    """Three divisions: up 50, 90, 40 per cent; down 50, 30, 50; of 20, 100 and 50 people."""
    blocks = [whole(300)]
    for name, people, up, down in (("A", 20, 10, 10), ("B", 100, 90, 30), ("C", 50, 20, 25)):
        for dimension_id, high in (("up", up), ("down", down)):
            member = [NOBODY | {"division": name}]
            blocks.append(Block("division", name, member, people, (dimension_id,), (people - high, high)))
    return published(Slice(framework=TWO, blocks=blocks))


@pytest.fixture
def clear(published):
    """Six divisions of three wards; division 1 is lower on dimension C."""
    chances = {(1, 2): LOWER}
    random = np.random.default_rng(3)
    made = adding_up(random, lambda *place: chances.get(place, EVEN), people=(180,) * 6, teams=3)
    return published(made)


def names(store, **view):
    selection = choose(store, {"breakdown": "division"})[0]
    view = replace(heatmap.default(store, selection), **view)
    return [row.name for row in heatmap.exhibit(store, selection, view).figure.rows]


def ids(store):
    selection = choose(store, {"breakdown": "division"})[0]
    return {row.name: row.row_id for row in heatmap.exhibit(store, selection, heatmap.View()).figure.rows}


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("name", ["A", "B", "C"]),
        ("size", ["B", "C", "A"]),
        ("spread", ["B", "C", "A"]),  # 0.6, 0.1, 0
        ("value", ["B", "A", "C"]),  # 0.6, 0.5, 0.45
        ("down", ["A", "C", "B"]),  # 0.5, 0.5, 0.3: a tie keeps names' order
        ("-down", ["B", "A", "C"]),
        ("up", ["B", "A", "C"]),
        ("-up", ["C", "A", "B"]),
        ("contrast", ["A", "B", "C"]),  # nothing to compare with
    ],
)
def test_rows_are_ordered_below_the_whole(three, order, expected):
    assert names(three, order=order, against="") == ["Whole organisation", *expected]


def test_what_is_clear_stands_on_top_and_what_may_be_chance_is_not_ranked(clear):
    assert names(clear)[1:] == ["Division 1", *(f"Division {number}" for number in (0, 2, 3, 4, 5))]


def test_only_what_is_clear_leaves_out_the_rest_but_not_what_is_pinned_or_opened(clear):
    selection = choose(clear, {"breakdown": "division"})[0]
    rows = heatmap.exhibit(clear, selection).figure.rows
    with_clear = [row.name for row in rows if any(cell.is_clear for cell in row.cells)]
    without = [row for row in rows[1:] if row.name not in with_clear]
    assert with_clear
    assert names(clear, only_clear=True) == ["Whole organisation", *with_clear]
    shown = names(clear, only_clear=True, pinned=(without[0].row_id,), opened=(without[1].row_id,))
    assert shown == ["Whole organisation", without[0].name, *with_clear, without[1].name]


def test_pinned_rows_stand_above_the_others(clear):
    by_name = ids(clear)
    pinned = tuple(by_name[f"Division {number}"] for number in (5, 4))
    assert names(clear, pinned=pinned)[:4] == ["Whole organisation", "Division 4", "Division 5", "Division 1"]


def test_a_division_opens_to_its_own_teams_whose_cells_are_those_of_the_team_breakdown(clear):
    selection = choose(clear, {"breakdown": "division"})[0]
    of_division = ids(clear)["Division 1"]
    view = replace(heatmap.default(clear, selection), opened=(of_division, "no such row"))
    rows = heatmap.exhibit(clear, selection, view).figure.rows
    assert [row.name for row in rows if row.depth] == ["Ward 1.0", "Ward 1.1", "Ward 1.2"]
    assert [row.row_id for row in rows if row.is_open] == [of_division]
    assert all(row.can_open for row in rows if not row.depth and not row.is_whole)
    by_team = heatmap.exhibit(clear, replace(selection, breakdown="team")).figure.rows
    cells_of = {row.row_id: row.cells for row in by_team}
    assert all(row.cells == cells_of[row.row_id] for row in rows if row.depth)
    part = next(row for row in rows if row.depth)
    assert (
        heatmap.detail(clear, selection, view, part.row_id, "dimension_c").title == "Division 1: Ward 1.0: Dimension C"
    )


def test_a_division_opens_to_teams_or_to_roles_and_a_team_to_nothing(published):
    store = published(Slice(blocks=trust()))
    selection = choose(store, {"breakdown": "division"})[0]
    assert heatmap.parts_choices(store, selection) == {"team": "Team", "division_role": "Division role"}
    view = heatmap.View(order="name", within="division_role", opened=(ids(store)["Division 2"],))
    parts = [row for row in heatmap.exhibit(store, selection, view).figure.rows if row.depth]
    assert {row.name.partition(" · ")[2] for row in parts} == set(ROLES)
    assert heatmap.parts_choices(store, replace(selection, breakdown="team")) == {}


def test_a_part_that_unites_groups_of_several_divisions_stands_below_each(published):
    across = [NOBODY | {"division": name, "team": f"Ward {name}"} for name in "AB"]
    blocks = [whole(60), *(Block("division", name, [NOBODY | {"division": name}], 30) for name in "AB")]
    store = published(Slice(blocks=[*blocks, Block("team", "Ward A + Ward B", across, 14)]))
    every = tuple(ids(store).values())
    assert names(store, opened=every, against="") == [
        "Whole organisation",
        *["A", "Ward A + Ward B †"],
        *["B", "Ward A + Ward B †"],
    ]


def test_every_row_is_a_published_block_whatever_is_opened(published):
    store = published(Slice(blocks=trust(divisions=4, teams=6)))
    selection = choose(store, {"breakdown": "division"})[0]
    known = set()
    for breakdown in ("division", "team", "division_role"):
        known |= set(cells.compared(store, replace(selection, breakdown=breakdown), "high", "")["group_id"])
    for within in ("team", "division_role"):
        view = heatmap.View(order="name", within=within, opened=tuple(ids(store).values()))
        rows = heatmap.exhibit(store, selection, view).figure.rows
        assert {row.row_id for row in rows} <= known
        assert len(rows) > len(ids(store))


def test_a_click_on_a_heading_sorts_by_it_the_second_the_other_way_round_and_the_third_takes_it_back():
    order = "contrast"
    seen = [order := heatmap.after_a_click(order, "up") for _ in range(3)]
    assert seen == ["up", "-up", "contrast"]
    assert heatmap.after_a_click("down", "up") == "up"


def length(values, found):
    apart = squareform(pdist(values))
    return apart[found[:-1], found[1:]].sum()


@pytest.mark.parametrize("rows", [3, 10, 80])
def test_a_patterns_neighbours_are_as_near_as_in_optimal_leaf_ordering_and_nearer_than_by_chance(rows):
    random = np.random.default_rng(rows)
    values = random.normal(size=(rows, 9)) + random.normal(size=(rows, 1)) * np.linspace(-2, 2, 9)
    values = np.round(values, 2)
    found = pattern.order(values)
    assert sorted(found) == list(range(rows))
    leaves = hierarchy.leaves_list(hierarchy.linkage(values, "average", optimal_ordering=True))
    assert length(values, found) <= 1.02 * length(values, leaves)
    assert length(values, found) <= length(values, random.permutation(rows))


def test_a_pattern_is_the_same_for_rows_in_any_order_that_lie_along_a_line_and_missing_values_count_as_nought():
    line = np.outer(np.arange(8.0), np.ones(3))
    shuffled = np.random.default_rng(1).permutation(8)
    found = line[shuffled][pattern.order(line[shuffled])][:, 0]
    assert found.tolist() in (list(range(8)), list(range(8))[::-1])
    assert sorted(pattern.order(np.full((5, 4), np.nan))) == list(range(5))
    assert pattern.order(np.zeros((2, 4))).tolist() == [0, 1]


def test_by_pattern_dimensions_change_places_too_and_keep_their_cells(clear):
    selection = choose(clear, {"breakdown": "team"})[0]
    plain, found = (
        heatmap.exhibit(clear, selection, replace(heatmap.default(clear, selection), order=order)).figure
        for order in ("name", "pattern")
    )
    assert sorted(found.columns) == sorted(plain.columns)
    cells_of = {row.row_id: dict(zip(plain.columns, row.cells, strict=True)) for row in plain.rows}
    for row in found.rows:
        assert dict(zip(found.columns, row.cells, strict=True)) == cells_of[row.row_id]
