"""How groups are pooled into blocks."""

from itertools import combinations
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure.blocks.pooling import groups_of, pooled, rows_by_dimension, standing_alone
from disclosure.blocks.safety import rule
from domain.columns import GROUPS
from tests.support.slices import a_slice, board_grain


K = 11


def people(number: int, division="Surgery", team="Ward 1", role="Nursing", care_setting="Acute"):
    return [(division, team, role, care_setting, (1 + turn % 4,)) for turn in range(number)]


def sizes(slice_, rows, breakdown):
    """Each block's group names and people."""
    return {
        tuple(group[-1] if group else "" for group in block.groups): int(slice_.subjects[0][list(block.cells)].sum())
        for block in rows[breakdown]
    }


@pytest.mark.parametrize(
    ("wards", "expected"),
    [
        ({"A": 11, "B": 12}, {("A",): 11, ("B",): 12}),
        ({"A": 30, "B": 14, "C": 6, "D": 3}, {("A",): 30, ("B", "C", "D"): 23}),  # 6 + 3 is too few: B joins
        ({"A": 30, "B": 14, "C": 6, "D": 5}, {("A",): 30, ("B",): 14, ("C", "D"): 11}),
        ({"A": 10, "B": 10}, {("A", "B"): 20}),  # only the parent is safe: its children stand as one
        ({"A": 11, "B": 10}, {("A", "B"): 21}),
        ({"A": 21}, {("A",): 21}),
    ],
)
def test_safe_groups_stand_alone_and_the_others_are_combined(wards, expected):
    slice_ = a_slice([person for ward, number in wards.items() for person in people(number, team=ward)])
    assert sizes(slice_, pooled(slice_, [0], board_grain(), K), "team") == expected


def test_teams_are_combined_only_inside_their_divisions_block():
    slice_ = a_slice(
        people(20, "Surgery", "A")
        + people(4, "Surgery", "B")
        + people(20, "Medicine", "C")
        + people(8, "Medicine", "D")
        + people(5, "Estates", "E")
        + people(7, "Finance", "F")
    )
    rows = pooled(slice_, [0], board_grain(), K)
    assert sizes(slice_, rows, "division") == {("Surgery",): 24, ("Medicine",): 28, ("Estates", "Finance"): 12}
    assert sizes(slice_, rows, "team") == {("A", "B"): 24, ("C", "D"): 28, ("E", "F"): 12}


def test_a_dimension_whose_whole_organisation_is_unsafe_has_no_rows():
    assert pooled(a_slice(people(10)), [0], board_grain(), K) == {}
    unanimous = [("Surgery", "Ward 1", "Nursing", "Acute", (3,))] * 30
    assert pooled(a_slice(unanimous), [0], board_grain(), K) == {}


def test_a_unanimous_team_of_thirty_is_combined():
    slice_ = a_slice(people(40, team="A") + [("Surgery", "B", "Nursing", "Acute", (3,))] * 30)
    assert sizes(slice_, pooled(slice_, [0], board_grain(), K), "team") == {("A", "B"): 70}


def test_an_empty_slice_has_no_rows():
    slice_ = a_slice([("Surgery", "Ward 1", "Nursing", "Acute", (None, None))], n_dimensions=2)
    assert rows_by_dimension(slice_, board_grain(), K) == ({}, {})


def test_dimensions_share_rows_unless_that_costs_one_of_them_a_group():
    alike = [
        (*person[:4], (1 + turn % 4, 1 + turn % 3)) for turn, person in enumerate(people(12) + people(12, team="B"))
    ]
    one, other = rows_by_dimension(a_slice(alike, n_dimensions=2), board_grain(), K)
    assert one is other
    unlike = [
        (*person[:4], (level, None if turn < 2 else level2)) for turn, (*person, (level, level2)) in enumerate(alike)
    ]
    one, other = rows_by_dimension(a_slice(unlike, n_dimensions=2), board_grain(), K)
    assert [len(rows["team"]) for rows in (one, other)] == [2, 1]


def wards_of_sixteen(number: int, *alike: int):
    """Wards rated on three dimensions; those that are `alike` agree on the second but for one of them."""
    crowd = []
    for ward in range(number):
        for turn in range(16):
            second = 3 if ward in alike and turn else 1 + turn % 4
            levels = (1 + turn % 3, second, 1 + turn % 4)
            crowd.append(("Surgery", f"Ward {ward}", "Nursing", "Acute", levels))
    return a_slice(crowd, n_dimensions=3)


def alone(slice_) -> list[set[str]]:
    """On each dimension, the wards in a row of their own."""
    rows = rows_by_dimension(slice_, board_grain(), K)
    return [{block.groups[0][-1] for block in shown["team"] if len(block.groups) == 1} for shown in rows]


@pytest.mark.parametrize(
    ("slice_", "alone_on_others"),
    [
        (wards_of_sixteen(8, 5), {1, 2, 3, 4, 6, 7}),  # 2 of 24 wards of three dimensions; ward 0 joins
        (wards_of_sixteen(6, 5), {0, 1, 2, 3, 4, 5}),  # 2 of 18 are more than a tenth
        (wards_of_sixteen(30, 5, 7), set(range(30)) - {5, 7}),
        (wards_of_sixteen(8), set(range(8))),
    ],
)
def test_a_ward_that_is_alike_on_one_dimension_is_combined_on_all_where_that_costs_a_tenth_at_most(
    slice_, alone_on_others
):
    first, second, third = alone(slice_)
    assert first == third == {f"Ward {ward}" for ward in alone_on_others}
    assert second <= first


def test_a_dimension_on_which_nothing_is_shown_tells_of_no_group():
    """All but one answer alike there: were every ward told of, none would stand alone on the other dimension."""
    crowd = [("Surgery", f"Ward {n % 4}", "Nursing", "Acute", (1 + (n // 4) % 3, 3 if n else 2)) for n in range(4 * 12)]
    rows = rows_by_dimension(a_slice(crowd, n_dimensions=2), board_grain(), K)
    assert [len(shown.get("team", ())) for shown in rows] == [4, 0]


def some_people(seed: int):
    random = Random(seed)
    skew = random.choice([1, 3])
    return [
        (
            f"Division {int(random.random() ** skew * 3)}",
            f"Ward {int(random.random() ** skew * 5)}",
            random.choice(["Nursing", "Medical", "Admin"]),
            random.choice(["Acute", "Community"]),
            tuple(random.choices([1, 2, 3, 3, 3, 3, 4, None], k=2)),
        )
        for _ in range(random.randrange(5, 160))
    ]


@given(seed=st.integers(0, 10**6), k=st.integers(5, 15))
@settings(max_examples=60)
def test_no_block_is_under_the_threshold_or_nearly_unanimous_and_each_breakdown_shares_out_everybody(seed, k):
    crowd = some_people(seed)
    slice_ = a_slice(crowd, n_dimensions=2)
    for dimension, rows in enumerate(rows_by_dimension(slice_, board_grain(), k)):
        rated = [person for person in crowd if person[4][dimension]]
        for breakdown in board_grain().breakdowns:
            columns = [GROUPS.index(column) for column in breakdown.key]
            shown = []
            for block in rows.get(breakdown.id, ()):
                inside = [p for p in rated if tuple(p[column] for column in columns) in block.groups]
                levels = [p[4][dimension] for p in inside]
                assert len(inside) == slice_.subjects[dimension][list(block.cells)].sum()
                assert len(inside) >= k
                for place in range(len(levels)):
                    assert len(set(levels[:place] + levels[place + 1 :])) > 1
                shown += inside
            if breakdown.id in rows:
                assert sorted(map(repr, shown)) == sorted(map(repr, rated))
                assert len({group for block in rows[breakdown.id] for group in block.groups}) == sum(
                    len(block.groups) for block in rows[breakdown.id]
                )
        if rows:
            for child in rows["team"]:
                assert any(set(child.cells) <= set(parent.cells) for parent in rows["division"])


def test_united_blocks_hold_the_cells_of_both():
    slice_ = a_slice(people(12, team="A") + people(12, team="B"))
    one, other = pooled(slice_, [0], board_grain(), K)["team"]
    assert np.array_equal(one.united(other).cells, [0, 1])


def most_alone(slice_, groups) -> int:
    """People in a row of their own in the best of all ways: for each choice of safe groups, the others being one row."""
    judge = rule(slice_, 0, "team", board_grain(), K)
    sizes = {group: int(slice_.subjects[0][list(group.cells)].sum()) for group in groups}

    def is_safe(*blocks) -> bool:
        return bool(judge(np.array([cell for block in blocks for cell in block.cells])))

    safe = [group for group in groups if is_safe(group)]
    return max(
        sum(sizes[group] for group in alone)
        for number in range(len(safe) + 1)
        for alone in combinations(safe, number)
        if len(alone) == len(groups) or is_safe(*(group for group in groups if group not in alone))
    )


@given(seed=st.integers(0, 10**6))
@settings(max_examples=100)
def test_no_other_way_of_combining_leaves_more_people_in_a_row_of_their_own(seed):
    random = Random(seed)
    crowd = []
    for ward in range(random.randrange(2, 7)):
        usual, share = random.choice([1, 2, 3]), random.choice([0.5, 0.9, 1])
        for _ in range(random.choice([3, 6, 9, 12, 15, 25])):
            level = usual if random.random() < share else random.choice([1, 2, 3, 4])
            crowd.append(("Surgery", f"Ward {ward}", "Nursing", "Acute", (level,)))
    slice_ = a_slice(crowd)
    rows = pooled(slice_, [0], board_grain(), K)
    if rows:
        groups = groups_of(slice_.cells, board_grain().breakdowns[2], slice_.groups)
        assert standing_alone(rows["team"], slice_.subjects[0]) == most_alone(slice_, groups)


def test_a_dimensions_blocks_unite_groups_that_nobody_was_rated_in_on_it_too():
    """Ward C's one person left dimension 1 unanswered: a store without Ward C there would tell."""
    answered = people(20, team="A") + people(20, team="B")
    slice_ = a_slice(
        [(*who[:4], (level, level)) for *who, (level,) in answered] + [("Surgery", "C", "Nursing", "Acute", (2, 0))],
        n_dimensions=2,
    )
    for dimension in (0, 1):
        blocks = pooled(slice_, [dimension], board_grain(), K)["team"]
        assert sorted(group[-1] for block in blocks for group in block.groups) == ["A", "B", "C"]
