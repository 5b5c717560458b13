"""Shares against SciPy and statsmodels, over generated tables."""

import numpy as np
import pytest
from scipy.stats import binomtest, hypergeom
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from analysis.statistics import difference_of_shares, effective_people, finite_population, wilson_interval
from analysis.statistics.shares import part_left, variance_of_share
from tests.support.tables import tables


@pytest.mark.parametrize(("high", "people"), [(0, 11), (11, 11), (1, 11), (5, 11), (40, 96), (3, 5000), (4999, 5000)])
def test_the_interval_is_wilsons(high, people):
    expected = binomtest(high, people).proportion_ci(method="wilson")
    assert np.allclose(wilson_interval(high / people, people), expected, atol=1e-9)


def test_a_whole_table_at_once_is_each_by_itself():
    share, people = np.array([[0.0, 0.25], [0.5, 1.0]]), np.array([[11, 12], [300, 40]])
    lower, upper = wilson_interval(share, people)
    for place in np.ndindex(share.shape):
        assert (lower[place], upper[place]) == wilson_interval(share[place], people[place])


def test_nobody_has_no_interval():
    assert np.isnan(wilson_interval(np.nan, 0)).all()


def test_the_difference_has_newcombes_interval():
    pairs = tables()
    highs, sizes = (
        [[f(group) for f in (lambda g: g[2:].sum(), sum)] for group in side] for side in zip(*pairs, strict=True)
    )
    highs, sizes = np.array(highs), np.array(sizes)
    for (first_high, first), (second_high, second) in zip(highs, sizes, strict=True):
        difference, lower, upper = difference_of_shares(first_high / first, first, second_high / second, second)
        expected = confint_proportions_2indep(first_high, first, second_high, second, method="newcomb", compare="diff")
        assert np.isclose(difference, first_high / first - second_high / second)
        assert np.allclose((lower, upper), expected, atol=1e-9)


def test_raters_who_agree_fully_count_once_and_raters_who_agree_no_more_than_others_count_each():
    assert effective_people(20, 80, 1.0) == 20
    assert effective_people(20, 80, 0.0) == 80
    assert effective_people(20, 80, 0.5) == 80 / (1 + 3 * 0.5)
    assert effective_people(20, 80, np.nan) == 20
    assert effective_people(20, 20, 0.3) == 20
    assert np.isnan(effective_people(0, 0, 0.5))


def test_the_design_effect_is_that_of_simulated_raters_nested_in_subjects():
    random = np.random.default_rng(5)
    subjects, raters, correlation, times = 40, 4, 0.4, 20_000
    own = (
        random.random((times, subjects, 1)) < 0.5
    )  # with the chance `correlation` a rater repeats the subject's own value
    repeats = random.random((times, subjects, raters)) < np.sqrt(correlation)
    ratings = np.where(repeats, own, random.random((times, subjects, raters)) < 0.5)
    variance = ratings.mean(axis=(1, 2)).var()
    people = effective_people(subjects, subjects * raters, correlation)
    assert np.isclose(variance, 0.25 / people, rtol=0.03)


def test_the_finite_population_correction_is_the_variance_of_drawing_without_replacement():
    invited, answered, high = 120, 50, 72
    variance = hypergeom(invited, high, answered).var() / answered**2
    people = finite_population(answered, answered, invited)
    share = high / invited
    assert np.isclose(share * (1 - share) / people, variance)


def test_where_all_invited_answered_nothing_is_left_to_chance_and_where_unknown_nothing_changes():
    assert np.allclose(wilson_interval(0.4, finite_population(30, 30, 30)), (0.4, 0.4))
    assert finite_population(30, 30, np.nan) == 30


def test_the_variance_is_of_agresti_and_coulls_interval():
    for group, _ in tables(20):
        high, people = group[2:].sum(), group.sum()
        lower, upper = proportion_confint(high, people, method="normal")
        plain = ((upper - lower) / 2 / 1.959963984540054) ** 2
        adjusted = variance_of_share(high / people, people)
        share = (high + 2) / (people + 4)
        assert np.isclose(adjusted, share * (1 - share) / (people + 4))
        assert adjusted > 0
        if people > 200 and 0.2 < high / people < 0.8:
            assert np.isclose(adjusted, plain, rtol=0.05)


def test_what_two_figures_have_in_common_is_taken_out_of_the_variance_of_their_difference():
    random = np.random.default_rng(2)
    both, first_only, second_only = (
        random.normal(size=(4000, 60)),
        random.normal(size=(4000, 30)),
        random.normal(size=(4000, 40)),
    )
    first = np.concatenate([both, first_only], axis=1).mean(axis=1)
    second = np.concatenate([both, second_only], axis=1).mean(axis=1)
    apart, correlation = 1 / 90 + 1 / 100, 60 / np.sqrt(90 * 100)
    assert np.isclose(np.var(first - second) / apart, part_left(90, 100, correlation), rtol=0.08)


def test_a_change_among_the_same_people_has_a_narrower_interval_around_the_same_difference():
    apart, same = difference_of_shares(0.7, 100, 0.6, 100), difference_of_shares(0.7, 100, 0.6, 100, 0.5)
    worth = difference_of_shares(0.7, 200, 0.6, 200)
    assert same[0] == apart[0]
    assert np.allclose(same, worth)


def test_unequal_raters_are_worth_less():
    """10 people, one of whom has 20 raters and the others two each: the variance of the mean of clusters, written out."""
    sizes, alike = np.array([20] + [2] * 9), 0.4
    variance = sum(size * (1 + (size - 1) * alike) for size in sizes) / sizes.sum() ** 2
    unevenness = (sizes**2).mean() / sizes.mean() ** 2
    assert np.isclose(1 / effective_people(10, sizes.sum(), alike, unevenness), variance)
    assert effective_people(10, sizes.sum(), alike, np.nan) == effective_people(10, sizes.sum(), alike)
