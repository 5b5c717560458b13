"""What a chart says of one of its cells or bars when a reader points at it."""

import pandas as pd

from analysis import wording
from analysis.charts import tick_labels


LINE_LENGTH = 52  # characters


def cell(row, high: str) -> str:
    """A row of metrics.cells: the group, its share at a `high` level with the interval, and its people."""
    if pd.isna(row.high_share):
        return f"{heading(row)}<br>{wording.COMBINED.capitalize()}"
    interval = wording.interval(row.lower, row.upper)
    return f"{heading(row)}<br>{wording.percent(row.high_share)} {tick_labels.escaped(high)}<br>95% interval {interval}<br>{people(row)}"


def level(row) -> str:
    """A row of metrics.level_shares: the group, its share at one level, and its people."""
    share = f"{tick_labels.escaped(row.level_name)}: {wording.percent(row.level_share)} ({row.level_ratings:,} of {row.ratings:,} ratings)"
    return f"{heading(row)}<br>{share}<br>{people(row)}"


def heading(row) -> str:
    """Whose figure it is, and on what."""
    return f"<b>{tick_labels.wrapped(row.group, LINE_LENGTH)}</b><br>{tick_labels.wrapped(row.dimension, LINE_LENGTH)}"


def people(row) -> str:
    """How many people it is about, and with whom they are combined."""
    people = wording.count(int(row.subjects), "person", "people")
    if row.is_wider:
        return f"{people} in {tick_labels.wrapped(row.block, LINE_LENGTH)},<br>{wording.COMBINED}"
    return f"{people}, {wording.COMBINED}" if row.is_combined else people
