"""What people's figures have in common between dimensions and waves: as NumPy reckons it, rounded, and still while changes wait."""

from random import Random

import duckdb
import numpy as np
import pytest

from disclosure.publish.publish import publish
from tests.support.records import Records


WAVES = "2025 autumn", "2026 spring"


def answers(people: int, seed: int = 1) -> np.ndarray:
    """People x wave x dimension: levels that lean on what a person is, and on chance."""
    random = np.random.default_rng(seed)
    own = random.normal(size=(people, 1, 1)) * 1.2
    return np.clip(np.round(2.5 + own + random.normal(size=(people, 2, 2)) * 0.8), 1, 4).astype(int)


def two_waves(levels: np.ndarray, returning: int) -> Records:
    """The first `returning` people are the same in both waves, the others are not."""
    random, records = Random(1), Records()
    for number, of_person in enumerate(levels.tolist()):
        where = {"team": f"Ward {random.randrange(3)}"}
        records.add(f"p{number}", *of_person[0], wave=WAVES[0], **where)
        records.add(f"p{number}" if number < returning else f"q{number}", *of_person[1], wave=WAVES[1], **where)
    return records


def found(records: Records, query: str) -> list[tuple]:
    records.save()
    with duckdb.connect(publish().path, read_only=True) as store:
        return store.execute(query).fetchall()


IN_WAVES = "select people, of_levels::double, of_shares::double from wave_correlations"
IN_DIMENSIONS = "select correlation::double from dimension_correlations join slices using (slice_id) order by wave"


def test_both_are_the_correlations_of_people_to_one_decimal():
    levels = answers(150)
    high = levels > 2
    between_waves = [
        round(np.mean([np.corrcoef(figures[:110, 0, one], figures[:110, 1, one])[0, 1] for one in (0, 1)]), 1)
        for figures in (levels, high)
    ]
    records = two_waves(levels, returning=110)
    assert found(records, IN_WAVES) == [(100, *map(pytest.approx, between_waves))]
    expected = [round(np.corrcoef(high[:, wave, 0], high[:, wave, 1])[0, 1], 1) for wave in (0, 1)]
    assert [one for (one,) in found(records, IN_DIMENSIONS)] == pytest.approx(expected)


@pytest.mark.parametrize(("returning", "people"), [(49, []), (50, [50]), (99, [50]), (149, [100])])
def test_fifty_people_in_both_are_needed_and_fifties_are_said(returning, people):
    assert [row[0] for row in found(two_waves(answers(150), returning), IN_WAVES)] == people


def test_a_dimension_on_which_a_wave_is_all_high_or_all_low_has_nothing_in_common_with_another():
    levels = answers(150)
    levels[:, 0, 0] = 3 + levels[:, 0, 0] % 2  # all strong or exemplary
    of_the_other = [round(np.corrcoef(figures[:, 0, 1], figures[:, 1, 1])[0, 1], 1) for figures in (levels, levels > 2)]
    assert found(two_waves(levels, returning=150), IN_WAVES) == [(150, *map(pytest.approx, of_the_other))]


def test_full_agreement_is_never_said():
    levels = answers(150)
    levels[:] = levels[:, :1, :1]
    assert found(two_waves(levels, 150), IN_WAVES) == [(150, 0.9, 0.9)]
    assert found(two_waves(levels, 150), IN_DIMENSIONS) == [(0.9,), (0.9,)]


def test_both_stand_as_published_while_changes_wait_and_move_with_what_is_published():
    levels = answers(150)
    first = two_waves(levels, 110)
    before = found(first, IN_WAVES), found(first, IN_DIMENSIONS)
    late = two_waves(levels, 110)
    for number in range(8):  # too few to be published: they would be in both, and all unlike themselves
        for wave, level in zip(WAVES, (1, 4), strict=True):
            late.add(f"late {number}", level, level, wave=wave)
    assert (found(late, IN_WAVES), found(late, IN_DIMENSIONS)) == before
    for number in range(8, 80):
        for wave, level in zip(WAVES, ((number % 4) + 1, 4 - number % 4), strict=True):
            late.add(f"late {number}", level, 5 - level, wave=wave)
    (after,) = found(late, IN_WAVES)
    assert after[0] == 150
    assert after[1] < before[0][0][1]


def test_where_the_organisations_row_is_withheld_neither_counts_it():
    levels = answers(150)
    levels[:, :, 0] = 3
    assert found(two_waves(levels, 150), "select count(*) from dimension_correlations") == [(0,)]
    (row,) = found(two_waves(levels, 150), IN_WAVES)
    assert row[2] == pytest.approx(round(np.corrcoef(levels[:, 0, 1] > 2, levels[:, 1, 1] > 2)[0, 1], 1))
