"""What a page shows of a selection: a chart with its title, its text alternative, its table and its note together."""

from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from analysis import charts, metrics, tables, wording
from analysis.selection import Selection
from analysis.store import Store


@dataclass(frozen=True)
class Exhibit:
    """The parts of every chart. Shared between readers: not to be changed in place."""

    title: str
    figure: go.Figure
    alternative: str
    table: pd.DataFrame
    note: str


def profile(store: Store, selection: Selection) -> Exhibit | None:
    """The whole organisation's high levels on each dimension; None where nothing is published."""
    return store.recall(_profile, selection)


def heatmap(store: Store, selection: Selection) -> Exhibit | None:
    """High levels of every group on every dimension; None where nothing is published."""
    return store.recall(_heatmap, selection)


def levels_by_dimension(store: Store, selection: Selection, group_id: str) -> Exhibit | None:
    """All levels of one group, a bar for each dimension; None where nothing is published."""
    return store.recall(_levels, selection, "group_id", group_id)


def levels_by_group(store: Store, selection: Selection, dimension_id: str) -> Exhibit | None:
    """All levels on one dimension, a bar for each group; None where nothing is published."""
    return store.recall(_levels, selection, "dimension_id", dimension_id)


def participation(store: Store, selection: Selection) -> pd.DataFrame:
    """One row per group of the selected breakdown, as a table for a reader: its name, people and note."""
    return store.recall(_participation, selection)


def _profile(store: Store, selection: Selection) -> Exhibit | None:
    cells = metrics.cells(store, selection)
    overall = cells[cells["is_overall"]]
    if overall.empty:
        return None
    high = metrics.high_levels(store, selection.framework)
    return Exhibit(
        title=f"Share of ratings at {high}, by dimension",
        figure=charts.profile(overall, high),
        alternative=f"Chart of the whole organisation. {_extremes(overall, high)} The table below has every figure.",
        table=tables.cells(overall, high, wording.WHOLE).drop(columns=wording.WHOLE),
        note="The line through each dot is its 95% interval: the smaller the group, the longer the line.",
    )


def _heatmap(store: Store, selection: Selection) -> Exhibit | None:
    cells = metrics.cells(store, selection)
    if cells.empty:
        return None
    high, name = metrics.high_levels(store, selection.framework), metrics.breakdown_name(store, selection)
    number = cells["group_id"].nunique()
    return Exhibit(
        title=f"Share of ratings at {high}, by {name.lower()} and dimension",
        figure=charts.heatmap(cells, high),
        alternative=(
            f"Heatmap of {wording.count(number, 'group', 'groups')} by"
            f" {wording.count(len(cells) // number, 'dimension', 'dimensions')}."
            f" {_extremes(cells[cells['is_overall']], high)} The table below has every figure."
        ),
        table=tables.cells(cells, high, name),
        note=_combined_note(cells),
    )


def _levels(store: Store, selection: Selection, column: str, value: str) -> Exhibit | None:
    shares = metrics.level_shares(store, selection)
    shares = shares[shares[column] == value]
    if shares.empty:
        return None
    by = "dimension" if column == "group_id" else "group"
    one = shares.iloc[0]["group" if by == "dimension" else "dimension"]
    cells = metrics.cells(store, selection)
    high, name = metrics.high_levels(store, selection.framework), metrics.breakdown_name(store, selection)
    shown = cells[(cells[column] == value) & cells["subjects"].notna()]
    return Exhibit(
        title=f"{one}: levels by {by if by == 'dimension' else name.lower()}",
        figure=charts.level_bars(shares, by),
        alternative=f"Stacked bars of the levels. {_extremes(shown, high)} The table below has every figure.",
        table=tables.levels(shares, name),
        note=_combined_note(shown),
    )


def _participation(store: Store, selection: Selection) -> pd.DataFrame:
    return tables.groups(metrics.groups(store, selection), metrics.breakdown_name(store, selection))


def _extremes(cells: pd.DataFrame, high: str) -> str:
    """The range of the high shares in a sentence. Dimensions are named at both ends; groups, of which no one is to make
    a league table, are not."""
    cells = cells[cells["high_share"].notna()]
    if cells.empty:
        return ""
    ends = [cells.loc[cells["high_share"].idxmin()], cells.loc[cells["high_share"].idxmax()]]
    is_one_group = cells["group_id"].nunique() == 1
    names = [f" ({end['dimension']})" if is_one_group else "" for end in ends]
    least, most = (wording.percent(end["high_share"]) + name for end, name in zip(ends, names, strict=True))
    return f"Ratings at {high} range from {least} to {most}."


def _combined_note(cells: pd.DataFrame) -> str:
    """Which rows and figures unite groups, in the one wording that there is for it; "" where none do."""
    combined = cells.loc[cells["is_combined"], "group_id"].nunique()
    sentences = []
    if combined:
        unite = wording.count(combined, f"row marked {charts.DAGGER} unites", f"rows marked {charts.DAGGER} unite")
        sentences.append(f"{unite} several groups")
    if cells["is_wider"].any():
        sentences.append(f"figures marked {charts.DAGGER} are of several rows together")
    if cells["high_share"].isna().any():
        sentences.append("a dash stands where a figure is part of a larger group's")
    note = "; ".join(sentences)
    return f"{note[0].upper()}{note[1:]}: {wording.COMBINED}." if note else ""
