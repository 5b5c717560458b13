"""How alike the ratings of one subject are: an intra-class correlation per slice and dimension, for intervals.

With it goes how unequally raters are spread over subjects, which says nothing of what they answered. Both are numbers about a
whole organisation, to one decimal, and only where at least 50 subjects were rated by several; where the organisation's own row
is withheld on a dimension, so are they. A correlation from 0.9 on is said as 0.9, "0.9 or more": were it 1, each rater would
know that the others of the same subject gave the same.

They are reckoned from the people that the ledger keeps as published, never from the records. So they stay as they were while a
change waits: worked out from the records, they could move with one late or erased person whom no count shows. Old and new
value differ by the changes that were published, and in every block those are nobody or at least K. No single figure
follows from the two: each is a quotient of sums of squares over 50 people or more, known to one decimal.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from disclosure.count.columns import Ask
from domain.declared.breakdowns import WHOLE


SUMS = (Path(__file__).parent / "intra_class.sql").read_text(encoding="utf-8")
COLUMNS = (
    "slice_number", "dimension_id", "subjects", "subjects_rated_by_several", "ratings", "squared_ratings", "total",
    "squares_of_subjects", "squares",
)  # fmt: skip
FEWEST_SUBJECTS = 50  # rated by several each
DECIMALS = 1
MOST_SAID = 0.9


def correlation(
    subjects: int,
    ratings: float,
    squared_ratings: float,
    total: float,
    squares_of_subjects: float,
    squares: float,
    **_: float,
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


def unevenness(subjects: int, ratings: float, squared_ratings: float, **_: float) -> float:
    """How unequally raters are spread over subjects: the mean of their number's square over the square of its mean, which is
    1 + the square of the coefficient of variation; 1 where all have as many."""
    return subjects * squared_ratings / ratings**2


def where_shown(shown: dict[str, Any]) -> set[str]:
    """The dimensions on which a slice's organisation has its row."""
    return {dimension for dimension, blocks in shown.items() if WHOLE in blocks}


def rows(ask: Ask, wholes: dict[int, tuple[int, set[str]]]) -> Iterator[dict[str, Any]]:
    """The published store's rows. `wholes` has, by the ledger's number of a slice, today's number and the dimensions
    on which the organisation is shown.
    """
    for values in ask(SUMS, {"slices": list(wholes)}):
        row = dict(zip(COLUMNS, values, strict=True))
        slice_id, shown = wholes.get(row["slice_number"], (None, ()))
        if row["dimension_id"] in shown and row["subjects_rated_by_several"] >= FEWEST_SUBJECTS:
            alike = min(round(correlation(**row), DECIMALS), MOST_SAID)
            yield {
                "slice_id": slice_id,
                "dimension_id": row["dimension_id"],
                "correlation": alike,
                "unevenness": round(unevenness(**row), DECIMALS),
            }
