"""Items beside their dimension, against an attacker who has all rows of both and the staff list."""

from random import Random

import pytest

import settings
from disclosure.audit import items
from disclosure.publish.publish import publish
from tests.support.attack.joint import together, told
from tests.support.records import LEVELS, Records


ASKED = {"listens": "trust", "keeps word": "trust"}
MEMBERS_TRIED = 6


def seen(records: Records):
    records.save()
    return together(settings.record_store(), publish().path, "trust", list(records.items), len(LEVELS))


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


@pytest.mark.parametrize("seed", range(6))
def test_nothing_follows_of_an_item_from_a_dimension_and_its_items_together(seed):
    random = Random(seed)
    records = Records(dimensions=("trust",), items={**ASKED, **({"shares": "trust"} if seed % 2 else {})})
    for number in range(90):
        usual = random.choice([1, 2, 2, 3, 3, 3, 4])
        given = [random.choice([usual, usual, 2, 3, None]) for _ in records.items]
        ward = random.randrange(5)
        place = {"division": f"D{ward // 3}", "team": f"Ward {ward}", "role": random.choice(["Nursing", "Medical"])}
        records.answer(f"p{number}", *(given if any(given) else [usual] * len(given)), **place)
    joint = seen(records)
    assert joint.item_rows > 1
    assert told(joint) == []
    members = [(cell, answer) for cell, answer in zip(*joint.truth.nonzero(), strict=True)]
    for own in random.sample(members, MEMBERS_TRIED):
        assert told(joint, own) == []
