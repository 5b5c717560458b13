"""Which slices are taken for one: those in which most people said the same throughout, and no others."""

from random import Random

import duckdb
import pytest

import settings
from disclosure.publish.publish import publish
from tests.support.records import Records
from tests.support.same_people import LATER, WAVE, a_wave, stored


def pairs() -> set[tuple[str, str]]:
    with duckdb.connect(settings.private() / "ledger.duckdb", read_only=True) as ledger:
        return set(ledger.execute("select one.wave, other.wave from kept.alike").fetchall())


def published(records: Records):
    records.save()
    return publish()


def people_of(publication, wave: str) -> int:
    with duckdb.connect(publication.path, read_only=True) as store:
        query = "select max(subjects) from blocks join slices using (slice_id) where wave = $1 and breakdown = 'organisation'"
        return store.execute(query, [wave]).fetchone()[0]


@pytest.mark.parametrize(("same", "expected"), [(76, True), (60, False), (0, False)])
def test_more_than_half_of_the_smaller_slice_make_two_alike(same, expected):
    others = [(person, place, [level % 4 + 1 for level in levels]) for person, place, levels in WAVE[same:]]
    published(stored((WAVE, {}), ([*WAVE[:same], *others, *a_wave(100, seed=9)], LATER)))
    assert bool(pairs()) == expected


def test_people_who_mostly_answer_alike_and_come_back_make_no_two_waves_alike():
    random = Random(3)
    places = [place for _, place, _ in a_wave(400)]
    waves = [
        [(f"p{number}", place, random.choices([2, 3, 4], [1, 8, 1], k=5)) for number, place in enumerate(places)]
        for _ in range(2)
    ]
    published(stored((waves[0], {}), (waves[1], LATER)))
    assert pairs() == set()


def test_where_few_dimensions_were_asked_the_same_answer_by_chance_makes_no_two_waves_alike():
    random = Random(4)
    records = Records(dimensions=("aims",))
    for number in range(300):
        place = {"team": f"Ward {random.randrange(3)}"}
        for wave in ("2025", "2026"):
            records.add(f"p{number}", *random.choices([2, 3, 4], [1, 8, 1]), **place, wave=wave)
    published(records)
    assert pairs() == set()


def test_who_came_in_groups_large_enough_is_in_the_slice_that_goes_on():
    joining = [(person, {**WAVE[0][1]}, levels) for person, _, levels in a_wave(40, seed=8)]
    done = published(stored((WAVE, {}), ([*WAVE, *joining], LATER)))
    assert (people_of(done, "2026 spring"), people_of(done, "2026 autumn")) == (150, 190)
    assert done.changes_deferred == 0


def test_who_came_alone_waits_and_is_told_of():
    done = published(stored((WAVE, {}), ([*WAVE, *a_wave(3, seed=8)], LATER)))
    assert (people_of(done, "2026 autumn"), done.changes_deferred) == (150, 3)
    again = published(stored((WAVE, {}), ([*WAVE, *a_wave(3, seed=8)], LATER)))
    assert (people_of(again, "2026 autumn"), again.changes_deferred) == (150, 3)


def test_the_ledger_keeps_no_number_by_which_people_are_compared():
    published(stored((WAVE, {}), (WAVE, LATER)))
    with duckdb.connect(settings.private() / "ledger.duckdb", read_only=True) as ledger:
        columns = ledger.execute("select column_name from duckdb_columns() where schema_name = 'kept'").fetchall()
    assert not {name for (name,) in columns} & {"who", "subject_key"}
