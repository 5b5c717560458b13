"""Correlations of the whole organisation, published beside the rows, tell of no microcell what the rows do not."""

from copy import deepcopy
from pathlib import Path

import numpy as np
import pytest

from tests.support.attack.attacks import View
from tests.support.attack.extras import (
    answers,
    between_dimensions,
    between_waves,
    intra_class,
    is_told,
    nearest_other_world,
    published,
    with_world,
)
from tests.support.attack.trusts import Home, trust


CELLS_OF_A_DIMENSION = 3
DECIMALS = 1  # of a published correlation
AS_RECKONED = 9  # decimals of a correlation that nobody rounded
SELF, PEERS = ("self", "performance"), ("peers", "performance")


@pytest.fixture(scope="module")
def two_waves(tmp_path_factory) -> Home:
    folder = tmp_path_factory.mktemp("two_waves")
    return trust(folder, hard=True, people=120, divisions=2, teams=6, waves=2)


def slices(home: Home, of: tuple[str, str]) -> list[list[View]]:
    """The views of each wave's slice of a rater group and measure, wave by wave, dimension by dimension."""
    views = sorted((view for view in home.publish() if view.name[2:4] == of), key=lambda view: view.name)
    return [[view for view in views if view.name[1] == wave] for wave in sorted({view.name[1] for view in views})]


def records(home: Home) -> Path:
    return home.folder / "private" / "records.duckdb"


def attack(home: Home, of: tuple[str, str], figures, decimals: int) -> tuple[int, int]:
    """Of how many microcells that are all at one level the attacker still thinks otherwise, and of how many not."""
    views = slices(home, of)
    truth = [answers(records(home), view) for of_wave in views for view in of_wave]
    doubted = told = 0
    for place, view in enumerate(views[0]):
        at_one_level = np.flatnonzero(np.count_nonzero(view.truth, axis=1) == 1)
        for cell in at_one_level[np.argsort(view.ratings[at_one_level], kind="stable")][:CELLS_OF_A_DIMENSION]:
            worlds = deepcopy(truth)
            worlds[place] = with_world(truth[place], nearest_other_world(view, int(cell)))
            if is_told(worlds, truth, figures, decimals):
                told += 1
                if decimals == AS_RECKONED:
                    return doubted, told  # one is enough to see that the attack bites
            else:
                doubted += 1
    return doubted, told


CASES = [
    pytest.param(
        "hard_trust", SELF, between_dimensions, "dimension_correlations", "correlation", "slice_id", id="dimensions"
    ),
    pytest.param("two_waves", SELF, between_waves, "wave_correlations", "of_levels, of_shares", "slice_id", id="waves"),
    pytest.param(
        "hard_trust", PEERS, intra_class, "intra_class_correlations", "correlation", "dimension_id", id="raters"
    ),
]
ATTACKED = [pytest.param(*case.values[:3], id=case.id) for case in CASES]


@pytest.mark.parametrize(("home", "of", "figures", "table", "columns", "order"), CASES)
def test_what_is_attacked_is_what_is_published(request, home, of, figures, table, columns, order):
    home = request.getfixturevalue(home)
    truth = [answers(records(home), view) for of_wave in slices(home, of) for view in of_wave]
    where = dict(zip(("rater_group", "measure"), of, strict=True))
    assert published(home.current(), table, columns, order, where).ravel() == pytest.approx(
        np.round(figures(truth), DECIMALS), abs=0.01
    )


@pytest.mark.parametrize(("home", "of", "figures"), ATTACKED)
def test_of_no_microcell_that_is_all_at_one_level_does_that_follow(request, home, of, figures):
    doubted, told = attack(request.getfixturevalue(home), of, figures, DECIMALS)
    assert told == 0
    assert doubted >= 10


@pytest.mark.parametrize(("home", "of", "figures"), ATTACKED)
def test_it_would_follow_from_correlations_that_nobody_rounded(request, home, of, figures):
    assert attack(request.getfixturevalue(home), of, figures, AS_RECKONED)[1] > 0
