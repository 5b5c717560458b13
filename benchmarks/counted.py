"""Made-up answers counted by group much as a publication counts them, as analysis.counts has them."""

import numpy as np
import pandas as pd

import settings
from analysis import independent, statistics
from disclosure.intra_class import correlation


IS_HIGH = np.array([False, False, True, True])
LEVELS = len(IS_HIGH)


class Counted:
    """One wave, rater group and measure, as counts by person: what publication adds up."""

    def __init__(self, batch, people: int):
        shape = people, batch.answers.shape[1], LEVELS
        self.levels = np.zeros(shape, dtype=np.int64)
        for dimension in range(shape[1]):
            rated = batch.answers[:, dimension] > 0
            at = batch.subjects[rated], dimension, batch.answers[rated, dimension] - 1
            np.add.at(self.levels, at, 1)
        if batch.rater_group in ("peers", "direct_reports"):
            few = self.levels.sum(axis=2) < settings.MINIMUM_RATERS_PER_SUBJECT
            self.levels[few] = 0
        self.scatter = 1.0
        self.alike = [self._alike(dimension) for dimension in range(shape[1])]

    def side(self, group: np.ndarray) -> pd.DataFrame:
        """One row per group of at least K people and dimension, as analysis.counts has it."""
        rows = []
        for dimension, alike in enumerate(self.alike):
            subjects = np.bincount(group, self.levels[:, dimension].any(axis=1)).astype(int)
            levels = np.stack([np.bincount(group, self.levels[:, dimension, level]) for level in range(LEVELS)], axis=1)
            for place in np.flatnonzero(subjects >= settings.MINIMUM_SUBJECTS):
                rows.append((place, dimension, subjects[place], levels[place].astype(int).tolist(), alike))
        return self.worth(pd.DataFrame(rows, columns=["group", "dimension", "subjects", "level_ratings", "alike"]))

    def worth(self, side: pd.DataFrame) -> pd.DataFrame:
        ratings = side["level_ratings"].map(sum)
        people = statistics.effective_people(side["subjects"], ratings, side["alike"] + independent.ROUNDED_BY)
        people = people / self.scatter
        return side.assign(ratings=ratings, people=people, people_shown=people)

    def measure_scatter(self, team: np.ndarray) -> None:
        teams, whole = self.side(team), self.side(np.zeros(len(team), dtype=int)).set_index("dimension")
        whole = whole.loc[teams["dimension"]]
        share, centre = (
            np.array(side["level_ratings"].tolist())[:, IS_HIGH].sum(axis=1) / side["ratings"].to_numpy()
            for side in (teams, whole)
        )
        self.scatter = statistics.overdispersion(share, teams["people"], centre, whole["people"].to_numpy())

    def _alike(self, dimension: int) -> float:
        """The intra-class correlation as it is published; not a number where it is not."""
        levels = self.levels[:, dimension]
        ratings = levels.sum(axis=1)
        levels, ratings = levels[ratings > 0], ratings[ratings > 0]
        if (ratings > 1).sum() < 50:
            return np.nan
        values = np.arange(1, LEVELS + 1)
        total = levels @ values
        return round(
            correlation(
                subjects=len(ratings),
                ratings=float(ratings.sum()),
                squared_ratings=float((ratings**2).sum()),
                total=float(total.sum()),
                squares_of_subjects=float((total**2 / ratings).sum()),
                squares=float((levels @ values**2).sum()),
            ),
            1,
        )
