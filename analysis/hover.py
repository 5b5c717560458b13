"""What a chart says of one of its cells or bars when a reader points at it."""

import html
import textwrap

import pandas as pd

from analysis import wording


LINE_LENGTH = 52  # characters


def cell(row, high: str) -> str:
    """A row of metrics.cells: the group, its share at a `high` level with the interval, and its people."""
    if pd.isna(row.high_share):
        return f"{heading(row)}<br>{wording.COMBINED.capitalize()}"
    interval = wording.interval(row.lower, row.upper)
    return f"{heading(row)}<br>{wording.percent(row.high_share)} {high}<br>95% interval {interval}<br>{people(row)}"


def level(row) -> str:
    """A row of metrics.level_shares: the group, its share at one level, and its people."""
    share = f"{row.level_name}: {wording.percent(row.level_share)} ({row.level_ratings:,} of {row.ratings:,} ratings)"
    return f"{heading(row)}<br>{share}<br>{people(row)}"


def heading(row) -> str:
    """Whose figure it is, and on what."""
    return f"<b>{_lines(row.group)}</b><br>{_lines(row.dimension)}"


def people(row) -> str:
    """How many people it is about, and with whom they are combined."""
    people = wording.count(int(row.subjects), "person", "people")
    if row.is_wider:
        return f"{people} in {_lines(row.block)},<br>{wording.COMBINED}"
    return f"{people}, {wording.COMBINED}" if row.is_combined else people


def _lines(text: str) -> str:
    """Plotly reads a little HTML, so what came from an export is escaped."""
    return "<br>".join(html.escape(line) for line in textwrap.wrap(text, LINE_LENGTH))
