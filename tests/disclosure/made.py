"""Slices, declarations and a whole trust for tests, written down instead of loaded."""

from pathlib import Path
from random import Random

import duckdb
import numpy as np

from disclosure import breakdowns
from disclosure.count.microcells import Raters, Slice


BOARD_GRAIN = (breakdowns.settings.PROJECT / "data" / "breakdowns.toml").read_text(encoding="utf-8")


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
            for level in range(n_levels):
                off_level[dimension, cell, level] += any(rating != level + 1 for _, rating in ratings)
    known = None
    if entries:
        known = Raters(*np.array(list(entries)).T, np.stack(list(entries.values())))
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
        known,
        np.zeros(n_dimensions, dtype=np.int64),
        most_of_one,
    )


def forget_people(private: Path) -> None:
    """Has a ledger take every slice for one that was never published, as no ledger ever should."""
    with duckdb.connect(private / "ledger.duckdb") as ledger:
        for table in ("slices", "releases", "people"):
            ledger.execute(f"delete from kept.{table}")


def a_trust(records, seed: int = 1, subjects: int = 200, **where) -> None:
    random = Random(seed)
    for person in range(subjects):
        place = {
            "division": f"Division {random.randrange(3)}",
            "team": f"Ward {random.randrange(5)}",
            "role": random.choice(["Nursing", "Medical"]),
            "care_setting": random.choice(["Acute", "Community"]),
            **where,
        }
        records.add(f"person {person}", *random.choices([1, 2, 3, 4, None], k=2), **place)
        for rater in random.sample(range(50), k=random.randrange(2, 5)):
            levels = random.choices([1, 2, 3, 4, None], k=2)
            records.add(f"person {person}", *levels, rater_group="peers", rater=f"rater {rater}", **place)
