"""Shares: how many independent answers one rests on, its interval, and the difference of two."""

import numpy as np

from analysis.statistics.normal import Z_95


def effective_people(subjects, ratings, correlation=1.0, unevenness=1.0) -> np.ndarray:
    """How many independent answers the ratings of a group are worth (Kish, 1965): ratings / design effect.

    The design effect of raters nested in subjects is 1 + (m * u - 1) * correlation, where m = ratings / subjects, u =
    `unevenness` is the mean of the squared number of raters over the square of the mean one (1: all have as many), and
    `correlation` is the intra-class correlation of the ratings of one subject, from 0 to 1. Unknown (not a number), it
    is taken as 1: each subject counts once, however many raters answered, which can only be too cautious; an unknown
    unevenness is taken as 1. Assumes that no rater gives much more than the others. Nobody: not a number.
    """
    unevenness = np.nan_to_num(np.maximum(np.asarray(unevenness, dtype=float), 1), nan=1.0)
    subjects = np.where(np.asarray(subjects) > 0, subjects, np.nan).astype(float)
    correlation = np.nan_to_num(np.clip(np.asarray(correlation, dtype=float), 0, 1), nan=1.0)
    raters = np.asarray(ratings, dtype=float) / subjects
    return subjects * raters / (1 + (raters * unevenness - 1) * correlation)


def finite_population(people, subjects, invited) -> np.ndarray:
    """What `people` independent answers are worth where `subjects` of so many invited answered (Cochran, 1977).

    people * (N - 1) / (N - n): the more of the invited are in, the less is left to chance, and with all of them nothing
    is. Assumes that the question is about those invited, at that time, and that who answered is as good as random.
    Where the number invited is unknown (not a number) nothing changes.
    """
    people, subjects = np.asarray(people, dtype=float), np.asarray(subjects, dtype=float)
    invited = np.maximum(np.asarray(invited, dtype=float), subjects)
    with np.errstate(divide="ignore"):
        worth = people * (invited - 1) / (invited - subjects)
    return np.where(np.isnan(invited), people, worth)


def wilson_interval(share, people) -> tuple[np.ndarray, np.ndarray]:
    """Lower and upper end of the 95 % score interval of a share, both from 0 to 1 (Wilson, 1927).

    (p + z^2/2n -+ z * sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n). Assumes n = `people` independent answers. Nobody: not a
    number.
    """
    share = np.asarray(share, dtype=float)
    people = np.where(np.asarray(people) > 0, people, np.nan).astype(float)
    spread = Z_95**2 / people
    centre = (share + spread / 2) / (1 + spread)
    half_width = Z_95 * np.sqrt((share * (1 - share) + spread / 4) / people) / (1 + spread)
    return np.maximum(centre - half_width, 0.0), np.minimum(centre + half_width, 1.0)


def difference_of_shares(
    first, first_people, second, second_people, correlation=0.0
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """First minus second, and the ends of its 95 % interval (Newcombe, 1998, method 10: two Wilson intervals squared up).

    lower = d - sqrt((p1 - l1)^2 + (u2 - p2)^2), upper = d + sqrt((u1 - p1)^2 + (p2 - l2)^2). Where the two have people in
    common, `correlation` is that of the two shares, and the intervals are those of n / `part_left`: at small n they hold more nearly
    what is stated than Newcombe's own for pairs. Unknown (0), the interval is too wide, never too narrow.
    """
    left = part_left(first_people, second_people, correlation)
    first, second = np.asarray(first, dtype=float), np.asarray(second, dtype=float)
    first_lower, first_upper = wilson_interval(first, np.asarray(first_people, dtype=float) / left)
    second_lower, second_upper = wilson_interval(second, np.asarray(second_people, dtype=float) / left)
    difference = first - second
    return (
        difference,
        difference - np.hypot(first - first_lower, second_upper - second),
        difference + np.hypot(first_upper - first, second - second_lower),
    )


def part_left(first_people, second_people, correlation) -> np.ndarray:
    """The part that is left of the variance of a difference of two figures of equal spread, of so many people each, which have
    this correlation: 1 - 2 r sqrt(n1 n2) / (n1 + n2)."""
    first_people, second_people = np.asarray(first_people, dtype=float), np.asarray(second_people, dtype=float)
    shared = 2 * np.sqrt(first_people * second_people) / (first_people + second_people)
    return 1 - np.asarray(correlation, dtype=float) * shared


def variance_of_share(share, people) -> np.ndarray:
    """The sampling variance of a share after Agresti and Coull (1998): two answers of each kind added.

    p(1-p)/n' with n' = n + 4 and p = (share * n + 2) / n': never 0, as the plain formula is where all answers agree.
    """
    people = np.asarray(people, dtype=float) + 4
    share = (np.asarray(share, dtype=float) * (people - 4) + 2) / people
    return share * (1 - share) / people
