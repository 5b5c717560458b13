"""One group in several slices side by side: rater groups, waves or measures, each share with its interval."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from analysis import statistics, wording
from analysis.charts import hover, interval_charts, tables
from analysis.charts.exhibit import Exhibit
from analysis.charts.interval_charts import Series
from analysis.compared import extremes
from analysis.frames import rows_of
from analysis.published import counts, grid, metrics
from analysis.published.selection import Selection
from analysis.published.store import Store
from domain.languages import N_, _


InSlice = Callable[[Store, Selection, pd.DataFrame], pd.DataFrame]  # the same blocks in another slice


def figures(
    store: Store, group: pd.DataFrame, slices: Mapping[str, Selection], in_slice: InSlice = counts.in_slice
) -> pd.DataFrame:
    """One row per slice and dimension: series (the slice's name), dimension_id, dimension, share (at a high level, 0 to 1)
    with lower and upper, subjects and counts.WORTH. Missing where the slice does not show the very blocks of `group`, the rows
    of counts.of_group; `in_slice` gives them."""
    parts = []
    for name, selection in slices.items():
        is_high = metrics.is_high(store, selection.framework)
        rows = in_slice(store, selection, group)
        part = group[["dimension_id", "dimension"]].assign(series=name, **rows[["subjects", *counts.WORTH]])
        part["share"] = grid.share_at(rows, is_high)
        part["lower"], part["upper"] = statistics.wilson_interval(part["share"], part["people_shown"])
        parts.append(part)
    return pd.concat(parts, ignore_index=True)


def exhibit(
    found: pd.DataFrame,
    title: str,
    heading: str,
    high: str,
    note: str,
    draw: Callable[[Sequence[Series], Sequence[str]], go.Figure] = interval_charts.side_by_side,
) -> Exhibit:
    """The frame of `figures` as a chart, a row for each dimension; `heading` is what a series is, in the table."""
    dimensions = found["dimension"].drop_duplicates().tolist()
    series = drawn(found)
    shown = [one.name for one in series]
    return Exhibit(
        message=_message(found, high),
        title=title,
        figure=draw(series, dimensions),
        alternative=wording.sentences(
            _(
                "Chart of {series:and} side by side on {number:#dimension}, each share with its interval.",
                series=shown or [_("nothing")],
                number=len(dimensions),
            ),
            _("The table below has every figure."),
        ),
        table=table(found, heading, high),
        note=wording.sentences(note, missing(found)),
    )


def drawn(found: pd.DataFrame) -> list[Series]:
    """The frame of `figures` as series of a chart; one of which nothing is published is left out."""
    return [
        Series(
            str(name),
            part["share"].tolist(),
            part["lower"].tolist(),
            part["upper"].tolist(),
            [
                hover.point(row.dimension, str(name), row.share, row.lower, row.upper, row.subjects)
                for row in rows_of(part)
            ],
        )
        for name, part in found.groupby("series", sort=False)
        if part["share"].notna().any()
    ]


def _message(found: pd.DataFrame, high: str) -> str:
    """The range of the shares, and where its ends lie if they can be told apart."""
    shown = found[found["share"].notna()]
    if shown.empty:
        return _("Nothing is published side by side: {combined}", combined=_(wording.COMBINED))
    # Dimensions of one series have their people in common; of several series that is not known.
    ends = extremes.ends(shown, "share", "people_among" if shown["series"].nunique() == 1 else "people")
    if ends.are_apart:
        least, most = (
            f"{wording.percent(end['share'])} ({end['series']}, {end['dimension']})" for end in (ends.least, ends.most)
        )
        return _("Shares at {high} range from {least} to {most}", high=high, least=least, most=most)
    least, most = extremes.span(shown["share"])
    if least == most:
        return _("Share at {high}: {share}", high=high, share=least)
    return _(
        "Shares at {high} range from {least} to {most}, and none is clearly higher or lower than the others",
        high=high,
        least=least,
        most=most,
    )


def table(found: pd.DataFrame, heading: str, high: str) -> pd.DataFrame:
    """The frame of `figures` for a reader to sort: a row for each dimension and series."""
    return tables.table({
        tables.DIMENSION: found["dimension"],
        heading: tables.in_order(found["series"]),
        tables.of_high(high): tables.shares(found["share"]),
        N_("95% interval"): [wording.interval(*ends) for ends in zip(found["lower"], found["upper"], strict=True)],
        N_("People"): tables.numbers(found["subjects"]),
        N_("Note"): np.where(found["share"].isna(), _(wording.WITHHELD), ""),
    })  # fmt: skip


def missing(found: pd.DataFrame) -> str:
    """A sentence on what is not shown, series by series; "" where all is."""
    gaps = []
    for name, part in found.groupby("series", sort=False):
        hidden = part.loc[part["share"].isna(), "dimension"].tolist()
        if hidden:
            gaps.append(
                _("{name} on every dimension", name=name)
                if len(hidden) == len(part)
                else _("{name} on {dimensions:and}", name=name, dimensions=hidden)
            )
    gap = "; ".join(gaps)
    return _("Not shown: {gaps} ({combined}).", gaps=gap, combined=_(wording.COMBINED)) if gaps else ""
