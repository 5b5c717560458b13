"""The smallest difference that shows, against statsmodels' power and against draws."""

import numpy as np
import pytest
from statsmodels.stats.proportion import power_proportions_2indep

from analysis.statistics import smallest_detectable, two_sided_p


GROUPS = [(0.5, 40, 40), (0.66, 30, 400), (0.2, 150, 60), (0.9, 300, 300), (0.4, 5000, 800)]


@pytest.mark.parametrize(("share", "share_people", "people"), GROUPS)
def test_a_difference_of_that_size_is_found_in_four_cases_of_five(share, share_people, people):
    for distance in _both_ways(share, share_people, people):
        found = power_proportions_2indep(distance, share, people, ratio=share_people / people, alpha=0.05)
        assert found.power == pytest.approx(0.8, abs=0.002)


@pytest.mark.parametrize(("share", "share_people", "people"), GROUPS)
def test_so_it_is_in_draws(share, share_people, people):
    random = np.random.default_rng(3)
    for distance in _both_ways(share, share_people, people):
        first = random.binomial(share_people, share, 20_000) / share_people
        second = random.binomial(people, share + distance, 20_000) / people
        together = (first * share_people + second * people) / (share_people + people)
        z = (second - first) / np.sqrt(together * (1 - together) * (1 / share_people + 1 / people))
        assert (two_sided_p(z) <= 0.05).mean() == pytest.approx(0.8, abs=0.04)  # counts are whole numbers


def test_where_a_share_has_no_room_none_shows_and_more_people_show_less():
    above, below = smallest_detectable([0.97, 0.5, 0.5, np.nan], [40, 40, 400, 40], [40, 40, 400, 40])
    assert np.isnan(above).tolist() == [True, False, False, True]
    assert np.isnan(below).tolist() == [False, False, False, True]
    assert above[2] < above[1] / 2
    assert above[1] == pytest.approx(below[1])  # from a half, both ways are alike


def test_people_in_both_groups_show_a_smaller_one():
    apart, together = (smallest_detectable(0.6, 100, 100, correlation)[0] for correlation in (0.0, 0.6))
    assert together < apart
    assert together == pytest.approx(smallest_detectable(0.6, 250, 250)[0])  # 1 - 0.6 of the variance is left


def _both_ways(share: float, share_people: int, people: int) -> list[float]:
    above, below = smallest_detectable(share, share_people, people)
    return [float(distance) for distance in (above, -below) if not np.isnan(distance)]
