"""Sums in which people count for and against: that they are found, and that nobody's level follows from one that remains."""

import numpy as np

from tests.support.attack.attacks import certain_ratings, is_true, members_told, smallest_derivable
from tests.support.attack.signed_sums import in_view, smallest_signed_sum, what_follows
from tests.support.attack.switched_off import DOCTOR, NO_LEVELS, NURSE, K, people
from tests.support.attack.trusts import export


def two_teams_and_two_roles(folder, doctors_of_a, nurses_of_b):
    """Team A less nursing is its doctors less the nurses of team B: 2 for and 2 against."""
    return export(
        folder,
        [
            *people(12, "Surgery", NURSE, "A"),
            *people(2, "Surgery", DOCTOR, "A", levels=doctors_of_a),
            *people(2, "Surgery", NURSE, "B", levels=nurses_of_b),
            *people(12, "Surgery", DOCTOR, "B"),
        ],
    )


def test_a_sum_of_two_numberfor_and_two_against_remains_and_tells_nobody_a_level(tmp_path):
    home = two_teams_and_two_roles(tmp_path, ["Essential", "Proficient"], ["Proficient", "Essential"])
    (view,) = home.publish()
    assert is_true(view)
    found = in_view(view, K)
    assert found.people == 4
    assert found.is_proven
    assert smallest_derivable(view, K) is None
    of_doctor = {cell[2]: sign for cell, sign in zip(view.cells, found.sign, strict=True) if sign}
    assert of_doctor[DOCTOR] == -of_doctor[NURSE]
    # As many of the two doctors as of the two nurses stand at each level; at which, nobody can tell, nor can one of them.
    assert what_follows(view, found.sign).tolist() == [0, 0, 0, 0]
    assert certain_ratings(view) == 0
    assert members_told(view) == 0


def test_a_sum_of_one_leader_for_and_one_against_can_remain_where_several_rate_each(tmp_path):
    # Of either, peers said one Proficient, one Strong, one Exemplary: each level is as often said of the one as of the
    # other. No outsider and no rater learns more; a leader who has read their own report knows the other's.
    said_of = [
        person | {"subject_id": f"S{number}"}
        for number, person in enumerate(
            [
                *people(12, "Surgery", NURSE, "A"),
                *people(1, "Surgery", DOCTOR, "A"),
                *people(1, "Surgery", NURSE, "B"),
                *people(12, "Surgery", DOCTOR, "B"),
            ]
        )
    ]
    ratings = [
        person | {"rater_group": "Peers", "rater_id": f"{person['subject_id']} {rater}", "level": level}
        for person in said_of
        for rater, level in enumerate(["Proficient", "Strong", "Exemplary"])
    ]
    (view,) = export(tmp_path, ratings, "rater_group", "rater_id").publish()
    assert is_true(view)
    found = in_view(view, K)
    assert found.people == 2
    assert what_follows(view, found.sign).tolist() == [0, 0, 0, 0]
    assert certain_ratings(view) == 0
    assert members_told(view) == 0


def test_a_sum_from_which_one_of_its_numberwould_learn_anothers_level_is_mended_by_the_audit_of_levels(tmp_path):
    # One more Essential and Proficient, one fewer Strong and Exemplary: who knows one of a pair knows the other.
    home = two_teams_and_two_roles(tmp_path, ["Essential", "Proficient"], ["Strong", "Exemplary"])
    (view,) = home.publish(without=NO_LEVELS)
    found = in_view(view, K)
    assert found.people == 4
    assert sorted(what_follows(view, found.sign).tolist()) == [-1, -1, 1, 1]
    assert members_told(view) > 0
    (view,) = home.publish()
    assert is_true(view)
    assert members_told(view) == 0
    assert in_view(view, K).people != 4


def test_the_search_finds_the_fewest_numberas_trying_every_sum_does():
    chance = np.random.default_rng(4)
    fewest = set()
    for _ in range(30):
        rows = np.unique(chance.integers(0, 2, (3, 6)), axis=0).astype(float)
        number = chance.integers(2, 9, 6).astype(float)
        found = smallest_signed_sum(rows, number, K)
        signs = np.stack(np.meshgrid(*[[-1, 0, 1]] * 6), axis=-1).reshape(-1, 6)
        rank = np.linalg.matrix_rank(rows)
        followed = [
            int(number @ abs(sign))
            for sign in signs
            if 0 < number @ abs(sign) < K and np.linalg.matrix_rank(np.vstack([rows, sign])) == rank
        ]
        assert found.is_proven
        assert found.people == min(followed, default=0)
        fewest.add(found.people)
    assert 0 in fewest
    assert len(fewest) > 3
