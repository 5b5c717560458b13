"""The probability of superiority against a count of every pair, SciPy and statsmodels, over generated tables."""

import numpy as np
import pytest
from scipy.stats import brunnermunzel, t
from statsmodels.stats.nonparametric import rank_compare_2indep

from analysis.statistics import superiority
from analysis.statistics.normal import Z_95, normal_from_t, t_from_normal, two_sided_p
from tests.analysis.statistics.tables import answers, tables


def of_counts(first, second):
    return superiority(first, first.sum(), second, second.sum())


def overlap(first, second):
    """Whether neither group lies wholly above the other: where one does, the other libraries divide by nought."""
    return answers(first).min() < answers(second).max() and answers(second).min() < answers(first).max()


def test_the_value_counts_every_pair():
    for first, second in tables(20):
        pairs = np.sign(answers(first)[:, None] - answers(second)[None, :])
        assert np.isclose(of_counts(first, second).value, (pairs + 1).mean() / 2)


def test_value_interval_and_p_are_statsmodels_and_scipys():
    checked = 0
    for first, second in tables(80):
        if not overlap(first, second):
            continue
        found = of_counts(first, second)
        expected = rank_compare_2indep(answers(first), answers(second))
        assert np.isclose(found.value, expected.prob1)
        assert np.allclose((found.lower, found.upper), np.clip(expected.conf_int(), 0, 1), atol=2e-4)
        assert np.isclose(found.p, brunnermunzel(answers(first), answers(second)).pvalue, atol=3e-4)
        checked += 1
    assert checked > 60


def test_a_whole_table_at_once_is_each_by_itself():
    first, second = (np.array(side) for side in zip(*tables(30), strict=True))
    together = superiority(first, first.sum(axis=1), second, second.sum(axis=1))
    for place, pair in enumerate(zip(first, second, strict=True)):
        for whole, one in zip(together, of_counts(*pair), strict=True):
            assert np.isclose(whole[place], one)


def test_the_interval_leaves_out_a_half_exactly_where_p_is_under_one_in_twenty():
    for first, second in tables(200):
        found = of_counts(first, second)
        assert (found.p < 0.05) == (found.lower > 0.5 or found.upper < 0.5)


def test_fewer_independent_answers_widen_the_interval_and_leave_the_value():
    first, second = np.array([10, 20, 30, 20]), np.array([20, 30, 20, 10])
    plain, nested = superiority(first, 80, second, 80), superiority(first, 30, second, 30)
    assert nested.value == plain.value
    assert nested.p > plain.p
    assert nested.lower < plain.lower


@pytest.mark.parametrize(
    ("first", "second", "value", "p"), [((0, 0, 6, 5), (7, 6, 0, 0), 1, 0), ((0, 12, 0, 0), (0, 15, 0, 0), 0.5, 1)]
)
def test_groups_that_nowhere_overlap_and_groups_that_are_all_alike(first, second, value, p):
    found = of_counts(np.array(first), np.array(second))
    assert (found.value, found.lower, found.upper, found.p) == (value, value, value, p)


def test_nothing_published_gives_nothing():
    assert all(np.isnan(figure) for figure in superiority([np.nan] * 4, np.nan, [1, 2, 3, 4], 10))


@pytest.mark.parametrize(("freedom", "tolerance"), [(5, 1e-3), (10, 2e-4), (25, 5e-5), (1000, 1e-6)])
def test_tails_of_t_are_right_to_what_is_said(freedom, tolerance):
    deviates = np.linspace(-7, 7, 101)
    assert np.allclose(
        two_sided_p(normal_from_t(deviates, freedom)), 2 * t.sf(np.abs(deviates), freedom), atol=tolerance
    )
    assert np.isclose(normal_from_t(t_from_normal(Z_95, freedom), freedom), Z_95)
