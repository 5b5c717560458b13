"""The made-up sample's planted differences are found by the pages' own functions, and nothing else is said to differ."""

import numpy as np
import pytest

import settings
from analysis.compared import blind_spots, change, compare
from analysis.published import metrics
from analysis.published.selection import choose
from analysis.published.store import Store
from etl.frameworks import read_framework
from etl.sample.answers import HIGHER_DIMENSION, HIGHER_ROLE, LOWER_DIMENSION, LOWER_DIVISION, RISEN_DIMENSION, assess
from etl.sample.trust import make_trust
from etl.vocabulary import vocabulary
from tests.analysis.published import NOBODY, Block, Framework, Slice, publish


MODEL = read_framework(settings.FRAMEWORK)
DIMENSIONS = [dimension.name for dimension in MODEL.dimensions]
LEVELS = len(MODEL.levels)
WAVES = ("2025 spring", "2025 autumn", "2026 spring")


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
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
    for batch in assess(rng, trust, len(WAVES), len(DIMENSIONS), LEVELS, hard=False):
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
    return Store(publish(tmp_path_factory.mktemp("sample"), slices, correlations=alike)), trust


def standing(found):
    return set(zip(found.loc[found["stands"], "block"], found.loc[found["stands"], "dimension"], strict=True))


@pytest.mark.parametrize("rater_group", ["self", "peers", "direct_reports"])
@pytest.mark.parametrize("breakdown", ["division", "role"])
def test_planted_differences_between_groups_stand_and_no_others(sample, rater_group, breakdown):
    store, trust = sample
    selection = choose(store, {"rater_group": rater_group, "breakdown": breakdown})[0]
    planted = {
        "division": (trust.divisions[LOWER_DIVISION], DIMENSIONS[LOWER_DIMENSION]),
        "role": (HIGHER_ROLE, DIMENSIONS[HIGHER_DIMENSION]),
    }[breakdown]
    assert standing(compare.with_rest(store, selection)) == {planted}


@pytest.mark.parametrize("breakdown", ["division", "role"])
def test_importance_in_which_nothing_is_planted_has_no_difference(sample, breakdown):
    store, _ = sample
    selection = choose(store, {"measure": "importance", "breakdown": breakdown})[0]
    assert selection.measure == "importance"
    assert standing(compare.with_rest(store, selection)) == set()


@pytest.mark.parametrize("rater_group", ["self", "line_manager", "peers", "direct_reports"])
def test_the_planted_change_stands_in_the_last_wave_and_none_before(sample, rater_group):
    store, _ = sample
    selection = choose(store, {"rater_group": rater_group})[0]
    whole = metrics.groups(store, selection)["group_id"].iloc[0]
    last = change.pair(store, selection, whole, WAVES[1])
    assert last.loc[last["stands"], "dimension"].tolist() == [DIMENSIONS[RISEN_DIMENSION]]
    middle = choose(store, {"rater_group": rater_group, "wave": WAVES[1]})[0]
    assert not change.pair(store, middle, whole, WAVES[0])["stands"].any()


def test_a_run_marks_the_planted_wave_and_no_other_dimension(sample):
    store, _ = sample
    selection = choose(store, {})[0]
    whole = metrics.groups(store, selection)["group_id"].iloc[0]
    for dimension in DIMENSIONS:
        note = change.run(store, selection, whole, dimension.lower().replace(" ", "_")).note
        is_planted = dimension == DIMENSIONS[RISEN_DIMENSION]
        assert note.startswith(f"Unusual: {WAVES[2]} (outside the limits)" if is_planted else "No wave is unusual"), (
            dimension
        )


def test_self_ratings_that_are_higher_throughout_are_no_blind_spots(sample):
    store, _ = sample
    selection = choose(store, {})[0]
    whole = metrics.groups(store, selection)["group_id"].iloc[0]
    found = blind_spots.between(store, selection, whole, "self", "peers")
    assert (found["difference"] > 0).all()
    assert set(found["kind"]) == {""}
