"""A chart's heading names the ends of a range only where they can be told apart, and then says what the Overview says."""

import pytest

from analysis import distribution, exhibits, heatmap, metrics, self_and_others
from analysis.selection import choose
from tests.analysis.published import Framework, Slice, whole


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
    assert heatmap.exhibit(store, selection).message[1:] == said
    assert levels.message.endswith(said)
    assert said in levels.alternative


def test_side_by_side_names_the_ends_only_where_their_intervals_leave_a_gap(published):
    apart = opened(published, (150, 140, 60, 20), groups=("self", "peers"))
    assert "10% (" in self_and_others.side_by_side(*apart).message
    alike = opened(published, (108, 100, 96, 92), groups=("self", "peers"), version="v2")
    assert self_and_others.side_by_side(*alike).message == (
        "Shares at strong or exemplary range from 46% to 54%, and the intervals of these two overlap"
    )
