"""The probability of superiority against a count of every pair, SciPy and statsmodels, over generated tables."""

from itertools import combinations
from math import comb

import numpy as np
import pytest
from scipy.stats import mannwhitneyu, rankdata, t
from statsmodels.stats.nonparametric import rank_compare_2indep

from analysis.statistics import superiority
from analysis.statistics.normal import Z_95, t_from_normal
from tests.support.tables import answers, tables


def of_counts(first, second):
    return superiority(first, first.sum(), second, second.sum())


def overlap(first, second):
    """Whether neither group lies wholly above the other: where one does, the other libraries divide by nought."""
    return answers(first).min() < answers(second).max() and answers(second).min() < answers(first).max()


def test_the_value_counts_every_pair():
    for first, second in tables(20):
        pairs = np.sign(answers(first)[:, None] - answers(second)[None, :])
        assert np.isclose(of_counts(first, second).value, (pairs + 1).mean() / 2)


def test_value_and_interval_are_statsmodels():
    checked = 0
    for first, second in tables(80):
        if not overlap(first, second):
            continue
        found = of_counts(first, second)
        expected = rank_compare_2indep(answers(first), answers(second))
        assert np.isclose(found.value, expected.prob1)
        assert np.allclose((found.lower, found.upper), np.clip(expected.conf_int(), 0, 1), atol=2e-4)
        checked += 1
    assert checked > 60


def test_a_whole_table_at_once_is_each_by_itself():
    first, second = (np.array(side) for side in zip(*tables(30), strict=True))
    together = superiority(first, first.sum(axis=1), second, second.sum(axis=1))
    for place, pair in enumerate(zip(first, second, strict=True)):
        for whole, one in zip(together, of_counts(*pair), strict=True):
            assert np.isclose(whole[place], one)


def test_p_is_the_part_of_all_draws_that_lie_as_far_apart():
    for first, second in [((4, 1, 0, 0), (0, 2, 4, 1)), ((0, 0, 1, 4), (3, 3, 0, 0)), ((0, 1, 3, 1), (6, 0, 0, 0))]:
        ratings = np.concatenate([answers(np.array(first)), answers(np.array(second))])
        ranks, number = rankdata(ratings), sum(first)
        middle = ranks.mean() * number
        drawn = np.array([ranks[list(chosen)].sum() for chosen in combinations(range(len(ratings)), number)])
        expected = (np.abs(drawn - middle) >= abs(ranks[:number].sum() - middle) - 1e-9).mean()
        found = of_counts(np.array(first), np.array(second)).p
        assert np.isclose(found, expected), (first, second, found, expected)


def test_p_of_large_groups_is_mann_and_whitneys():
    random = np.random.default_rng(4)
    for _ in range(20):
        first, second = random.multinomial(400, [0.1, 0.3, 0.4, 0.2]), random.multinomial(500, [0.12, 0.32, 0.38, 0.18])
        test = mannwhitneyu(answers(first), answers(second), method="asymptotic", use_continuity=False)
        assert np.isclose(of_counts(first, second).p, test.pvalue, rtol=0.02, atol=1e-6)


@pytest.mark.parametrize("smaller", [12, 40, 80])
def test_p_keeps_its_rate_where_nine_of_ten_answer_alike(smaller):
    """As answers of their own, and as ratings that are worth a little less than they are."""
    random = np.random.default_rng(6)
    ratings = np.repeat([1, 2, 3, 4], [20, 30, 900, 50])
    drawn = np.array([random.permutation(1000)[:smaller] for _ in range(5_000)])
    levels = np.stack([(ratings[drawn] == level).sum(axis=1) for level in (1, 2, 3, 4)], axis=1)
    rest = np.array([20, 30, 900, 50]) - levels
    for worth, bound in ((1.0, 1.15), (0.999, 1.7))[: 1 if smaller < 30 else 2]:  # of few answers none is worth less
        p = superiority(levels, np.full(5_000, smaller * worth), rest, np.full(5_000, (1000 - smaller) * worth)).p
        for rate in (0.05, 0.02, 0.01):
            assert (p <= rate).mean() <= rate * bound + 0.002
        assert (p <= 0.05).mean() > 0.02


def test_the_interval_and_the_test_agree_but_for_close_calls():
    agree = []
    for first, second in tables(400):
        found = of_counts(first, second)
        agree.append((found.p < 0.05) == (found.lower > 0.5 or found.upper < 0.5))
    assert np.mean(agree) > 0.95


def test_small_groups_without_a_difference_are_seldom_far_out_in_the_tail():
    random = np.random.default_rng(11)
    levels = [0.1, 0.3, 0.4, 0.2]
    small, large = random.multinomial(12, levels, 10_000), random.multinomial(2000, levels, 10_000)
    p = superiority(small, np.full(10_000, 12), large, np.full(10_000, 2000)).p
    assert (p < 0.01).mean() < 0.012
    assert (p < 0.001).mean() < 0.0015


def test_fewer_independent_answers_widen_the_interval_and_leave_the_value():
    first, second = np.array([10, 20, 30, 20]), np.array([20, 30, 20, 10])
    plain, nested = superiority(first, 80, second, 80), superiority(first, 30, second, 30)
    assert nested.value == plain.value
    assert nested.p > plain.p
    assert nested.lower < plain.lower


def test_groups_that_nowhere_overlap_have_a_certain_value_and_a_p_of_one_draw_in_all():
    first, second = np.array([0, 0, 6, 5]), np.array([7, 6, 0, 0])
    found = of_counts(first, second)
    assert (found.value, found.lower, found.upper) == (1, 1, 1)
    assert np.isclose(found.p, 1 / comb(24, 11))


def test_groups_that_are_all_alike_do_not_differ():
    found = of_counts(np.array([0, 12, 0, 0]), np.array([0, 15, 0, 0]))
    assert (found.value, found.lower, found.upper, found.p) == (0.5, 0.5, 0.5, 1)


def test_nothing_published_gives_nothing():
    assert all(np.isnan(figure) for figure in superiority([np.nan] * 4, np.nan, [1, 2, 3, 4], 10))


@pytest.mark.parametrize(("freedom", "tolerance"), [(5, 1e-2), (10, 1e-3), (25, 2e-4), (1000, 1e-6)])
def test_the_point_of_t_is_right_to_what_is_said(freedom, tolerance):
    assert np.isclose(t_from_normal(Z_95, freedom), t.ppf(0.975, freedom), atol=tolerance)
    assert t_from_normal(-Z_95, freedom) == -t_from_normal(Z_95, freedom)
