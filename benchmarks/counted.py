"""Made-up answers counted by group much as a publication counts them, as analysis.counts has them."""

import numpy as np
import pandas as pd

import settings
from analysis import statistics
from analysis.published import independent
from disclosure.count import in_common, intra_class


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
        self.scatter = self.scatter_among = 1.0
        self.alike = [self._alike(dimension) for dimension in range(shape[1])]
        with np.errstate(invalid="ignore"):
            self.high = self.levels[..., IS_HIGH].sum(axis=2) / self.levels.sum(axis=2)  # person x dimension
            self.mean = (self.levels * np.arange(1, LEVELS + 1)).sum(axis=2) / self.levels.sum(axis=2)
        self.alike_among = max(in_common.rounded(self._among()) - independent.ROUNDED_BY, 0)

    def side(self, group: np.ndarray) -> pd.DataFrame:
        """One row per group of at least K people and dimension, as analysis.counts has it."""
        rows = []
        for dimension, (alike, unevenness) in enumerate(self.alike):
            subjects = np.bincount(group, self.levels[:, dimension].any(axis=1)).astype(int)
            levels = np.stack([np.bincount(group, self.levels[:, dimension, level]) for level in range(LEVELS)], axis=1)
            for place in np.flatnonzero(subjects >= settings.MINIMUM_SUBJECTS):
                of_levels = levels[place].astype(int).tolist()
                rows.append((place, dimension, subjects[place], of_levels, alike, unevenness))
        columns = ["group", "dimension", "subjects", "level_ratings", "alike", "unevenness"]
        return self.worth(pd.DataFrame(rows, columns=columns))

    def worth(self, side: pd.DataFrame) -> pd.DataFrame:
        ratings = side["level_ratings"].map(sum)
        alike, unevenness = (side[name] + independent.ROUNDED_BY for name in ("alike", "unevenness"))
        nested = statistics.effective_people(side["subjects"], ratings, alike, unevenness)
        people = nested / self.scatter
        among = nested / (1 - self.alike_among) / self.scatter_among
        return side.assign(ratings=ratings, people=people, people_shown=people, people_among=among, nested=nested)

    def widened(self, side: pd.DataFrame) -> np.ndarray:
        """What adds to the variance of a wave and may not be the same in the next."""
        return (side["unevenness"] + independent.ROUNDED_BY).fillna(1).to_numpy() * self.scatter

    def measure_scatter(self, team: np.ndarray) -> None:
        teams, whole = self.side(team), self.side(np.zeros(len(team), dtype=int)).set_index("dimension")
        share, centre = (_shares(side) for side in (teams, whole.loc[teams["dimension"]]))
        of_whole = whole["people"].loc[teams["dimension"]].to_numpy()
        self.scatter = float(
            np.nan_to_num(statistics.overdispersion(share, teams["people"], centre, of_whole), nan=1.0)
        )
        wide = teams.assign(share=share).pivot(index="group", columns="dimension")
        self.scatter_among = statistics.scatter_of_departures(
            wide["share"], wide["people_among"], _shares(whole), whole["people_among"]
        )

    def ends(self) -> pd.DataFrame:
        """The whole organisation's dimensions, as analysis.extremes takes them."""
        whole = self.side(np.zeros(len(self.levels), dtype=int))
        return whole.assign(high_share=_shares(whole))

    def in_two_waves(self, other: "Counted") -> tuple[int, float, float] | None:
        """People in both and how alike their levels and high shares are, as published; None where they are too few."""
        both = ~np.isnan(self.high) & ~np.isnan(other.high)
        people = both.sum(axis=0)
        if people.min() < in_common.FEWEST_PEOPLE:
            return None
        means = []
        for mine, others in ((self.mean, other.mean), (self.high, other.high)):
            alike = [np.corrcoef(mine[of, one], others[of, one])[0, 1] for one, of in enumerate(both.T)]
            means.append(in_common.rounded(float(people @ alike / people.sum())))
        return int(people.min() // in_common.ROUNDED_TO * in_common.ROUNDED_TO), *means

    def _among(self) -> float:
        deviates = (self.high - np.nanmean(self.high, axis=0)) / np.nanstd(self.high, axis=0)
        dimensions = (~np.isnan(deviates)).sum(axis=1)
        products = np.nansum(deviates, axis=1) ** 2 - np.nansum(deviates**2, axis=1)
        return float(products.sum() / (dimensions * (dimensions - 1)).sum())

    def _alike(self, dimension: int) -> tuple[float, float]:
        """The intra-class correlation and the unevenness as they are published; not a number where they are not."""
        levels = self.levels[:, dimension]
        ratings = levels.sum(axis=1)
        levels, ratings = levels[ratings > 0], ratings[ratings > 0]
        if (ratings > 1).sum() < intra_class.FEWEST_SUBJECTS:
            return np.nan, np.nan
        values = np.arange(1, LEVELS + 1)
        total = levels @ values
        sums = {
            "subjects": len(ratings),
            "ratings": float(ratings.sum()),
            "squared_ratings": float((ratings**2).sum()),
            "total": float(total.sum()),
            "squares_of_subjects": float((total**2 / ratings).sum()),
            "squares": float((levels @ values**2).sum()),
        }
        return round(intra_class.correlation(**sums), 1), round(intra_class.unevenness(**sums), 1)


def _shares(side: pd.DataFrame) -> np.ndarray:
    return np.array(side["level_ratings"].tolist())[:, IS_HIGH].sum(axis=1) / side["ratings"].to_numpy()
