"""Made-up trusts in which nothing differs between groups, dimensions or waves, of kinds that are hard on a test."""

from collections.abc import Iterator

import numpy as np

from benchmarks.counted import LEVELS
from etl.sample.answers import Assessments


DIMENSIONS = 9
TEAM_SIZES = 11, 15
TEAMS, TEAMS_A_DIVISION, WAVES = 20, 5, 2
NINE_OF_TEN = np.array([-2.054, -1.645, 1.645])  # cuts of a normal value: 2, 3, 90 and 5 %
USUAL = np.array([-1.282, -0.126, 0.842])  # 10, 35, 35 and 20 %
GENERAL = 2 / 3  # of what lasts of a person's ratings; the rest is of the dimension
NOISE, NOISE_IN_SAMPLE = 0.4, 0.25  # part of the variance that doesn't last
RISEN, FIVE_POINTS = (
    5,
    0.127,
)  # a dimension, and how far a normal value moves there, so that 5 % more are above the middle cut
AS_MANY, UNEQUAL = (3, 4, 5, 6), (3, 3, 3, 4, 4, 5, 6, 10, 24)  # raters a person


def teams_and_divisions(rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    team = np.repeat(np.arange(TEAMS), rng.integers(TEAM_SIZES[0], TEAM_SIZES[1] + 1, TEAMS))
    return team, team // TEAMS_A_DIVISION


def assess(
    rng: np.random.Generator,
    people: int,
    cuts: np.ndarray,
    how_many: tuple[int, ...],
    noise: float = NOISE,
    risen_by: float = 0.0,
) -> Iterator[Assessments]:
    """What people say of themselves and what peers say of them, in two waves of the same people; RISEN is higher in the second."""
    assert len(cuts) == LEVELS - 1
    own = np.sqrt(GENERAL) * rng.standard_normal((people, 1))
    own = np.sqrt(1 - noise) * (own + np.sqrt(1 - GENERAL) * rng.standard_normal((people, DIMENSIONS)))
    for wave in range(WAVES):
        for rater_group, raters in (("self", np.ones(people, dtype=int)), ("peers", rng.choice(how_many, people))):
            subjects = np.repeat(np.arange(people), raters)
            value = own[subjects] + np.sqrt(noise) * rng.standard_normal((len(subjects), DIMENSIONS))
            value[:, RISEN] += risen_by * wave
            yield Assessments(wave, rater_group, "performance", subjects, None, np.searchsorted(cuts, value) + 1)
