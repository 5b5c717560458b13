"""What of several releases together tells whom, and how much who asks may know already."""

import pytest

from disclosure.ledger.joint import Releases
from disclosure.ledger.people import Person


WHOLE = [((), {(): 0})]  # one row, of everybody
BOTH, FIRST = frozenset({0, 1}), frozenset({0})


def somebody(*ratings: tuple[int, int | None]) -> Person:
    return Person(("Surgery", "Ward", "Nursing", "Acute", ""), tuple(("care", *one) for one in ratings), ())


def leak(gone: list[Person]) -> bool:
    """Of a release with twelve people and some, and one with the twelve."""
    stay = [(BOTH, somebody((1 + number % 2, 100 + number))) for number in range(12)]
    releases = Releases([{"care": WHOLE}] * 2, stay + [(FIRST, one) for one in gone], k=5, n_levels=2)
    return releases.leak(["care"], 20.0)


@pytest.mark.parametrize(
    ("two", "is_leak"),
    [
        # ten at the lowest level went, and two ratings at the other: who knows both of those knows the ten's
        ([somebody((2, 1)), somebody((2, 2))], False),
        ([somebody((2, 1)), somebody((2, 1))], True),  # both by one rater
        ([somebody((2, 1), (2, 2))], True),  # both of one person
        ([somebody((2, None)), somebody((2, None))], False),  # by nobody who is known
    ],
)
def test_who_gave_or_got_several_ratings_knows_them_all_in_every_release(two, is_leak):
    assert leak([*(somebody((1, 10 + number)) for number in range(10)), *two]) == is_leak


def test_a_person_who_comes_back_was_said_the_same_of_once():
    # Two ratings at the upper level, of one person, who went and is back: what X gave of them is one rating still.
    ratings = [somebody((1, 10 + number)) for number in range(10)]
    twelve = [(frozenset({0, 1, 2}), somebody((1 + number % 2, 100 + number))) for number in range(12)]
    there, back = (FIRST, somebody((2, 1))), (frozenset({2}), somebody((2, 1)))
    crowd = [(frozenset({0, 2}), one) for one in [*ratings, somebody((2, 5))]]
    assert not Releases([{"care": WHOLE}] * 3, [*twelve, *crowd, there, back], k=5, n_levels=2).leak(["care"], 20.0)
