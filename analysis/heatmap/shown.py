"""What the heatmap page shows: the tiles, what is said of them, and their table."""

import numpy as np
import pandas as pd

from analysis import wording
from analysis.charts import difference_words, tables
from analysis.charts.exhibit import Exhibit
from analysis.compared import extremes
from analysis.heatmap import colours, drawn, rows, unfolded, words
from analysis.heatmap.view import Look, View, default, look, parts_choices
from analysis.published import framework, metrics
from analysis.published.selection import Selection
from analysis.published.store import Store, remembered


@remembered
def exhibit(store: Store, selection: Selection, view: View | None = None) -> Exhibit | None:
    """The heatmap of a view, None for the one that a reader starts with; None where nothing is published. Its table has every
    group of the breakdown, also where the tiles leave some out."""
    view = view or default(store, selection)
    shown, every = (work(store, selection, view) for work in (rows.shown, rows.of_breakdown))
    if every.empty:
        return None
    levels, looked = len(framework.levels(store, selection.framework)), look(store, selection, view)
    said, title = _said(store, selection, every, looked), words.title(store, selection, looked)
    groups = every["group_id"].nunique()
    alternative = (
        f"Heatmap of {wording.count(groups, 'group', 'groups')} by"
        f" {wording.count(len(every) // groups, 'dimension', 'dimensions')}. {title}. {said}{'. ' if said else ''}"
        "The table below has every figure."
    )
    name, parts = metrics.breakdown_name(store, selection), parts_choices(store, selection)
    opens_to = parts.get(view.within, next(iter(parts.values()), "")).lower()
    return Exhibit(
        message=said or title,
        title=title,
        figure=drawn.tiles(
            shown,
            looked,
            levels,
            name,
            alternative,
            opens_to,
            framework.gathered(store, selection.framework),
            unfolded.offered(store, selection),
        ),
        alternative=alternative,
        table=_table(store, selection, every, looked),
        note=words.note(every, looked, colours.scale(looked, levels).rule),
    )


def _said(store: Store, selection: Selection, every: pd.DataFrame, looked: Look) -> str:
    """What is said of the whole, without a full stop: what stands where something is compared, else how far apart the
    organisation's high shares lie; "" where there is nothing to say."""
    if not looked.compares:
        return extremes.headline(store, selection, every[every["is_overall"]])
    compared = every[every["difference"].notna()].drop_duplicates(["dimension_id", "block_id"])
    clear = compared[compared["stands"]]
    if compared.empty:
        return "There is nothing to compare here: the note below says why"
    if clear.empty:
        return f"None of {len(compared):,} differences is clear: each may be chance"
    largest = clear.loc[clear["difference"].abs().idxmax()]
    who = largest["group"]
    than = f"{'higher' if largest['difference'] > 0 else 'lower'} on {largest['dimension']}"
    if len(clear) == 1:
        return f"One of {len(compared):,} differences is clear: {who} is {than}"
    return f"{len(clear):,} of {len(compared):,} differences are clear; the largest: {who} is {than}"


def _table(store: Store, selection: Selection, shown: pd.DataFrame, looked: Look) -> pd.DataFrame:
    """tables.cells, and where another figure or a comparison is shown, their columns before its notes."""
    high = framework.high_levels(store, selection.framework)
    table = tables.cells(shown, high, metrics.breakdown_name(store, selection))
    more, figure, unit = {}, looked.figure, looked.figure.unit

    def in_table(column: str) -> tables.Figures:
        return tables.Figures(shown[column] * unit.times, unit.of_table)

    if not figure.is_in_every_table and not figure.is_difference:
        more[looked.what] = in_table("value")
        more["95% interval of it"] = _ends(shown, "value", unit.reach)
    if looked.compares:
        is_compared = shown["difference"].notna()
        if figure.is_difference:
            more["Of"] = shown["first_name"].where(is_compared, "")
            more[f"Its figure{unit.heading}"] = in_table("value")
        more["Compared with"] = shown["second_name"].where(is_compared, "")
        more[f"The other figure{unit.heading}"] = in_table("other")
        difference = tables.rounded(shown["difference"] * unit.times, unit.decimals)
        more["Difference"] = tables.differences(difference)
        more["95% interval of the difference"] = _ends(shown, "difference", unit.reach_of_difference)
        more["Reading"] = np.where(
            ~is_compared, "", np.where(shown["stands"], wording.CLEAR, difference_words.MAY_BE_CHANCE)
        )
    notes = {"Note": table.pop("Note")} if "Note" in table else {}
    return tables.table(more | notes, before=table)


def _ends(shown: pd.DataFrame, name: str, reach) -> list[str]:
    return [reach(*ends) for ends in zip(shown[f"{name}_lower"], shown[f"{name}_upper"], strict=True)]
