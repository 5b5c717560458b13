"""One small case written by hand for each audit: it finds nothing, and without that audit the attack succeeds."""

from tests.attack.attacks import certain_ratings, is_true, members_told, recovered_cells, smallest_derivable
from tests.attack.trusts import export


K = 11
LEVELS = ["Essential", "Proficient", "Strong", "Exemplary"]
NURSE, DOCTOR, CLERK = "Nursing and Midwifery Registered", "Medical and Dental", "Administrative and Clerical"
THERAPIST = "Allied Health Professionals"
NO_RANK = "audit_rank.derivable_sets = lambda *_: []"
NO_LEVELS = "audit_levels.pinned = lambda *_: None"
NO_MEMBERS = """
import numpy as np
from disclosure import repair
from disclosure.knowledge import Knowledge
repair.knowledge = lambda levels, *_: Knowledge(np.zeros(0, int), np.zeros(0, int), np.zeros((0, levels.shape[1]), int))
full = audit_levels.pinned
audit_levels.pinned = lambda *given: full(*given[:5])  # nor numbers, which would be mended first
"""
NO_SETS = "audit_sets.derivable_set = lambda *_: (None, True)"


def people(number, division, role, team="Ward", levels=LEVELS):
    return [
        {"division": division, "team": f"{division} {team}", "role": role, "level": levels[place % len(levels)]}
        for place in range(number)
    ]


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
    (view,) = home.publish(without=f"{NO_RANK}; {NO_LEVELS}")
    assert recovered_cells(view, K)[0] == (["division", "team", "role"], ("Surgery", "Surgery 9", DOCTOR))
    assert smallest_derivable(view, K) is None  # with weights up to 20
    (view,) = home.publish()
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
