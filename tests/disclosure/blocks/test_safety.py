"""When a group may be shown: each rule just met and just missed."""

from dataclasses import replace

import numpy as np
import pytest

from disclosure.blocks.safety import rule, too_alike
from tests.support.slices import a_slice, board_grain


K = 11


def is_safe(people, breakdown="team", rater_group="self", declaration=None):
    slice_ = a_slice(people, rater_group=rater_group)
    judge = rule(slice_, 0, breakdown, declaration or board_grain(), K)
    return None if judge is None else bool(judge(np.arange(len(slice_.cells))))


def self_rated(*levels):
    return [("Surgery", "Ward 1", "Nursing", "Acute", (level,)) for level in levels]


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ([1, 2] * 5 + [1], True),  # 11 people
        ([1, 2] * 5, False),  # 10 people
        ([3] * 30, False),  # all at one level
        ([3] * 29 + [2], False),  # the one at "2" knows that all others are at "3"
        ([3] * 28 + [2, 2], True),
        ([3] * 28 + [2, 1], True),
        ([None] * 5 + [1, 2] * 5, False),  # who is not rated does not count
    ],
)
def test_a_group_needs_eleven_subjects_of_whom_no_one_alone_stands_between_it_and_one_level(levels, expected):
    assert is_safe(self_rated(*levels)) is expected


def others_rated(*subjects):
    return [("Surgery", "Ward 1", "Nursing", "Acute", list(ratings)) for ratings in subjects]


def rated_in_turn(raters: list[str], subjects: int = 12, each: int = 3):
    """Subjects rated by `each` raters, taken from the list over and over, at levels 1 and 2 in turn."""
    turn = 0
    people = []
    for subject in range(subjects):
        people.append([(raters[(turn + place) % len(raters)], 1 + (subject + place) % 2) for place in range(each)])
        turn += each
    return others_rated(*people)


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        (rated_in_turn(["a", "b", "c", "d", "e"]), True),
        (rated_in_turn(["a", "b", "c", "d"]), False),  # four raters
        (rated_in_turn(["a", "b", "c", None]), True),  # each rating by an unnamed rater is a further rater's
        (rated_in_turn(["a", "x", "a", "c", "a", "d", "a", "e", "a", "b"], each=4), True),  # a gave half
        (rated_in_turn(["a", "x", "a", "c", "a", "d", "a", "e", "a", "b", "a"], each=4), False),  # and more than half
        # only rater a has anything off level 2
        (others_rated(*[[("a", 1), ("b", 2), ("c", 2), ("d", 2), ("e", 2)]] * 12), False),
        (others_rated(*[[("a", 1), ("b", 1), ("c", 2), ("d", 2), ("e", 2)]] * 12), True),
    ],
)
def test_a_group_rated_by_known_raters_needs_five_of_whom_none_dominates_or_stands_alone(people, expected):
    assert is_safe(people, rater_group="peers") is expected


def test_without_rater_ids_line_managers_ratings_are_for_the_organisation_unless_the_owner_states_more():
    people = rated_in_turn([None], each=1)
    assert is_safe(people, "organisation", "line_manager") is True
    assert is_safe(people, "division", "line_manager") is None
    stated = board_grain().__class__(board_grain().breakdowns, frozenset({"organisation", "division"}))
    assert is_safe(people, "division", "line_manager", stated) is True
    assert is_safe(people, "team", "line_manager", stated) is None


@pytest.mark.parametrize(("managers", "expected"), [(["a", "b", "c"], True), (["a", "b"], False)])
def test_with_rater_ids_a_group_needs_three_line_managers(managers, expected):
    people = rated_in_turn([name for name in managers for _ in range(2)], each=1, subjects=12)
    assert is_safe(people, "team", "line_manager") is expected


def test_line_managers_without_an_id_are_nobody_further():
    people = rated_in_turn(["a", "b", None], each=1, subjects=12)
    assert is_safe(people, "team", "line_manager") is False


@pytest.mark.parametrize(
    ("raters_of_one", "expected"),
    [(40, True), (41, False)],  # of 80 ratings, and of 81
)
def test_about_no_subject_are_more_than_half_of_a_groups_ratings(raters_of_one, expected):
    one = [(None, 1 + turn % 3) for turn in range(raters_of_one)]
    others = [[(None, 1 + (subject + turn) % 3) for turn in range(4)] for subject in range(10)]
    assert is_safe(others_rated(one, *others), rater_group="peers") is expected


@pytest.mark.parametrize(("of_one", "expected"), [(6, True), (7, False)])  # of 12 ratings
@pytest.mark.parametrize("breakdown", ["organisation", "team"])
def test_no_line_manager_gives_more_than_half_of_a_groups_ratings(of_one, expected, breakdown):
    managers = ["a"] * of_one + ["b", "c", "d"] * 2 + ["b"] * 6
    people = others_rated(*[[(manager, 1 + turn % 3)] for turn, manager in enumerate(managers[:12])])
    assert is_safe(people, breakdown, "line_manager") is expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (0, True),  # all came since: nobody is hidden among them
        (1, False),  # whoever made up 30 takes them off again
        (10, False),
        (11, True),
    ],
)
def test_a_group_holds_nobody_or_k_of_the_people_of_each_publication_so_far(before, expected):
    everybody = a_slice(self_rated(*[1 + number % 3 for number in range(before + 30)]))
    then = a_slice(self_rated(*[1 + number % 3 for number in range(before)] or [None]))
    judge = rule(replace(everybody, earlier=(everybody, then)), 0, "team", board_grain(), K)
    assert bool(judge(np.array([0]))) is expected


def test_a_group_that_was_all_at_one_level_is_not_shown_because_made_up_people_answer_otherwise():
    then = self_rated(*[3] * 20)
    now = a_slice([*then, *self_rated(*[1, 2] * 15)])
    assert bool(rule(now, 0, "team", board_grain(), K)(np.array([0])))
    assert not rule(replace(now, earlier=(a_slice(then),)), 0, "team", board_grain(), K)(np.array([0]))


def is_too_alike(people, breakdown="team", rater_group="self", then=None):
    slice_ = a_slice(people, rater_group=rater_group)
    if then is not None:
        slice_ = replace(slice_, earlier=(a_slice(then),))
    return bool(too_alike(slice_, 0, breakdown, K)(np.arange(len(slice_.cells))))


@pytest.mark.parametrize(
    ("people", "rater_group", "expected"),
    [
        (self_rated(*[3] * 29, 2), "self", True),
        (self_rated(*[3] * 28, 2, 2), "self", False),  # safe
        (self_rated(*[3] * 10), "self", False),  # too few to be shown anyhow
        (others_rated(*[[("a", 1), ("b", 2), ("c", 2), ("d", 2), ("e", 2)]] * 12), "peers", True),
        (others_rated(*[[("a", 1), ("b", 2)]] * 12), "peers", False),  # too few raters anyhow
        (others_rated(*[[("a", 1)]] * 6, *[[("b", 2)]] * 6), "line_manager", False),
    ],
)
def test_a_group_is_too_much_alike_if_likeness_and_not_its_size_or_its_raters_keeps_it_from_being_shown(
    people, rater_group, expected
):
    assert is_too_alike(people, rater_group=rater_group) is expected


def test_a_group_that_was_too_much_alike_at_a_publication_still_tells_of_it():
    now = self_rated(*[3] * 20, *[1, 2] * 15)
    assert not is_too_alike(now)
    assert is_too_alike(now, then=self_rated(*[3] * 20))
