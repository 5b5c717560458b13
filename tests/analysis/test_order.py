import pytest

from analysis import order
from domain.words import natural
from tests.support.published import NOBODY


def member(**fields):
    return NOBODY | fields


def test_numbers_in_names_are_counted_not_spelt():
    assert sorted(["Ward 10", "ward 9", "Ward 1a", "Ward 1"], key=natural) == [
        "Ward 1",
        "Ward 1a",
        "ward 9",
        "Ward 10",
    ]


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("role", ["Medical and Dental", "Students", "Allied Health Professionals", "Zookeepers", "Not stated"]),
        ("care_setting", ["Acute", "Community health", "Ambulance", "Airship", "Not stated"]),
        ("band", ["Band 2", "Band 8a", "Band 9", "Band 99", "Not stated"]),
        ("division", ["Division 2", "Division 10", "Not stated"]),
    ],
)
def test_official_order_first_then_the_rest_then_not_stated(field, expected):
    assert sorted(set(expected), key=lambda value: order.value_key(field, value)) == expected


def test_teams_stand_in_their_division_and_combined_groups_after_those_that_stand_alone():
    groups = {
        "B 1": [member(division="B", team="1")],
        "A 1 + A 3": [member(division="A", team="1"), member(division="A", team="3")],
        "A 10": [member(division="A", team="10")],
        "A 2": [member(division="A", team="2")],
    }
    assert sorted(groups, key=lambda name: order.group_key(groups[name])) == ["A 2", "A 10", "A 1 + A 3", "B 1"]


def test_the_whole_organisation_has_a_place_too():
    assert order.group_key([member()]) == order.group_key([member()])
