"""Differences as a table that a reader can sort: one column for each thing said, in words."""

from typing import Any

import pandas as pd

from analysis import wording
from analysis.charts import difference_words, tables
from domain.languages import N_, _


def by_row(figures: pd.DataFrame, names: pd.Series, heading: str, first: str, second: str, high: str) -> pd.DataFrame:
    """One row per row of differences.between; `names` are the rows', under their `heading`. Shares in per cent, differences
    in percentage points."""
    columns: dict[str, Any] = {heading: names}
    for side, name in (("first", first), ("second", second)):
        columns[_("% {high}: {group}", high=high, group=name)] = tables.shares(figures[f"{side}_share"])
        columns[_("People: {group}", group=name)] = tables.numbers(figures[f"{side}_subjects"])
    columns[N_("Difference (points)")] = tables.differences(tables.rounded(figures["difference"] * 100))
    columns[N_("95% interval (points)")] = _ends(figures, "lower", "upper", difference_words.signed)
    columns[N_("Shows from (points)")] = [
        difference_words.shows_from(above, below)
        for above, below in zip(figures["shows_above"], figures["shows_below"], strict=True)
    ]
    columns[N_("Higher in 100 pairs")] = tables.numbers(((figures["superiority"] - figures["equal"] / 2) * 100).round())
    columns[N_("Equal in 100 pairs")] = tables.numbers((figures["equal"] * 100).round())
    columns[N_("95% interval (pairs, equal ones half)")] = _ends(
        figures, "superiority_lower", "superiority_upper", lambda value: f"{value * 100:.0f}"
    )
    columns[N_("Reading")] = [
        _(wording.WITHHELD) if pd.isna(p) else difference_words.reading(stands)
        for p, stands in zip(figures["p"], figures["stands"], strict=True)
    ]
    return tables.table(columns)


def _ends(figures: pd.DataFrame, lower: str, upper: str, written) -> list[str]:
    return [
        "" if pd.isna(low) else wording.reach(written(low), written(high))
        for low, high in zip(figures[lower], figures[upper], strict=True)
    ]
