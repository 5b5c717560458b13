"""The whole organisation in several slices side by side, and the table and the note of a difference between two."""

from collections.abc import Mapping

import pandas as pd

from analysis import wording
from analysis.board_pack.description import Cell, Column, Message, Row, Table
from analysis.board_pack.sections import charts, tables
from analysis.board_pack.sections.context import Context
from analysis.charts.exhibit import Exhibit
from analysis.charts.tables import DIMENSION
from analysis.compared import extremes, series
from analysis.published import counts
from analysis.published.selection import Selection
from domain.languages import N_, _


PLACES = (0, 1, 3, 5, 6, 7, 11)  # of these columns among those of difference_tables.by_row
SHARES_AND_DIFFERENCE = N_("Share of ratings at {high}, and the difference in percentage points")
RATED = {
    "self": N_("{shares} by people themselves"),
    "line_manager": N_("{shares} by their line managers"),
    "peers": N_("{shares} by their peers"),
    "direct_reports": N_("{shares} by their direct reports"),
    "others": N_("{shares} by others"),
}


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
        chart=charts.side_by_side(
            figures, _("Share of ratings at {high}", high=context.high), shown.alternative, field == "wave"
        ),
        table=_wide(figures, shown.title),
        note=wording.sentences(_(charts.INTERVALS), series.missing(figures)),
        sheets=(tables.of_frame(shown.table, _("{section}, side by side", section=name)),),
    )
    return [message]


def difference_table(frame: pd.DataFrame, first: str, second: str, high: str) -> Table:
    """The columns of a screen's table of differences that a page has room for."""
    return tables.of_frame(
        frame,
        _(SHARES_AND_DIFFERENCE, high=high),
        [frame.columns[place] for place in PLACES],
        [_(DIMENSION), first, second, _("Difference"), _("95% interval"), _("Shows from"), _("Reading")],
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
    rows.append(Row((Cell(_("People")), *(Cell(text) for text in counted)), "whole"))
    return Table(title, (Column(_(DIMENSION)), *(Column(name, "share") for name in names)), tuple(rows))


def _ranges(figures: pd.DataFrame, sides: Mapping[str, Selection], field: str, high: str) -> str:
    """The least and the most of each series' shares, for the two that are first."""
    known = list(figures[figures["share"].notna()].groupby("series", sort=False)["share"])
    parts = [
        _of_side(wording.reach(*extremes.span(shares)), sides[name], field)
        for name, shares in (known[:2] if field == "rater_group" else known[-2:])
    ]
    return _("Ratings at {high}: {parts:and}, over the dimensions", high=high, parts=parts)


def _of_side(shares: str, side: Selection, field: str) -> str:
    if field == "wave":
        return _("{shares} in {wave}", shares=shares, wave=side.wave)
    return _(RATED[side.rater_group], shares=shares)
