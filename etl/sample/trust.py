"""The made-up organisation of the sample: its divisions and teams, and who works where."""

import math
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

import settings
from domain.declared.references import vocabulary


DESCRIPTION = "made_up_trust.toml"
TEAM_SIZE_SPREAD = 0.86  # standard deviation of the logarithm of a team's size: a few large teams, many small ones
SETTING_FOLLOWS_TEAM, SETTING_FOLLOWS_TEAM_IF_HARD = 0.90, 0.985
BAND_BLANK = 0.02
IN_360 = 0.25  # part of the people who are rated by others, too


@dataclass(frozen=True)
class Trust:
    """Names, and parallel arrays with one entry a person that point into them."""

    name: str
    divisions: list[str]
    teams: list[str]
    team_division: np.ndarray  # one entry a team
    team: np.ndarray
    division: np.ndarray
    role: np.ndarray  # places in the vocabulary, as the next two; band -1: blank
    care_setting: np.ndarray
    band: np.ndarray
    in_360: np.ndarray


def make_trust(rng: np.random.Generator, name: str, people: int, divisions: int, teams: int, hard: bool) -> Trust:
    described = description()
    kinds = [described["divisions"][place % len(described["divisions"])] for place in range(divisions)]
    team_division = _dealt(rng, _shared_out([kind["share"] for kind in kinds], teams, fewest=1))
    names, team_setting = _teams(rng, described["words"], kinds, team_division)
    team = rng.permutation(np.repeat(np.arange(teams), team_sizes(people, teams)))
    division = team_division[team]

    role = np.empty(people, dtype=np.int64)
    for place, kind in enumerate(kinds):
        here = division == place
        role[here] = drawn(rng, kind["roles"], here.sum())
    band = np.empty(people, dtype=np.int64)
    bands = vocabulary("band").names
    for place, role_name in enumerate(vocabulary("role").names):
        here = role == place
        of_role, weights = zip(*described["bands"][role_name], strict=True)
        band[here] = np.array([bands.index(label) for label in of_role])[drawn(rng, weights, here.sum())]
    band[rng.random(people) < BAND_BLANK] = -1

    follows = rng.random(people) < (SETTING_FOLLOWS_TEAM_IF_HARD if hard else SETTING_FOLLOWS_TEAM)
    elsewhere = rng.choice(np.unique(team_setting), people)
    return Trust(
        name=name,
        divisions=_numbered([kind["name"] for kind in kinds]),
        teams=names,
        team_division=team_division,
        team=team,
        division=division,
        role=role,
        care_setting=np.where(follows, team_setting[team], elsewhere),
        band=band,
        in_360=rng.random(people) < IN_360,
    )


def description() -> dict:
    """The names and weights of data/sample/made_up_trust.toml."""
    path = settings.PROJECT / "data" / "sample" / DESCRIPTION
    return tomllib.loads(path.read_text("utf-8"))


def team_sizes(people: int, teams: int) -> np.ndarray:
    """People a team, largest first: the quantiles of a log-normal distribution, scaled to the sum."""
    quantiles = [NormalDist().inv_cdf(1 - (rank + 0.5) / teams) for rank in range(teams)]
    return _shared_out([round(math.exp(TEAM_SIZE_SPREAD * quantile), 6) for quantile in quantiles], people)


def _dealt(rng: np.random.Generator, teams_of: np.ndarray) -> np.ndarray:
    """Each team's division, such that every division gets its part of the large teams and of the small."""
    division = np.repeat(np.arange(len(teams_of)), teams_of)
    nth = np.arange(len(division)) - np.repeat(np.cumsum(teams_of) - teams_of, teams_of)
    return division[np.argsort((nth + rng.random(len(division))) / teams_of[division], kind="stable")]


def _teams(
    rng: np.random.Generator, words: list[str], kinds: list[dict], team_division: np.ndarray
) -> tuple[list[str], np.ndarray]:
    """Each team's name and care setting; the kinds of a division's teams take turns."""
    settings_in_order, order = vocabulary("care_setting").names, rng.permutation(len(words))
    names, care_settings, so_far = [], [], Counter()
    for number, place in enumerate(team_division.tolist()):
        teams = kinds[place]["teams"]
        kind, care_setting = teams[so_far[place] % len(teams)]
        so_far[place] += 1
        names.append(f"{words[order[number % len(words)]]} {kind}")
        care_settings.append(settings_in_order.index(care_setting))
    return _numbered(names), np.array(care_settings)


def _numbered(names: list[str]) -> list[str]:
    """The same names, the second of two alike with a 2 behind it."""
    seen = Counter()
    numbered = []
    for name in names:
        seen[name] += 1
        numbered.append(name if seen[name] == 1 else f"{name} {seen[name]}")
    return numbered


def _shared_out(weights: list[float], total: int, fewest: int = 0) -> np.ndarray:
    """`total` in whole parts as the weights have it; what rounding leaves goes to the largest remainders."""
    exact = np.array(weights) / sum(weights) * (total - fewest * len(weights))
    parts = np.floor(exact).astype(np.int64)
    left = total - fewest * len(weights) - parts.sum()
    parts[np.argsort(parts - exact, kind="stable")[:left]] += 1
    return parts + fewest


def drawn(rng: np.random.Generator, weights: Sequence[int], count: int) -> np.ndarray:
    """`count` places, each with its weight's chance."""
    bounds = np.cumsum(weights)
    return np.searchsorted(bounds, rng.random(count) * bounds[-1], side="right")
