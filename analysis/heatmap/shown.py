"""What the heatmap page shows: the chart, its table, the grid for the keyboard, and which cell was chosen."""

import numpy as np
import pandas as pd

from analysis import wording
from analysis.charts import chart_layout as layout
from analysis.charts import difference_words, tables
from analysis.charts.exhibit import Exhibit
from analysis.compared import extremes
from analysis.heatmap import cells as every_cell
from analysis.heatmap import chart, colours, words
from analysis.heatmap.view import BY_NAME, BY_SIZE, BY_SPREAD, BY_VALUE, DEFAULT, Look, View, look
from analysis.published import framework, metrics
from analysis.published.selection import Selection
from analysis.published.store import Store, remembered


@remembered
def exhibit(store: Store, selection: Selection, view: View = DEFAULT) -> Exhibit | None:
    """The heatmap of a view; None where nothing is published."""
    shown = cells(store, selection, view)
    if shown.empty:
        return None
    levels, looked = len(framework.levels(store, selection.framework)), look(store, selection, view)
    groups = shown["group_id"].nunique()
    said, title = _said(store, selection, shown, looked), words.title(store, selection, looked)
    return Exhibit(
        message=said or title,
        title=title,
        figure=chart.draw(shown, looked, levels),
        alternative=(
            f"Heatmap of {wording.count(groups, 'group', 'groups')} by"
            f" {wording.count(len(shown) // groups, 'dimension', 'dimensions')}. {said}{'. ' if said else ''}"
            "The table below has every figure."
        ),
        table=_table(store, selection, shown, looked),
        note=words.note(shown, looked, colours.scale(looked, levels).rule),
    )


@remembered
def cells(store: Store, selection: Selection, view: View) -> pd.DataFrame:
    """The frame of cells.compared with its groups in the view's order, below the whole organisation."""
    found = every_cell.compared(store, selection, view.figure, view.against)
    if view.order == BY_NAME:
        return found
    shown = found["difference"] if look(store, selection, view).figure.is_difference else found["value"]
    split = found.assign(shown=shown)[~found["is_overall"]]
    by_group = split.groupby("group_id", sort=False)
    if view.order == BY_SIZE:
        key = by_group["subjects"].max()
    elif view.order == BY_SPREAD:
        key = by_group["shown"].max() - by_group["shown"].min()
    elif view.order == BY_VALUE:
        key = by_group["shown"].mean()
    else:
        key = split[split["dimension_id"] == view.order].set_index("group_id")["shown"].reindex(by_group.groups)
    overall = found.loc[found["is_overall"], "group_id"].unique().tolist()
    # By name first, so that groups that tie keep the order of names.
    in_names_order = key.reindex(split["group_id"].unique())
    ranks = [*overall, *in_names_order.sort_values(ascending=False, kind="stable", na_position="last").index]
    return found.iloc[
        found["group_id"].map({group_id: rank for rank, group_id in enumerate(ranks)}).argsort(kind="stable")
    ].reset_index(drop=True)


@remembered
def grid(store: Store, selection: Selection, view: View) -> pd.DataFrame:
    """One row per group in the view's order, one column per dimension, cells as they are printed in the heatmap; the first
    column has the groups' names."""
    shown = cells(store, selection, view)
    names = shown.drop_duplicates("group_id")
    looked = look(store, selection, view)
    labels = [words.in_a_line(words.cell_label(row, looked)) for row in shown.itertuples()]
    dimensions = shown["dimension"].head(shown["dimension_id"].nunique()).tolist()
    by_group = np.array(labels, dtype=object).reshape(len(names), len(dimensions))
    table = pd.DataFrame(by_group, columns=dimensions)
    table.insert(0, metrics.breakdown_name(store, selection), [layout.full_name(group) for group in names.itertuples()])
    return table


def cell_at(store: Store, selection: Selection, view: View, marker: int) -> tuple[str, str] | None:
    """group_id and dimension_id of the marker with that number; None where there is none."""
    shown = cells(store, selection, view)
    if not 0 <= marker < len(shown):
        return None
    return tuple(shown.iloc[marker][["group_id", "dimension_id"]])


def _said(store: Store, selection: Selection, shown: pd.DataFrame, looked: Look) -> str:
    """What is said of the whole, without a full stop: what stands where something is compared, else how far apart the
    organisation's high shares lie; "" where there is nothing to say."""
    if looked.compares:
        compared = shown.loc[shown["difference"].notna(), ["dimension_id", "block_id", "stands"]].drop_duplicates()
        number = int(compared["stands"].sum())
        if compared.empty:
            return "There is nothing to compare here: the note below says why"
        if number == 0:
            return f"None of {len(compared):,} differences is clear: each may be chance"
        are = "is" if number == 1 else "are"
        return f"{number:,} of {len(compared):,} differences {are} clear; the others may be chance"
    return extremes.sentence(store, selection, shown[shown["is_overall"]]).removesuffix(".")


def _table(store: Store, selection: Selection, shown: pd.DataFrame, looked: Look) -> pd.DataFrame:
    """tables.cells, and where another figure or a comparison is shown, their columns before its notes."""
    high = framework.high_levels(store, selection.framework)
    table = tables.cells(shown, high, metrics.breakdown_name(store, selection))
    more, figure, unit = {}, looked.figure, looked.figure.unit
    if not figure.is_in_every_table and not figure.is_difference:
        more[looked.what] = shown["value"] * unit.times
        more["95% interval of it"] = _ends(shown, "value", unit.reach)
    if looked.compares:
        is_compared = shown["difference"].notna()
        if figure.is_difference:
            more["Of"] = shown["first_name"].where(is_compared, "")
            more[f"Its figure{unit.heading}"] = shown["value"] * unit.times
        more["Compared with"] = shown["second_name"].where(is_compared, "")
        more[f"The other figure{unit.heading}"] = shown["other"] * unit.times
        more["Difference"] = tables.rounded(shown["difference"] * unit.times, unit.decimals)
        more["95% interval of the difference"] = _ends(shown, "difference", unit.reach_of_difference)
        more["Reading"] = np.where(
            ~is_compared, "", np.where(shown["stands"], wording.CLEAR, difference_words.MAY_BE_CHANCE)
        )
    for name, column in more.items():
        table.insert(len(table.columns) - ("Note" in table), name, column)
    return table


def _ends(shown: pd.DataFrame, name: str, reach) -> list[str]:
    return [reach(*ends) for ends in zip(shown[f"{name}_lower"], shown[f"{name}_upper"], strict=True)]
