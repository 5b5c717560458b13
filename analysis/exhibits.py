"""What a page shows of a selection: a chart with its title, its text alternative, its table and its note together."""

import pandas as pd

from analysis import heatmap as heatmaps
from analysis import narrative, wording
from analysis.charts import profile as charts
from analysis.charts import tables, tick_labels
from analysis.charts.exhibit import Exhibit
from analysis.compared import compare, distribution, extremes
from analysis.heatmap import View
from analysis.published import metrics
from analysis.published.selection import Selection
from analysis.published.store import Store, remembered
from domain.languages import N_, _


@remembered
def profile(store: Store, selection: Selection) -> Exhibit | None:
    """The whole organisation's high levels on each dimension, largest first, with the groups that clearly differ; None where
    nothing is published."""
    cells = metrics.cells(store, selection)
    overall = cells[cells["is_overall"] & cells["high_share"].notna()]
    if overall.empty:
        return None
    high, name = metrics.high_levels(store, selection.framework), metrics.breakdown_name(store, selection)
    differing = compare.with_rest(store, selection)
    differing = differing[differing["stands"]]
    drawn = charts.profile(overall, differing, _ends(overall), high, name.lower())
    told = "; ".join(mark.said for line in drawn.lines for mark in line.marks)
    said = " ".join(sentence.text for sentence in narrative.profile(store, selection))
    marked = _("Marked as clearly different from the rest: {marks}.", marks=told) if told else ""
    shown = cells[cells["is_overall"]]
    return Exhibit(
        message=". ".join(
            filter(None, (extremes.headline(store, selection, overall), _clearest(differing, name.lower())))
        ),
        title=_("Share of ratings at {high}, by dimension", high=high),
        figure=drawn,
        alternative=wording.sentences(
            _("Chart of the whole organisation."), said, marked, _("The table below has every figure.")
        ),
        table=tables.cells(shown, high, wording.WHOLE).drop(columns=wording.WHOLE),
        note=_(
            "The line through each dot is its 95% interval: where the share may lie, allowing for chance. It is the longer, the"
            " smaller the group."
        ),
    )


def _ends(overall: pd.DataFrame) -> dict[str, str]:
    """The dimensions at both ends, by id, where they can be told apart."""
    if len(overall) < 2:
        return {}
    found = extremes.ends(overall)
    if not found.are_apart:
        return {}
    return {found.most["dimension_id"]: charts.HIGHEST, found.least["dimension_id"]: charts.LOWEST}


def _clearest(differing: pd.DataFrame, name: str) -> str:
    """A second sentence of the heading: which of the marks is the clearest, for that is seen first; "" where there is none."""
    if differing.empty:
        return ""
    first = differing.loc[differing["adjusted_p"].idxmin()]
    group = tick_labels.short([first["block"]], tick_labels.LENGTH)[first["block"]]
    sentence = _CLEAREST[len(differing) == 1, first["superiority"] > 0.5]
    return _(sentence, group=group, dimension=first["dimension"], number=len(differing), breakdown=name)


_CLEAREST = {  # by whether it is the only one, and whether it is higher
    (True, True): N_("{group} is clearly higher on {dimension}"),
    (True, False): N_("{group} is clearly lower on {dimension}"),
    (False, True): N_("{number} differences by {breakdown} are clear, most of all {group}: higher on {dimension}"),
    (False, False): N_("{number} differences by {breakdown} are clear, most of all {group}: lower on {dimension}"),
}


def heatmap(store: Store, selection: Selection, view: View | None = None) -> Exhibit | None:
    """A figure of every group on every dimension, by default the high levels; None where nothing is published."""
    return heatmaps.exhibit(store, selection, view)


def levels_by_dimension(store: Store, selection: Selection, group_id: str) -> Exhibit | None:
    """All levels of one group, a bar for each dimension; None where nothing is published."""
    return distribution.by_dimension(store, selection, group_id)


@remembered
def participation(store: Store, selection: Selection) -> pd.DataFrame:
    """One row per group of the selected breakdown, as a table for a reader: its name, people and note."""
    return tables.groups(metrics.groups(store, selection), metrics.breakdown_name(store, selection))
