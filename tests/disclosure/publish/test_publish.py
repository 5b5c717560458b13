"""A publication as a whole: what it writes, and what it refuses."""

import subprocess
import sys

import pytest

import settings
from disclosure.publish.publish import PublishRefused, current, preview, publish
from domain.declared import breakdowns
from domain.door.wire import as_json
from tests.support.records import a_trust


def test_counts_of_blocks_equal_counts_of_the_records(records, released):
    a_trust(records)
    records.save()
    publish()
    place = {row[0]: row for row in records.assessments}
    columns = {"division": 4, "team": 5, "role": 6, "care_setting": 7}
    rows = released("select rater_group, dimension_id, members, level, level_ratings, subjects from release")
    assert len(rows) > 200
    rated = {}
    for number, dimension, level in records.ratings:
        if level:
            row = place[number]
            rated.setdefault((row[11], dimension, row[13]), []).append((row, level))
    rated = {
        of: ratings for of, ratings in rated.items() if of[0] == "self" or len({row[14] for row, _ in ratings}) >= 3
    }
    for rater_group, dimension, members, level, level_ratings, subjects in rows:
        inside = [
            ratings
            for (group, of_dimension, _), ratings in rated.items()
            if (group, of_dimension) == (rater_group, dimension)
            and any(
                all(member[name] in (None, ratings[0][0][column]) for name, column in columns.items())
                for member in members
            )
        ]
        assert subjects == len(inside)
        assert level_ratings == sum(given == level for ratings in inside for _, given in ratings)


def test_every_level_has_a_row_and_block_ids_are_unique_within_a_slice_and_dimension(records, released):
    a_trust(records)
    records.save()
    publish()
    assert released(
        """
        select distinct count(*), count(distinct level), min(level_id), sum(level_ratings) = any_value(ratings)
        from release
        group by organisation, wave, rater_group, measure, dimension_id, block_id
        """
    ) == [(4, 4, "good", True)]


def test_a_publication_reports_itself_and_certifies_every_slice_by_name(records, released):
    a_trust(records)
    records.save()
    seen = []
    publication = publish(k=7, progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (2, 2)
    assert as_json(publication) == {
        "version": publication.version,
        "k": 7,
        "slices": 2,
        "slices_by_k": {7: 2},
        "smallest_block": released("select min(subjects) from release")[0][0],
        "certified": publication.certified,
        "changes_applied": 0,
        "was_altered": False,
        "changes_deferred": 0,
        "path": str(current()),
        "failed": [],
    }
    assert released("select rater_group, k, breakdowns[1] from certificate order by rater_group") == [
        ("peers", 7, "organisation"),
        ("self", 7, "organisation"),
    ]
    assert released("select list(breakdown order by position) from breakdowns") == [
        ([breakdown.id for breakdown in breakdowns.declared().breakdowns],)
    ]


@pytest.mark.parametrize("k", [7, 11, 20])
@pytest.mark.parametrize("more", [0, -1])
def test_the_number_left_out_for_too_few_raters_is_said_from_the_publications_k_on(records, released, k, more):
    left_out, said = k + more, None if more else k
    for person in range(20 + left_out):
        for rater in range(3 if person < 20 else 2):
            records.add(f"p{person}", 1 + person % 4, 2, rater_group="peers", rater=f"r{person}{rater}")
    records.save()
    publish(k=k)
    assert released("select subjects from left_out where dimension_id = 'aims'") == [(said,)]


@pytest.mark.parametrize("k", [7, 11, 20])
def test_a_certificate_says_for_how_many_its_rows_were_made_and_how_many_the_smallest_has(records, released, k):
    a_trust(records)
    records.save()
    publish(k=k)
    smallest = dict(released("select rater_group, min(subjects) from release group by rater_group"))
    certificates = released("select rater_group, k, smallest_derivable_subjects, smallest_block from certificate")
    assert sorted(certificates) == [(raters, k, k, fewest) for raters, fewest in sorted(smallest.items())]
    assert min(smallest.values()) >= k


def test_the_number_of_people_is_of_all_who_count_on_a_dimension_that_is_shown(records, released):
    records.people(20, 1, None)
    records.people(20, 3, 4)
    records.people(15, None, 2)
    records.people(9, None, None)
    records.people(9, 1, None, wave="withheld")
    records.save()
    publish()
    assert released("select wave, assessed.subjects from assessed join slices using (slice_id)") == [
        ("2026 spring", 55)
    ]
    assert sorted(released("select distinct subjects from release where breakdown = 'organisation'")) == [(35,), (40,)]


def test_waves_are_published_in_order(records, released):
    for wave in ("2026 spring", "2025 autumn"):
        records.people(12, 1, 2, wave=wave)
    records.save()
    publish()
    assert released("select wave from waves order by position") == [("2025 autumn",), ("2026 spring",)]


def test_an_organisation_of_ten_is_published_without_a_row(records, released):
    records.people(10, 1, 2)
    records.save()
    assert publish().slices == 1
    assert released("from release") == []
    assert released("select blocks, breakdowns from certificate") == [(0, [])]


def test_nothing_loaded_is_said_in_a_sentence(records):
    for prepare in (lambda: None, records.save):
        prepare()
        for action in (publish, preview):
            with pytest.raises(PublishRefused, match="Nothing is loaded yet"):
                action()
    assert current() is None


@pytest.mark.parametrize("action", [publish, preview])
@pytest.mark.parametrize("k", [0, 4])
def test_k_below_five_is_neither_published_nor_previewed(records, action, k):
    records.people(20, 1, 2)
    records.save()
    with pytest.raises(PublishRefused, match="fewer than 5"):
        action(k=k)


def test_a_record_store_that_a_load_holds_is_waited_for_and_then_said(records, monkeypatch):
    records.people(20, 1, 2)
    records.save()
    monkeypatch.setattr(settings, "WAIT_FOR_WRITER_SECONDS", 0.3)
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            f"import duckdb; c = duckdb.connect({str(settings.record_store())!r}); print(1, flush=True); input()",
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    holder.stdout.readline()
    with pytest.raises(PublishRefused, match="in use by a load"):
        publish()
    holder.communicate(b"\n")
    assert publish().slices == 1


def test_the_published_store_holds_no_key_of_a_subject_or_rater(records):
    a_trust(records)
    records.save()
    content = publish().path.read_bytes()
    for row in records.assessments:
        for key in (row[13], row[14]):
            if key:
                assert key.bytes not in content
                assert str(key).encode() not in content


def test_private_files_are_for_their_owner_alone(records):
    records.people(20, 1, 2)
    records.save()
    publish()
    for path in settings.private().iterdir():
        if path.name not in ("records.duckdb", "secret.key"):  # the loader's
            assert path.stat().st_mode & 0o077 == 0
