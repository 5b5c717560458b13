"""The whole organisation in several slices side by side, and the table and the note of a difference between two."""

from collections.abc import Mapping

import pandas as pd

from analysis import wording
from analysis.board_pack.description import Cell, Column, Message, Row, Table
from analysis.board_pack.sections import charts, tables
from analysis.board_pack.sections.context import Context
from analysis.charts.exhibit import Exhibit
from analysis.compared import extremes, self_and_others, series
from analysis.published import counts
from analysis.published.selection import Selection


def side_by_side(
    context: Context,
    name: str,
    shown: Exhibit,
    sides: Mapping[str, Selection],
    page: str,
    field: str,
) -> list[Message]:
    """The slices of `sides`, by name, as `shown` has them on screen; `field` is what they differ by. Nothing where fewer than
    two show the organisation."""
    group = counts.of_group(context.store, context.selection, context.whole_id)
    figures = series.figures(context.store, group, sides)
    if figures.loc[figures["share"].notna(), "series"].nunique() < 2:
        return []
    message = context.message(
        name,
        _ranges(figures, sides, field, context.high),
        page,
        without=field,
        chart=charts.side_by_side(figures, f"Share of ratings at {context.high}", shown.alternative, field == "wave"),
        table=_wide(figures, shown.title),
        note=wording.sentences("The line on each bar is its 95% interval.", series.missing(figures)),
        sheets=(tables.of_frame(shown.table, f"{name}, side by side"),),
    )
    return [message]


def difference_table(frame: pd.DataFrame, first: str, second: str, high: str) -> Table:
    """The columns of a screen's table of differences that a page has room for."""
    chosen = [
        "Dimension",
        f"% {high}: {first}",
        f"% {high}: {second}",
        "Difference (points)",
        "95% interval (points)",
        "Shows from (points)",
        "Reading",
    ]
    headings = ["Dimension", first, second, "Difference", "95% interval", "Shows from", "Reading"]
    return tables.of_frame(
        frame, f"Share of ratings at {high}, and the difference in percentage points", chosen, headings
    )


def _wide(figures: pd.DataFrame, title: str) -> Table:
    """A row for each dimension, a column for each series, and a row of the people behind them."""
    shares = figures.pivot(index="dimension", columns="series", values="share")
    dimensions, names = figures["dimension"].drop_duplicates(), figures["series"].drop_duplicates()
    rows = [
        Row((Cell(dimension), *(tables.share(shares.at[dimension, name]) for name in names)))
        for dimension in dimensions
    ]
    people = figures.groupby("series")["subjects"].agg(["min", "max"])
    ends = [people.loc[name].tolist() for name in names]
    counted = ["–" if pd.isna(least) else wording.between(int(least), int(most)) for least, most in ends]
    rows.append(Row((Cell("People"), *(Cell(text) for text in counted)), "whole"))
    return Table(title, (Column("Dimension"), *(Column(name, "share") for name in names)), tuple(rows))


def _ranges(figures: pd.DataFrame, sides: Mapping[str, Selection], field: str, high: str) -> str:
    """The least and the most of each series' shares, for the two that are first."""
    known = list(figures[figures["share"].notna()].groupby("series", sort=False)["share"])
    parts = [
        f"{wording.reach(*extremes.span(shares))} {_by(sides[name], field)}"
        for name, shares in (known[:2] if field == "rater_group" else known[-2:])
    ]
    return f"Ratings at {high}: {wording.listed(parts)}, over the dimensions"


def _by(side: Selection, field: str) -> str:
    return f"in {side.wave}" if field == "wave" else self_and_others.BY[side.rater_group]
