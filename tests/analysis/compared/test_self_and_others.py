"""Rater groups side by side: the stated rule finds what is planted for it, and nothing else."""

import re
from dataclasses import replace

import numpy as np
import pytest

from analysis import statistics, wording
from analysis.compared import blind_spots, self_and_others
from analysis.heatmap import cells as heatmap
from analysis.published import metrics
from analysis.published.selection import choose
from domain.declared.references import vocabulary
from tests.support.adding_up import EVEN, adding_up
from tests.support.published import NOBODY, Block, Framework, Slice, whole


DIMENSIONS = tuple(f"Dimension {letter}" for letter in "ABCDE")
FIVE = Framework(dimensions=DIMENSIONS)


def rated(rater_group, high, people=1000):
    """The whole organisation, so many of 100 ratings at a high level on each dimension."""
    blocks = []
    for name, part in zip(DIMENSIONS, high, strict=True):
        top = people * part // 100
        counts = ((people - top) // 2, people - top - (people - top) // 2, top // 2, top - top // 2)
        blocks.append(whole(people, dimensions=(name.lower().replace(" ", "_"),), counts=counts))
    return Slice(framework=FIVE, rater_group=rater_group, blocks=blocks)


def kinds(opened, first, second):
    selection = choose(opened, {})[0]
    (group,) = metrics.groups(opened, selection)["group_id"]
    found = blind_spots.between(opened, selection, group, first, second)
    return dict(zip(found["dimension"], found["kind"], strict=True))


def test_a_gap_that_is_everywhere_is_no_blind_spot(published):
    opened = published(rated("self", [70] * 5), rated("peers", [60] * 5))
    assert set(kinds(opened, "self", "peers").values()) == {""}


def test_the_rule_finds_a_blind_spot_and_a_hidden_strength_and_leaves_the_rest(published):
    opened = published(rated("self", [66, 66, 66, 85, 40]), rated("peers", [60] * 5))
    expected = {**dict.fromkeys(DIMENSIONS, ""), "Dimension D": "blind spot", "Dimension E": "hidden strength"}
    assert kinds(opened, "self", "peers") == expected
    assert kinds(opened, "peers", "self") == expected


def test_less_of_a_gap_than_usual_is_no_hidden_strength_while_self_is_still_above(published):
    opened = published(rated("self", [85, 85, 85, 85, 66]), rated("peers", [60] * 5))
    assert kinds(opened, "self", "peers")["Dimension E"] == ""


def test_without_self_a_departure_is_only_that(published):
    opened = published(rated("line_manager", [60, 60, 60, 60, 85]), rated("peers", [60] * 5))
    assert kinds(opened, "line_manager", "peers")["Dimension E"] == "further apart than usual"


def test_what_people_find_important_is_no_blind_spot_and_no_hidden_strength(published):
    sides = rated("self", [66, 66, 66, 85, 40]), rated("peers", [60] * 5)
    opened = published(*(replace(side, measure="importance") for side in sides))
    assert set(kinds(opened, "self", "peers").values()) == {"", "further apart than usual"}
    selection = choose(opened, {})[0]
    assert blind_spots.rule(selection, "self", "peers") == ""
    assert "blind spot" in blind_spots.rule(replace(selection, measure="performance"), "self", "peers")


def test_few_people_show_nothing(published):
    opened = published(rated("self", [66, 66, 66, 85, 45], people=20), rated("peers", [60] * 5, people=20))
    assert set(kinds(opened, "self", "peers").values()) == {""}


def test_the_sentence_says_both_shares_the_gap_and_what_is_usual(published):
    opened = published(rated("self", [66, 66, 66, 85, 40]), rated("peers", [60] * 5))
    selection = choose(opened, {})[0]
    (group,) = metrics.groups(opened, selection)["group_id"]
    pair = self_and_others.pair(opened, selection, group, "self", "peers")
    assert pair.sentences[0] == (
        "**Dimension D** may be a blind spot: 85% of ratings by people themselves are at strong or exemplary, and 60%"
        " of those by their peers: 25 percentage points more (95% interval 21 to 29), where 5 percentage points more is"
        " usual here."
    )
    assert pair.verdict.startswith(
        "Over 5 dimensions, 5 percentage points more of the ratings by people themselves are at strong or exemplary"
        " than of those by their peers, on average (an indication). On 4 of them they are higher."
    )


@pytest.mark.parametrize("rater_group", ["self", "peers"])
def test_a_group_that_another_rater_group_combines_differently_is_not_set_beside_it(published, rater_group):
    wards = [NOBODY | {"division": name} for name in ("A", "B")]
    counts = (10, 20, 20, 10)
    slices = [
        Slice(
            framework=FIVE,
            rater_group="self",
            blocks=[
                whole(120, counts=(20, 40, 40, 20)),
                Block("division", "A", wards[:1], 60, None, counts),
                Block("division", "B", wards[1:], 60, None, counts),
            ],
        ),
        Slice(
            framework=FIVE,
            rater_group="peers",
            blocks=[whole(40, counts=counts), Block("division", "A + B", wards, 40, None, counts)],
        ),
    ]
    opened = published(*slices)
    selection = choose(opened, {"rater_group": rater_group})[0]
    groups = metrics.groups(opened, selection)
    for group in groups.loc[~groups["is_overall"], "group_id"]:
        found = blind_spots.between(opened, selection, group, "self", "peers")
        assert found["difference"].isna().all()
        exhibit = self_and_others.side_by_side(opened, selection, group)
        assert "combined to protect confidentiality" in exhibit.note
        name = wording.value("rater_group", rater_group)
        assert [trace.name for trace in exhibit.figure.data] == [name, wording.CHANCE_RANGE]
        assert self_and_others.pair(opened, selection, group, "self", "peers").verdict.startswith(
            "There is nothing to compare"
        )


def test_the_gap_is_that_of_the_published_counts(published):
    opened = published(rated("self", [66, 66, 66, 85, 40]), rated("peers", [60, 61, 62, 63, 64]))
    selection = choose(opened, {})[0]
    (group,) = metrics.groups(opened, selection)["group_id"]
    found = blind_spots.between(opened, selection, group, "self", "peers")
    expected = np.array([66, 66, 66, 85, 40]) - np.array([60, 61, 62, 63, 64])
    assert np.allclose(found["difference"] * 100, expected)
    assert np.allclose(found["usual"] * 100, expected.mean())


def test_a_dimension_on_which_both_agree_is_no_blind_spot_however_far_it_is_from_usual(published):
    opened = published(rated("self", [40, 40, 40, 40, 61]), rated("peers", [60] * 5))
    assert kinds(opened, "self", "peers")["Dimension E"] == ""


def test_the_chart_is_headed_by_how_many_dimensions_stand_on_either_side(published):
    def heading(version, *chances):
        random = np.random.default_rng(3)
        themselves = adding_up(random, lambda _, dimension: (*chances, *[EVEN] * 9)[dimension], people=(300,))
        opened = published(themselves, adding_up(random, people=(300,), rater_group="peers"), version=version)
        selection = choose(opened, {})[0]
        whole_id = metrics.groups(opened, selection)["group_id"].iloc[0]
        return self_and_others.pair(opened, selection, whole_id, "self", "peers").exhibit.message

    lower, higher = (0.5, 0.4, 0.08, 0.02), (0.02, 0.08, 0.4, 0.5)
    end = " of 9 dimensions than those by their peers"
    assert heading("v1", higher, lower) == f"Ratings by people themselves are clearly higher on 1 and lower on 1{end}"
    says = "On {} of 9 dimensions, people clearly rate themselves {} than their peers do"
    assert re.fullmatch(says.format(1, r"\d\d points higher"), heading("v2", higher))
    both = heading("v4", lower, (0.4, 0.4, 0.1, 0.1))
    assert re.fullmatch(says.format(2, r"\d\d to \d\d points lower"), both)
    assert (
        heading("v3") == "Ratings by people themselves and those by their peers do not clearly differ on any dimension"
    )


def test_a_chart_with_nothing_to_compare_says_so(published):
    few = Slice(rater_group="peers", blocks=[])
    opened = published(Slice(), few)
    selection = choose(opened, {})[0]
    whole_id = metrics.groups(opened, selection)["group_id"].iloc[0]
    message = self_and_others.pair(opened, selection, whole_id, "self", "peers").exhibit.message
    assert message == "There is nothing to compare: combined to protect confidentiality"


def test_a_figure_has_one_interval_wherever_it_stands(published):
    slices = [Slice(blocks=[whole(200)]), Slice(blocks=[whole(180)], rater_group="peers")]
    store = published(*slices, invited={"2026 spring": 220})
    selection = choose(store, {})[0]
    cells = metrics.cells(store, selection)
    expected = [wording.interval(*ends) for ends in zip(cells["lower"], cells["upper"], strict=True)]
    group = cells["group_id"].iloc[0]
    beside = self_and_others.side_by_side(store, selection, group).table
    assert (
        beside.loc[beside["Rater group"] == vocabulary("rater_group").named["self"], "95% interval"].tolist()
        == expected
    )
    heat = heatmap.compared(store, selection, "high", "")
    assert heat["value_lower"].tolist() == cells["lower"].tolist()
    apart = blind_spots.between(store, selection, group, "self", "peers")
    assert apart["first_lower"].tolist() == cells["lower"].tolist()
    plain = statistics.wilson_interval(cells["high_share"], cells["subjects"])
    assert (cells["lower"] > plain[0]).all()
