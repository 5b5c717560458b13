"""The comparisons that pages make, of made-up answers counted by group: each family a frame of differences.between."""

import numpy as np
import pandas as pd

import settings
from analysis.compared import differences
from analysis.published import independent
from benchmarks.counted import IS_HIGH, Counted


def with_rest(counted: Counted, group: np.ndarray) -> pd.DataFrame:
    """Every group and dimension compared with the rest, as one family."""
    groups = counted.side(group)
    whole = counted.side(np.zeros(len(group), dtype=int)).set_index("dimension").loc[groups["dimension"]]
    whole = whole.set_index(groups.index)
    levels = np.array(whole["level_ratings"].tolist()) - np.array(groups["level_ratings"].tolist())
    rest = groups.assign(subjects=whole["subjects"] - groups["subjects"], level_ratings=levels.tolist())
    found = differences.between(groups, counted.worth(rest), IS_HIGH)
    return found.assign(group=groups["group"], dimension=groups["dimension"])


def with_rest_of_division(counted: Counted, team: np.ndarray, division: np.ndarray) -> pd.DataFrame:
    """Every team and dimension compared with the rest of its division, as one family."""
    teams = counted.side(team)
    division_of = pd.Series(division, index=team).groupby(level=0).first()
    wholes = counted.side(division).set_index(["group", "dimension"])
    place = pd.MultiIndex.from_arrays([division_of.loc[teams["group"]], teams["dimension"]])
    whole = wholes.reindex(place).set_index(teams.index)
    is_part = whole["subjects"] > teams["subjects"]
    teams, whole = teams[is_part], whole[is_part]
    levels = np.array(whole["level_ratings"].tolist()) - np.array(teams["level_ratings"].tolist())
    rest = teams.assign(subjects=whole["subjects"] - teams["subjects"], level_ratings=levels.tolist())
    found = differences.between(teams, counted.worth(rest), IS_HIGH)
    return found.assign(group=teams["group"], dimension=teams["dimension"])


def between_waves(later: Counted, earlier: Counted, group: np.ndarray) -> pd.DataFrame:
    """Every group and dimension of one wave compared with another, as one family."""
    keys = ["group", "dimension"]
    sides = [counted.side(group) for counted in (later, earlier)]
    known = pd.MultiIndex.from_frame(sides[0][keys]).intersection(pd.MultiIndex.from_frame(sides[1][keys]))
    first, second = (side.set_index(keys).loc[known].reset_index() for side in sides)
    shared, in_both = (0.0, 0.0), later.in_two_waves(earlier)
    if in_both:
        sizes = [(~np.isnan(one.high)).sum(axis=0)[first["dimension"]] for one in (later, earlier)]
        widened = np.sqrt(later.widened(first) * earlier.widened(second))
        is_overall = len(set(group)) == 1
        shared = [independent.shared_variance(in_both[0], *sizes, one, is_overall) / widened for one in in_both[1:]]
    return differences.between(first, second, IS_HIGH, *shared).assign(**first[keys])


def drawn_in_full(found: pd.DataFrame) -> pd.DataFrame:
    """What the heatmap says stands: of what stands, where the difference's own interval leaves out 0."""
    return found.assign(stands=found["stands"] & ((found["lower"] > 0) | (found["upper"] < 0)))


def united(team: np.ndarray, division: np.ndarray) -> np.ndarray:
    """Teams with too few people for most waves united within their division."""
    size = np.bincount(team)
    return np.where(size[team] >= settings.MINIMUM_SUBJECTS * 2, team, len(size) + division)
