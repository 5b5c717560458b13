"""Items beside their dimension, against an attacker who has all rows of both and the staff list."""

from random import Random

import pytest

import settings
from disclosure.audit import items
from tests.support.attack.item_trusts import ASKED, a_trust, seen
from tests.support.attack.joint import told
from tests.support.records import Records


MEMBERS_TRIED = 6


def who_can_only_be_in_the_middle() -> Records:
    """A ward in which all at two of the levels are alike on the first item, and whose doctors are at no other."""
    records = Records(dimensions=("trust",), items=ASKED)
    for number in range(12):
        records.answer(
            f"n{number}", *((1, 2), (4, 4), (3, 2), (1, 2), (4, 4), (3, 3))[number % 6], team="Ward 1", role="Nursing"
        )
        records.answer(f"o{number}", *((3, 2), (3, 3), (2, 4))[number % 3], team="Ward 2", role="Medical")
        records.answer(f"p{number}", *((1, 4), (3, 3), (2, 2), (4, 4))[number % 4], team="Ward 2", role="Nursing")
    for number in range(6):
        records.answer(f"d{number}", *((3, 2), (3, 3))[number % 2], team="Ward 1", role="Medical")
    return records


def test_an_item_is_not_shown_where_all_levels_that_somebody_can_have_mean_one_level_of_it(monkeypatch):
    held = seen(who_can_only_be_in_the_middle())
    assert told(held) == []
    assert held.item_rows == 3, "organisation, division, and the wards as one"
    monkeypatch.setattr(items, "is_open", lambda beside: True)
    assert told(seen(new_home(monkeypatch, who_can_only_be_in_the_middle()))), "who is looked for is there to be found"


def new_home(monkeypatch, records: Records) -> Records:
    monkeypatch.setenv("NINEFOLD_HOME", str(settings.home() / "another"))
    return records


@pytest.mark.parametrize("seed", range(4))
def test_nothing_follows_of_an_item_from_a_dimension_and_its_items_together(seed):
    joint = seen(a_trust(seed))
    assert joint.item_rows > 1
    assert told(joint) == []
    members = [(cell, answer) for cell, answer in zip(*joint.truth.nonzero(), strict=True)]
    for own in Random(seed).sample(members, MEMBERS_TRIED):
        assert told(joint, own) == []
