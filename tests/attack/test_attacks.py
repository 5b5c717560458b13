"""The published store against an attacker who has all of it and the staff list; and the attacks against broken audits."""

import pytest

from tests.support.attack.attacks import (
    certain_ratings,
    follows_exactly,
    is_true,
    members_told,
    numbers_told,
    other_world,
    recovered_cells,
    smallest_derivable,
)
from tests.support.attack.switched_off import NO_LEVELS, NO_RANK, NO_SETS, K
from tests.support.attack.trusts import trust


NO_NUMBERS = "full = levels.pinned; levels.pinned = lambda *given: full(*given[:5])"
NO_LIKENESS = (
    "from disclosure.blocks import pooling; pooling.SHARE_FOR_LIKENESS = -1"  # rows in which a number would follow
)
WORLDS_TRIED = 200
TRIED_PER_VIEW = 12


@pytest.mark.parametrize("name", ["usual_trust", "hard_trust"])
def test_nothing_follows_from_the_published_rows(request, name):
    seen = request.getfixturevalue(name).publish()
    assert len(seen) == 54  # six slices of nine dimensions
    assert all(is_true(view) for view in seen)
    for view in seen:
        assert recovered_cells(view, K) == []
        assert smallest_derivable(view, K) is None
        assert certain_ratings(view) == 0


def test_for_everybody_alone_in_a_microcell_another_level_would_have_been_published_alike(hard_trust):
    tried = 0
    for view in hard_trust.publish():
        if view.name[2] == "self":
            for cell in [place for place, people in enumerate(view.people) if people == 1][:TRIED_PER_VIEW]:
                assert other_world(view, cell)
                tried += 1
    assert tried >= WORLDS_TRIED


def test_with_the_audits_of_sets_switched_off_the_rank_attack_finds_small_groups(hard_trust):
    seen = hard_trust.publish(without=f"{NO_RANK}; {NO_SETS}; {NO_LEVELS}")
    assert sum(len(recovered_cells(view, K)) for view in seen) > 0


def test_what_the_rank_attack_finds_follows_over_the_rationals_too(hard_trust):
    seen = hard_trust.publish(without=f"{NO_RANK}; {NO_SETS}; {NO_LEVELS}")
    view, (columns, group) = next((view, cells[0]) for view in seen if (cells := recovered_cells(view, K)))
    places = ["division", "team", "role", "care_setting"]
    inside = [n for n, cell in enumerate(view.cells) if tuple(cell[places.index(c)] for c in columns) == group]
    assert follows_exactly(view, inside)
    assert not follows_exactly(view, [0, 1])


def test_with_the_audit_of_levels_switched_off_levels_follow_with_certainty(hard_trust):
    assert sum(certain_ratings(view) for view in hard_trust.publish(without=NO_LEVELS)) > 0


def test_with_the_audit_of_sets_of_any_shape_switched_off_integer_programming_finds_one(hard_trust):
    assert any(smallest_derivable(view, K) for view in hard_trust.publish(without=f"{NO_SETS}; {NO_LEVELS}")[:36])


@pytest.mark.parametrize(("without", "is_told"), [("", False), (NO_LEVELS, True)])
def test_no_member_learns_anothers_level_but_where_the_audit_of_levels_is_switched_off(tiny_trust, without, is_told):
    seen = tiny_trust.publish(without=without)
    assert all(is_true(view) for view in seen)
    told = (members_told(view) > 0 for view in seen if view.name[2] == "self")
    assert any(told) == is_told


@pytest.mark.parametrize(("without", "is_told"), [("", False), (f"{NO_NUMBERS}; {NO_LIKENESS}", True)])
def test_no_number_at_a_level_follows_of_a_few_but_where_it_is_not_asked_about(tiny_trust, without, is_told):
    assert any(numbers_told(view, K) for view in tiny_trust.publish(without=without)) == is_told


@pytest.mark.parametrize(("seed", "k"), [(2, 11), (3, 11), (2, 7), (3, 7), (2, 20), (3, 20)])
def test_very_small_trusts_hold_too_at_every_k(tmp_path, seed, k):
    home = trust(tmp_path, hard=seed == 3, people=80, divisions=2, teams=6, seed=seed)
    for view in home.publish(k=k):
        assert is_true(view)
        assert view.subjects.min() >= k
        assert recovered_cells(view, k) == []
        assert smallest_derivable(view, k) is None
        assert certain_ratings(view) == 0
