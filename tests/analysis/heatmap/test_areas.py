"""Columns are gathered under their areas where the framework has such and they stand in its order."""

from dataclasses import replace

import pytest

from analysis import heatmap
from analysis.published import framework
from analysis.published.selection import choose
from domain.declared.item_framework import SUFFIX
from tests.support.published import Framework, Slice, trust


THREE = Framework("three", "Three", ("Up", "Down", "Round"), ("Low", "High"), ("High",), {"First": 2, "Second": 1})
IN_PART = replace(THREE, areas={"First": 2})
NONE = replace(THREE, areas={})


ITEMS = Framework(
    f"three{SUFFIX}",
    "Three, by item",
    ("A", "B", "C", "D"),
    ("Low", "High"),
    ("High",),
    {"Up": 2, "Down": 1, "Round": 1},
)


def headings(store, framework="three", **view) -> dict[str, list[tuple[str, int, bool]]]:
    """What stands in each row of headings above the columns, the nearest last."""
    selection = choose(store, {"breakdown": "team", "framework": framework})[0]
    found = heatmap.exhibit(store, selection, heatmap.View(**view))
    return {row.name: [(area.name, area.columns, area.is_folded) for area in row.areas] for row in found.figure.areas}


def areas(store, **view) -> list[tuple[str, int, bool]]:
    return headings(store, **view).get("Area", [])


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        ({"order": "name"}, [("First", 2, False), ("Second", 1, False)]),
        ({"order": "up"}, [("First", 2, False), ("Second", 1, False)]),
        ({"order": "name", "folded": ("second", "gone")}, [("First", 2, False), ("Second", 1, True)]),
        ({"order": "pattern"}, []),  # which puts columns in an order of its own
    ],
)
def test_areas_head_the_columns_of_their_dimensions(published, view, expected):
    assert areas(published(Slice(framework=THREE, blocks=trust())), **view) == expected


@pytest.mark.parametrize("one", [NONE, IN_PART], ids=["no areas", "a dimension without an area"])
def test_there_are_none_unless_every_dimension_is_in_one(published, one):
    assert areas(published(Slice(framework=one, blocks=trust())), order="name") == []


def test_an_area_is_known_by_the_frameworks_own_file(published):
    store = published(Slice(framework=THREE, blocks=trust()))
    assert framework.areas(store, "three") == {
        "up": ("first", "First"),
        "down": ("first", "First"),
        "round": ("second", "Second"),
    }


@pytest.mark.parametrize(
    ("folded", "expected"),
    [
        ((), ([False, False], [False, False, False])),
        (("down",), ([False, False], [False, True, False])),
        (("first",), ([True, False], [True, True, False])),  # with all that lies below
        (("first", "round"), ([True, False], [True, True, True])),
    ],
)
def test_items_are_gathered_under_their_dimensions_and_these_under_areas(published, folded, expected):
    store = published(Slice(framework=THREE, blocks=trust()), Slice(framework=ITEMS, blocks=trust()))
    above, nearest = expected
    assert headings(store, ITEMS.framework_id, order="name", folded=folded) == {
        "Area": list(zip(["First", "Second"], [3, 1], above, strict=True)),
        "Dimension": list(zip(["Up", "Down", "Round"], [2, 1, 1], nearest, strict=True)),
    }


def test_items_are_gathered_under_their_dimensions_alone_where_these_have_no_areas_or_are_not_published(published):
    for others in ([Slice(framework=NONE, blocks=trust())], []):
        store = published(*others, Slice(framework=ITEMS, blocks=trust()))
        assert list(headings(store, ITEMS.framework_id, order="name")) == ["Dimension"]
