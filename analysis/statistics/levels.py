"""Levels taken as they are ordered, or, as an indication only, as equal steps: their spread and their mean."""

from typing import NamedTuple

import numpy as np

from analysis.statistics.normal import Z_95, t_from_normal


FEWEST_FREEDOM = 5  # degrees of freedom from which t_from_normal holds
ENOUGH_FREEDOM = 1e6  # from which t is the normal deviate


class Means(NamedTuple):
    """A mean of levels, or a difference of two, with the ends of its 95 % interval."""

    value: np.ndarray
    lower: np.ndarray
    upper: np.ndarray


def spread(counts) -> np.ndarray:
    """How far ratings spread over their levels, from 0 (all at one) to 1 (half at either end) (Leik, 1966).

    2 * sum(d_i) / (levels - 1), with d_i = F_i up to a half and 1 - F_i above it, F_i being the share at or below the
    i-th level. Uses the order of the levels and no distance. `counts` are by level along the last axis, lowest first.
    """
    counts = np.asarray(counts, dtype=float)
    below = (counts.cumsum(axis=-1) / counts.sum(axis=-1, keepdims=True))[..., :-1]
    return 2 * np.minimum(below, 1 - below).sum(axis=-1) / (counts.shape[-1] - 1)


def mean_level(counts, people) -> Means:
    """The mean of levels counted 1, 2, 3 …, with the interval of a mean of `people` independent answers (Student, 1908).

    m -+ t * s / sqrt(n). Assumes equal steps between levels, which nobody has shown: an indication, no more.
    """
    mean, variance, freedom = _moments(counts, people)
    reach = _deviate(freedom) * np.sqrt(variance)
    return Means(mean, mean - reach, mean + reach)


def difference_of_means(first, first_people, second, second_people, correlation=0.0) -> Means:
    """First minus second, with the interval of Welch (1947), which does not assume equal spreads.

    d -+ t * sqrt(s1^2 / n1 + s2^2 / n2 - 2 r s1 s2 / sqrt(n1 n2)), r being the `correlation` of the two means, with
    Satterthwaite's degrees of freedom. An indication, as each mean is.
    """
    mean, variance, freedom = _moments(first, first_people)
    other_mean, other_variance, other_freedom = _moments(second, second_people)
    together = variance + other_variance
    with np.errstate(divide="ignore", invalid="ignore"):
        degrees = together**2 / (variance**2 / freedom + other_variance**2 / other_freedom)
    in_common = 2 * np.asarray(correlation, dtype=float) * np.sqrt(variance * other_variance)
    difference, reach = mean - other_mean, _deviate(degrees) * np.sqrt(together - in_common)
    return Means(difference, difference - reach, difference + reach)


def _moments(counts, people) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The mean, the variance of the mean, and its degrees of freedom."""
    counts, people = np.asarray(counts, dtype=float), np.asarray(people, dtype=float)
    values = np.arange(1, counts.shape[-1] + 1)
    shares = counts / counts.sum(axis=-1, keepdims=True)
    mean = (shares * values).sum(axis=-1)
    variance = (shares * (values - mean[..., None]) ** 2).sum(axis=-1)
    freedom = np.maximum(people - 1, FEWEST_FREEDOM)
    return mean, variance / freedom, freedom


def _deviate(freedom) -> np.ndarray:
    """Student's t for 95 %; the normal deviate where nothing varies, so that there are no degrees of freedom."""
    return t_from_normal(Z_95, np.clip(np.nan_to_num(freedom, nan=ENOUGH_FREEDOM), FEWEST_FREEDOM, ENOUGH_FREEDOM))
