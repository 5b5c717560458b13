"""Importance and performance: places are the published shares, prompts only where they are clear."""

import numpy as np

from analysis.compared import importance
from analysis.published import metrics
from analysis.published.selection import choose
from tests.support.published import Framework, Slice, whole


DIMENSIONS = tuple(f"Dimension {letter}" for letter in "ABCDE")
FIVE = Framework(dimensions=DIMENSIONS)
PERFORMANCE, IMPORTANCE = [80, 40, 80, 40, 61], [80, 80, 40, 40, 60]  # of 100 ratings, at a high level


def rated(measure, high, people, shown=DIMENSIONS):
    blocks = []
    for name, part in zip(DIMENSIONS, high, strict=True):
        if name in shown:
            top = people * part // 100
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
