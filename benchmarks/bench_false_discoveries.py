"""How many of the differences that the pages say stand are chance, over many made-up trusts whose differences are known.

Every seed is a trust of each kind: one of the sample's default size; small teams of 11 to 15 people of whom 90 % answer alike;
such teams whose people have unequally many raters. Its answers are counted by group much as a publication counts them:
small teams united within their division, groups of fewer than K people left out, peers and direct reports only with three
raters. The pages' own functions compare them. A difference that stands where none was planted is false; families where
nothing was planted show how often chance alone gives any. So are ends that are named of dimensions all alike. Bar: the rate
stated on the pages, and of the last two kinds, in which nothing differs, the part of trusts with any.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

import numpy as np
import pandas as pd

import settings
from analysis import statistics
from analysis.compared import extremes
from analysis.published import independent
from benchmarks import alike_trusts
from benchmarks.comparisons import between_waves, drawn_in_full, united, with_rest, with_rest_of_division
from benchmarks.counted import LEVELS, Counted
from domain.declared.framework_file import read_framework
from domain.declared.references import vocabulary
from etl.sample.answers import (
    HIGHER_DIMENSION,
    HIGHER_ROLE,
    LOWER_DIMENSION,
    LOWER_DIVISION,
    RISEN_DIMENSION,
    assess,
)
from etl.sample.trust import make_trust


SEEDS = 300
RETURNING = 1_000
PEOPLE, DIVISIONS, TEAMS, WAVES = 6_000, 9, 80, 3
PLANTED = {
    "division": [(LOWER_DIVISION, LOWER_DIMENSION)],
    "role": [(vocabulary("role").names.index(HIGHER_ROLE), HIGHER_DIMENSION)],
}
PLANTED_BETWEEN_GROUPS = (LOWER_DIMENSION, HIGHER_DIMENSION)  # who works where carries these on into other groups


def main(seeds: int = SEEDS, *kinds: str) -> None:
    for kind in kinds or KINDS:
        tally = defaultdict(list)
        for seed in range(1, seeds + 1):
            KINDS[kind](np.random.Generator(np.random.PCG64([seed, 1])), tally)
        report(kind, seeds, tally)


def report(kind: str, seeds: int, tally: dict) -> None:
    print(f"\n{kind}: {seeds} made-up trusts; stated rate {statistics.FALSE_DISCOVERY_RATE:.0%}")
    print(f"{'family':48} {'compared':>9} {'any false':>10} {'false of standing':>18} {'planted found':>14}")
    for family, runs in tally.items():
        compared, any_false, rate, found = (np.mean([run[part] for run in runs]) for part in range(4))
        print(
            f"{family:48} {compared:9.0f} {any_false:10.1%} {rate:18.1%} {'' if np.isnan(found) else f'{found:14.0%}'}"
        )
    print(verdict({family: np.array([run[2] for run in runs]) for family, runs in tally.items()}))


def sample(rng: np.random.Generator, tally: dict, people: int = PEOPLE, teams: int = TEAMS) -> None:
    """A trust as the sample is, with its planted differences; its dimensions truly differ."""
    dimensions = len(read_framework(settings.FRAMEWORK).dimensions)
    trust = make_trust(rng, "made up", people, DIVISIONS, teams, hard=False)
    breakdowns = {
        "division": trust.division,
        "team": united(trust.team, trust.division),
        "role": trust.role,
        "care setting": trust.care_setting,
    }
    of_trust(
        tally, breakdowns, assess(rng, trust, WAVES, np.arange(dimensions), LEVELS, hard=False), WAVES, has_planted=True
    )


def small_teams(cuts: np.ndarray, how_many: tuple[int, ...], rng: np.random.Generator, tally: dict) -> None:
    team, division = alike_trusts.teams_and_divisions(rng)
    batches = alike_trusts.assess(rng, len(team), cuts, how_many)
    of_trust(tally, {"division": division, "team": team}, batches, alike_trusts.WAVES, has_planted=False)


def returning(rng: np.random.Generator, tally: dict) -> None:
    """1,000 people who all come back, and rise by 5 points on one dimension."""
    usual = alike_trusts.USUAL, alike_trusts.AS_MANY, alike_trusts.NOISE_IN_SAMPLE
    batches = alike_trusts.assess(rng, RETURNING, *usual, risen_by=alike_trusts.FIVE_POINTS)
    counted = {(batch.wave, batch.rater_group): Counted(batch, RETURNING) for batch in batches}
    planted, everybody = [(0, alike_trusts.RISEN)], np.zeros(RETURNING, dtype=int)
    for rater_group in ("self", "peers"):
        later, earlier = (counted[wave, rater_group] for wave in (1, 0))
        found = between_waves(later, earlier, everybody)
        add(tally, f"change, {rater_group}", found, (alike_trusts.RISEN,), planted)
        alone = found[found["dimension"] == alike_trusts.RISEN].assign(stands=lambda one: one["p"] <= 0.05)
        add(tally, f"change, {rater_group}, asked of it alone", alone, (alike_trusts.RISEN,), planted)


KINDS = {
    "usual": sample,
    "alike": lambda rng, tally: small_teams(alike_trusts.NINE_OF_TEN, alike_trusts.AS_MANY, rng, tally),
    "unequal": lambda rng, tally: small_teams(alike_trusts.USUAL, alike_trusts.UNEQUAL, rng, tally),
    "returning": returning,
    "small": lambda rng, tally: sample(rng, tally, people=1_000, teams=24),
}


def of_trust(tally: dict, breakdowns: dict[str, np.ndarray], batches: Iterable, waves: int, has_planted: bool) -> None:
    """Everything that pages compare of one trust."""
    counted_of, people = {}, len(breakdowns["team"])
    for batch in batches:
        counted = Counted(batch, people)
        if batch.rater_group not in independent.RATES_ONE:
            counted.measure_scatter(breakdowns["team"])
        counted_of[batch.wave, batch.rater_group, batch.measure] = counted
        if batch.wave < waves - 1:
            continue
        add_ends(tally, f"ends named: {batch.measure}, {batch.rater_group}", counted.ends(), has_planted)
        for name, group in breakdowns.items():
            found = with_rest(counted, group)
            is_performance = has_planted and batch.measure == "performance"
            touched = PLANTED_BETWEEN_GROUPS * is_performance
            planted = PLANTED.get(name, []) * is_performance
            family = f"{batch.measure}, {batch.rater_group}, by {name}"
            add(tally, family, found, touched, planted)
            add(tally, f"heatmap: {family}", drawn_in_full(found), touched, planted)
        found = with_rest_of_division(counted, breakdowns["team"], breakdowns["division"])
        family = f"heatmap: {batch.measure}, {batch.rater_group}, team in division"
        add(tally, family, drawn_in_full(found), touched, [])
    everybody = np.zeros(people, dtype=int)
    for rater_group in dict.fromkeys(rater_group for _, rater_group, _ in counted_of):
        for before, after in pairwise(range(waves)):
            both = [counted_of[wave, rater_group, "performance"] for wave in (after, before)]
            risen = (RISEN_DIMENSION,) if has_planted and after == waves - 1 else ()
            planted = [(0, dimension) for dimension in risen]
            add(tally, f"change to wave {after + 1}, {rater_group}", between_waves(*both, everybody), risen, planted)
            found = drawn_in_full(between_waves(*both, breakdowns["division"]))
            add(tally, f"heatmap: change to wave {after + 1}, {rater_group}, by division", found, risen, [])


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


def add(
    tally: dict, family: str, found: pd.DataFrame, touched: tuple[int, ...], planted: list[tuple[int, int]]
) -> None:
    """Keeps of one family: compared; whether any false one stands (on a dimension that nothing planted touches); the false
    part of what stands; the part of the `planted` (group, dimension) that stands."""
    is_false = found["stands"] & ~found["dimension"].isin(touched)
    cells = found.set_index(["group", "dimension"])["stands"]
    of_planted = np.mean([cells.get(cell, False) for cell in planted]) if planted else np.nan
    tally[family].append((len(found), is_false.any(), is_false.sum() / max(found["stands"].sum(), 1), of_planted))


def add_ends(tally: dict, family: str, dimensions: pd.DataFrame, do_differ: bool) -> None:
    """Keeps whether the ends of a trust's dimensions were named: found where they differ, false where they don't."""
    named = extremes.ends(dimensions).are_apart
    tally[family].append(
        (len(dimensions), named and not do_differ, named and not do_differ, named if do_differ else np.nan)
    )


if __name__ == "__main__":
    main(*[int(word) if word.isdigit() else word for word in sys.argv[1:]])
