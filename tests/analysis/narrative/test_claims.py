"""What is said to differ: what was planted, and little else."""

import numpy as np
import pytest

from analysis import narrative
from etl.sample.answers import HIGHER_DIMENSION, HIGHER_ROLE, LOWER_DIMENSION, LOWER_DIVISION, RISEN_DIMENSION
from tests.support.adding_up import EVEN, adding_up
from tests.support.planted import DIMENSIONS, WAVES
from tests.support.published import Framework, Slice, whole
from tests.support.told import DIFFERENCE, LOWER, TOLD_APART, chosen, texts


def test_most_and_least_frequent_are_the_ends_of_the_profile_and_what_can_t_be_told_from_them_is_named(published):
    levels = {
        "a": (20, 30, 90, 60),
        "b": (25, 35, 80, 60),
        "c": (50, 60, 60, 30),
        "d": (60, 50, 60, 30),
        "e": (100, 80, 15, 5),
    }
    blocks = [whole(200, dimensions=(f"dimension_{name}",), counts=counts) for name, counts in levels.items()]
    opened = published(
        Slice(framework=Framework(dimensions=tuple(f"Dimension {name.upper()}" for name in levels)), blocks=blocks)
    )
    most, least, *_ = texts(narrative.stands_out, opened)
    assert most == (
        "Ratings at strong or exemplary are most frequent on Dimension A: 75% (95% interval 69% to 80%; 200 people)."
        " Dimension B (70%) is so near that chance may explain the difference."
    )
    assert least == (
        "Ratings at strong or exemplary are least frequent on Dimension E: 10% (95% interval 7% to 15%; 200 people)."
    )


def test_dimensions_whose_intervals_overlap_are_not_told_apart(published):
    blocks = [
        whole(60, dimensions=("dimension_a",), counts=(10, 14, 24, 12)),
        whole(60, dimensions=("dimension_b",), counts=(14, 16, 20, 10)),
        whole(60, dimensions=("dimension_c",), counts=(12, 14, 22, 12)),
    ]
    opened = published(
        Slice(framework=Framework(dimensions=("Dimension A", "Dimension B", "Dimension C")), blocks=blocks)
    )
    assert texts(narrative.stands_out, opened)[0] == (
        "No dimension is clearly higher or lower than another: on each, between 50% and 60% of ratings are at strong or exemplary, with 95%"
        " intervals within 38% to 71%."
    )


def test_dimensions_with_one_share_are_not_told_as_a_range(published):
    blocks = [whole(60, dimensions=(f"dimension_{name}",), counts=(0, 20, 20, 20)) for name in "ab"]
    opened = published(Slice(framework=Framework(dimensions=("Dimension A", "Dimension B")), blocks=blocks))
    assert texts(narrative.stands_out, opened)[0].startswith(
        "No dimension is clearly higher or lower than another: on each, 67% of ratings are at strong or exemplary,"
    )


def test_two_dimensions_are_told_apart_only_where_their_intervals_leave_a_gap(published):
    two = Framework(dimensions=("Dimension A", "Dimension B"))
    for version, highs, is_apart in (("v1", (40, 60), True), ("v2", (45, 55), False)):
        blocks = [
            whole(100, dimensions=(name,), counts=(0, 100 - high, high, 0))
            for name, high in zip(("dimension_a", "dimension_b"), highs, strict=True)
        ]
        told = texts(narrative.stands_out, published(Slice(framework=two, blocks=blocks), version=version))[0]
        assert told.startswith("Ratings at strong or exemplary are most frequent on Dimension B") == is_apart, told


@pytest.mark.parametrize("rater_group", ["self", "peers", "direct_reports"])
@pytest.mark.parametrize(
    ("breakdown", "dimension"), [("division", LOWER_DIMENSION), ("role", HIGHER_DIMENSION)], ids=["division", "role"]
)
def test_the_planted_differences_of_the_sample_are_said_and_no_others(sample, rater_group, breakdown, dimension):
    store, made_up = sample
    group = {"division": made_up.divisions[LOWER_DIVISION], "role": HIGHER_ROLE}[breakdown]
    out = narrative.stands_out(store, chosen(store, rater_group=rater_group, breakdown=breakdown))
    (told,) = [sentence for sentence in out if DIFFERENCE.match(sentence.text)]
    assert told.about == DIMENSIONS[dimension]
    assert f"ratings in {group} are at strong or exemplary" in told.text
    assert f" percentage points {'fewer' if breakdown == 'division' else 'more'} " in told.text


@pytest.mark.parametrize("rater_group", ["self", "line_manager", "peers", "direct_reports"])
def test_the_planted_change_of_the_sample_is_said_and_no_other(sample, rater_group):
    store, _ = sample
    now, middle = (
        narrative.changed(store, chosen(store, rater_group=rater_group, wave=wave)) for wave in (WAVES[2], WAVES[1])
    )
    assert [sentence.about for sentence in now] == ["", DIMENSIONS[RISEN_DIMENSION]]
    assert [sentence.text.endswith("none is larger than chance explains.") for sentence in middle] == [True]


def test_the_planted_mildness_of_self_ratings_is_said_and_asks_no_blind_spot(sample):
    store, _ = sample
    out = texts(narrative.stands_out, store)
    for raters in ("their line managers", "their peers", "their direct reports"):
        assert any(text.startswith(f"People rate themselves higher than {raters} do: on 9 of 9") for text in out)
    assert not any("may be" in text for text in texts(narrative.look_next, store))


def test_where_nothing_differs_little_is_said_to(published):
    """Of the claims about forty trusts in which everybody answers alike, each kind may err in one of twenty."""
    random, trusts = np.random.default_rng(1), [f"Trust {number}" for number in range(1, 41)]
    opened = published(
        *(
            adding_up(random, organisation=organisation, wave=wave, rater_group=group)
            for organisation in trusts
            for wave in ("2025 autumn", "2026 spring")
            for group in ("self", "peers")
        )
    )
    wrong = dict.fromkeys(("profile", "groups", "peers", "change"), 0)
    for organisation in trusts:
        out = texts(narrative.stands_out, opened, organisation=organisation)
        told = [text for text in out if TOLD_APART.search(text)]
        wrong["profile"] += any("frequent on" in text for text in told)
        wrong["groups"] += any(text.startswith("Of ") for text in told)
        wrong["peers"] += any("rate themselves" in text for text in told)
        since = texts(narrative.changed, opened, organisation=organisation)
        wrong["change"] += any(TOLD_APART.search(text) for text in since)
    assert max(wrong.values()) <= 5, wrong
    assert sum(wrong.values()) <= 10, wrong


def test_of_many_differences_the_clearest_few_are_told_and_the_others_are_counted(published):
    opened = published(adding_up(np.random.default_rng(2), lambda division, _: LOWER if division == 0 else EVEN))
    out = texts(narrative.stands_out, opened)
    (verdict,) = [text for text in out if text.startswith("Of ")]
    assert verdict.endswith("The 4 clearest of them follow, and the Compare page has all.")
    assert len([text for text in out if DIFFERENCE.match(text)]) == 4
