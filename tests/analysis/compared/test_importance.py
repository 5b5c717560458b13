"""Importance and performance: places are the published shares, prompts only where they are clear."""

import numpy as np
import pytest

from analysis.compared import importance
from analysis.published import metrics
from analysis.published.selection import choose
from tests.support.published import Framework, Slice, whole


DIMENSIONS = tuple(f"Dimension {letter}" for letter in "ABCDE")
FIVE = Framework(dimensions=DIMENSIONS)
LIKEWISE = [80, 80, 40, 40, 60]  # of 100 ratings, at a high level
NOTHING = "nothing can be told apart: all 5 dimensions lie too near the average to say"
PERFORMANCE, IMPORTANCE = [80, 40, 80, 40, 61], [80, 80, 40, 40, 60]  # of 100 ratings, at a high level


def rated(measure, high, people, shown=DIMENSIONS):
    """A slice of so many people, with so many per cent of them at a high level on each dimension."""
    blocks = []
    for name, part in zip(DIMENSIONS, high, strict=False):
        if name in shown:
            top = round(people * part / 100)
            counts = (0, people - top, top, 0)
            blocks.append(whole(people, dimensions=(name.lower().replace(" ", "_"),), counts=counts))
    return Slice(framework=FIVE, measure=measure, blocks=blocks)


def opened_at(store):
    selection = choose(store, {})[0]
    return selection, metrics.groups(store, selection)["group_id"].iloc[0]


def test_each_quarter_has_its_own_question_and_the_middle_has_none(published):
    store = published(rated("performance", PERFORMANCE, 1000), rated("importance", IMPORTANCE, 1000))
    selection, group = opened_at(store)
    found = importance.places(store, selection, group)
    assert np.allclose(found["performance"] * 100, PERFORMANCE)
    assert np.allclose(found["importance"] * 100, IMPORTANCE)
    expected = [importance.PROMPTS[sides] for sides in ((True, True), (True, False), (False, True), (False, False))]
    assert found["prompt"].tolist() == [*expected, ""]
    assert importance.questions(found)[1].startswith(
        "**Dimension B.** More important than average, and lower: what would help"
    )


def test_with_few_people_nothing_is_clear_enough_to_ask(published):
    store = published(rated("performance", PERFORMANCE, 15), rated("importance", IMPORTANCE, 15))
    selection, group = opened_at(store)
    assert importance.questions(importance.places(store, selection, group)) == []


@pytest.mark.parametrize("measure", importance.MEASURES)
def test_a_prompt_needs_intervals_that_leave_the_lines_out_and_be_it_by_half_a_point(published, measure):
    near = [53.5, 52.7, 47.3, 46.5]  # of 1,000, whose 95 % intervals reach 3.1 points to either side; the mean is 50
    far = [90, 90, 10, 10]
    (other,) = set(importance.MEASURES) - {measure}
    store = published(rated(measure, near, 1000), rated(other, far, 1000))
    found = importance.places(store, *opened_at(store))
    gaps = np.maximum(found[f"{measure}_lower"] - 0.5, 0.5 - found[f"{measure}_upper"])
    assert gaps.between(-0.005, 0.005).all()
    assert (found["prompt"] != "").tolist() == (gaps > 0).tolist() == [True, False, False, True]


def test_a_dimension_without_one_of_the_two_is_left_out_and_said(published):
    store = published(
        rated("performance", PERFORMANCE, 500), rated("importance", IMPORTANCE, 500, shown=DIMENSIONS[1:])
    )
    selection, group = opened_at(store)
    shown = importance.quadrant(store, selection, group)
    assert shown.table["Dimension"].tolist() == list(DIMENSIONS[1:])
    assert "1 dimension is not shown: combined to protect confidentiality." in shown.note


def test_one_measure_alone_is_no_quadrant(published):
    store = published(rated("performance", PERFORMANCE, 500))
    assert not importance.is_asked(store, opened_at(store)[0])


@pytest.mark.parametrize(
    ("performance", "asked", "people", "said"),
    [
        (
            PERFORMANCE,
            IMPORTANCE,
            1000,
            "Dimension B (importance 80%, performance 40%) is clearly more important and rated lower",
        ),
        (
            LIKEWISE,
            LIKEWISE,
            1000,
            "nothing more important is clearly rated lower; Dimension A and Dimension B are more important and rated higher",
        ),
        ([60] * 5, IMPORTANCE, 1000, NOTHING),
        (PERFORMANCE, [62] + [60] * 4, 15, NOTHING),
    ],
)
def test_the_heading_says_whether_anything_is_clearly_important_and_low_or_that_nothing_can_be_told_apart(
    published, performance, asked, people, said
):
    store = published(rated("performance", performance, people), rated("importance", asked, people))
    heading = importance.quadrant(store, *opened_at(store)).message
    assert heading == f"Whole organisation: {said}"


@pytest.mark.parametrize(("performance", "says"), [(PERFORMANCE, False), (LIKEWISE, True)])
def test_the_quarter_to_look_at_first_says_where_nothing_lies_clearly_in_it(published, performance, says):
    store = published(rated("performance", performance, 1000), rated("importance", IMPORTANCE, 1000))
    drawn = importance.quadrant(store, *opened_at(store)).figure.to_dict()["layout"]
    texts = [one["text"] for one in drawn["annotations"]]
    assert sum("none clearly" in text for text in texts) == says
    quarter = drawn["shapes"][0]
    for axis, measure in (("x", "importance"), ("y", "performance")):
        mean = importance.places(store, *opened_at(store))[f"{measure}_mean"].iloc[0]
        assert (quarter[f"{axis}0"] >= mean, quarter[f"{axis}1"] <= mean) == (
            (True, False) if axis == "x" else (False, True)
        )
