"""Slices, declarations and a whole trust for tests, written down instead of loaded."""

from random import Random

import numpy as np

import settings
from disclosure.audit.system import System, system
from disclosure.blocks.pooling import groups_of
from disclosure.count.slices import Slice
from disclosure.ledger.people import by_person
from domain.declared import breakdowns
from domain.declared.breakdowns import parse


BOARD_GRAIN = (settings.PROJECT / "data" / "breakdowns.toml").read_text(encoding="utf-8")


def board_grain() -> breakdowns.Declaration:
    return breakdowns.parse(BOARD_GRAIN)


def a_slice(people: list[tuple], n_levels: int = 4, n_dimensions: int = 1, rater_group: str = "self") -> Slice:
    """People as (division, team, role, care setting, levels), levels being one rating a dimension (None: not rated),
    or, for a slice rated by others, a list of (rater, level) on the only dimension.
    """
    cells = sorted({(*person[:4], "") for person in people})
    place = {cell: number for number, cell in enumerate(cells)}
    shape = n_dimensions, len(cells)
    subjects = np.zeros(shape, dtype=np.int64)
    levels = np.zeros((*shape, n_levels), dtype=np.int64)
    off_level = np.zeros((*shape, n_levels), dtype=np.int64)
    most_of_one = np.zeros(shape, dtype=np.int64)
    entries: dict[tuple, np.ndarray] = {}
    raters: dict[str, int] = {}
    rated: set[tuple] = set()
    for *where, given in people:
        cell = place[(*where, "")]
        for dimension in range(n_dimensions):
            ratings = given if rater_group != "self" else [(None, given[dimension])]
            ratings = [(rater, level) for rater, level in ratings if level]
            subjects[dimension, cell] += bool(ratings)
            most_of_one[dimension, cell] = max(most_of_one[dimension, cell], len(ratings))
            for rater, level in ratings:
                levels[dimension, cell, level - 1] += 1
                if rater:
                    number = raters.setdefault(rater, len(raters))
                    entry = entries.setdefault((dimension, cell, number), np.zeros(n_levels, dtype=np.int64))
                    entry[level - 1] += 1
            if len(ratings) > 1:
                said = np.bincount([level for _, level in ratings], minlength=n_levels + 1)[1:]
                rated.add((dimension, cell, tuple(said.tolist())))
            for level in range(n_levels):
                off_level[dimension, cell, level] += any(rating != level + 1 for _, rating in ratings)
    return Slice(
        "made_up",
        "Example Trust",
        "2026",
        rater_group,
        "performance",
        tuple(f"d{number}" for number in range(n_dimensions)),
        tuple(cells),
        subjects,
        levels,
        off_level,
        by_person(entries),
        by_person({(*at, number): np.array(said) for number, (*at, said) in enumerate(sorted(rated))}),
        np.zeros(n_dimensions, dtype=np.int64),
        most_of_one,
    )


K = 5
SECONDS = 20.0
DECLARATION = parse(
    """
    breakdowns = [
        { id = "organisation", columns = [] },
        { id = "team", columns = ["division", "team"] },
        { id = "role", columns = ["role"] },
        { id = "care_setting", columns = ["care_setting"] },
    ]
    """
)


def a_small_slice(seed: int):
    random = Random(seed)
    people = [
        (
            "Surgery",
            f"Ward {int(random.random() ** (1 + seed % 3) * 4)}",
            random.choice(["Nursing", "Nursing", "Medical"]),
            random.choice(["Acute", "Acute", "Community"]),
            (random.choice([1, 1, 1, 2, 3]),),
        )
        for _ in range(random.randrange(20, 45))
    ]
    return a_slice(people, n_levels=3)


def every_group(slice_) -> System:
    """All groups of all breakdowns as rows, however small."""
    rows = {one.id: groups_of(slice_.cells, one, slice_.groups) for one in DECLARATION.breakdowns}
    return system(rows, DECLARATION, slice_.subjects)
