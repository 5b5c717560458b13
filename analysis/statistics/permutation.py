"""How often chance alone sets two groups so far apart: the permutation distribution of ranks, exact where it is small."""

import numpy as np

from analysis.statistics.normal import one_sided_p


MOST_OUTCOMES = 20_000  # gone through: at four levels, of up to 25 people, or of 100 who mostly answer alike
NEGLIGIBLE = -30.0  # the logarithm of the chance of an outcome that is left out
WORTH_KNOWING = 0.2  # p above which no difference is clear, however it is worked out
NEARLY = 1e-9  # counts that differ from whole numbers by less are whole
SAME = 1e-7  # rank sums that are as far away to within this are equally far


def permutation_p(first, first_people, second, second_people, narrower=1.0) -> np.ndarray:
    """The chance that two groups drawn at random from the ratings of both lie so far apart, in ranks, on either side.

    `first` and `second` are counts at each level along the last axis, `people` what they are worth; `narrower` is the part of
    their difference's variance that is left where the two have people in common, who answer alike. Every way to draw the
    smaller group is gone through (Fisher, 1935, of ranks with ties) where each rating is an answer by itself, nobody is in both
    and there are few ways; else the distribution is a gamma (Pearson's type III) with the variance and the skewness that drawing without
    replacement gives. A normal one has too light tails where most people answer alike: of trusts whose teams are of 11 to 15
    people, 90 % of whom gave the same answer, it found some difference in 34 % where there was none.
    """
    first_people, second_people = np.asarray(first_people, dtype=float), np.asarray(second_people, dtype=float)
    p = _skewed(
        parts(first),
        first_people,
        parts(second),
        second_people,
        narrower,
        np.where(first_people < second_people, _more_skewed(first, first_people), _more_skewed(second, second_people)),
    )
    shape = p.shape
    is_apart = np.broadcast_to(np.equal(narrower, 1), shape).ravel()
    sides = [
        np.broadcast_to(side, (*shape, np.shape(side)[-1])).reshape(-1, np.shape(side)[-1]) for side in (first, second)
    ]
    people = [np.broadcast_to(side, shape).ravel() for side in (first_people, second_people)]
    flat = p.ravel()
    for place in np.flatnonzero((flat < WORTH_KNOWING) & is_apart):
        pair = [side[place] for side in sides]
        if all(_are_answers(counts, of[place]) for counts, of in zip(pair, people, strict=True)):
            smaller, larger = sorted(pair, key=np.sum)
            exact = _exact(smaller.astype(int), larger.astype(int))
            flat[place] = flat[place] if np.isnan(exact) else exact
    return flat.reshape(shape)


def parts(counts) -> np.ndarray:
    """Counts at each level as parts of their sum."""
    counts = np.asarray(counts, dtype=float)
    with np.errstate(invalid="ignore"):
        return counts / counts.sum(axis=-1, keepdims=True)


def _more_skewed(counts: np.ndarray, people: np.ndarray) -> np.ndarray:
    """How much more skewed ratings that come in clusters are than as many independent answers as they are worth.

    At most 2 - people / ratings, for beta-binomial clusters (Skellam, 1948): the third cumulant of a cluster of m ratings of
    intra-class correlation r is (1 + (2m - 1) r) / (1 + r) times the design effect times that of m answers.
    """
    return 2 - np.minimum(people / np.sum(counts, axis=-1), 1)


def _are_answers(counts: np.ndarray, people: float) -> bool:
    return abs(counts.sum() - people) < NEARLY and np.abs(counts - np.round(counts)).max() < NEARLY


def _ranks(at_level: np.ndarray) -> np.ndarray:
    """The middle rank of the ratings at each level."""
    return at_level.cumsum(axis=-1) - at_level / 2


def _exact(smaller: np.ndarray, larger: np.ndarray) -> float:
    """Not a number where there are too many ways to go through."""
    together, people = smaller + larger, int(smaller.sum())
    everybody = int(together.sum())
    ways = _log_factorials(everybody)
    all_ways = _log_choices(ways, everybody, people)
    likely = []
    for at_level in together:
        drawn = np.arange(max(0, people - everybody + at_level), min(people, at_level) + 1)
        others = _log_choices(ways, everybody - at_level, people - drawn)
        likely.append(drawn[_log_choices(ways, at_level, drawn) + others - all_ways > NEGLIGIBLE])
    implied = int(np.argmax([len(drawn) for drawn in likely]))  # what the other levels leave
    others = [level for level in range(len(together)) if level != implied]
    if np.prod([float(len(likely[level])) for level in others]) > MOST_OUTCOMES:
        return np.nan
    drawn = np.zeros((int(np.prod([len(likely[level]) for level in others])), len(together)), dtype=int)
    drawn[:, others] = np.stack(np.meshgrid(*(likely[level] for level in others)), axis=-1).reshape(-1, len(others))
    drawn[:, implied] = people - drawn.sum(axis=1)
    drawn = drawn[(drawn[:, implied] >= 0) & (drawn[:, implied] <= together[implied])]
    chance = np.exp(_log_choices(ways, together, drawn).sum(axis=1) - all_ways)
    ranks = _ranks(together)
    expected = people * (ranks @ together) / everybody
    away = np.abs(drawn @ ranks - expected)
    return float(min(chance[away >= abs(smaller @ ranks - expected) - SAME].sum(), 1.0))


def _log_choices(ways: np.ndarray, of, drawn) -> np.ndarray:
    return ways[of] - ways[drawn] - ways[of - drawn]


_known_factorials = np.zeros(1)


def _log_factorials(most: int) -> np.ndarray:
    """The logarithm of n! for n from 0 to at least `most`."""
    global _known_factorials
    if len(_known_factorials) <= most:
        _known_factorials = np.concatenate([[0.0], np.log(np.arange(1, 2 * most + 1)).cumsum()])
    return _known_factorials


def _skewed(first: np.ndarray, first_people, second: np.ndarray, second_people, narrower, more_skewed) -> np.ndarray:
    together = first_people + second_people
    at_level = first * first_people[..., None] + second * second_people[..., None]
    pooled = at_level / together[..., None]
    ranks = _ranks(pooled)
    centred = ranks - (pooled * ranks).sum(axis=-1, keepdims=True)
    with np.errstate(divide="ignore", invalid="ignore"):
        variance = (pooled * centred**2).sum(axis=-1)
        of_mean = variance * second_people / (first_people * (together - 1)) * narrower
        distance = ((first - pooled) * ranks).sum(axis=-1) / np.sqrt(of_mean)
        skewness = (pooled * centred**3).sum(axis=-1) / variance**1.5
        skewness *= (second_people - first_people) / (together - 2)
        skewness *= np.sqrt((together - 1) / (first_people * second_people)) * more_skewed
        p = _gamma_tail(np.abs(distance), skewness) + _gamma_tail(np.abs(distance), -skewness)
    return np.where(variance < 1e-15, 1.0, np.minimum(p, 1.0))


def _gamma_tail(deviate: np.ndarray, skewness: np.ndarray) -> np.ndarray:
    """The chance of more than a deviate of 0 or more, of a gamma distribution brought to mean 0 and variance 1 (Wilson, Hilferty, 1931)."""
    skewness = np.where(np.abs(skewness) < 1e-4, 1e-4, skewness)
    cube = 1 + skewness * deviate / 2
    tail = one_sided_p(6 / skewness * (np.cbrt(cube) - 1) + skewness / 6)
    return np.where(cube <= 0, 0.0, tail)  # beyond the end of the distribution
