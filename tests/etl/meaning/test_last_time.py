"""The same survey, next year: what differs from the mapping of last time is told, and nothing is read by it unasked."""

import pytest

from domain.declared.mapping_file import Mapping
from domain.door.look import Difference
from etl.meaning.last_time import last_time


QUESTIONS = {
    "leading_with_care": ("I notice how my colleagues are",),
    "developing_capability": ("I help others to learn",),
    "sharing_the_vision": ("I say where we are going",),
}
COLUMNS = {"subject_id": "Code", "team": "Ward", "role": "Job"}
BEFORE = Mapping(columns=COLUMNS, dimensions=QUESTIONS, name="survey 2025")
HEADERS = [*COLUMNS.values(), *(header for (header,) in QUESTIONS.values())]


def test_columns_in_another_order_and_reworded_ones_are_paired_and_what_is_gone_is_told():
    now = ["I help other people to learn", "Job", "Ward", "Code", "I notice how my colleagues are", "Which site?"]
    found = last_time([BEFORE], now)
    assert found.mapping == "survey 2025"
    assert found.differs == [
        Difference("I help others to learn", "I help other people to learn", "developing_capability"),
        Difference("I say where we are going", None, "sharing_the_vision"),
    ]


@pytest.mark.parametrize(
    "called",
    [
        ["Code", "Ward", "Another thing", "And another"],  # too little in common
        HEADERS,  # nothing differs in what is read
        [*HEADERS, "More"],
        [],
    ],
)
def test_an_export_that_is_not_like_it_or_lacks_nothing_differs_from_no_last_time(called):
    assert last_time([BEFORE], called) is None


def test_the_likest_mapping_is_meant_and_of_several_the_latest():
    older = Mapping(columns=COLUMNS, dimensions=QUESTIONS, name="older")
    less = Mapping(
        columns=COLUMNS, dimensions={"leading_with_care": ("Care?",), "sharing_the_vision": ("Aim?",)}, name="less"
    )
    assert last_time([less, BEFORE, older], HEADERS[:-1]).mapping == "survey 2025"


def test_no_column_takes_the_place_of_two():
    now = last_time(
        [BEFORE], ["Code", "Ward", "Job", "I notice how my colleagues are", "I help to say where others are going"]
    )
    assert sorted(str(one.now) for one in now.differs).count("None") == 1
