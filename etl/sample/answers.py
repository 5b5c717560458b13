"""The made-up answers of the sample: who takes part in each wave, who rates whom, and the levels they give."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from domain.declared.frameworks import Framework
from domain.declared.references import vocabulary
from etl.sample.trust import Trust, drawn


TURNOVER = 0.10  # part of the posts that change hands between two waves
PARTICIPATION = (0.72, 0.92)  # part of a team in post that takes part in a wave: its lowest and highest

# The answers: a latent normal value of variance 1, cut into levels. Parts of the variance:
GENERAL, OF_THE_DIMENSION, LENIENCY, NOISE = 0.40, 0.20, 0.15, 0.25  # subject, subject x dimension, rater, rating
LEVEL_WIDTH = 1.25  # distance between two cuts, in standard deviations
CENTRE = -0.1  # where the middle cut lies: a little more than half the answers are above it
EASIEST_TO_HARDEST = 0.6  # how far the dimensions lie apart for everyone
IMPORTANCE_HIGHER = 0.5
COMMONEST_LEVEL_IF_HARD = 0.68  # part of the answers that hard data move to the commonest level
BLANK, ABANDONED = 0.012, 0.015  # part of the answers left out; part of the assessments given up half-way
PERFORMANCE, IMPORTANCE = "performance", "importance"
UNRATED, UNABLE = 0, -1  # answers that are no level: a blank cell, "unable to rate"; 1 = the lowest level

# The planted differences, in standard deviations of performance, whoever rates; nothing else differs between groups.
# Divisions and dimensions by place, 0 = first; where there are fewer, the count goes round.
LOWER_DIVISION, LOWER_DIMENSION, LOWER_BY = 3, 6, 0.8
HIGHER_ROLE, HIGHER_DIMENSION, HIGHER_BY = "Allied Health Professionals", 1, 0.7
RISEN_DIMENSION, RISEN_BY = 5, 0.45  # in the last wave, against every wave before


@dataclass(frozen=True)
class RaterGroup:
    """How one rater group is drawn; a team's raters are a pool in which each rates several subjects."""

    rater_group: str
    unable: float  # part of the answers
    rates_importance: bool = False
    higher: float = 0.0  # how much higher the group rates, in standard deviations
    has_any: float = 1.0  # part of the subjects of a 360 who have such raters at all
    how_many: dict[int, int] = field(default_factory=dict)  # raters a subject: weight
    people_per_rater: int = 1  # a team's people to one rater of its pool
    fewest_raters: int = 1  # in a pool


SELF = RaterGroup("self", unable=0.004, rates_importance=True, higher=0.25)
OTHERS = (
    RaterGroup("line_manager", 0.02, rates_importance=True, has_any=0.95, how_many={1: 95, 2: 5}, people_per_rater=20),
    RaterGroup(
        "peers", 0.06, has_any=0.98, how_many={2: 10, 3: 20, 4: 30, 5: 25, 6: 15}, people_per_rater=4, fewest_raters=8
    ),
    RaterGroup(
        "direct_reports",
        0.05,
        has_any=0.70,
        how_many={2: 10, 3: 25, 4: 30, 5: 20, 6: 15},
        people_per_rater=4,
        fewest_raters=8,
    ),
)


@dataclass(frozen=True)
class Assessments:
    """One wave, rater group and measure: parallel arrays, one entry an assessment."""

    wave: int  # 0 = first
    rater_group: str
    measure: str
    subjects: np.ndarray
    raters: np.ndarray | None  # numbers, unique in the trust; None: self
    answers: np.ndarray  # a column a question: 1 = lowest level, UNRATED, UNABLE


def questions(model: Framework) -> tuple[list[str], np.ndarray]:
    """What is asked, the items of a framework that has such, else its dimensions: the names, and each one's dimension by place."""
    places = {dimension.dimension_id: place for place, dimension in enumerate(model.dimensions)}
    asked = model.items or model.dimensions
    return [one.name for one in asked], np.array([places[one.dimension_id] for one in asked])


def assess(
    rng: np.random.Generator, trust: Trust, waves: int, dimension: np.ndarray, levels: int, hard: bool
) -> Iterator[Assessments]:
    """Every assessment of the trust, wave by wave; subjects keep their strengths and raters their leniency.

    `dimension` is the place of each question's dimension.
    """
    people, dimensions = len(trust.team), int(dimension.max()) + 1
    strengths = {measure: _strengths(rng, people, dimensions) for measure in (PERFORMANCE, IMPORTANCE)}
    own_leniency = rng.standard_normal(people)
    pools = [_Pool(rng, trust, group) for group in OTHERS]
    for before, pool in pairwise(pools):
        pool.first_number = before.first_number + len(before.leniency)
    takes_part = _taking_part(rng, trust, waves)
    cuts = (np.arange(1, levels) - levels / 2) * LEVEL_WIDTH + CENTRE

    for wave in range(waves):
        invited = np.flatnonzero(takes_part[wave])
        for group, pool in ((SELF, None), *zip(OTHERS, pools, strict=True)):
            if pool is None:
                subjects, raters, leniency = invited, None, own_leniency[invited]
            else:
                subjects, raters = pool.asked(rng, trust, invited[trust.in_360[invited]])
                leniency = pool.leniency[raters - pool.first_number]
            for measure in (PERFORMANCE, IMPORTANCE) if group.rates_importance else (PERFORMANCE,):
                value = strengths[measure][subjects] + _easiness(dimensions) + math.sqrt(LENIENCY) * leniency[:, None]
                value = value[:, dimension]
                value += math.sqrt(NOISE) * rng.standard_normal(value.shape) + group.higher
                if measure == PERFORMANCE:
                    _plant(value, dimension, trust, subjects, is_risen=wave == waves - 1)
                else:
                    value += IMPORTANCE_HIGHER
                answers = np.searchsorted(cuts, value).astype(np.int8) + np.int8(1)
                if hard and answers.size:
                    answers[rng.random(answers.shape) < COMMONEST_LEVEL_IF_HARD] = np.bincount(answers.ravel()).argmax()
                answers = _with_gaps(rng, answers, group.unable)
                yield Assessments(wave, group.rater_group, measure, subjects, raters, answers)


class _Pool:
    """The raters of one rater group, team by team, and how lenient each is."""

    def __init__(self, rng: np.random.Generator, trust: Trust, group: RaterGroup) -> None:
        self.group = group
        members = np.bincount(trust.team, minlength=len(trust.teams))
        self.size = np.maximum(members // group.people_per_rater, group.fewest_raters)
        self.first = np.cumsum(self.size) - self.size
        self.leniency = rng.standard_normal(self.size.sum())
        self.first_number = 1

    def asked(self, rng: np.random.Generator, trust: Trust, subjects: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Subjects and raters, one entry a pair; a subject's raters are neighbours in the pool, so all different."""
        subjects = subjects[rng.random(len(subjects)) < self.group.has_any]
        team = trust.team[subjects]
        numbers = np.array(list(self.group.how_many))
        count = np.minimum(numbers[drawn(rng, list(self.group.how_many.values()), len(subjects))], self.size[team])
        start = (rng.random(len(subjects)) * self.size[team]).astype(np.int64)
        nth = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
        place = (np.repeat(start, count) + nth) % np.repeat(self.size[team], count)
        return np.repeat(subjects, count), self.first_number + np.repeat(self.first[team], count) + place


def _taking_part(rng: np.random.Generator, trust: Trust, waves: int) -> np.ndarray:
    """Wave x person, true where the person takes part: most of those in post, and everybody at least once."""
    people, lowest, highest = len(trust.team), *PARTICIPATION
    leavers = int(people * TURNOVER / (1 + (waves - 1) * TURNOVER))
    place = np.arange(people)  # people stand in no order, so the first to come are anybody
    wave = np.arange(waves)[:, None]
    in_post = (place >= wave * leavers) & (place < people - (waves - 1 - wave) * leavers)
    willing = (lowest + (highest - lowest) * rng.random(len(trust.teams)))[trust.team]
    takes_part = in_post & (rng.random(in_post.shape) < willing)
    never = np.flatnonzero(~takes_part.any(axis=0))
    takes_part[in_post[:, never].argmax(axis=0), never] = True
    return takes_part


def _strengths(rng: np.random.Generator, people: int, dimensions: int) -> np.ndarray:
    general = math.sqrt(GENERAL) * rng.standard_normal((people, 1))
    return general + math.sqrt(OF_THE_DIMENSION) * rng.standard_normal((people, dimensions))


def _easiness(dimensions: int) -> np.ndarray:
    """How far above or below the middle each dimension lies for everyone."""
    order = np.arange(dimensions) * 4 % dimensions
    return (order / max(dimensions - 1, 1) - 0.5) * EASIEST_TO_HARDEST


def _plant(value: np.ndarray, dimension: np.ndarray, trust: Trust, subjects: np.ndarray, is_risen: bool) -> None:
    dimensions = int(dimension.max()) + 1
    lower = trust.division[subjects] == LOWER_DIVISION % len(trust.divisions)
    higher = trust.role[subjects] == vocabulary("role").names.index(HIGHER_ROLE)
    value -= LOWER_BY * np.outer(lower, dimension == LOWER_DIMENSION % dimensions)
    value += HIGHER_BY * np.outer(higher, dimension == HIGHER_DIMENSION % dimensions)
    value += RISEN_BY * is_risen * (dimension == RISEN_DIMENSION % dimensions)


def _with_gaps(rng: np.random.Generator, answers: np.ndarray, unable: float) -> np.ndarray:
    rows, questions = answers.shape
    chance = rng.random(answers.shape)
    answers[chance < unable + BLANK] = UNRATED
    answers[chance < unable] = UNABLE
    given_up_after = 1 + (rng.random(rows) * (questions - 1)).astype(np.int64)
    is_given_up = rng.random(rows) < ABANDONED
    answers[is_given_up[:, None] & (np.arange(questions) >= given_up_after[:, None])] = UNRATED
    return answers
