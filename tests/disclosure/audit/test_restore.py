"""Merges that turn out not to be needed are taken back, and no others."""

from random import Random

import pytest

from disclosure.audit import levels as audit_levels
from disclosure.audit import repair
from disclosure.audit import sets as audit_sets
from disclosure.audit.repair import Auditor
from disclosure.audit.restore import taken_apart
from disclosure.audit.system import system
from disclosure.blocks.pooling import groups_of, pooled, standing_alone
from tests.support.slices import DECLARATION, SECONDS, K, a_slice


TEAM = DECLARATION.breakdowns[1]


def wards(**sizes: int):
    """A slice of wards, and rows in which all wards are united."""
    people = [
        ("Surgery", name, "Nursing", "Acute", (1 + turn % 3,)) for name, size in sizes.items() for turn in range(size)
    ]
    slice_ = a_slice(people)
    first, *others = groups_of(slice_.cells, TEAM, slice_.groups)
    return slice_, {
        "organisation": groups_of(slice_.cells, DECLARATION.breakdowns[0], slice_.groups),
        "team": (first.united(*others),),
    }


def apart(slice_, rows, leak) -> list[str]:
    rows = taken_apart(rows, slice_, [0], DECLARATION, K, leak)
    return sorted("+".join(group[-1] for group in block.groups) for block in rows["team"])


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ({"A": 9, "B": 8, "C": 7}, ["A", "B", "C"]),
        ({"A": 9, "B": 8, "C": 4}, ["A", "B+C"]),  # C is too small, so B stays with it and the larger A does not
        ({"A": 9, "B": 4}, ["A+B"]),
    ],
)
def test_every_safe_group_that_leaves_a_safe_rest_gets_a_row_of_its_own_the_largest_first(sizes, expected):
    assert apart(*wards(**sizes), lambda rows: False) == expected


def test_what_would_leak_stays_united():
    slice_, rows = wards(A=9, B=8, C=7)

    def leak(rows) -> bool:
        return any([group[-1] for group in block.groups] == ["A"] for block in rows["team"])

    assert apart(slice_, rows, leak) == ["A+C", "B"]
    assert apart(slice_, rows, lambda rows: True) == ["A+B+C"]


def test_a_group_that_may_not_stand_alone_is_not_taken_out_nor_left_over():
    slice_, rows = wards(A=9, B=8, C=7)
    kept = taken_apart(rows, slice_, [0], DECLARATION, K, lambda rows: False, {"team": {("Surgery", "A")}})
    assert sorted("+".join(group[-1] for group in block.groups) for block in kept["team"]) == ["A+C", "B"]


def a_trust(seed: int):
    """People of seven wards, who mostly answer alike, so that audits unite many of their groups."""
    random = Random(seed)
    people = [
        (
            "Surgery",
            f"Ward {int(random.random() ** 1.5 * 7)}",
            random.choice(["Nursing"] * 3 + ["Medical", "Admin", "AHP"]),
            random.choice(["Acute", "Acute", "Community", "Home"]),
            (random.choice([1] * 7 + [2] * 2 + [3]),),
        )
        for _ in range(random.randrange(60, 110))
    ]
    return a_slice(people, n_levels=3)


def alone(slice_, rows) -> int:
    return sum(standing_alone(blocks, slice_.subjects[0]) for blocks in rows.values())


@pytest.mark.parametrize("seed", [79, 88])
def test_more_people_stand_alone_and_nothing_follows(monkeypatch, seed):
    slice_ = a_trust(seed)
    start = [pooled(slice_, [0], DECLARATION, K)]
    (after,) = Auditor(slice_, DECLARATION, K).audited(start).rows
    equations = system(after, DECLARATION, slice_.subjects)
    assert audit_sets.derivable_set(equations, K, SECONDS) == (None, True)
    assert audit_levels.pinned(equations, slice_.levels[0], SECONDS) is None
    monkeypatch.setattr(repair, "FEW_PEOPLE", 0)
    (before,) = Auditor(slice_, DECLARATION, K).audited(start).rows
    assert alone(slice_, after) > alone(slice_, before)
