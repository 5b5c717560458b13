"""One small case written by hand for each audit: it finds nothing, and without that audit the attack succeeds."""

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from tests.support.attack.attacks import certain_ratings, is_true, members_told, recovered_cells, smallest_derivable
from tests.support.attack.switched_off import (
    CLERK,
    DOCTOR,
    NO_CLASSES,
    NO_LEVELS,
    NO_RANK,
    NO_SETS,
    NURSE,
    THERAPIST,
    K,
    people,
)
from tests.support.attack.trusts import export


NO_MEMBERS = """
import numpy as np
from disclosure.audit import repair
from disclosure.audit.knowledge import Knowledge
nobody = np.zeros(0, int)
repair.knowledge = lambda slice_, _: Knowledge(nobody, nobody, np.zeros((0, slice_.levels.shape[2]), int))
full = levels.pinned
levels.pinned = lambda *given: full(*given[:5])  # nor numbers, which would be mended first
"""
NO_RATED = """
from dataclasses import replace
from disclosure.audit import repair
from disclosure.audit.knowledge import knowledge
repair.knowledge = lambda slice_, dimension: knowledge(replace(slice_, rated=None), dimension)
"""


def test_rank_a_role_less_the_divisions_that_show_it_is_the_division_that_does_not(tmp_path):
    # 25 doctors, of whom 12 and 11 are shown in two divisions: 25 - 12 - 11 = 2 in the third.
    home = export(
        tmp_path,
        [
            *people(20, "Surgery", NURSE),
            *people(12, "Surgery", DOCTOR),
            *people(20, "Medicine", NURSE),
            *people(11, "Medicine", DOCTOR),
            *people(20, "Estates", NURSE),
            *people(15, "Estates", CLERK),
            *people(2, "Estates", DOCTOR),
        ],
    )
    (view,) = home.publish(without=f"{NO_RANK}; {NO_SETS}; {NO_LEVELS}")
    assert recovered_cells(view, K)[0] == (["division", "role"], ("Estates", DOCTOR))
    for audits in ("", NO_SETS, NO_RANK):
        (view,) = home.publish(without=audits)
        assert is_true(view)
        assert recovered_cells(view, K) == []


def test_rank_two_people_follow_by_counting_a_row_55_times_which_no_search_of_small_weights_finds(tmp_path):
    # Weights r of roles, s of settings and t of teams add up to 0 for everybody but the two. A team of two kinds of
    # people says that their r + s are the same, so r2 - r1 = s2 - s1 = 1, r3 = r2 + s2 - s1 = 2, s3 = s2 + r3 - r1 = 3,
    # then 5, 8, 13, 21, 34 and 55: each is the sum of the two before.
    roles = [NURSE, DOCTOR, CLERK, THERAPIST, "Healthcare Scientists", "Estates and Ancillary"]
    settings = ["Acute", "Community", "Mental health", "Ambulance", "Primary care", "Corporate"]
    kinds = [[(2, 1), (1, 2)], [(3, 1), (2, 2)]]
    for step in range(3, 6):
        kinds += [[(step, step - 1), (1, step)], [(step + 1, 1), (step, step)]]
    kinds += [[(6, 5), (1, 6)]]
    crowd = []
    for team, pair in enumerate([*kinds, [(1, 1), (2, 1)]]):
        for role, setting in pair:
            number = 2 if (team, role) == (9, 2) else 12
            placed = people(number, "Surgery", roles[role - 1], f"{team}")
            crowd += [{**person, "care_setting": settings[setting - 1]} for person in placed]
    home = export(tmp_path, crowd)
    (view,) = home.publish(without=f"{NO_RANK}; {NO_CLASSES}; {NO_LEVELS}")
    assert recovered_cells(view, K)[0] == (["division", "team", "role"], ("Surgery", "Surgery 9", DOCTOR))
    assert smallest_derivable(view, K) is None  # with weights up to 20
    for audits in ("", NO_RANK, NO_CLASSES):
        (view,) = home.publish(without=audits)
        assert is_true(view)
        assert recovered_cells(view, K) == []


def test_sets_two_roles_together_less_where_they_are_shown_together(tmp_path):
    # 8 doctors and 9 therapists are one row, 17; in Surgery 12 of them are one row: the other 5, of both roles, follow.
    home = export(
        tmp_path,
        [
            *people(20, "Surgery", NURSE),
            *people(5, "Surgery", DOCTOR),
            *people(7, "Surgery", THERAPIST),
            *people(20, "Medicine", NURSE),
            *people(15, "Medicine", CLERK),
            *people(3, "Medicine", DOCTOR),
            *people(2, "Medicine", THERAPIST),
        ],
    )
    (view,) = home.publish(without=f"{NO_SETS}; {NO_LEVELS}")
    assert recovered_cells(view, K) == []  # no filter names the five
    assert smallest_derivable(view, K) == 5
    (view,) = home.publish()
    assert is_true(view)
    assert smallest_derivable(view, K) is None


def test_levels_a_team_without_two_levels_and_a_role_without_two_others_pin_who_is_in_both(tmp_path):
    home = export(
        tmp_path,
        [
            *people(12, "Surgery", NURSE, "A", levels=["Essential", "Proficient"]),
            *people(1, "Surgery", DOCTOR, "A", levels=["Proficient"]),
            *people(12, "Surgery", DOCTOR, "B", levels=["Proficient", "Strong"]),
            *people(30, "Surgery", NURSE, "B"),
        ],
    )
    (view,) = home.publish(without=NO_LEVELS)
    assert certain_ratings(view) == 1
    (view,) = home.publish()
    assert is_true(view)
    assert certain_ratings(view) == 0


def test_levels_who_gave_a_teams_only_proficient_knows_the_others_whose_role_has_none(tmp_path):
    # Ward A has 1 "essential" and 1 "proficient", of its doctors, and 10 "strong"; nursing has no "essential". Who is the
    # one "proficient" knows that the ward's nurses can be nothing but "strong".
    home = export(
        tmp_path,
        [
            *people(4, "Surgery", NURSE, "A", levels=["Strong"]),
            *people(6, "Surgery", DOCTOR, "A", levels=["Strong"]),
            *people(2, "Surgery", DOCTOR, "A", levels=["Essential", "Proficient"]),
            *people(7, "Surgery", NURSE, "B", levels=["Strong"]),
            *people(2, "Surgery", NURSE, "B", levels=["Proficient", "Exemplary"]),
            *people(16, "Surgery", DOCTOR, "B"),
        ],
    )
    (view,) = home.publish(without=NO_MEMBERS)
    assert certain_ratings(view) == 0
    assert members_told(view) > 0
    (view,) = home.publish()
    assert is_true(view)
    assert members_told(view) == 0


def test_leaders_who_know_all_that_was_said_of_them_learn_nothing_of_another(tmp_path):
    # A is 12 nurses and a doctor, B a nurse and 12 doctors. Team A less nursing is A's doctor less B's nurse: of two leaders
    # whose three peers all say "Strong", that is nothing at any level, so each of the two would know the other's.
    staff = [*people(12, "Surgery", NURSE, "A"), *people(1, "Surgery", DOCTOR, "A")]
    staff += [*people(1, "Surgery", NURSE, "B"), *people(12, "Surgery", DOCTOR, "B")]
    said = [["Strong"] * 3 if number in (12, 13) else ["Proficient", "Strong", "Exemplary"] for number in range(26)]
    home = export(tmp_path, peers(list(zip(staff, said, strict=True))), "rater_group", "rater_id")
    (view,) = home.publish(without=NO_RATED)
    assert leaders_told(view) == 2
    (view,) = home.publish()
    assert is_true(view)
    assert leaders_told(view) == 0


def test_a_leader_who_knows_all_that_was_said_of_them_learns_nothing_of_another_in_the_same_place(tmp_path):
    # As before, but A has two doctors and B two nurses, and so much for any level of A's doctors goes for B's nurses, who are
    # "Proficient" throughout: so A's doctors have at least their three "Strong", and how many more is open. The one of A's
    # doctors who is "Proficient" throughout knows that the other is "Strong" throughout.
    usual = ["Essential", "Proficient", "Strong"]
    staff = [(one, usual) for one in [*people(12, "Surgery", NURSE, "A"), *people(12, "Surgery", DOCTOR, "B")]]
    doctors = zip(people(2, "Surgery", DOCTOR, "A"), (["Proficient"] * 3, ["Strong"] * 3), strict=True)
    nurses = [(one, ["Proficient"] * 3) for one in people(2, "Surgery", NURSE, "B")]
    home = export(tmp_path, peers([*staff, *doctors, *nurses]), "rater_group", "rater_id")
    (view,) = home.publish(without=NO_RATED)
    assert other_leader_told(view)
    (view,) = home.publish()
    assert is_true(view)
    assert not other_leader_told(view)


def peers(staff: list[tuple[dict, list[str]]]) -> list[dict]:
    """Rows of an export: people, and what different peers say of each."""
    return [
        person | {"subject_id": f"S{number}", "rater_group": "Peers", "rater_id": f"{number} {rater}", "level": level}
        for number, (person, levels) in enumerate(staff)
        for rater, level in enumerate(levels)
    ]


def other_leader_told(view) -> bool:
    """Whether the leader who is "Proficient" knows that the other doctor of ward A is "Strong" throughout."""
    (place,) = (number for number, cell in enumerate(view.cells) if cell[1:3] == ("Surgery A", DOCTOR))
    own = np.zeros(view.truth.shape)
    own[place, 1] = 3
    return fewest_there(view, place, 2, own) == 3


def leaders_told(view) -> int:
    """Leaders alone in a microcell who, knowing all of their own ratings, are certain of all of another such leader's."""
    alone = [place for place, number in enumerate(view.people) if number == 1]
    told = 0
    for own in alone:
        for other in alone:
            level = int(view.truth[other].argmax())
            if other != own and view.truth[other, level] == view.ratings[other]:
                known = np.zeros(view.truth.shape)
                known[own] = view.truth[own]
                told += fewest_there(view, other, level, known) == view.ratings[other]
    return told


def fewest_there(view, cell: int, level: int, known: np.ndarray) -> int:
    """The fewest ratings of a microcell at a level in any answers that are published alike and have those that are known."""
    n_cells, n_levels = view.truth.shape
    goal = np.zeros((n_cells, n_levels))
    goal[cell, level] = 1
    rows = np.kron(view.rows, np.eye(n_levels))
    people_ = np.kron(np.eye(n_cells), np.ones((1, n_levels)))
    right = np.concatenate([view.levels.ravel(), view.ratings])
    constraints = LinearConstraint(np.vstack([rows, people_]), right, right)
    result = milp(goal.ravel(), constraints=constraints, integrality=np.ones(goal.size), bounds=Bounds(known.ravel()))
    assert result.status == 0, result.message
    return round(result.fun)
