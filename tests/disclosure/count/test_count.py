"""Counts of microcells, against a slow count of the same records in plain Python."""

from collections import defaultdict
from random import Random

import duckdb
import numpy as np
import pytest

from disclosure.count import microcells as count
from domain.columns import GROUPS


DIMENSIONS = ("aims", "trust")
N_LEVELS = 4


def counted(apart=GROUPS[:-1]):
    with duckdb.connect() as own:
        return [slice_ for _, slice_ in count.Counted(own, apart=apart).slices()]


def scatter(records, seed: int) -> None:
    """People, some rated by others, in two organisations, two waves, and two batches."""
    random = Random(seed)
    for person in range(60):
        where = {
            "division": f"Division {random.randrange(2)}",
            "team": f"Ward {random.randrange(3)}",
            "role": random.choice(["Nursing", "Medical"]),
            "organisation": random.choice(["One", "Two"]),
            "wave": random.choice(["2025", "2026"]),
        }
        for rater_group, raters in (("self", 1), ("peers", random.randrange(6)), ("line_manager", 1)):
            for _ in range(raters):
                records.add(
                    f"person {person}",
                    *random.choices([1, 2, 3, 3, 4, None], k=2),
                    **where,
                    rater_group=rater_group,
                    rater=random.choice([None, "Ann", "Bob", "Cas", "Dee"]) if rater_group != "self" else None,
                    n_raters=random.choice([1, 1, 3]) if rater_group == "peers" else 1,
                    batch=random.choice([1, 1, 2]),
                )


def slowly(records, undone=()):
    """(slice, dimension) -> cell -> list of (subject, rater, n_raters, level), raters' rule applied."""
    place = {row[0]: row for row in records.assessments}
    found = defaultdict(lambda: defaultdict(list))
    cell_of = {}
    for _, row in sorted(place.items()):
        if row[1] not in undone:
            cell_of[(row[3], row[9], row[11], row[13])] = row[4:8]
    for number, dimension, level in records.ratings:
        row = place[number]
        if level is None or row[1] in undone:
            continue
        slice_key = row[3], row[9], row[11]
        found[slice_key, dimension][row[13]].append((row[14] or number, row[15] if row[14] is None else 1, level))
    counts, left_out = defaultdict(dict), defaultdict(int)
    for (slice_key, dimension), subjects in found.items():
        for subject, ratings in subjects.items():
            raters = sum({rater: n for rater, n, _ in ratings}.values())
            if slice_key[2] not in ("self", "line_manager") and raters < 3:
                left_out[slice_key, dimension] += 1
                continue
            cell = counts[slice_key, dimension].setdefault(cell_of[(*slice_key, subject)], [])
            cell.append((subject, ratings))
    return counts, left_out


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("undone", [(), (2,)])
def test_every_figure_of_a_microcell_equals_a_slow_count(records, seed, undone):
    scatter(records, seed)
    records.save(undone=undone)
    counts, left_out = slowly(records, undone)
    seen = 0
    for slice_ in counted():
        slice_key = slice_.organisation, slice_.wave, slice_.rater_group
        for d, dimension in enumerate(DIMENSIONS):
            expected = counts[slice_key, dimension]
            assert slice_.left_out[d] == left_out[slice_key, dimension]
            for c, cell in enumerate(slice_.cells):
                people = expected.get(cell[:4], [])
                ratings = [level for _, given in people for *_, level in given]
                assert slice_.subjects[d, c] == len(people)
                assert slice_.levels[d, c].tolist() == [ratings.count(level) for level in range(1, N_LEVELS + 1)]
                assert slice_.off_level[d, c].tolist() == [
                    sum(any(rating[2] != level for rating in given) for _, given in people)
                    for level in range(1, N_LEVELS + 1)
                ]
                seen += len(people)
    assert seen > 100


def test_known_raters_are_counted_one_by_one(records):
    scatter(records, seed=1)
    records.save()
    counts, _ = slowly(records)
    for slice_ in counted():
        expected = defaultdict(int)
        for d, dimension in enumerate(DIMENSIONS):
            for cell, people in counts[(slice_.organisation, slice_.wave, slice_.rater_group), dimension].items():
                for _, given in people:
                    for rater, _, level in given:
                        if not isinstance(rater, int):
                            expected[d, cell, rater, level] += 1
        if slice_.rater_group == "self":
            assert slice_.raters is None
            continue
        found = sorted(
            (int(d), slice_.cells[c][:4], level + 1, int(ratings))
            for d, c, levels in zip(slice_.raters.dimension, slice_.raters.cell, slice_.raters.levels, strict=True)
            for level, ratings in enumerate(levels)
            if ratings
        )
        assert found == sorted((d, cell, level, ratings) for (d, cell, _, level), ratings in expected.items())
        assert len(set(slice_.raters.person)) == len({rater for _, _, rater, _ in expected})


def test_all_that_was_said_of_one_subject_is_counted_together(records):
    scatter(records, seed=1)
    records.save()
    counts, _ = slowly(records)
    seen = 0
    for slice_ in counted():
        expected = set()
        for d, dimension in enumerate(DIMENSIONS):
            for cell, people in counts[(slice_.organisation, slice_.wave, slice_.rater_group), dimension].items():
                for _, given in people:
                    if len(given) > 1:
                        said = np.bincount([level for *_, level in given], minlength=N_LEVELS + 1)[1:]
                        expected.add((d, cell, tuple(said.tolist())))
        rated = slice_.rated
        found = []
        if rated is not None:
            entries = zip(rated.dimension, rated.cell, rated.levels, strict=True)
            found = [(int(d), slice_.cells[c][:4], tuple(levels.tolist())) for d, c, levels in entries]
            assert len(set(rated.person)) == len(rated.person)
        assert sorted(found) == sorted(expected)
        seen += len(found)
    assert seen > 30


def test_a_subject_is_in_one_microcell_of_a_slice_even_where_the_export_moves_them(records):
    records.add("person", 1, 1, team="Ward 1", rater_group="peers", rater="a")
    records.add("person", 1, 1, team="Ward 1", rater_group="peers", rater="b")
    records.add("person", 1, 1, team="Ward 2", rater_group="peers", rater="c")
    records.save()
    (slice_,) = counted()
    assert [cell[1] for cell in slice_.cells] == ["Ward 2"]
    assert slice_.subjects.tolist() == [[1], [1]]


def test_bands_split_microcells_only_where_a_breakdown_needs_them(records):
    records.add("a", 1, 1, band="Band 5")
    records.add("b", 1, 1, band="Band 6")
    records.save()
    assert len(counted()[0].cells) == 1
    assert len(counted(GROUPS)[0].cells) == 2


def test_a_slice_without_a_rating_has_no_subjects(records):
    records.add("a", None, None)
    records.save()
    (slice_,) = counted()
    assert slice_.subjects.sum() == 0


def test_organisations_counted_in_turn_are_counted_alike(records, monkeypatch):
    scatter(records, seed=3)
    records.save()
    together = counted()
    monkeypatch.setattr(count, "ASSESSMENTS_AT_A_TIME", 1)
    assert [slice_.levels.tolist() for slice_ in counted()] == [slice_.levels.tolist() for slice_ in together]
