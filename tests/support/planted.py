"""The made-up sample, counted and published without etl's load; with the trust behind it."""

from pathlib import Path

import numpy as np

import settings
from analysis.published.store import Store
from domain.declared.framework_file import read_framework
from domain.declared.references import vocabulary
from etl.sample.answers import assess
from etl.sample.trust import make_trust
from tests.support.published import NOBODY, Block, Framework, Slice, publish


MODEL = read_framework(settings.FRAMEWORK)
DIMENSIONS = [dimension.name for dimension in MODEL.dimensions]
LEVELS = len(MODEL.levels)
WAVES = ("2025 spring", "2025 autumn", "2026 spring")


def sample(folder: Path):
    """The sample of the default size and seed, counted by division and role and published; with the trust behind it."""
    rng = np.random.Generator(np.random.PCG64([1, 1]))
    trust = make_trust(rng, "made up", 6_000, 9, 80, hard=False)
    roles = vocabulary("role").names
    breakdowns = {
        "division": (trust.division, trust.divisions),
        "role": (trust.role, roles),
    }
    framework = Framework(dimensions=tuple(DIMENSIONS))
    slices = []
    for batch in assess(rng, trust, len(WAVES), np.arange(len(DIMENSIONS)), LEVELS, hard=False):
        blocks = []
        for dimension, name in enumerate(DIMENSIONS):
            rated = batch.answers[:, dimension] > 0
            subjects, levels = batch.subjects[rated], batch.answers[rated, dimension]

            def block(breakdown, of, members, chosen, subjects=subjects, levels=levels, name=name):
                counts = tuple(np.bincount(levels[chosen] - 1, minlength=LEVELS).tolist())
                people = len(np.unique(subjects[chosen]))
                key = name.lower().replace(" ", "_")
                return Block(breakdown, of, [members], people, (key,), counts)

            blocks.append(block("organisation", "Whole organisation", NOBODY, np.full(len(subjects), True)))
            for breakdown, (group, names) in breakdowns.items():
                for place in np.unique(group[subjects]):
                    chosen = group[subjects] == place
                    if len(np.unique(subjects[chosen])) >= settings.MINIMUM_SUBJECTS:
                        blocks.append(block(breakdown, names[place], NOBODY | {breakdown: names[place]}, chosen))
        people = len(np.unique(batch.subjects[(batch.answers > 0).any(axis=1)]))
        slices.append(
            Slice("Made up", WAVES[batch.wave], batch.rater_group, batch.measure, framework, blocks, people=people)
        )
    alike = {
        number: 0.5 for number, one in enumerate(slices, start=1) if one.rater_group in ("peers", "direct_reports")
    }
    return Store(publish(folder, slices, correlations=alike)), trust
