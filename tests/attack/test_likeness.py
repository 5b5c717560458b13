"""What combining itself tells: a ward that answers alike on one dimension is no more conspicuous there than on another."""

from random import Random

import pytest

from disclosure.blocks import pooling as blocks
from disclosure.publish.publish import publish
from settings import record_store
from tests.support.attack.attacks import is_true, views
from tests.support.attack.likeness import guesses
from tests.support.attack.trusts import trust
from tests.support.records import Records


K = 11
NO_SHARE = "from disclosure.blocks import pooling; pooling.SHARE_FOR_LIKENESS = -1"


def published(alike: int):
    """Ten wards of sixteen people; in the first so many of the sixteen are "strong" on one of three dimensions."""
    random, records = Random(5), Records(dimensions=("aims", "trust", "care"))
    for number in range(160):
        levels = random.choices([1, 2, 3, 4], k=3)
        if number < alike:
            levels[1] = 3
        elif number < 16:
            levels[1] = 2
        records.add(f"P{number}", *levels, division="Surgery", team=f"Ward {number // 16}", role="Nursing")
    records.save()
    return views(record_store(), publish(k=K).path)


@pytest.mark.parametrize(("alike", "share", "right"), [(15, 0.1, 0), (15, -1, 1), (16, 0.1, 0), (14, -1, 0)])
def test_a_ward_that_agrees_is_guessed_only_where_its_block_is_made_on_that_dimension_alone(
    monkeypatch, alike, share, right
):
    monkeypatch.setattr(blocks, "SHARE_FOR_LIKENESS", share)
    seen = published(alike)
    assert all(is_true(view) for view in seen)
    assert sum(guesses(seen, K)) == right


def test_nobody_guesses_right_in_a_usual_trust(tmp_path):
    seen = trust(tmp_path, hard=False, people=140, divisions=2, teams=8, seed=2).publish()
    assert len(seen) == 54
    assert sum(guesses(seen, K)) == 0


def test_in_a_trust_that_mostly_answers_alike_fewer_guesses_are_right(tiny_trust):
    assert sum(guesses(tiny_trust.publish(), K)) < sum(guesses(tiny_trust.publish(without=NO_SHARE), K))
