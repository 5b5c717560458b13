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
from domain.languages import N_, _


LARGEST = {  # by whether it is the only one that is clear, and whether it is higher
    (True, True): N_("One of {compared:,} differences is clear: {group} is higher on {dimension}"),
    (True, False): N_("One of {compared:,} differences is clear: {group} is lower on {dimension}"),
    (False, True): N_("{clear:,} of {compared:,} differences are clear; the largest: {group} is higher on {dimension}"),
    (False, False): N_("{clear:,} of {compared:,} differences are clear; the largest: {group} is lower on {dimension}"),
}


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
    alternative = wording.sentences(
        _(
            "Heatmap of {groups:#group} by {dimensions:#dimension}.",
            groups=groups,
            dimensions=len(every) // groups,
        ),
        f"{title}.",
        f"{said}." if said else "",
        _("The table below has every figure."),
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
        return _("There is nothing to compare here: the note below says why")
    if clear.empty:
        return _("None of {compared:,} differences is clear: each may be chance", compared=len(compared))
    largest = clear.loc[clear["difference"].abs().idxmax()]
    return _(
        LARGEST[len(clear) == 1, bool(largest["difference"] > 0)],
        clear=len(clear),
        compared=len(compared),
        group=largest["group"],
        dimension=largest["dimension"],
    )


def _table(store: Store, selection: Selection, shown: pd.DataFrame, looked: Look) -> pd.DataFrame:
    """tables.cells, and where another figure or a comparison is shown, their columns before its notes."""
    high = framework.high_levels(store, selection.framework)
    table = tables.cells(shown, high, metrics.breakdown_name(store, selection))
    more, figure, unit = {}, looked.figure, looked.figure.unit

    def in_table(column: str) -> tables.Figures:
        return tables.Figures(shown[column] * unit.times, unit.of_table)

    if not figure.is_in_every_table and not figure.is_difference:
        more[looked.what] = in_table("value")
        more[N_("95% interval of it")] = _ends(shown, "value", unit.reach)
    if looked.compares:
        is_compared = shown["difference"].notna()
        if figure.is_difference:
            more[N_("Of")] = shown["first_name"].where(is_compared, "")
            more[unit.its_figure] = in_table("value")
        more[N_("Compared with")] = shown["second_name"].where(is_compared, "")
        more[unit.other_figure] = in_table("other")
        difference = tables.rounded(shown["difference"] * unit.times, unit.decimals)
        more[N_("Difference")] = tables.differences(difference)
        more[N_("95% interval of the difference")] = _ends(shown, "difference", unit.reach_of_difference)
        more[N_("Reading")] = np.where(
            ~is_compared, "", np.where(shown["stands"], *map(difference_words.reading, (True, False)))
        )
    notes = {"Note": table.pop("Note")} if "Note" in table else {}
    return tables.table(more | notes, before=table)


def _ends(shown: pd.DataFrame, name: str, reach) -> list[str]:
    return [reach(*ends) for ends in zip(shown[f"{name}_lower"], shown[f"{name}_upper"], strict=True)]
