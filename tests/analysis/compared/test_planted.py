"""The made-up sample's planted differences are found by the pages' own functions, and nothing else is said to differ."""

import pytest

from analysis import exhibits
from analysis.compared import blind_spots, change, compare, wave_run
from analysis.published import metrics
from analysis.published.selection import choose
from etl.sample.answers import HIGHER_DIMENSION, HIGHER_ROLE, LOWER_DIMENSION, LOWER_DIVISION, RISEN_DIMENSION
from tests.support.planted import DIMENSIONS, WAVES


def standing(found):
    return set(zip(found.loc[found["stands"], "block"], found.loc[found["stands"], "dimension"], strict=True))


@pytest.mark.parametrize("rater_group", ["self", "peers", "direct_reports"])
@pytest.mark.parametrize("breakdown", ["division", "role"])
def test_planted_differences_between_groups_stand_and_no_others(sample, rater_group, breakdown):
    store, trust = sample
    selection = choose(store, {"rater_group": rater_group, "breakdown": breakdown})[0]
    planted = {
        "division": (trust.divisions[LOWER_DIVISION], DIMENSIONS[LOWER_DIMENSION]),
        "role": (HIGHER_ROLE, DIMENSIONS[HIGHER_DIMENSION]),
    }[breakdown]
    assert standing(compare.with_rest(store, selection)) == {planted}


@pytest.mark.parametrize("breakdown", ["division", "role"])
def test_the_overviews_heading_names_the_group_that_its_picture_marks(sample, breakdown):
    store, trust = sample
    message = exhibits.profile(store, choose(store, {"breakdown": breakdown})[0]).message
    planted = {
        "division": f"{trust.divisions[LOWER_DIVISION]} is clearly lower on {DIMENSIONS[LOWER_DIMENSION]}",
        "role": f"{HIGHER_ROLE} is clearly higher on {DIMENSIONS[HIGHER_DIMENSION]}",
    }[breakdown]
    assert message.partition(". ")[2] == planted


@pytest.mark.parametrize("breakdown", ["division", "role"])
def test_importance_in_which_nothing_is_planted_has_no_difference(sample, breakdown):
    store, _ = sample
    selection = choose(store, {"measure": "importance", "breakdown": breakdown})[0]
    assert selection.measure == "importance"
    assert standing(compare.with_rest(store, selection)) == set()


@pytest.mark.parametrize("rater_group", ["self", "line_manager", "peers", "direct_reports"])
def test_the_planted_change_stands_in_the_last_wave_and_none_before(sample, rater_group):
    store, _ = sample
    selection = choose(store, {"rater_group": rater_group})[0]
    whole = metrics.groups(store, selection)["group_id"].iloc[0]
    last = change.pair(store, selection, whole, WAVES[1])
    assert last.loc[last["stands"], "dimension"].tolist() == [DIMENSIONS[RISEN_DIMENSION]]
    middle = choose(store, {"rater_group": rater_group, "wave": WAVES[1]})[0]
    assert not change.pair(store, middle, whole, WAVES[0])["stands"].any()


def test_a_run_marks_the_planted_wave_and_no_other_dimension(sample):
    store, _ = sample
    selection = choose(store, {})[0]
    whole = metrics.groups(store, selection)["group_id"].iloc[0]
    for dimension in DIMENSIONS:
        note = wave_run.exhibit(store, selection, whole, dimension.lower().replace(" ", "_")).note
        is_planted = dimension == DIMENSIONS[RISEN_DIMENSION]
        assert note.startswith(f"Unusual: {WAVES[2]} (outside the limits)" if is_planted else "No wave is unusual"), (
            dimension
        )


def test_self_ratings_that_are_higher_throughout_are_no_blind_spots(sample):
    store, _ = sample
    selection = choose(store, {})[0]
    whole = metrics.groups(store, selection)["group_id"].iloc[0]
    found = blind_spots.between(store, selection, whole, "self", "peers")
    assert (found["difference"] > 0).all()
    assert set(found["kind"]) == {""}
