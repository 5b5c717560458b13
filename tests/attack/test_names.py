"""Whoever subtracts slices of one version, and of all versions kept, from each other: answers loaded under another name."""

from itertools import combinations

import duckdb
import pytest

from disclosure.publish.publish import publish
from tests.support.records import Records
from tests.support.same_people import DIMENSIONS, LATER, WAVE, a_wave, stored


K = 11


def released(steps: list[Records]) -> list[dict]:
    """Per step and slice what is published of it: subjects and counts by dimension and by what each row is about."""
    seen = []
    for records in steps:
        records.save()
        path = publish().path
        with duckdb.connect(path, read_only=True) as store:
            rows = store.execute(
                """
                select organisation, wave, rater_group, framework_id, dimension_id, breakdown, members, subjects, level_ratings
                from blocks
                join slices using (slice_id)
                """
            ).fetchall()
        slices: dict[tuple, dict] = {}
        for *of, dimension, breakdown, members, subjects, levels in rows:
            about = (dimension[-1], breakdown, tuple(sorted(tuple(map(str, one.values())) for one in members)))
            slices.setdefault(tuple(of), {})[about] = (subjects, levels)
        seen += slices.values()
    return seen


def told_by_subtraction(seen: list[dict]) -> int:
    """In how many rows one slice differs from another by 1 to K - 1 people: who they are and what they said follows."""
    found = 0
    for one, other in combinations(seen, 2):
        for about in one.keys() & other.keys():
            (subjects, levels), (others, their_levels) = one[about], other[about]
            changes = [a - b for a, b in zip(levels, their_levels, strict=True)]
            people = max(sum(c for c in changes if c > 0), -sum(c for c in changes if c < 0), abs(subjects - others))
            found += 0 < people < K
    return found


GOES_ON = [*WAVE, *a_wave(3, seed=8)]
WAYS = {
    "as the next wave": lambda: [stored((WAVE, {})), stored((WAVE, {}), (GOES_ON, LATER))],
    "both at once": lambda: [stored((WAVE, {}), (GOES_ON, LATER))],
    "three waves, each going on from the one before": lambda: [
        stored((WAVE, {}), (GOES_ON, LATER)),
        stored((WAVE, {}), (GOES_ON, LATER), ([*GOES_ON, *a_wave(4, seed=9)], {"wave": "2027"})),
    ],
    "under another organisation's name": lambda: [
        stored((WAVE, {})),
        stored((WAVE, {}), (GOES_ON, {"organisation": "Another Trust"})),
    ],
    "as another rater group": lambda: [
        stored((WAVE, {})),
        stored((WAVE, {}), (GOES_ON, {"rater_group": "line_manager"})),
    ],
    "after it was taken back": lambda: [stored((WAVE, {})), Records(dimensions=DIMENSIONS), stored((GOES_ON, LATER))],
    "after it was taken back, at once": lambda: [stored((WAVE, {})), stored((GOES_ON, LATER))],
    "with people missing": lambda: [stored((WAVE, {})), stored((WAVE, {}), (GOES_ON[5:], LATER))],
    "and then corrected": lambda: [
        stored((WAVE, {}), (GOES_ON, LATER)),
        stored((GOES_ON[2:], {}), (GOES_ON, LATER)),
    ],
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_an_export_that_goes_on_under_another_name_gives_nobody_away(way):
    seen = released(way())
    assert len(seen) >= 2
    assert told_by_subtraction(seen) == 0


@pytest.mark.parametrize("way", ["as the next wave", "after it was taken back", "both at once"])
def test_taken_for_slices_that_are_not_alike_the_three_who_came_are_given_away(way, monkeypatch):
    monkeypatch.setattr("disclosure.publish.work.families", lambda *_: {})
    assert told_by_subtraction(released(WAYS[way]())) > 0
