"""How often the 95 % intervals of pages hold the true value, over tables of sizes and shares: drawn as counts, at once.

Each cell draws sizes and true shares evenly within its bounds, so that no lucky or unlucky count of so many whole people decides
it. Answers by themselves; several raters a person, as many or unequally many, whose answers are beta-binomial with a known
intra-class correlation; the difference of two groups, of others or of the same people. What is published (correlation,
unevenness, people in both) is rounded as publication rounds it. Bar: 93 to 98 % in every cell.
"""

import sys
from collections.abc import Callable

import numpy as np

from analysis import statistics
from analysis.published import independent
from disclosure.count.in_common import ROUNDED_TO


DRAWS = 20_000
SIZES = ((11, 15), (16, 25), (26, 50), (51, 100), (101, 300))
SHARES = ((0.05, 0.10), (0.10, 0.20), (0.20, 0.35), (0.35, 0.65), (0.65, 0.80), (0.80, 0.90), (0.90, 0.95))
BAR = (0.93, 0.98)
ALIKE = 0.3  # the intra-class correlation of ratings of one person
SAME = 0.5  # the correlation of one person's being high in two waves
MOVED = 0.05  # the true change
RATERS = {"as many": (3, 4, 5, 6), "unequal": (3, 3, 3, 4, 4, 5, 6, 10, 24)}
STAYED = 0.8  # part of the people who are in both waves

Drawn = tuple[np.ndarray, np.ndarray, np.ndarray]  # true value, lower and upper end


def main(draws: int = DRAWS) -> None:
    worst = []
    for name, draw in KINDS.items():
        print(f"\n{name}: per cent of intervals that hold the true value, by true share")
        print(f"{'people':>10} " + " ".join(f"{low:.0%}-{high:.0%}".rjust(8) for low, high in SHARES))
        for sizes in SIZES if draw is not of_two_waves else SIZES[-1:]:
            cells = []
            for shares in SHARES:
                rng = np.random.default_rng(1)
                people = rng.integers(sizes[0], sizes[1] + 1, draws)
                value, lower, upper = draw(rng, people, rng.uniform(*shares, draws))
                cells.append(float(np.mean((lower <= value) & (value <= upper))))
            print(f"{sizes[0]:>4} to {sizes[1]:>3} " + " ".join(f"{cell:8.1%}" for cell in cells))
            worst += cells
    outside = sum(not BAR[0] <= cell <= BAR[1] for cell in worst)
    print(
        f"\n{len(worst)} cells from {min(worst):.1%} to {max(worst):.1%}; {outside} outside {BAR[0]:.0%} to {BAR[1]:.0%}"
    )


def of_one(rng: np.random.Generator, people: np.ndarray, share: np.ndarray) -> Drawn:
    return share, *statistics.wilson_interval(rng.binomial(people, share) / people, people)


def nested(how_many: tuple[int, ...]) -> Callable[..., Drawn]:
    def draw(rng: np.random.Generator, people: np.ndarray, share: np.ndarray) -> Drawn:
        high, ratings = _rated(rng, people, share, how_many)
        sizes = np.array(how_many)
        unevenness = round((sizes**2).mean() / sizes.mean() ** 2, 1) + independent.ROUNDED_BY
        worth = statistics.effective_people(people, ratings, ALIKE + independent.ROUNDED_BY, unevenness)
        return share, *statistics.wilson_interval(high / ratings, worth)

    return draw


def of_two(rng: np.random.Generator, people: np.ndarray, share: np.ndarray) -> Drawn:
    """Against a group of three times the size."""
    other = np.clip(share + rng.choice([-MOVED, 0, MOVED], len(share)), 0.02, 0.98)
    figures = rng.binomial(people, share) / people, people, rng.binomial(people * 3, other) / (people * 3), people * 3
    return share - other, *statistics.difference_of_shares(*figures)[1:]


def of_two_waves(rng: np.random.Generator, people: np.ndarray, share: np.ndarray) -> Drawn:
    """A whole organisation; of smaller ones nothing of this is published."""
    both = np.round(people * STAYED).astype(int)
    return _in_two_waves(rng, people, both, share, both // ROUNDED_TO * ROUNDED_TO, people, True)


def of_a_group_in_two_waves(rng: np.random.Generator, people: np.ndarray, share: np.ndarray) -> Drawn:
    """A group of a large organisation, of which fewer, or more, are in both waves than of the organisation."""
    both = np.round(people * rng.uniform(STAYED / 3, 1, len(people))).astype(int)
    return _in_two_waves(rng, people, both, share, 1000 * STAYED, 1000, False)


def _in_two_waves(rng, people, both, share, known, of, is_overall) -> Drawn:
    other = np.clip(share + rng.choice([-MOVED, 0, MOVED], len(share)), 0.02, 0.98)
    is_same, is_person = np.arange(people.max()) < both[:, None], np.arange(people.max()) < people[:, None]
    first = rng.random(is_person.shape)
    second = np.where(is_same & (rng.random(is_person.shape) < SAME), first, rng.random(is_person.shape))
    shares = [
        ((one < true[:, None]) & is_person).sum(axis=1) / people for one, true in ((first, share), (second, other))
    ]
    shared = independent.shared_variance(known, of, of, SAME, is_overall)
    return share - other, *statistics.difference_of_shares(shares[0], people, shares[1], people, shared)[1:]


def _rated(rng: np.random.Generator, people: np.ndarray, share: np.ndarray, how_many: tuple[int, ...]) -> Drawn:
    high, ratings = np.zeros(len(people)), np.zeros(len(people))
    for place in range(people.max()):
        raters = np.where(place < people, rng.choice(how_many, len(people)), 0)
        own = rng.beta(share * (1 / ALIKE - 1), (1 - share) * (1 / ALIKE - 1))
        high += rng.binomial(raters, own)
        ratings += raters
    return high, ratings


KINDS = {
    "Answers by themselves": of_one,
    **{f"Several raters a person, {name}": nested(how_many) for name, how_many in RATERS.items()},
    "Difference from a group three times as large": of_two,
    "Change of a group between two waves": of_a_group_in_two_waves,
    "Change of a whole organisation between two waves": of_two_waves,
}


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
