"""Departures from the mean against the contrast written out as a matrix, and against drawing."""

import numpy as np
from scipy.stats import norm

from analysis.statistics import departures


FIGURES, VARIANCES = np.array([0.10, 0.02, 0.05, np.nan, 0.30]), np.array([0.001, 0.002, 0.0005, np.nan, 0.003])


def test_departures_are_the_contrast_with_the_mean():
    found = departures(FIGURES, VARIANCES)
    known = ~np.isnan(FIGURES)
    contrast = np.eye(4) - 1 / 4
    value = contrast @ FIGURES[known]
    spread = np.sqrt(np.diag(contrast @ np.diag(VARIANCES[known]) @ contrast.T))
    assert np.isclose(found.usual, np.nanmean(FIGURES))
    assert np.allclose(found.value[known], value)
    assert np.allclose(found.p[known], 2 * norm.sf(np.abs(value / spread)))
    assert np.allclose([found.lower[known], found.upper[known]], norm.interval(0.95, value, spread))
    assert np.isnan(found.p[~known]).all()


def test_figures_that_lean_the_same_way_are_judged_too_cautiously_not_too_boldly():
    random = np.random.default_rng(2)
    shared = random.normal(0, 0.03, (4000, 1))
    figures = shared + random.normal(0, 0.03, (4000, 9))
    flagged = [(departures(row, np.full(9, 2 * 0.03**2)).p < 0.05).mean() for row in figures]
    assert np.mean(flagged) < 0.05


def test_two_figures_have_no_usual():
    assert np.isnan(departures([0.1, 0.2], [0.001, 0.001]).p).all()
    assert np.isnan(departures([np.nan], [np.nan]).usual)
