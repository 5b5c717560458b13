import numpy as np
import pytest
from scipy.stats import binomtest

from analysis.statistics import wilson_interval


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
