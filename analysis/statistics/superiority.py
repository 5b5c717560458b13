"""Which of two groups stands higher on an ordered scale, and by how much, without giving its levels distances."""

from typing import NamedTuple

import numpy as np

from analysis.statistics.normal import Z_95, t_from_normal
from analysis.statistics.permutation import parts, permutation_p
from analysis.statistics.shares import part_left


class Superiority(NamedTuple):
    """The probability of superiority, from 0 to 1 (0.5: neither group stands higher), its 95 % interval, p, and how often two
    ratings are equal, of which half is in the value."""

    value: np.ndarray
    lower: np.ndarray
    upper: np.ndarray
    p: np.ndarray
    equal: np.ndarray


def superiority(first, first_people, second, second_people, correlation=0.0) -> Superiority:
    """The chance that a rating drawn from the first group is higher than one from the second, equals counting half.

    `first` and `second` are counts at each level, lowest first, along the last axis; `people` of each group the
    independent answers they are worth; `correlation` is that of the two groups' figures, where they have people in common.
    Value: Mann and Whitney (1947), also called common language effect size or A
    (Vargha and Delaney, 2000); Cliff's delta is 2A - 1. Interval: Brunner and Munzel (2000), from the variance of
    placements (how much of the other group lies below each rating), with Satterthwaite's degrees of freedom; it does not
    assume equal spreads. p: `permutation_p` of whether both groups have the same levels, which keeps its rate far out in the
    tail, where many comparisons are judged, better than a test by the interval. So in rare cases p < 0.05 and the
    interval's missing 0.5 don't coincide. Where all ratings are at one level there is no difference, p = 1.
    """
    counts = first, first_people, second, second_people
    first, second = parts(first), parts(second)
    first_people, second_people = (np.asarray(people, dtype=float) for people in (first_people, second_people))
    placements_of_first, placements_of_second = _below(second), _below(first)
    value = (first * placements_of_first).sum(axis=-1)
    of_first = _variance(first, placements_of_first, first_people) / first_people
    of_second = _variance(second, placements_of_second, second_people) / second_people
    variance = of_first + of_second
    in_common = 2 * np.asarray(correlation) * np.sqrt(of_first * of_second)
    with np.errstate(divide="ignore", invalid="ignore"):
        freedom = variance**2 / (of_first**2 / (first_people - 1) + of_second**2 / (second_people - 1))
        reach = np.where(variance == 0, 0.0, t_from_normal(Z_95, freedom) * np.sqrt(variance - in_common))
        p = permutation_p(*counts, narrower=part_left(first_people, second_people, correlation))
    p = np.where(value == 0.5, 1.0, p)
    equal = (first * second).sum(axis=-1)
    return Superiority(value, np.maximum(value - reach, 0.0), np.minimum(value + reach, 1.0), p, equal)


def _below(shares: np.ndarray) -> np.ndarray:
    """How much of a group lies below each level, with half of what lies at it."""
    return shares.cumsum(axis=-1) - shares / 2


def _variance(shares: np.ndarray, placements: np.ndarray, people: np.ndarray) -> np.ndarray:
    mean = (shares * placements).sum(axis=-1, keepdims=True)
    spread = (shares * (placements - mean) ** 2).sum(axis=-1)
    return np.where(spread < 1e-15, 0.0, spread) * people / (people - 1)
