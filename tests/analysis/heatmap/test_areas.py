"""Columns are gathered under their areas where the framework has such and they stand in its order."""

from dataclasses import replace

import pytest

from analysis import heatmap
from analysis.published import framework
from analysis.published.selection import choose
from tests.support.published import Framework, Slice, trust


THREE = Framework("three", "Three", ("Up", "Down", "Round"), ("Low", "High"), ("High",), {"First": 2, "Second": 1})
IN_PART = replace(THREE, areas={"First": 2})
NONE = replace(THREE, areas={})


def areas(store, **view) -> list[tuple[str, int, bool]]:
    selection = choose(store, {"breakdown": "team"})[0]
    found = heatmap.exhibit(store, selection, heatmap.View(**view))
    return [(area.name, area.columns, area.is_folded) for area in found.figure.areas]


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
