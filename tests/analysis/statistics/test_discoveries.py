"""The adjustment against SciPy and statsmodels."""

import numpy as np
import pytest
from scipy.stats import false_discovery_control
from statsmodels.stats.multitest import multipletests

from analysis.statistics import adjusted_p


@pytest.mark.parametrize("number", [1, 2, 9, 720])
def test_the_adjustment_is_benjamini_and_hochbergs(number):
    p = np.random.default_rng(number).random(number) ** 3
    assert np.allclose(adjusted_p(p), false_discovery_control(p))
    assert np.allclose(adjusted_p(p), multipletests(p, method="fdr_bh")[1])


def test_equal_ps_stay_equal_and_the_shape_stays():
    p = np.array([[0.01, 0.01], [0.5, 0.04]])
    assert np.allclose(adjusted_p(p).ravel(), false_discovery_control(p.ravel()))


def test_what_was_not_compared_is_no_part_of_the_family():
    p = np.array([0.01, np.nan, 0.03])
    assert np.allclose(adjusted_p(p), [0.02, np.nan, 0.03], equal_nan=True)
    assert np.isnan(adjusted_p([np.nan])).all()
    assert len(adjusted_p([])) == 0
