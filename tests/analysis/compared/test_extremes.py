"""A chart's heading names the ends of a range only where they can be told apart, and then says what the Overview says."""

import re
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from analysis import exhibits, heatmap
from analysis.board_pack.house_style import HouseStyle
from analysis.board_pack.sections import strength
from analysis.board_pack.sections.context import Context
from analysis.charts import difference_words
from analysis.compared import distribution, extremes, self_and_others
from analysis.published import metrics
from analysis.published.selection import choose
from tests.support.published import Framework, Slice, whole


NAMES = ("Dimension A", "Dimension B", "Dimension C", "Dimension D")


def opened(published, highs, groups=("self",), people=200, **more):
    blocks = [
        whole(people, dimensions=(name.lower().replace(" ", "_"),), counts=(0, people - high, high, 0))
        for name, high in zip(NAMES, highs, strict=True)
    ]
    slices = [Slice(framework=Framework(dimensions=NAMES), blocks=blocks, rater_group=one) for one in groups]
    store = published(*slices, **more)
    selection = choose(store, {})[0]
    return store, selection, metrics.groups(store, selection)["group_id"].iloc[0]


@pytest.mark.parametrize(
    ("highs", "said"),
    [
        ((150, 140, 60, 20), "atings at strong or exemplary range from 10% (Dimension D) to 75% (Dimension A)"),
        (
            (108, 100, 96, 92),
            "o dimension is clearly higher or lower than another, with 46% to 54% of ratings at strong or exemplary",
        ),
        ((100, 100, 100, 100), "atings at strong or exemplary: 50%"),
    ],
)
def test_ends_are_named_where_they_can_be_told_apart(published, highs, said):
    store, selection, group = opened(published, highs)
    levels = distribution.by_dimension(store, selection, group)
    assert exhibits.profile(store, selection).message[1:] == said
    assert heatmap.exhibit(store, selection, heatmap.View()).message[1:] == said
    assert levels.message.endswith(said)
    assert said in levels.alternative


def test_side_by_side_names_the_ends_only_where_they_can_be_told_apart(published):
    apart = opened(published, (150, 140, 60, 20), groups=("self", "peers"))
    assert "10% (" in self_and_others.side_by_side(*apart).message
    alike = opened(published, (108, 100, 96, 92), groups=("self", "peers"), version="v2")
    assert self_and_others.side_by_side(*alike).message == (
        "Shares at strong or exemplary range from 46% to 54%, and none is clearly higher or lower than the others"
    )


@pytest.mark.parametrize("series", [1, 8])
def test_ends_of_groups_truly_alike_are_seldom_named(series):
    random = np.random.default_rng(5)
    named = 0
    for _ in range(200):
        shares = random.binomial(200, 0.55, 9 * series) / 200
        named += extremes.ends(pd.DataFrame({"high_share": shares, "people_among": 200.0})).are_apart
    assert named <= 5


def test_a_pack_says_of_its_dimensions_what_the_overview_says(published):
    for version, highs in {"v1": (150, 140, 60, 20), "v2": (108, 100, 96, 92)}.items():
        store, selection, _ = opened(published, highs, version=version)
        context = Context(store, selection, HouseStyle())
        (message,) = strength.dimensions(context)
        assert message.title == exhibits.profile(store, selection).message


@pytest.mark.parametrize(
    ("superiority", "equal", "said"),
    [(0.45, 0.5, (20, 30, 50)), (0.605, 0.0, (60, 40, 0)), (0.5, 1.0, (0, 0, 100)), (0.998, 0.004, (100, 0, 0))],
)
def test_pairs_of_equals_are_told_apart(superiority, equal, said):
    row = SimpleNamespace(superiority=superiority, equal=equal)
    assert tuple(map(int, re.findall(r"in (\d+)", difference_words.pairs(row)))) == said


def test_dimensions_of_the_same_people_are_told_apart_where_those_of_others_are_not(published):
    highs = (112, 100, 100, 88)
    said = [
        exhibits.profile(*opened(published, highs, version=version, **more)[:2]).message
        for version, more in (("v1", {}), ("v2", {"among_dimensions": {1: 0.7}}))
    ]
    assert said[0].startswith("No dimension is clearly higher or lower than another")
    assert said[1] == "Ratings at strong or exemplary range from 44% (Dimension D) to 56% (Dimension A)"
