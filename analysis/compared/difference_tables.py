"""Differences as a table that a reader can sort: one column for each thing said, in words."""

import pandas as pd

from analysis import wording
from analysis.charts import difference_words, tables


def by_row(figures: pd.DataFrame, names: pd.Series, heading: str, first: str, second: str, high: str) -> pd.DataFrame:
    """One row per row of differences.between; `names` are the rows', under their `heading`. Shares in per cent, differences
    in percentage points."""
    table = pd.DataFrame({heading: names})
    for side, name in (("first", first), ("second", second)):
        table[f"% {high}: {name}"] = figures[f"{side}_share"] * 100
        table[f"People: {name}"] = figures[f"{side}_subjects"]
    table["Difference (points)"] = tables.rounded(figures["difference"] * 100)
    table["95% interval (points)"] = _ends(figures, "lower", "upper", difference_words.signed)
    table["Higher in 100 pairs"] = ((figures["superiority"] - figures["equal"] / 2) * 100).round()
    table["Equal in 100 pairs"] = (figures["equal"] * 100).round()
    table["95% interval (pairs, equal ones half)"] = _ends(
        figures, "superiority_lower", "superiority_upper", lambda value: f"{value * 100:.0f}"
    )
    table["Reading"] = [
        wording.COMBINED.capitalize() if pd.isna(p) else wording.CLEAR if stands else difference_words.MAY_BE_CHANCE
        for p, stands in zip(figures["p"], figures["stands"], strict=True)
    ]
    return table


def _ends(figures: pd.DataFrame, lower: str, upper: str, written) -> list[str]:
    return [
        "" if pd.isna(low) else wording.reach(written(low), written(high))
        for low, high in zip(figures[lower], figures[upper], strict=True)
    ]
