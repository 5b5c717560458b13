"""Two sides compared over the dimensions: what is said of them, and the chart of their differences with its table."""

from dataclasses import dataclass

import pandas as pd

from analysis import wording
from analysis.charts import difference_words, interval_charts
from analysis.charts.exhibit import Exhibit
from analysis.compared import difference_tables
from analysis.frames import rows_of


@dataclass(frozen=True)
class Told:
    """What is said at once, a sentence for each difference that stands out, and what can be said besides of each."""

    verdict: str
    sentences: list[str]
    more: list[str]


@dataclass(frozen=True)
class Comparison(Told):
    """What is said of two sides, and the chart of their differences with its table."""

    exhibit: Exhibit


def exhibit_of(
    found: pd.DataFrame,
    first: str,
    second: str,
    high: str,
    *,
    message: str,
    title: str,
    what: str,
    note: str,
    usual: float | None = None,
) -> Exhibit:
    """The frame of differences.between with its dimensions, drawn and as a table; `first` and `second` name its sides, `what`
    says what the differences are, and `usual` is marked by a dotted line."""
    compared, stand = int(found["p"].notna().sum()), int(found["stands"].sum())
    return Exhibit(
        message=message if compared else difference_words.standing(0, 0).removesuffix("."),
        title=title,
        figure=interval_charts.differences(
            found,
            found["dimension"].tolist(),
            [difference_words.hover(row, row.dimension, first, second, high) for row in rows_of(found)],
            usual=usual,
        ),
        alternative=(
            f"Chart of {what} on {wording.count(compared, 'dimension', 'dimensions')} with their intervals."
            f" {wording.of_them(stand, 'stands', 'stand').capitalize()}. The table below has every figure."
        ),
        table=difference_tables.by_row(found, found["dimension"], "Dimension", first, second, high),
        note=note,
    )
