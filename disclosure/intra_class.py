"""How alike the ratings of one subject are: an intra-class correlation per slice and dimension, for intervals.

It is one number about a whole organisation, to one decimal, and only where at least 50 subjects were rated by several;
where the organisation's own row is withheld on a dimension, so is this.
"""

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path

import duckdb

import settings
from disclosure import records, versions
from disclosure.breakdowns import WHOLE
from disclosure.count import Slice


SUMS = (Path(__file__).parent / "intra_class.sql").read_text(encoding="utf-8")
FEWEST_SUBJECTS = 50  # rated by several each
DECIMALS = 1


def correlations(store: duckdb.DuckDBPyConnection) -> dict[tuple[int, str], float]:
    """By slice and dimension id, for the slices counted into `store`; from 0 to 1, to one decimal."""
    with records.attached(store):
        result = store.execute(SUMS, {"minimum_raters_per_subject": settings.MINIMUM_RATERS_PER_SUBJECT})
        names = [column[0] for column in result.description]
        rows = [dict(zip(names, row, strict=True)) for row in result.fetchall()]
    return {
        (row["slice_id"], row["dimension_id"]): round(correlation(**row), DECIMALS)
        for row in rows
        if row["subjects_rated_by_several"] >= FEWEST_SUBJECTS
    }


def correlation(
    subjects: int, ratings: float, squared_ratings: float, total: float, squares_of_subjects: float, squares: float, **_
) -> float:
    """The analysis-of-variance estimator of the intra-class correlation (Fisher, 1925; Donner, 1986), kept from 0 to 1.

    (MSB - MSW) / (MSB + (n0 - 1) * MSW), MSB and MSW being the mean squares between and within subjects and
    n0 = (N - sum n_i^2 / N) / (k - 1) the ratings a subject has. Levels count as 1, 2, 3 …
    """
    between = (squares_of_subjects - total**2 / ratings) / (subjects - 1)
    within = (squares - squares_of_subjects) / (ratings - subjects)
    raters = (ratings - squared_ratings / ratings) / (subjects - 1)
    spread = between + (raters - 1) * within
    return min(max((between - within) / spread, 0.0), 1.0) if spread > 0 else 0.0


def last_published(slice_id: int, slice_: Slice) -> dict[tuple[int, str], float]:
    """Those of the current version, for a slice whose records have changes that must wait."""
    path = versions.current()
    if not path:
        return {}
    with contextlib.closing(duckdb.connect(path, read_only=True)) as store:
        found = store.execute(
            """
            select dimension_id, correlation::double
            from intra_class_correlations
            join slices using (slice_id)
            where
                framework_id = $framework_id
                and organisation = $organisation
                and wave = $wave
                and rater_group = $rater_group
                and measure = $measure
            """,
            {
                name: getattr(slice_, name)
                for name in ("framework_id", "organisation", "wave", "rater_group", "measure")
            },
        ).fetchall()
    return {(slice_id, dimension): correlation for dimension, correlation in found}


def rows(found: dict[tuple[int, str], float], slice_id: int, blocks: str) -> Iterator[dict]:
    """A slice's rows of the published store, for the dimensions whose `blocks` (JSON lines) show the organisation."""
    for line in blocks.splitlines():
        if f'"{WHOLE}"' not in line:  # spares reading thousands of rows of teams
            continue
        block = json.loads(line)
        of = slice_id, block["dimension_id"]
        if block["breakdown"] == WHOLE and of in found:
            yield {"slice_id": slice_id, "dimension_id": of[1], "correlation": found[of]}
