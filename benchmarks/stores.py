"""Made-up published stores of any size for the benchmarks of pages."""

from itertools import product
from pathlib import Path

import duckdb
import numpy as np

from tests.support.adding_up import adding_up
from tests.support.published import publish, sealed


COPIES = (Path(__file__).parent / "copies.sql").read_text()
WAVES = ("2024 autumn", "2025 spring", "2025 autumn")
RATER_GROUPS = ("self", "line_manager", "peers", "direct_reports")
MEASURES = ("performance", "importance")
PEOPLE_A_TEAM = 30


def write(folder: Path, organisations: int, divisions: int = 8, teams: int = 10) -> int:
    """One organisation of so many divisions and teams in each, with a slice for every wave, rater group and measure, and as
    many like it as wanted; gives the number of blocks."""
    random = np.random.default_rng(1)
    slices = [
        adding_up(
            random,
            lambda division, dimension: random.dirichlet((2, 5, 8, 4)),
            (PEOPLE_A_TEAM * teams,) * divisions,
            teams,
            organisation="Example Trust 1",
            wave=wave,
            rater_group=rater_group,
            measure=measure,
        )
        for wave, rater_group, measure in product(WAVES, RATER_GROUPS, MEASURES)
    ]
    path = publish(folder, slices)
    with duckdb.connect(path) as store:
        for statement in COPIES.split(";"):
            store.execute(statement, {"organisations": organisations} if "$organisations" in statement else None)
        rows = store.execute("select count(*) from blocks").fetchone()[0]
    sealed(path)
    return rows
