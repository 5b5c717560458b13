"""Turns the tables of pages, which are frames, into tables of a paper."""

from collections.abc import Sequence

import pandas as pd

from analysis import wording
from analysis.board_pack.description import Cell, Column, Row, Table
from analysis.charts import difference_words
from analysis.charts import tables as on_screen
from analysis.charts.tables import DIFFERENCE, NUMBER, SHARE
from domain.languages import _
from domain.languages.locale import punctuated


KINDS = {"": "text", SHARE: "share", DIFFERENCE: "number", NUMBER: "number"}  # of a column in a paper, by its unit


def of_frame(frame: pd.DataFrame, title: str, columns: Sequence[str] = (), headings: Sequence[str] = ()) -> Table:
    """A frame of analysis.charts.tables, or some of its `columns` under `headings` of their own, which are said already; a text is
    printed as it stands."""
    chosen = list(columns) or list(frame)
    units = [on_screen.unit(frame, name) if pd.api.types.is_numeric_dtype(frame[name]) else "" for name in chosen]
    rows = zip(
        *([_cell(value, unit) for value in frame[name]] for name, unit in zip(chosen, units, strict=True)), strict=True
    )
    named = [Column(name, KINDS[unit]) for name, unit in zip(headings or map(_, chosen), units, strict=True)]
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
    return Cell("–") if pd.isna(value) else Cell(punctuated(f"{int(value):,}"), int(value))


def _cell(value, unit: str) -> Cell:
    if unit == SHARE:
        return share(value / 100)
    if unit == DIFFERENCE:
        return Cell(difference_words.signed(value / 100), int(value)) if pd.notna(value) else Cell("–")
    return number(value) if unit else Cell("" if pd.isna(value) else str(value))
