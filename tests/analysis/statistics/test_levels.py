"""Spread and means of levels against SciPy and against ratings written out one by one."""

from itertools import product

import numpy as np
import pytest
from scipy import stats

from analysis.statistics import difference_of_means, mean_level, spread


TABLES = [counts for counts in product((0, 3, 7, 20), repeat=4) if sum(counts) >= 12]


def ratings(counts):
    return np.repeat(np.arange(1, len(counts) + 1), counts)


@pytest.mark.parametrize(
    ("counts", "expected"), [((0, 9, 0, 0), 0), ((5, 0, 0, 5), 1), ((5, 5, 0, 0), 1 / 3), ((0, 5, 5, 0, 0), 1 / 4)]
)
def test_ratings_at_one_level_have_no_spread_and_those_half_at_either_end_the_most(counts, expected):
    assert spread(counts) == pytest.approx(expected)


def test_spread_is_worked_out_from_the_share_at_or_below_each_level():
    for counts in TABLES:
        given = ratings(counts)
        below = [np.mean(given <= level) for level in (1, 2, 3)]
        assert spread(counts) == pytest.approx(2 * sum(min(part, 1 - part) for part in below) / 3)


def test_a_means_interval_is_students():
    for counts in TABLES:
        given = ratings(counts)
        found = mean_level(counts, len(given))
        assert found.value == pytest.approx(given.mean())
        if given.std():
            expected = stats.t.interval(0.95, len(given) - 1, given.mean(), stats.sem(given))
            assert (found.lower, found.upper) == pytest.approx(expected, abs=0.001)


def test_a_difference_of_means_has_welchs_interval():
    for first, second in zip(TABLES, TABLES[::-1], strict=True):
        one, other = ratings(first), ratings(second)
        if one.std() and other.std():
            expected = stats.ttest_ind(one, other, equal_var=False).confidence_interval(0.95)
            found = difference_of_means(first, len(one), second, len(other))
            assert found.value == pytest.approx(one.mean() - other.mean())
            assert (found.lower, found.upper) == pytest.approx((expected.low, expected.high), abs=0.001)


def test_groups_that_answer_as_one_have_no_interval_and_no_error():
    assert tuple(difference_of_means((0, 20, 0, 0), 20, (0, 0, 30, 0), 30)) == pytest.approx((-1, -1, -1))


def test_a_mean_of_everybody_invited_leaves_nothing_to_chance():
    assert tuple(mean_level((10, 20, 30, 40), np.inf)) == (3, 3, 3)
