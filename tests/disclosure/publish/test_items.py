"""What is published of items, beside their dimensions: counted right, certified, and withheld once a slice changes."""

from random import Random

import duckdb
import numpy as np
import pytest

import settings
from disclosure.audit.items import is_open, is_open_to
from disclosure.errors import PublishRefused
from disclosure.publish.publish import publish
from tests.support.records import Records


ITEMS = {"listens": "trust", "keeps word": "trust", "plans": "aims"}
BESIDE = "from release where framework_id = 'made_up__items' order by all"


def a_wave(people: int = 150, seed: int = 1, peers: bool = False) -> Records:
    random = Random(seed)
    records = Records(items=ITEMS)
    for number in range(people):
        place = {"division": f"Division {number % 2}", "team": f"Ward {random.randrange(3)}"}
        records.answer(f"p{number}", *random.choices([1, 2, 3, 4, None], k=3), **place)
        for rater in range(4 if peers else 0):
            levels = random.choices([1, 2, 3, 4], k=3)
            records.answer(f"p{number}", *levels, rater_group="peers", rater=f"r{number + rater}", **place)
    return records


def test_counts_of_items_equal_counts_of_the_records(records, released):
    records = a_wave(peers=True)
    records.save()
    publish()
    place = {row[0]: row for row in records.assessments}
    found = released(f"select rater_group, dimension_id, members, level, level_ratings, subjects, ratings {BESIDE}")
    assert {row[1] for row in found} == set(ITEMS)
    assert len(found) > 100
    for rater_group, item, members, level, number, subjects, ratings in found:
        inside = [
            given
            for of, answered, given in records.item_ratings
            if answered == item
            and place[of][11] == rater_group
            and any(
                all(m[name] in (None, place[of][at]) for name, at in (("division", 4), ("team", 5))) for m in members
            )
        ]
        assert number == inside.count(level)
        assert ratings == len(inside)
        assert subjects == (ratings if rater_group == "self" else ratings / 4)


def test_items_are_slices_with_certificates_of_their_own_in_breakdowns_that_lie_in_one_another(released):
    a_wave().save()
    publication = publish()
    assert publication.slices == 1
    assert released("select framework_id, certified, k, breakdowns from certificate order by all") == [
        ("made_up", True, 11, ["organisation", "division", "team", "role", "care_setting", "division_role"]),
        ("made_up__items", True, 11, ["organisation", "division", "team"]),
    ]
    assert released("select name from frameworks order by all") == [("Made up",), ("Made up, by item",)]


def test_a_framework_without_items_or_answers_to_them_publishes_none(released):
    records = a_wave()
    records.item_ratings = []
    records.save()
    publish()
    assert released("select distinct framework_id from release") == [("made_up",)]


def test_items_stand_as_published_while_a_change_waits_and_go_with_the_first_that_is_published(released):
    a_wave().save()
    publish()
    first = released(BESIDE)
    publish()
    assert released(BESIDE) == first, "the same again"
    publish(k=20)
    assert released(BESIDE) == [], "rows made for 11"
    late = a_wave()
    late.answer("late", 1, 1, 1, division="Division 0", team="Ward 0")
    late.save()
    publish()
    assert released(BESIDE) == first
    many = a_wave()
    for number in range(80):
        many.answer(
            f"late {number}",
            *(1 + (number + n) % 4 for n in range(3)),
            division="Division 0",
            team=f"Ward {number % 3}",
        )
    many.save()
    assert publish().changes_applied
    assert released(BESIDE) == []
    a_wave().save()
    publish()
    assert released(BESIDE) == [], "nor ever again"


def test_items_of_a_wave_that_was_published_without_them_are_published_while_it_is_unchanged(released):
    records = a_wave()
    with_items, records.item_ratings = records.item_ratings, []
    records.save()
    publish()
    records.item_ratings = with_items
    records.save()
    publish()
    assert released(f"select count(*) > 0 {BESIDE}".replace("order by all", "")) == [(True,)]


def test_a_record_store_of_another_version_is_not_counted():
    a_wave().save()
    with duckdb.connect(settings.record_store()) as store:
        store.execute("update schema_version set version = version - 1")
    with pytest.raises(PublishRefused, match="Another version of Ninefold made records.duckdb"):
        publish()


@pytest.mark.parametrize(
    ("beside", "is_said_open"),
    [
        (
            [[0, 1, 0], [0, 0, 1]],
            True,
        ),  # each level of the dimension is one level of the item: who may have both may have both
        ([[0, 5, 0], [0, 5, 0]], False),  # whatever one has on the dimension, it is level 1 of the item
        ([[0, 5, 2], [0, 5, 2]], True),
        ([[0, 5, 0], [0, 5, 1]], False),  # who is the one at level 2 knows all others
        ([[0, 5, 0], [0, 0, 1]], True),  # there is nobody else at that level of the dimension
        ([[0, 5, 0], [3, 0, 0]], False),  # who is known to have answered is at level 1
    ],
)
def test_at_most_one_level_of_the_dimension_may_stand_for_one_level_of_an_item(beside, is_said_open):
    counted = np.array(beside)
    assert is_open(counted) == is_said_open
    nobody = np.zeros((1, *counted.shape), dtype=int)
    assert is_open_to(counted, nobody) >= is_said_open


def test_who_knows_several_answers_is_told_of_no_other():
    counted = np.array([[0, 5, 2], [0, 5, 2]])
    theirs = np.array([[[0, 0, 2], [0, 0, 2]]])
    assert not is_open_to(counted, theirs)
    assert is_open_to(counted, np.array([[[0, 0, 2], [0, 0, 1]]]))
