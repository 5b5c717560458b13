"""Publishing again: what a change does, what waits, and what stays as released."""

import hashlib
import shutil
from dataclasses import replace
from random import Random

import duckdb
import pytest

import settings
from disclosure.publish import told
from disclosure.publish.publish import publish
from tests.support.records import Records


K = 11


def a_wave(people: int = 200, seed: int = 1, **where) -> Records:
    random = Random(seed)
    records = Records()
    for number in range(people):
        records.add(
            f"person {number}",
            *random.choices([1, 2, 3, 4, None], k=2),
            **{
                "division": f"Division {random.randrange(2)}",
                "team": f"Ward {random.randrange(4)}",
                "role": random.choice(["Nursing", "Medical"]),
                **where,
            },
        )
    return records


def without(records: Records, *numbers: int) -> Records:
    """The records but for some people, counted from 1."""
    fewer = Records()
    fewer.assessments = [row for row in records.assessments if row[0] not in numbers]
    fewer.ratings = [row for row in records.ratings if row[0] not in numbers]
    return fewer


def published(records: Records, **options):
    """What was published, with a copy of the store, which the next publication takes away."""
    records.save()
    publication = publish(**options)
    kept = settings.home() / publication.path.name
    shutil.copyfile(publication.path, kept)
    return replace(publication, path=kept)


def rows(publication) -> list[tuple]:
    with duckdb.connect(publication.path, read_only=True) as store:
        return store.execute(
            "select wave, dimension_id, breakdown, block, subjects, level_ratings from blocks join slices using (slice_id) order by all"
        ).fetchall()


def test_the_same_records_are_published_with_the_same_rows():
    first = published(a_wave())
    again = published(a_wave())
    assert rows(again) == rows(first)
    assert (again.changes_applied, again.changes_deferred) == (0, 0)


@pytest.mark.parametrize("late", [1, 10])
def test_a_few_late_people_wait(late):
    first = published(without(a_wave(), *range(1, late + 1)))
    again = published(a_wave())
    assert rows(again) == rows(first)
    assert (again.changes_applied, again.changes_deferred) == (0, late)


def test_an_erased_person_waits_in_the_counts_and_has_left_the_records():
    first = published(a_wave())
    again = published(without(a_wave(), 7))
    assert rows(again) == rows(first)
    assert (again.changes_applied, again.changes_deferred) == (0, 1)


def test_how_alike_ratings_are_stays_as_published_while_changes_wait():
    random = Random(1)
    records = Records()
    for number in range(80):
        for rater in range(4):
            levels = [min(4, 1 + number % 4 + random.randint(0, 1)) for _ in range(2)]
            records.add(f"p{number}", *levels, rater_group="peers", rater=f"r{number} {rater}")

    def correlations(publication) -> list[tuple]:
        with duckdb.connect(publication.path, read_only=True) as store:
            return store.execute(
                "select dimension_id, correlation from intra_class_correlations order by all"
            ).fetchall()

    first = correlations(published(records))
    assert len(first) == 2
    for number in range(10):
        for rater, level in enumerate([1, 1, 4, 4]):
            records.add(f"late {number}", level, level, rater_group="peers", rater=f"r{number} {rater}")
    again = published(records)
    assert again.changes_deferred == 10
    assert correlations(again) == first


def test_how_alike_ratings_are_is_said_of_the_people_published_and_not_of_the_records():
    random = Random(2)
    records = Records()

    def rated(person: str, levels: list[int], division: str) -> None:
        for rater, level in enumerate(levels):
            records.add(person, level, 1, rater_group="peers", rater=f"{person} {rater}", division=division)

    for number in range(60):
        rated(f"p{number}", [1 + number % 4] * 3, "Division 1")
    published(records)
    for number in range(300):  # published: enough of them
        rated(f"q{number}", random.choices([1, 2, 3, 4], k=3), "Division 1")
    for number in range(10):  # who wait, and would pull the correlation up if they counted
        rated(f"r{number}", [1 + 3 * (number % 2)] * 40, "Division 2")
    again = published(records)
    assert (again.changes_applied, again.changes_deferred) == (300, 10)
    assert correlation_of(again) == [(0.2,)]  # with the ten it would be 0.6
    fewer = without(records, *(row[0] for row in records.assessments[180 : 180 + 900]))
    assert correlation_of(published(fewer)) == [(0.9,)]  # or more: the 300 are taken back


def correlation_of(publication) -> list[tuple]:
    with duckdb.connect(publication.path, read_only=True) as store:
        return store.execute("select correlation::double from intra_class_correlations").fetchall()


def test_who_leaves_and_must_wait_is_told_beside_many_who_come():
    records = a_wave()
    published(records)
    gone = [row[0] for row in records.assessments if row[4] == "Division 0"][:3]
    records = without(records, *gone)
    for number in range(40):
        records.assessments.append((1000 + number, *a_late_one(number)))
        records.ratings += [(1000 + number, "aims", 1 + number % 4), (1000 + number, "trust", 1 + number % 3)]
    again = published(records)
    assert (again.changes_applied, again.changes_deferred) == (40, 3)


def a_late_one(number: int) -> tuple:
    late = Records()
    late.add(f"late {number}", division="Division 1", team="Ward 2", role="Nursing")
    return late.assessments[0][1:]


@pytest.mark.parametrize(("late", "said"), [(1, 12), (10, 12), (11, 23)])
def test_the_number_left_out_changes_by_nobody_or_by_at_least_k(late, said):
    records = Records()
    for number in range(40):
        for rater in range(3):
            records.add(f"p{number}", 1 + number % 4, 2, rater_group="peers", rater=f"{number} {rater}")
    for number in range(12 + late):
        for rater in range(2):
            records.add(f"left {number}", 1, None, rater_group="peers", rater=f"left {number} {rater}")
    published(without(records, *(row[0] for row in records.assessments[120 + 24 :])))
    again = published(records)
    with duckdb.connect(again.path, read_only=True) as store:
        found = store.execute("select subjects from left_out where dimension_id = 'aims'").fetchall()
    assert found == [(said,)]
    assert again.changes_deferred == (0 if said > 12 else late)


def test_enough_late_people_of_one_group_are_published():
    records = a_wave()
    first = published(records)
    for number in range(40):
        records.add(
            f"late {number}", 1 + number % 4, 1 + number % 3, division="Division 1", team="Ward 2", role="Nursing"
        )
    again = published(records)
    assert (again.changes_applied, again.changes_deferred) == (40, 0)
    whole = {row[:4]: row[4] for row in rows(again)}
    assert sum(row[4] + 40 == whole[row[:4]] for row in rows(first) if row[2] == "organisation") == 2


def test_late_people_who_all_gave_one_answer_wait_however_many_they_are():
    records = a_wave()
    published(records)
    for number in range(40):
        records.add(f"late {number}", 1 + number % 4, 2, division="Division 1", team="Ward 2", role="Nursing")
    assert published(records).changes_applied == 0


def test_those_who_wait_are_published_when_others_join_them():
    records = a_wave()
    published(records)
    records.add("late", 1, 2, division="Division 1", team="Ward 2", role="Nursing")
    assert published(records).changes_deferred == 1
    for number in range(39):
        records.add(
            f"late {number}", 1 + number % 4, 1 + number % 3, division="Division 1", team="Ward 2", role="Nursing"
        )
    again = published(records)
    assert (again.changes_applied, again.changes_deferred) == (40, 0)


def test_a_new_wave_is_published_at_once_and_the_old_one_stays():
    first = published(a_wave(wave="2025"))
    records = a_wave(wave="2025")
    other = a_wave(people=150, seed=2, wave="2026")
    records.assessments += [(row[0] + 1000, *row[1:]) for row in other.assessments]
    records.ratings += [(number + 1000, *rest) for number, *rest in other.ratings]
    again = published(records)
    assert again.slices == 2
    assert [row for row in rows(again) if row[0] == "2025"] == rows(first)
    assert (again.changes_applied, again.changes_deferred) == (0, 0)


def test_a_slice_whose_load_is_undone_is_withdrawn():
    records = a_wave()
    rated = len({number for number, _, level in records.ratings if level})
    published(records)
    records.assessments = [(row[0], 2, *row[2:]) for row in records.assessments]
    records.save(undone=(2,))
    again = publish()
    assert rows(again) == []
    assert (again.changes_applied, again.changes_deferred) == (rated, 0)
    assert rows(publish()) == []


def test_a_wave_that_is_taken_back_and_loaded_again_with_one_late_answer_is_as_it_was():
    first = rows(published(a_wave()))
    records = a_wave()
    records.assessments = [(row[0], 2, *row[2:]) for row in records.assessments]
    records.save(undone=(2,))
    publish()
    records = a_wave()
    records.add("late", 4, 4, division="Division 1", team="Ward 2", role="Nursing")
    again = published(records)
    assert rows(again) == first
    assert again.changes_deferred == 1


def test_a_higher_k_is_kept_and_a_lower_one_never_opens_what_subtraction_would():
    published(a_wave(), k=11)
    higher = published(a_wave(), k=25)
    assert all(subjects >= 25 for *_, subjects, _ in rows(higher))
    lower = published(a_wave(), k=5)
    assert lower.certified
    assert all(subjects >= 5 for *_, subjects, _ in rows(lower))


def test_where_rows_stay_though_k_was_lowered_the_certificate_says_for_how_many_they_were_made():
    """At 11, A (8 people) and C (3) are one; at 5 they would be A, and B + C: with the 12 of B, C's 3 people follow."""
    records = Records()
    for team, division, number in (("A", "Surgery", 8), ("B", "Medicine", 12), ("C", "Medicine", 3)):
        for person in range(number):
            records.add(f"{team} {person}", 1 + person % 4, 1 + person % 3, division=division, team=team)
    first = published(records, k=11)
    assert (first.slices_by_k, first.smallest_block, told.of_publication(first)) == (
        {11: 1},
        11,
        [f"Version {first.version} is published: 1 slice."],
    )
    lower = published(records, k=5)
    assert rows(lower) == rows(first)
    assert (lower.k, lower.slices_by_k, lower.smallest_block) == (5, {11: 1}, 11)
    assert told.of_publication(lower)[1].startswith(
        "1 of them keeps the rows of an earlier publication, made for groups of 11 or"
    )
    with duckdb.connect(lower.path, read_only=True) as store:
        found = store.execute("select certificate.k, publication.k from certificate, publication").fetchall()
    assert found == [(11, 5)]


def test_the_ledger_holds_no_key_of_a_subject():
    records = a_wave()
    published(records)
    text = (settings.private() / "ledger.duckdb").read_bytes()
    for row in records.assessments[:20]:
        assert row[13].bytes not in text
        assert str(row[13]).encode() not in text


def test_the_ledger_seals_every_published_store():
    path = published(a_wave()).path
    with duckdb.connect(settings.private() / "ledger.duckdb", read_only=True) as ledger:
        (seal,) = ledger.execute("select sha256 from kept.publications").fetchone()
    assert seal == hashlib.sha256(path.read_bytes()).hexdigest()
