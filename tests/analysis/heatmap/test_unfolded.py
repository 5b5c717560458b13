"""Dimensions unfold to their items: the figures that are published by item, behind their dimension, and none that is not."""

from dataclasses import replace

import numpy as np
import pytest

from analysis import heatmap
from analysis.heatmap import rows, unfolded
from analysis.published.selection import choose
from domain.declared.item_framework import SUFFIX
from tests.support.published import Framework, Slice, trust


TWO = Framework("two", "Two", ("Up", "Down"), ("Low", "High"), ("High",))
BY_ITEM = Framework(
    f"two{SUFFIX}", "Two, by item", ("Up", "Far", "Near"), ("Low", "High"), ("High",), {"Up": 2, "Down": 1}
)
COLUMNS = {"up": (f"up{SUFFIX}", f"far{SUFFIX}"), "down": (f"near{SUFFIX}",)}  # an item may have its dimension's id
CELL = [
    "value",
    "value_lower",
    "difference",
    "difference_upper",
    "stands",
    "subjects",
    "ratings",
    "first_name",
    "second_name",
]


def opened(published, items=None, breakdown="division"):
    items = Slice(framework=BY_ITEM, blocks=trust()) if items is None else items
    store = published(Slice(framework=TWO, blocks=trust()), items)
    selection = choose(store, {"breakdown": breakdown, "framework": "two"})[0]
    return store, selection, heatmap.default(store, selection)


@pytest.mark.parametrize("parts", [(), ("division",)], ids=["divisions", "and the teams of one"])
def test_an_items_cells_stand_behind_its_dimensions_and_are_those_of_its_own_heatmap(published, parts):
    store, selection, view = opened(published)
    closed = rows.shown(store, selection, view)
    if parts:
        view = replace(view, opened=(closed.loc[~closed["is_overall"], "group_id"].iloc[0],))
    plain, found = (rows.shown(store, selection, replace(view, unfolded=one)) for one in ((), ("up",)))
    assert found["dimension_id"].head(4).tolist() == ["up", *COLUMNS["up"], "down"]
    assert found["group_id"].unique().tolist() == plain["group_id"].unique().tolist()
    of_dimensions = found[~found["dimension_id"].str.endswith(SUFFIX)].reset_index(drop=True)
    assert of_dimensions[plain.columns].astype(str).equals(plain.astype(str))
    for breakdown in found["breakdown"].unique():
        by_item = choose(store, {"breakdown": breakdown, "framework": BY_ITEM.framework_id})[0]
        own = rows.of_breakdown(store, by_item, view).assign(dimension_id=lambda one: one["dimension_id"] + SUFFIX)
        keyed = found[found["breakdown"] == breakdown].set_index(["group_id", "dimension_id"])
        own = own.set_index(["group_id", "dimension_id"])
        theirs = keyed[keyed.index.get_level_values(1).str.endswith(SUFFIX)]
        assert len(theirs)
        assert theirs[CELL].astype(str).equals(own.loc[theirs.index, CELL].astype(str))
        assert theirs["dimension"].tolist() == own.loc[theirs.index, "dimension"].tolist()


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        (Slice(framework=BY_ITEM, blocks=trust()), COLUMNS),
        (Slice(framework=BY_ITEM, blocks=trust()[:1]), {}),  # the whole organisation alone
        (Slice(framework=BY_ITEM, blocks=trust(), wave="2024 spring"), {}),
    ],
    ids=["by group", "as a whole", "another wave"],
)
def test_only_what_is_published_by_item_can_be_unfolded(published, items, expected):
    store, selection, view = opened(published, items)
    assert unfolded.offered(store, selection) == expected
    shown = rows.shown(store, selection, replace(view, unfolded=("up",)))
    assert shown["dimension_id"].nunique() == 2 + len(expected.get("up", ()))


def test_a_group_that_is_not_published_by_item_has_no_figure_there(published):
    left_out = [block for block in trust() if block.name != "Division 2"]
    store, selection, view = opened(published, Slice(framework=BY_ITEM, blocks=left_out))
    found = rows.shown(store, selection, replace(view, unfolded=("up", "down")))
    is_item = found["dimension_id"].str.endswith(SUFFIX)
    assert (found["subjects"].isna() == (is_item & (found["group"] == "Division 2"))).all()
    drawn = heatmap.exhibit(store, selection, replace(view, unfolded=("up", "down"))).figure
    row = next(row for row in drawn.rows if row.name == "Division 2")
    assert [cell.printed == "–" for cell in row.cells] == [False, True, True, False, True]


def test_the_tiles_say_what_unfolds_and_an_item_does_not_change_a_rows_people(published):
    store, selection, view = opened(published)
    closed, drawn = (
        heatmap.exhibit(store, selection, replace(view, unfolded=one)).figure for one in ((), ("down", "gone"))
    )
    assert closed.unfolds == {"up": False, "down": False}
    assert drawn.unfolds == {"up": False, "down": True}
    assert drawn.items == {f"near{SUFFIX}"}
    assert [row.people for row in drawn.rows] == [row.people for row in closed.rows]


def test_an_items_cell_opens_to_what_its_own_heatmap_says_of_it(published):
    store, selection, view = opened(published)
    view = replace(view, unfolded=("up",))
    group = rows.shown(store, selection, view)["group_id"].iloc[-1]
    by_item = choose(store, {"breakdown": "division", "framework": BY_ITEM.framework_id})[0]
    found = heatmap.detail(store, selection, view, group, f"up{SUFFIX}")
    assert found.sentences == heatmap.detail(store, by_item, heatmap.default(store, by_item), group, "up").sentences
    assert np.array_equal(
        found.distribution.table, heatmap.detail(store, by_item, view, group, "up").distribution.table
    )
