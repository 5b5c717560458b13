"""Turns the tables of pages, which are frames, into tables of a paper."""

from collections.abc import Sequence

import pandas as pd

from analysis import wording
from analysis.board_pack.description import Cell, Column, Row, Table
from analysis.charts import difference_words
from analysis.charts.tables import DIFFERENCE, is_share


def of_frame(frame: pd.DataFrame, title: str, columns: Sequence[str] = (), headings: Sequence[str] = ()) -> Table:
    """A frame of analysis.tables and its like, or some of its `columns` under `headings` of their own.

    Columns of per cent have a name that begins with the sign; a text is printed as it stands.
    """
    chosen = list(columns) or list(frame)
    described = [_column(frame[name], name) for name in chosen]
    rows = zip(*([_cell(value, column) for value in frame[column.heading]] for column in described), strict=True)
    named = [Column(name, column.kind) for name, column in zip(headings or chosen, described, strict=True)]
    return Table(title, tuple(named), tuple(Row(cells) for cells in rows))


def of_pairs(title: str, headings: Sequence[str], pairs: Sequence[Sequence[str]]) -> Table:
    """A table of texts alone."""
    return Table(
        title,
        tuple(Column(heading) for heading in headings),
        tuple(Row(tuple(Cell(text) for text in pair)) for pair in pairs),
    )


def share(value: float | None, fill: str = "", mark: str = "") -> Cell:
    """A share from 0 to 1, printed as on a page; a dash where there is none."""
    if value is None or pd.isna(value):
        return Cell("–", None, fill)
    return Cell(wording.percent(value) + mark, float(value), fill)


def number(value: float) -> Cell:
    return Cell("–") if pd.isna(value) else Cell(f"{int(value):,}", int(value))


def _column(values: pd.Series, name: str) -> Column:
    if not pd.api.types.is_numeric_dtype(values):
        return Column(name)
    return Column(name, "share" if is_share(name) else "number")


def _cell(value, column: Column) -> Cell:
    if column.kind == "share":
        return share(value / 100)
    if column.heading.startswith(DIFFERENCE):
        return Cell(difference_words.signed(value / 100), int(value)) if pd.notna(value) else Cell("–")
    return number(value) if column.kind == "number" else Cell("" if pd.isna(value) else str(value))
