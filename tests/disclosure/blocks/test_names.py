"""What blocks are called."""

from disclosure.blocks import names
from disclosure.blocks.pooling import Block, groups_of
from domain.columns import GROUPS
from tests.support.slices import board_grain


CELLS = (
    ("Surgery", "Ward 3", "Medical and Dental", "Acute", ""),
    ("Surgery", "Ward 10", "Medical and Dental", "Acute", ""),
    ("Medicine", "Ward 3", "Medical and Dental", "Acute", ""),
)


def called(breakdown_id: str, *places: int) -> str:
    breakdown = next(breakdown for breakdown in board_grain().breakdowns if breakdown.id == breakdown_id)
    groups = groups_of(CELLS, breakdown, GROUPS)
    chosen = [group for group in groups if set(group.cells) & set(places)]
    return names.name(chosen[0].united(*chosen[1:]), names.labels(CELLS, breakdown, "Example Trust", GROUPS))


def test_blocks_are_named_by_their_parts_in_natural_order():
    assert called("organisation", 0) == "Example Trust"
    assert called("team", 1) == "Ward 10"
    assert called("team", 0, 1) == "Surgery: Ward 3 + Ward 10"
    assert called("division", 0, 2) == "Medicine + Surgery"
    assert called("division_role", 0) == "Surgery: Medical and Dental"


def test_numbers_sort_by_size_whatever_digits_a_name_holds():
    assert sorted(["Ward 10", "Ward 9", "4 Acre", "Ward²"], key=names.natural) == [
        "4 Acre",
        "Ward 9",
        "Ward 10",
        "Ward²",
    ]


def test_a_blocks_id_depends_on_its_breakdown_and_its_groups_and_on_nothing_else():
    team, division = board_grain().breakdowns[2], board_grain().breakdowns[1]
    one = Block((("Surgery", "Ward 3"), ("Surgery", "Ward 10")), (0, 1))
    assert names.identity(one, team) == names.identity(Block(one.groups[::-1], (7,)), team)
    assert names.identity(one, team) != names.identity(Block(one.groups[:1], (0,)), team)
    assert names.identity(one, team) != names.identity(one, division)


def test_members_leave_what_is_not_restricted_open():
    team = board_grain().breakdowns[2]
    assert names.members(Block((("Surgery", "Ward 3"),), (0,)), team) == [
        {"division": "Surgery", "team": "Ward 3", "role": None, "care_setting": None, "band": None}
    ]
