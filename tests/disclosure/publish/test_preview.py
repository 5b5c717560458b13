"""The preview: who would stand alone, told before anything is published."""

from random import Random

import pytest

import disclosure.publish.preview
import settings
from disclosure.publish import told
from disclosure.publish.publish import preview, publish
from disclosure.publish.told import of_preview
from domain.door.wire import as_json
from tests.support.records import forget_people


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
    assert as_json(found)["slices"][0]["name"] == "Team"


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
        patch.setattr(disclosure.publish.preview, "AUDITED_UP_TO", 0)
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


def test_orders_that_show_more_people_are_offered_and_one_is_chosen_by_publishing(records, released):
    """Two divisions of 30, each a ward of 24 and 6 people in small ones: wards or divisions, not both."""
    random = Random(5)
    for division in ("Medicine", "Surgery"):
        for person in range(30):
            team = f"{division} A" if person < 24 else f"{division} {person % 2}"
            records.add(f"{division}{person}", *random.choices([1, 2, 3, 4], k=2), division=division, team=team)
    records.save()
    alone = {one.first: {of.breakdown: of.people_alone for of in one.slices} for one in preview().orders}
    assert (alone["organisation"]["division"], alone["organisation"]["team"]) == (60, 0)
    assert (alone["team"]["division"], alone["team"]["team"]) == (0, 48)
    assert "Team first, with --first team: " in " ".join(told.of_preview(preview()))
    before = publish().version
    assert released("select sum(subjects) from blocks where breakdown = 'team' and not is_combined") == [(None,)]
    forget_people(settings.private())
    publish(first="team")
    assert released("select sum(subjects) from blocks where breakdown = 'team' and not is_combined") == [(96,)]
    # Wards are out: divisions beside them would give the small ones away, so no other order shows more any longer.
    assert [(one.first, one.is_chosen) for one in preview().orders] == [("team", True)]
    assert before != publish().version
    assert released("select sum(subjects) from blocks where breakdown = 'team' and not is_combined") == [(96,)]


def test_a_slice_of_which_nothing_would_be_shown_is_told_with_whom_it_leaves_out(records):
    for person in range(14):
        records.add(f"p{person}", 1 + person % 4, 1 + person % 3)
        for group, raters in (("peers", 1), ("direct_reports", 3 if person < 13 else 2)):
            for _ in range(raters):
                records.add(f"p{person}", 1 + person % 4, 1 + person % 3, rater_group=group)
    records.save()
    found = preview(k=11)
    told = {(of.rater_group, of.people, of.left_out) for of in found.slices}
    assert told == {("self", 14, 0), ("peers", 0, 14), ("direct_reports", 13, 1)}
    sentences = "\n".join(of_preview(found))
    assert "peers, performance: 14 people are left out" in sentences
    assert "peers, performance: nothing would be shown." in sentences
    assert "direct_reports, performance: 1 person is left out" in sentences
