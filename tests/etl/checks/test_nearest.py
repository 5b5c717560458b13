"""A role or care setting that is in no list is offered the name that it is near to, and none where none is near."""

import pytest

from domain.declared.mapping_file import Mapping
from etl.checks.nearest import nearest, nearest_known


@pytest.mark.parametrize(
    ("column", "value", "name"),
    [
        ("role", "HCA Band 3", "Additional Clinical Services"),
        ("role", "Band 5 RN", "Nursing and Midwifery Registered"),
        ("role", "Studentz", "Students"),
        ("role", "Student nurse", "Students"),  # the longer of the two spellings in it
        ("role", "Healthcare Scientsts", "Healthcare Scientists"),
        ("role", "Finance Wizard", None),
        ("role", "Manager", None),
        ("role", "Nursing associate", None),  # sits in two groups, and is like “nursing assistant”
        ("care_setting", "Community mental health", "Mental health & learning disability"),
        ("care_setting", "Comunity", "Community health"),
        ("care_setting", "Hospital", None),
    ],
)
def test_a_name_is_offered_where_it_stands_in_the_value_or_is_spelled_like_it(column, value, name):
    assert nearest(column, value) == name


def test_what_was_taken_as_new_and_what_has_no_list_is_not_asked_about():
    mapping = Mapping(values={"role": {"Wizard": "Wizard"}})
    new = {"role": ["Wizard", "Witch"], "team": ["Ward 3"]}
    assert nearest_known(new, mapping) == {"role": {"Witch": None}}
