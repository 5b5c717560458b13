"""A publication as a whole: what it writes, what it refuses, and what a kill at any step leaves."""

import os
import subprocess
import sys
from random import Random

import duckdb
import pytest

import disclosure.preview
import settings
from disclosure import breakdowns, versions
from disclosure.publish import PublishRefused, current, preview, publish


def a_trust(records, seed: int = 1, subjects: int = 200, **where) -> None:
    random = Random(seed)
    for person in range(subjects):
        place = {
            "division": f"Division {random.randrange(3)}",
            "team": f"Ward {random.randrange(5)}",
            "role": random.choice(["Nursing", "Medical"]),
            "care_setting": random.choice(["Acute", "Community"]),
            **where,
        }
        records.add(f"person {person}", *random.choices([1, 2, 3, 4, None], k=2), **place)
        for rater in random.sample(range(50), k=random.randrange(2, 5)):
            levels = random.choices([1, 2, 3, 4, None], k=2)
            records.add(f"person {person}", *levels, rater_group="peers", rater=f"rater {rater}", **place)


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
    assert publication.as_json() == {
        "version": publication.version,
        "slices": 2,
        "certified": publication.certified,
        "changes_applied": 0,
        "changes_deferred": 0,
        "path": str(current()),
    }
    assert released("select rater_group, k, breakdowns[1] from certificate order by rater_group") == [
        ("peers", 7, "organisation"),
        ("self", 7, "organisation"),
    ]
    assert released("select list(breakdown order by position) from breakdowns") == [
        ([breakdown.id for breakdown in breakdowns.declared().breakdowns],)
    ]


@pytest.mark.parametrize(("left_out", "said"), [(11, 11), (10, None)])
def test_the_number_left_out_for_too_few_raters_is_said_from_eleven(records, released, left_out, said):
    for person in range(20 + left_out):
        for rater in range(3 if person < 20 else 2):
            records.add(f"p{person}", 1 + person % 4, 2, rater_group="peers", rater=f"r{person}{rater}")
    records.save()
    publish()
    assert released("select subjects from left_out where dimension_id = 'aims'") == [(said,)]


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


@pytest.mark.parametrize("k", [0, 4])
def test_k_below_five_is_refused(records, k):
    records.people(20, 1, 2)
    records.save()
    with pytest.raises(PublishRefused, match="fewer than 5"):
        publish(k=k)


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


def test_the_current_version_and_the_one_before_are_kept(records):
    records.people(20, 1, 2)
    records.people(20, 3, 4)
    records.save()
    made = [publish().path for _ in range(3)]
    assert sorted(path.name for path in settings.published().glob("*.duckdb")) == sorted(p.name for p in made[1:])
    assert current() == made[2]


def test_a_reader_keeps_its_version_while_the_next_is_published(records):
    records.people(20, 1, 2)
    records.people(20, 3, 4)
    records.save()
    with duckdb.connect(publish().path, read_only=True) as reader:
        before = reader.execute("select count(*) from release").fetchall()
        publish()
        assert reader.cursor().execute("select count(*) from release").fetchall() == before


KILLS = """
# Publishes over and over, each time killed one step later than before; says after each how it ended, and waits.
import itertools, os, signal
from pathlib import Path
import duckdb
from disclosure import protect, store
from disclosure.publish import publish

step = 0

def killed_around(call):
    def wrapped(*args, **kwargs):
        global step
        die()
        result = call(*args, **kwargs)
        die()
        return result
    return wrapped

def die():
    global step
    step += 1
    if step == last:
        os.kill(os.getpid(), signal.SIGKILL)

duckdb.connect = killed_around(duckdb.connect)
os.replace = killed_around(os.replace)
os.fsync = killed_around(os.fsync)
Path.unlink = killed_around(Path.unlink)
Path.write_text = killed_around(Path.write_text)
store.Rows.write = killed_around(store.Rows.write)
for last in itertools.count(1):
    child = os.fork()
    if not child:
        publish()
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
    input()
"""


@pytest.mark.skipif(os.name == "nt", reason="kills a process with a signal")
def test_a_kill_between_any_two_steps_leaves_a_whole_store_and_the_next_publication_clears_up(records, released):
    a_trust(records, subjects=60)
    records.save()
    publish()
    before, kills, swaps = current(), 0, []
    command = [sys.executable, "-c", KILLS]
    with subprocess.Popen(
        command, cwd=settings.PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as killed:
        while killed.stdout.readline() == "-9\n":
            kills += 1
            assert released("select version from publication") == [(current().stem,)]
            assert len(released("from release")) > 0
            swaps.append(current() != before)
            before = current()
            killed.stdin.write("\n")
            killed.stdin.flush()
        killed.kill()
    assert kills > 25
    assert set(swaps) == {True, False}  # killed after the swap, and before
    publish()
    assert len(list(settings.published().iterdir())) == 3
    assert sorted(path.name for path in settings.private().iterdir()) == [
        "ledger.duckdb",
        "records.duckdb",
        "secret.key",
    ]


def test_a_store_that_current_names_and_is_gone_is_no_store(records):
    records.people(20, 1, 2)
    records.save()
    publish().path.unlink()
    assert current() is None
    (settings.published() / versions.POINTER).write_text("../private/records.duckdb")
    assert current() is None


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


def test_the_preview_counts_who_would_stand_alone_teams_first_and_writes_nothing(records):
    for team, number in (("A", 12), ("B", 10), ("C", 6), ("D", 5)):
        for person in range(number):
            records.add(f"{team}{person}", 1 + person % 4, 1 + person % 3, team=team)
    records.save()
    before = sorted(settings.home().rglob("*"))
    found = preview(k=6)
    assert sorted(settings.home().rglob("*")) == before
    teams = [standing for standing in found.slices if standing.breakdown == "team"]
    assert found.slices[0].breakdown == "team"
    assert {(s.k, s.groups, s.groups_alone, s.people, s.people_alone) for s in teams} == {
        (11, 4, 1, 33, 12),
        (10, 4, 2, 33, 22),
        (7, 4, 2, 33, 22),
        (6, 4, 2, 33, 22),  # D alone would be 5 people: C joins it
        (5, 4, 4, 33, 33),
    }
    assert found.as_json()["slices"][0]["name"] == "Team"


def small_and_alike(records) -> None:
    """A trust of whose roles the audits show fewer than pooling alone would."""
    random = Random(4)
    for person in range(110):
        place = {"division": f"Division {person % 2}", "team": f"Ward {random.randrange(3)}"}
        role = random.choice(["Nursing", "Nursing", "Medical", "Clerical"])
        records.add(f"p{person}", *random.choices([1, 2, 3, 4], [1, 6, 2, 1], k=2), role=role, **place)


def standing_alone(slices, k: int) -> dict[str, tuple[int, int]]:
    return {of.breakdown: (of.groups_alone, of.people_alone) for of in slices if of.k == k}


@pytest.mark.parametrize("k", [11, 5])
def test_the_preview_tells_what_a_publication_then_shows(records, released, monkeypatch, k):
    small_and_alike(records)
    records.save()
    told = standing_alone(preview().slices, k)
    with monkeypatch.context() as patch:
        patch.setattr(disclosure.preview, "AUDITED_UP_TO", 0)
        before = [of for of in preview(k=6).slices if of.k != 6]
    publish(k=k)
    for breakdown, groups, people in released(
        """
        select
            breakdown,
            count(*) filter (where not is_combined) / count(distinct dimension_id),
            coalesce(sum(subjects) filter (where not is_combined), 0) / count(distinct dimension_id),
        from blocks
        where breakdown <> 'organisation'
        group by breakdown
        """
    ):
        assert told[breakdown] == (round(groups), round(people))
    assert {of.is_audited for of in before} == {False}
    assert standing_alone(before, k) != told
    assert all(most >= told[breakdown] for breakdown, most in standing_alone(before, k).items())


def test_the_preview_knows_what_was_published_and_what_must_wait(records):
    small_and_alike(records)
    records.save()
    publish()
    as_published = preview().slices
    records.add("late", 4, 4, division="Division 1", team="Ward 1", role="Nursing")
    records.save()
    assert preview().slices == as_published
    assert publish().changes_deferred == 1  # the preview has kept nothing


@pytest.mark.parametrize("k", [0, 4])
def test_k_below_five_is_not_previewed(records, k):
    records.people(20, 1, 2)
    records.save()
    with pytest.raises(PublishRefused, match="fewer than 5"):
        preview(k=k)
