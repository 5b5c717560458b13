"""How many of the differences that the pages say stand are chance, over many made-up trusts whose differences are known.

Every seed is a trust of the sample's default size. Its answers are counted by group much as a publication counts them:
small teams united within their division, groups of fewer than K people left out, peers and direct reports only with three
raters. The pages' own functions compare them. A difference that stands where none was planted is false; families where
nothing was planted show how often chance alone gives any. Bar: the rate stated on the pages.
"""

import sys
from collections import defaultdict
from itertools import pairwise

import numpy as np
import pandas as pd

import settings
from analysis import differences, independent, statistics
from benchmarks.counted import IS_HIGH, LEVELS, Counted
from etl.frameworks import read_framework
from etl.sample.answers import (
    HIGHER_DIMENSION,
    HIGHER_ROLE,
    LOWER_DIMENSION,
    LOWER_DIVISION,
    RISEN_DIMENSION,
    assess,
)
from etl.sample.trust import make_trust
from etl.vocabulary import vocabulary


SEEDS = 200
PEOPLE, DIVISIONS, TEAMS, WAVES = 6_000, 9, 80, 3
PLANTED = {
    "division": [(LOWER_DIVISION, LOWER_DIMENSION)],
    "role": [(vocabulary("role").names.index(HIGHER_ROLE), HIGHER_DIMENSION)],
}
PLANTED_BETWEEN_GROUPS = (LOWER_DIMENSION, HIGHER_DIMENSION)  # who works where carries these on into other groups


def main(seeds: int = SEEDS) -> None:
    dimensions = len(read_framework(settings.FRAMEWORK).dimensions)
    tally = defaultdict(list)
    for seed in range(1, seeds + 1):
        rng = np.random.Generator(np.random.PCG64([seed, 1]))
        trust = make_trust(rng, "made up", PEOPLE, DIVISIONS, TEAMS, hard=False)
        breakdowns = {
            "division": trust.division,
            "team": united(trust.team, trust.division),
            "role": trust.role,
            "care setting": trust.care_setting,
        }
        whole, by_division = {}, {}
        for batch in assess(rng, trust, WAVES, dimensions, LEVELS, hard=False):
            counted = Counted(batch, len(trust.team))
            if batch.rater_group not in independent.RATES_ONE:
                counted.measure_scatter(breakdowns["team"])
            whole[batch.wave, batch.rater_group, batch.measure] = counted.side(np.zeros(len(trust.team), dtype=int))
            by_division[batch.wave, batch.rater_group, batch.measure] = counted.side(breakdowns["division"])
            if batch.wave < WAVES - 1:
                continue
            for name, group in breakdowns.items():
                found = with_rest(counted, group)
                is_performance = batch.measure == "performance"
                touched = PLANTED_BETWEEN_GROUPS * is_performance
                planted = PLANTED.get(name, []) * is_performance
                family = f"{batch.measure}, {batch.rater_group}, by {name}"
                add(tally, family, found, touched, planted)
                add(tally, f"heatmap: {family}", drawn_in_full(found), touched, planted)
            found = with_rest_of_division(counted, breakdowns["team"], breakdowns["division"])
            family = f"heatmap: {batch.measure}, {batch.rater_group}, team in division"
            add(tally, family, drawn_in_full(found), touched, [])
        for rater_group in ("self", "peers", "direct_reports", "line_manager"):
            for before, after in pairwise(range(WAVES)):
                sides = [whole[wave, rater_group, "performance"] for wave in (after, before)]
                found = differences.between(*sides, IS_HIGH).assign(group=0, dimension=sides[0]["dimension"])
                risen = (RISEN_DIMENSION,) if after == WAVES - 1 else ()
                planted = [(0, dimension) for dimension in risen]
                add(tally, f"change to wave {after + 1}, {rater_group}", found, risen, planted)
                found = between_waves(*(by_division[wave, rater_group, "performance"] for wave in (after, before)))
                add(tally, f"heatmap: change to wave {after + 1}, {rater_group}, by division", found, risen, [])
    print(f"{seeds} made-up trusts of {PEOPLE:,} people; stated rate {statistics.FALSE_DISCOVERY_RATE:.0%}")
    print(f"{'family':48} {'compared':>9} {'any false':>10} {'false of standing':>18} {'planted found':>14}")
    for family, runs in tally.items():
        compared, any_false, rate, found = (np.mean([run[part] for run in runs]) for part in range(4))
        print(
            f"{family:48} {compared:9.0f} {any_false:10.1%} {rate:18.1%} {'' if np.isnan(found) else f'{found:14.0%}'}"
        )
    print(verdict({family: np.array([run[2] for run in runs]) for family, runs in tally.items()}))


def verdict(false_parts: dict[str, np.ndarray]) -> str:
    """How many families are above the stated rate, and whether by more than so few seeds leave to chance."""
    excess = {family: parts.mean() - statistics.FALSE_DISCOVERY_RATE for family, parts in false_parts.items()}
    errors = {
        family: excess[family] * np.sqrt(len(parts)) / parts.std()
        for family, parts in false_parts.items()
        if parts.any()
    }
    above = [family for family in excess if excess[family] > 0]
    mean = np.mean([parts.mean() for parts in false_parts.values()])
    told = f"false of standing, all families: {mean:.1%}; {len(above)} of {len(excess)} families above the stated rate"
    return f"{told}, the furthest by {max(errors[family] for family in above):.1f} standard errors" if above else told


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


def between_waves(later: pd.DataFrame, earlier: pd.DataFrame) -> pd.DataFrame:
    """Every group and dimension of one wave compared with another, as one family, as the heatmap draws it."""
    keys = ["group", "dimension"]
    before = earlier.set_index(keys).reindex(pd.MultiIndex.from_frame(later[keys])).set_index(later.index)
    known = before["subjects"].notna()
    found = differences.between(later[known], before[known], IS_HIGH)
    return drawn_in_full(found.assign(**later.loc[known, keys]))


def drawn_in_full(found: pd.DataFrame) -> pd.DataFrame:
    """What the heatmap says stands: of what stands, where the difference's own interval leaves out 0."""
    return found.assign(stands=found["stands"] & ((found["lower"] > 0) | (found["upper"] < 0)))


def add(
    tally: dict, family: str, found: pd.DataFrame, touched: tuple[int, ...], planted: list[tuple[int, int]]
) -> None:
    """Keeps of one family: compared; whether any false one stands (on a dimension that nothing planted touches); the false
    part of what stands; the part of the `planted` (group, dimension) that stands."""
    is_false = found["stands"] & ~found["dimension"].isin(touched)
    cells = found.set_index(["group", "dimension"])["stands"]
    of_planted = np.mean([cells.get(cell, False) for cell in planted]) if planted else np.nan
    tally[family].append((len(found), is_false.any(), is_false.sum() / max(found["stands"].sum(), 1), of_planted))


def united(team: np.ndarray, division: np.ndarray) -> np.ndarray:
    """Teams with too few people for most waves united within their division."""
    size = np.bincount(team)
    return np.where(size[team] >= settings.MINIMUM_SUBJECTS * 2, team, len(size) + division)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
