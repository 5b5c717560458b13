"""Which changes to released figures may be shown: in every block nobody changes, or at least K do."""

from collections import Counter

import pytest

from disclosure.ledger.changes import Change, Earlier, allowed, figures
from disclosure.ledger.people import Person


K = 11


def change(ward: str, role: str, number: int = 0, level: int = 2, is_added: bool = True) -> Change:
    return Change(number, is_added, Person(("Surgery", ward, role, "Acute", ""), (("aims", level, None),), ()))


BLOCKS = {
    "aims": [lambda place: place[0], lambda place: place[1], lambda place: place[2]]
}  # a division, a ward, a role
ONE = [change("A", "Nurse")]
MOVED = [change("A", "Nurse", is_added=False)] * 11 + [change("B", "Nurse")] * 11


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (ONE * 11, 11),
        (ONE * 10, 0),
        (ONE * 11 + [change("B", "Nurse")] * 3, 11),  # ward B waits
        (ONE * 9 + [change("A", "Doctor")] * 2, 0),  # 11 of the ward, too few of a role
        (ONE * 12 + [change("B", "Doctor")] * 12, 24),
        # who leaves does not make up for too few who come
        (ONE * 6 + [change("A", "Nurse", level=3, is_added=False)] * 6, 0),
        # nothing can be seen of one who leaves while a like comes
        ([*ONE, change("A", "Nurse", is_added=False)], 2),
        (MOVED, 22),  # nor in the division of those who move within it
        ([*MOVED, change("B", "Nurse", level=3)], 22),  # so a late one among them would be seen there alone
    ],
)
def test_in_every_block_nobody_changes_or_at_least_k_do(changes, expected):
    assert len(allowed(changes, [Earlier({}, BLOCKS)], K)) == expected


@pytest.mark.parametrize(("late", "expected"), [(1, 40), (10, 40), (11, 51)])
def test_against_each_earlier_release_nobody_changes_or_at_least_k_do(late, expected):
    back = [change("A", "Nurse")] * 20 + [change("B", "Doctor")] * 20
    nobody = {"aims": Counter({figure[1]: -1 * number for figure, number in Counter(kinds(back)).items()})}
    given = [*back, *[change("A", "Nurse", level=3)] * late]
    assert len(allowed(given, [Earlier(nobody, BLOCKS), Earlier({}, BLOCKS)], K)) == expected


def kinds(changes) -> list[tuple]:
    return [figure for one in changes for figure in figures(one.person)]
