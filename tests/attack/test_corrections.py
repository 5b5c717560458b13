"""Whoever kept every version of the published store, and subtracts: loads, corrections, undos and erasures."""

from collections import defaultdict
from itertools import combinations
from pathlib import Path
from random import Random

import duckdb
import numpy as np
import pytest

import settings
from disclosure.publish.publish import publish
from tests.support.attack.attacks import COLUMNS, View, certain_ratings, is_true, smallest_derivable
from tests.support.records import Records


K = 11
NO_RULE = "disclosure.ledger.settle.allowed"
DIMENSIONS = ("aims", "trust")


def crowd(records: Records, random: Random, number: int, batch: int, **where) -> None:
    """People of three divisions, four wards each and three roles, who mostly answer alike."""
    for _ in range(number):
        place = {
            "division": f"Division {random.randrange(3)}",
            "team": f"Ward {random.randrange(4)}",
            "role": random.choice(["Nursing", "Nursing", "Medical", "Admin"]),
            "care_setting": random.choice(["Acute", "Acute", "Community"]),
            **where,
        }
        levels = random.choices([1, 2, 3, 4, None], [1, 3, 6, 2, 1], k=2)
        records.add(f"person {batch} {len(records.assessments)}", *levels, **place, batch=batch)


def versions_seen(steps) -> list[tuple[Path, dict[int, int]]]:
    """Publishes after each step; a copy of each version, and the release of each slice that it holds."""
    seen = []
    for number, records in enumerate(steps):
        records.save()
        path = publish().path
        copy = settings.home() / f"kept_{number}.duckdb"
        copy.write_bytes(path.read_bytes())
        with duckdb.connect(settings.private() / "ledger.duckdb", read_only=True) as ledger:
            releases = ledger.execute("select slice_number, max(release) from kept.releases group by all").fetchall()
        seen.append((copy, dict(releases)))
    return seen


def together(seen: list[tuple[Path, dict[int, int]]]) -> list[View]:
    """Every version's rows at once, over people told apart by microcell and by the versions that they are in."""
    with duckdb.connect(settings.private() / "ledger.duckdb", read_only=True) as ledger:
        people = ledger.execute(
            "select slice_number, first_release, last_release, place, ratings from kept.people"
        ).fetchall()
    given: dict[tuple, list[list[int]]] = defaultdict(list)
    for slice_number, first, last, place, ratings in people:
        inside = frozenset(
            number
            for number, (_, release) in enumerate(seen)
            if first <= release.get(slice_number, 0) <= (last or 10**9)
        )
        for dimension in DIMENSIONS:
            levels = [rating["level"] for rating in ratings if rating["dimension_id"] == dimension]
            if levels and inside:
                given[dimension, tuple(place[column] for column in COLUMNS), inside].append(levels)
    found = []
    for dimension in DIMENSIONS:
        cells = [key[1:] for key in given if key[0] == dimension]
        truth = np.array(
            [
                [sum(levels.count(level) for levels in given[dimension, *cell]) for level in range(1, 5)]
                for cell in cells
            ],
            dtype=float,
        )
        rows, subjects, levels = [], [], []
        for number, (path, _) in enumerate(seen):
            with duckdb.connect(path, read_only=True) as store:
                blocks = store.execute(
                    "select members, subjects, level_ratings from blocks where dimension_id = $1", [dimension]
                ).fetchall()
            for members, people_, counts in blocks:
                rows.append(
                    [
                        number in inside
                        and any(all(m[c] in (None, v) for c, v in zip(COLUMNS, place, strict=True)) for m in members)
                        for place, inside in cells
                    ]
                )
                subjects.append(people_)
                levels.append(counts)
        matrix = np.array(rows, dtype=float)
        matrix, unique = np.unique(matrix, axis=0, return_index=True)
        in_any = matrix.any(axis=0)
        found.append(
            View(
                (dimension,),
                [cell for cell, shown in zip(cells, in_any, strict=True) if shown],
                np.array([len(given[dimension, *cell]) for cell in cells], dtype=float)[in_any],
                truth.sum(axis=1)[in_any],
                truth[in_any],
                matrix[:, in_any],
                np.array(subjects)[unique],
                np.array(levels)[unique],
            )
        )
    return found


def leaks(seen) -> list[float]:
    """People in the smallest set that follows, or ratings that are certain, on each dimension where there are any."""
    found = []
    for view in together(seen):
        assert is_true(view)
        found += [number for number in (smallest_derivable(view, K), certain_ratings(view)) if number]
    return found


def small_differences(seen, k: int = K) -> list[tuple]:
    """Rows of one group that differ between two versions by 1 to k - 1 people: who moved or came back with the same
    levels is no difference, and who knows that has the others' levels.
    """
    versions = []
    for path, _ in seen:
        with duckdb.connect(path, read_only=True) as store:
            found = store.execute(
                "select slice_id, dimension_id, breakdown, members::varchar, level_ratings from blocks"
            ).fetchall()
        versions.append({tuple(of): np.array(levels, dtype=int) for *of, levels in found})
    small = []
    for one, other in combinations(versions, 2):
        for of in one.keys() & other.keys():
            difference = other[of] - one[of]
            if 0 < max(difference.clip(0).sum(), (-difference).clip(0).sum()) < k:
                small.append((of, difference.tolist()))
    return small


def without(records: Records, dropped) -> Records:
    """The records but for some assessments."""
    kept = Records()
    gone = {row[0] for row in records.assessments if dropped(row)}
    kept.assessments = [row for row in records.assessments if row[0] not in gone]
    kept.ratings = [row for row in records.ratings if row[0] not in gone]
    return kept


def with_more(records: Records, random: Random, number: int, batch: int, **where) -> Records:
    """The records and some further people."""
    more = without(records, lambda row: False)
    rest = Records()
    rest.assessments = [None] * 10_000 * batch  # numbers of their own
    crowd(rest, random, number, batch, **where)
    more.assessments += [row for row in rest.assessments if row]
    more.ratings += rest.ratings
    return more


def corrected(records: Records, random: Random, number: int) -> Records:
    """The records with other answers by some people."""
    changed = without(records, lambda row: False)
    chosen = {row[0] for row in random.sample(records.assessments, number)}
    changed.ratings = [
        (assessment, dimension, random.randint(1, 4) if assessment in chosen else level)
        for assessment, dimension, level in records.ratings
    ]
    return changed


@pytest.mark.parametrize(
    "change",
    [
        lambda records, random: with_more(records, random, 1, 2),  # one late person
        lambda records, random: without(records, lambda row: row[0] == 7),  # one erased
        lambda records, random: with_more(records, random, 12, 2, division="Division 1", team="Ward 2"),
        lambda records, random: corrected(records, random, 20),
        lambda records, random: corrected(records, random, 120),
        lambda records, random: with_more(records, random, 150, 2),
    ],
)
def test_old_and_new_version_together_give_nobody_away(change):
    random = Random(5)
    first = Records()
    crowd(first, random, 220, 1)
    seen = versions_seen([first, change(first, random)])
    assert leaks(seen) == []
    assert small_differences(seen) == []


def renamed(records: Records, old: str, new: str) -> Records:
    """The records with the people of a ward of Division 1 in another."""
    other = without(records, lambda row: False)
    other.assessments = [
        (*row[:5], new, *row[6:]) if row[4:6] == ("Division 1", old) else row for row in records.assessments
    ]
    return other


@pytest.mark.parametrize(
    "steps",
    [
        # taken back, and loaded again with one late person
        lambda first, more: [first, without(first, lambda row: True), more],
        lambda first, more: [first, without(first, lambda row: True), first, without(first, lambda row: True), more],
        # a ward that is renamed, and one late person
        lambda first, more: [first, renamed(more, "Ward 2", "Ward 9")],
        lambda first, more: [first, renamed(first, "Ward 2", "Ward 9"), more],
        # two wards become one, and one late person
        lambda first, more: [first, renamed(more, "Ward 2", "Ward 1")],
    ],
)
def test_who_comes_back_or_moves_does_not_hide_a_late_person(steps):
    random = Random(5)
    first = Records()
    crowd(first, random, 400, 1)
    seen = versions_seen(steps(first, with_more(first, random, 1, 2, division="Division 1", team="Ward 2")))
    assert small_differences(seen) == []
    assert leaks(seen) == []


def test_without_the_rule_and_the_joint_audit_a_late_person_is_given_away(monkeypatch):
    monkeypatch.setattr(NO_RULE, lambda changes, blocks, fewest: list(changes))
    monkeypatch.setattr("disclosure.ledger.joint.Releases.leak", lambda *_: False)
    random = Random(5)
    first = Records()
    crowd(first, random, 220, 1)
    assert leaks(versions_seen([first, with_more(first, random, 1, 2)]))


@pytest.mark.parametrize("seed", range(3))
def test_any_sequence_of_loads_corrections_undos_and_erasures_gives_nobody_away(seed):
    random = Random(seed)
    steps = [Records()]
    crowd(steps[0], random, 160, 1)
    for batch in range(2, 6):
        last = steps[-1]
        undone, erased = random.randint(1, batch), random.choice(last.assessments)[0]
        steps.append(
            random.choice(
                [
                    with_more(last, random, random.choice([1, 15, 90]), batch),
                    corrected(last, random, random.choice([2, 30, 80])),
                    without(last, lambda row, undone=undone: row[1] == undone and undone > 1),
                    without(last, lambda row, erased=erased: row[0] == erased),
                ]
            )
        )
    seen = versions_seen(steps)
    assert leaks(seen) == []
    assert small_differences(seen) == []
