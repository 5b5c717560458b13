"""What a chart says of one of its cells or bars when a reader points at it."""

import pandas as pd

from analysis import wording
from analysis.charts import tick_labels
from domain.languages import _


LINE_LENGTH = 52  # characters


def cell(row, high: str) -> str:
    """A row of metrics.cells: the group, its share at a `high` level with the interval, and its people."""
    if pd.isna(row.high_share):
        return f"{heading(row)}<br>{_(wording.WITHHELD)}"
    said = _(
        "{share} {high}<br>95% interval {interval}",
        share=wording.percent(row.high_share),
        high=tick_labels.escaped(high),
        interval=wording.interval(row.lower, row.upper),
    )
    return f"{heading(row)}<br>{said}<br>{people(row)}"


def level(row) -> str:
    """A row of metrics.level_shares: the group, its share at one level, and its people."""
    share = _(
        "{level}: {share} ({number:,} of {ratings:,} ratings)",
        level=tick_labels.escaped(row.level_name),
        share=wording.percent(row.printed_share),
        number=row.level_ratings,
        ratings=row.ratings,
    )
    return f"{heading(row)}<br>{share}<br>{people(row)}"


def point(row: str, name: str, share: float, lower: float, upper: float, subjects: float) -> str:
    """A share with its interval, of one of several series in a row: what each says of itself."""
    whose = f"<b>{tick_labels.wrapped(name, LINE_LENGTH)}</b><br>{tick_labels.wrapped(row, LINE_LENGTH)}<br>"
    if pd.isna(share):
        return whose + _(wording.WITHHELD)
    return whose + _(
        "{share}, 95% interval {interval}<br>{people:#person|people}",
        share=wording.percent(share),
        interval=wording.interval(lower, upper),
        people=int(subjects),
    )


def heading(row) -> str:
    """Whose figure it is, and on what."""
    return f"<b>{tick_labels.wrapped(row.group, LINE_LENGTH)}</b><br>{tick_labels.wrapped(row.dimension, LINE_LENGTH)}"


def people(row) -> str:
    """How many people it is about, and with whom they are combined."""
    people, combined = int(row.subjects), _(wording.COMBINED)
    if row.is_wider:
        block = tick_labels.wrapped(row.block, LINE_LENGTH)
        return _("{people:#person|people} in {block},<br>{combined}", people=people, block=block, combined=combined)
    if row.is_combined:
        return _("{people:#person|people}, {combined}", people=people, combined=combined)
    return _("{people:#person|people}", people=people)
