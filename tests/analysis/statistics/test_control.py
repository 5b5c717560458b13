"""Funnel limits against SciPy; the rules of a run, each with a run that breaks it and one that does not."""

import numpy as np
import pytest
from scipy.stats import norm

from analysis.statistics import funnel_limits, overdispersion, run_of_points, scatter_of_departures
from analysis.statistics.control import INNER, OUTER


@pytest.mark.parametrize(("deviate", "inside"), [(INNER, 0.95), (OUTER, 0.998)])
def test_the_limits_hold_the_stated_part_of_groups_without_a_difference(deviate, inside):
    people = np.array([11, 40, 300, 5000])
    expected = norm.interval(inside, loc=0.6, scale=np.sqrt(0.6 * 0.4 / people))
    assert np.allclose(funnel_limits(0.6, people, deviate), np.clip(expected, 0, 1))
    drawn = np.random.default_rng(3).binomial(300, 0.6, 200_000) / 300
    lower, upper = funnel_limits(0.6, 300, deviate)
    assert np.isclose(((drawn >= lower) & (drawn <= upper)).mean(), inside, atol=0.01)


def test_two_points_make_no_run():
    assert run_of_points([0.5, 0.9], [100, 100]) is None


def rules(*shares, people=100):
    found = run_of_points(shares, [people] * len(shares))
    return [sorted(names) for names in found.signals]


def test_the_middle_line_is_the_median_and_limits_are_three_sigmas():
    run = run_of_points([0.5, 0.6, 0.7], [100, 100, 200])
    assert run.centre == 0.6
    assert np.allclose(run.upper - run.centre, 3 * np.sqrt(0.6 * 0.4 / np.array([100, 100, 200])))


def test_one_wave_that_is_different_makes_no_other_look_unusual():
    assert rules(0.59, 0.59, 0.74, people=4000) == [[], [], ["outside"]]


@pytest.mark.parametrize(("points", "most"), [(3, 0.02), (8, 0.05)])
def test_runs_without_a_change_seldom_show_a_signal(points, most):
    drawn = np.random.default_rng(1).binomial(400, 0.6, (4000, points)) / 400
    assert np.mean([any(run_of_points(shares, [400] * points).signals) for shares in drawn]) < most


def test_a_point_outside_the_limits_is_a_signal_and_one_within_is_not():
    assert rules(0.5, 0.5, 0.5, 0.5, 0.9)[-1] == ["outside"]
    assert rules(0.5, 0.5, 0.5, 0.5, 0.6) == [[], [], [], [], []]


def test_two_of_three_near_the_same_limit():
    # the median is 0.5 and one sigma 0.05
    assert rules(0.61, 0.5, 0.61, 0.5, 0.49, 0.5, 0.49) == [["two_of_three"], [], ["two_of_three"], [], [], [], []]
    assert not any(rules(0.61, 0.5, 0.39, 0.5, 0.5, 0.5, 0.5))
    assert not any(rules(0.61, 0.5, 0.5, 0.61, 0.5, 0.49, 0.49, 0.5))


def test_seven_in_a_row_on_one_side_are_a_shift_and_six_are_none():
    wobble = (0.52, 0.53, 0.52, 0.53, 0.52, 0.53)
    assert rules(*wobble, 0.52, *[0.46] * 8)[:7] == [["shift"]] * 7
    assert not any("shift" in names for names in rules(*wobble, 0.46, 0.52, 0.46, 0.52, 0.46, 0.46, 0.46))


def test_seven_in_a_row_that_rise_are_a_trend_and_six_are_none():
    rising = [0.47, 0.48, 0.49, 0.50, 0.51, 0.52]
    assert rules(*rising, 0.53) == [["trend"]] * 7
    assert not any(rules(*rising, 0.50))
    assert rules(*rising[::-1], 0.46) == [["trend"]] * 7


def scattered(factor, groups, seed):
    """Shares of groups of 40 that lie further apart than by chance, and what overdispersion takes with them."""
    centre = 0.6
    spread = np.sqrt(factor * centre * (1 - centre) * (1 / 40 - 1 / 1600))
    shares = np.random.default_rng(seed).normal(centre, spread, groups)
    return shares, np.full(groups, 40), np.full(groups, centre), 1600


@pytest.mark.parametrize("factor", [1.0, 1.5, 3.0])
def test_scatter_is_told_from_the_groups_themselves_and_a_few_outliers_do_not_count(factor):
    shares, *others = scattered(factor, groups=30_000, seed=8)
    shares[:300] = 0.1
    assert np.isclose(overdispersion(shares, *others), factor, rtol=0.05)


def test_scatter_is_taken_one_standard_error_higher_than_few_groups_show_it():
    """So it is lower than the true one about as often as a normal deviate is lower than -1: 16 %."""
    found = np.array([overdispersion(*scattered(3.0, groups=400, seed=seed)) for seed in range(2000)])
    assert 0.14 < (found < 3).mean() < 0.20


def test_groups_that_lie_nearer_than_by_chance_narrow_nothing():
    assert overdispersion(np.full(20, 0.61), np.full(20, 30), np.full(20, 0.6), 600) == 1


def test_nine_figures_are_too_few_to_tell_scatter():
    assert np.isnan(overdispersion([0.6] * 9, [30] * 9, [0.5] * 9, 600))


def test_a_part_of_a_whole_lies_between_the_limits_as_often_as_is_said():
    random = np.random.default_rng(3)
    part = random.binomial(300, 0.6, 20_000)
    whole = (part + random.binomial(100, 0.6, 20_000)) / 400
    lower, upper = funnel_limits(whole, 300, INNER, 400)
    assert 0.94 < ((lower <= part / 300) & (part / 300 <= upper)).mean() < 0.965
    assert np.ptp(np.array(funnel_limits(0.6, 400, INNER, 400))) == 0


def test_what_lifts_all_figures_of_a_group_alike_is_no_scatter_of_departures():
    random = np.random.default_rng(8)
    people, centre = np.full((60, 9), 40.0), np.full(9, 0.5)
    lifted = np.clip(0.5 + random.normal(0, 0.12, (60, 1)), 0, 1)
    alike = random.binomial(40, np.broadcast_to(lifted, (60, 9))) / 40
    apart = random.binomial(40, np.clip(0.5 + random.normal(0, 0.12, (60, 9)), 0, 1)) / 40
    whole = np.full(9, 2400.0)
    assert overdispersion(alike, people, centre, whole) > 2.5
    assert scatter_of_departures(alike, people, centre, whole) < 1.3
    assert scatter_of_departures(apart, people, centre, whole) > 2.5
    assert scatter_of_departures(alike[:, :2], people[:, :2], centre[:2], whole[:2]) == 1
