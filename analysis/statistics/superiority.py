"""Which of two groups stands higher on an ordered scale, and by how much, without giving its levels distances."""

from typing import NamedTuple

import numpy as np

from analysis.statistics.normal import Z_95, t_from_normal, two_sided_p


class Superiority(NamedTuple):
    """The probability of superiority, from 0 to 1 (0.5: neither group stands higher), its 95 % interval, p, and how often two
    ratings are equal, of which half is in the value."""

    value: np.ndarray
    lower: np.ndarray
    upper: np.ndarray
    p: np.ndarray
    equal: np.ndarray


def superiority(first, first_people, second, second_people) -> Superiority:
    """The chance that a rating drawn from the first group is higher than one from the second, equals counting half.

    `first` and `second` are counts (or shares) at each level, lowest first, along the last axis; `people` of each group
    the independent answers they are worth. Value: Mann and Whitney (1947), also called common language effect size or A
    (Vargha and Delaney, 2000); Cliff's delta is 2A - 1. Interval: Brunner and Munzel (2000), from the variance of
    placements (how much of the other group lies below each rating), with Satterthwaite's degrees of freedom; it does not
    assume equal spreads. p: Mann and Whitney's test of whether both groups have the same levels, with the correction for
    ties (Kruskal and Wallis, 1952), which keeps its rate far out in the tail, where many comparisons are judged, better
    than a test by the interval. So in rare cases p < 0.05 and the interval's missing 0.5 don't coincide. Where all ratings
    are at one level there is no difference, p = 1.
    """
    first, second = _shares(first), _shares(second)
    first_people, second_people = (np.asarray(people, dtype=float) for people in (first_people, second_people))
    placements_of_first, placements_of_second = _below(second), _below(first)
    value = (first * placements_of_first).sum(axis=-1)
    of_first = _variance(first, placements_of_first, first_people) / first_people
    of_second = _variance(second, placements_of_second, second_people) / second_people
    variance = of_first + of_second
    with np.errstate(divide="ignore", invalid="ignore"):
        freedom = variance**2 / (of_first**2 / (first_people - 1) + of_second**2 / (second_people - 1))
        reach = np.where(variance == 0, 0.0, t_from_normal(Z_95, freedom) * np.sqrt(variance))
        p = two_sided_p((value - 0.5) / np.sqrt(_variance_if_same(first, first_people, second, second_people)))
    p = np.where(value == 0.5, 1.0, p)
    equal = (first * second).sum(axis=-1)
    return Superiority(value, np.maximum(value - reach, 0.0), np.minimum(value + reach, 1.0), p, equal)


def _shares(counts) -> np.ndarray:
    counts = np.asarray(counts, dtype=float)
    with np.errstate(invalid="ignore"):
        return counts / counts.sum(axis=-1, keepdims=True)


def _below(shares: np.ndarray) -> np.ndarray:
    """How much of a group lies below each level, with half of what lies at it."""
    return shares.cumsum(axis=-1) - shares / 2


def _variance(shares: np.ndarray, placements: np.ndarray, people: np.ndarray) -> np.ndarray:
    mean = (shares * placements).sum(axis=-1, keepdims=True)
    spread = (shares * (placements - mean) ** 2).sum(axis=-1)
    return np.where(spread < 1e-15, 0.0, spread) * people / (people - 1)


def _variance_if_same(first: np.ndarray, first_people, second: np.ndarray, second_people) -> np.ndarray:
    """The variance of the value if both groups had the same levels: (N + 1) / (12 n m) * (1 - sum(t^3 - t) / (N^3 - N)),
    t being how many of both are at each level."""
    together = first_people + second_people
    at_level = first * first_people[..., None] + second * second_people[..., None]
    ties = ((at_level**3).sum(axis=-1) - together) / (together**3 - together)
    return (together + 1) / (12 * first_people * second_people) * np.maximum(1 - ties, 0)
