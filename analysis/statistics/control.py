"""Control limits: what chance alone does to groups of a size, and to one group from wave to wave."""

from dataclasses import dataclass

import numpy as np


INNER, OUTER = 1.959963984540054, 3.090232306167813  # deviates of the 95 % and the 99.8 % limits of a funnel
SIGMAS = 3  # of a run's limits, as Making Data Count draws them
NEAR_LIMIT = 2  # sigmas: beyond it a point is near the limit
LONG_RUN = 7  # points in a row, on one side or in one direction, that chance seldom gives
FEWEST_GROUPS = 10  # from which a scatter can be told
CHANCE_MEDIAN = 0.454936423119572  # of the square of a normal deviate
MEDIAN_ERROR = 2.333  # 1 / (2 * density * median), for one: the standard error of that median, as a part of it
FEWEST_POINTS = 3  # two points make no run


def funnel_limits(centre, people, deviate: float = INNER, whole_people=np.inf) -> tuple[np.ndarray, np.ndarray]:
    """Between which shares a group of so many people lies by chance, if its true share is `centre` (Spiegelhalter, 2005).

    c -+ z * sqrt(c(1 - c) * (1/n - 1/N)), from 0 to 1; z of 1.96 holds 95 % of such groups and of 3.09 holds 99.8 %. N are
    the people of the whole, `centre` being its share, where the group is a part of it: the larger the part, the nearer the
    two must lie (Cochran, 1977). Assumes independent answers and no true differences beyond the ones looked for.
    """
    centre, people = np.asarray(centre, dtype=float), np.asarray(people, dtype=float)
    left_to_chance = np.maximum(1 / people - 1 / np.asarray(whole_people, dtype=float), 0)
    reach = deviate * np.sqrt(centre * (1 - centre) * left_to_chance)
    return np.maximum(centre - reach, 0.0), np.minimum(centre + reach, 1.0)


def overdispersion(shares, people, centre, whole_people) -> float:
    """How much further apart groups lie than chance puts them, as a factor of variance, at its cautious end; 1 where no further.

    The median of z^2 over that of a chance z^2 (0.455), with z = (p - c) / sqrt(c(1 - c)(1/n - 1/N)) of each group, a part
    of the whole of N (after Spiegelhalter, 2005; the median so that a few true outliers don't count), and one standard error
    of a median more, 2.333 / sqrt(figures) of it: taken as it is, a factor that came out too low by chance would let false
    differences stand. Assumes that what makes groups scatter touches most of them alike; true differences between most
    groups count as scatter. Needs 10 figures; with fewer it is not a number.
    """
    shares, people, centre = (np.asarray(values, dtype=float) for values in (shares, people, centre))
    variance = centre * (1 - centre) * (1 / people - 1 / np.asarray(whole_people, dtype=float))
    with np.errstate(divide="ignore", invalid="ignore"):
        squares = (shares - centre) ** 2 / variance
    factor = _factor(squares)
    return np.nan if factor is None else factor


def scatter_of_departures(shares, people, centre, whole_people) -> float:
    """As `overdispersion`, of how far each figure of a group departs from the group's mean: what lifts all figures of a group
    alike is not in it. 1 where that can't be told.

    `shares` and `people` have a row a group and a column a figure, `centre` and `whole_people` a value a column. z is the
    departure of p - c from its mean over the row, by the square root of the variance of that contrast.
    """
    shares, people, centre = (np.asarray(values, dtype=float) for values in (shares, people, centre))
    variance = centre * (1 - centre) * (1 / people - 1 / np.asarray(whole_people, dtype=float))
    known = np.isfinite(shares) & np.isfinite(variance)
    number = known.sum(axis=1, keepdims=True)
    away, variance = np.where(known, shares - centre, 0.0), np.where(known, variance, 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        departure = away - away.sum(axis=1, keepdims=True) / number
        of_departure = variance * (1 - 2 / number) + variance.sum(axis=1, keepdims=True) / number**2
        squares = departure**2 / of_departure
    return _factor(squares[known & (number > 2)]) or 1.0


def _factor(squares: np.ndarray) -> float | None:
    squares = squares[np.isfinite(squares)]
    if len(squares) < FEWEST_GROUPS:
        return None
    factor = np.median(squares) / CHANCE_MEDIAN
    return float(max(factor * (1 + MEDIAN_ERROR / np.sqrt(len(squares))), 1.0))


@dataclass(frozen=True)
class Run:
    """One share from wave to wave: its middle line, the limits at each point, and the points that chance does not explain.

    `signals` holds a name for each rule that a point takes part in: "outside", "two_of_three", "shift", "trend".
    """

    centre: float
    lower: np.ndarray
    upper: np.ndarray
    signals: tuple[frozenset[str], ...]


def run_of_points(shares, people) -> Run | None:
    """The run that shares make in order of time, `people` their independent answers; None for fewer than three.

    Limits: a p chart (Shewhart, 1931) around the median of the points (Perla, Provost and Murray, 2011), which one wave
    that is different does not move: c -+ 3 * sqrt(c(1 - c) / n). Rules: NHS England, Making Data Count: a point outside the
    limits; two of three in a row beyond two thirds of the way to the same limit; 7 in a row on one side of the middle; 7 in
    a row that rise or fall. Assumes independent answers. Of runs in which nothing changes, about 1.5 in 100 of three points
    and 4 of eight show a signal; with few points only the first two rules can speak.
    """
    shares, people = np.asarray(shares, dtype=float), np.asarray(people, dtype=float)
    if len(shares) < FEWEST_POINTS:
        return None
    centre = float(np.median(shares))
    lower, upper = funnel_limits(centre, people, SIGMAS)
    sigma = np.sqrt(centre * (1 - centre) / people)
    distance = shares - centre
    signals = [set() for _ in shares]
    for side in (1, -1):
        _mark(signals, "outside", side * distance > SIGMAS * sigma, window=1, needed=1)
        _mark(signals, "two_of_three", side * distance > NEAR_LIMIT * sigma, window=3, needed=2)
        _mark(signals, "shift", side * distance > 0, window=LONG_RUN, needed=LONG_RUN)
        steps = side * np.diff(shares) > 0
        for start in range(len(steps) - LONG_RUN + 2):
            if steps[start : start + LONG_RUN - 1].all():
                for point in range(start, start + LONG_RUN):
                    signals[point].add("trend")
    return Run(centre, lower, upper, tuple(frozenset(names) for names in signals))


def _mark(signals: list[set[str]], rule: str, holds: np.ndarray, window: int, needed: int) -> None:
    """Adds the rule to the points that hold, wherever so many of a window's do."""
    for start in range(len(holds) - window + 1):
        points = range(start, start + window)
        if sum(holds[point] for point in points) >= needed:
            for point in points:
                if holds[point]:
                    signals[point].add(rule)
