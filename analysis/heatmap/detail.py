"""One cell of the heatmap opened: its figure in a sentence, how its ratings spread over the levels, and its neighbours."""

from dataclasses import dataclass, replace

import pandas as pd

from analysis import wording
from analysis.charts import chart_layout as layout
from analysis.charts import hover, interval_charts, level_charts, tables
from analysis.charts.exhibit import Exhibit
from analysis.heatmap import cells as every_cell
from analysis.heatmap import figures, rows, unfolded
from analysis.heatmap.view import Look, View, look
from analysis.published import followed, framework, metrics
from analysis.published.selection import Selection
from analysis.published.store import Store, remembered
from analysis.wording import plain
from domain.declared.item_framework import SUFFIX
from domain.languages import N_, _


MOST_NEIGHBOURS = 8
BESIDE = {  # by whether it lies with others in a group, and whether they are too many to be shown
    (True, False): (
        N_("Beside the others of {parent}"),
        N_(
            "Chart of the share at {high} with its interval: the whole organisation, this group, and the others of {parent}, by"
            " size. The table below has every figure."
        ),
    ),
    (True, True): (
        N_("Beside those of {parent} nearest in size"),
        N_(
            "Chart of the share at {high} with its interval: the whole organisation, this group, and those of {parent} nearest in"
            " size, by size. The table below has every figure."
        ),
    ),
    (False, False): (
        N_("Beside those nearest in size"),
        N_(
            "Chart of the share at {high} with its interval: the whole organisation, this group, and those nearest in size, by"
            " size. The table below has every figure."
        ),
    ),
}


@dataclass(frozen=True)
class Detail:
    """What a cell says when it is opened; no exhibits where it has no figure."""

    title: str
    sentences: list[str]
    distribution: Exhibit | None
    neighbours: Exhibit | None


@remembered
def detail(store: Store, selection: Selection, view: View, group_id: str, dimension_id: str) -> Detail | None:
    """A group on a dimension; None where the selection has no such cell."""
    selected: Selection | None = _of(store, selection, view, group_id)
    if dimension_id.endswith(SUFFIX):
        selected, dimension_id = unfolded.of_items(store, selected), dimension_id.removesuffix(SUFFIX)
    if selected is None or view.figure not in figures.offered(store, selected):
        return None
    selection = selected
    cells = every_cell.compared(store, selection, view.figure, view.against)
    cells = cells[cells["dimension_id"] == dimension_id]
    one = cells[cells["group_id"] == group_id]
    if one.empty:
        return None
    row = next(one.itertuples())
    title = f"{layout.full_name(row)}: {row.dimension}"
    if pd.isna(row.subjects):
        return Detail(title, [_("Combined to protect confidentiality.")], None, None)
    return Detail(
        title,
        _sentences(store, selection, look(store, selection, view), row),
        _distribution(store, selection, row),
        _neighbours(store, selection, cells, row),
    )


def _of(store: Store, selection: Selection, view: View, group_id: str) -> Selection:
    """The selection that the group is a group of: the selected breakdown, or the one that its groups are opened to."""
    shown = rows.shown(store, selection, view)
    found = shown.loc[shown["group_id"] == group_id, "breakdown"]
    return selection if found.empty else replace(selection, breakdown=found.iloc[0])


def _sentences(store: Store, selection: Selection, looked: Look, row) -> list[str]:
    high = framework.high_levels(store, selection.framework)
    found = [
        _(
            "**{share}** of {ratings:#rating} of {people:#person|people} are at {high}, 95% interval {interval}.",
            share=wording.percent(row.high_share),
            ratings=int(row.ratings),
            people=int(row.subjects),
            high=plain(high),
            interval=wording.interval(row.lower, row.upper),
        )
    ]
    combined = _(wording.COMBINED)
    if row.is_wider:
        found.append(_("It is the figure of {block} together: {combined}.", block=plain(row.block), combined=combined))
    elif row.is_combined:
        found.append(_("Several groups, {combined}.", combined=combined))
    figure = looked.figure
    if not figure.is_difference and not figure.is_in_every_table:
        own = _(
            "{figure}: **{value}**, 95% interval {interval}.",
            figure=plain(looked.what),
            value=figure.unit.written(row.value),
            interval=figure.unit.reach(row.value_lower, row.value_upper),
        )
        found.append(own)
    if looked.compares:
        is_of_wave = looked.wave and pd.notna(row.difference)
        rests_on = followed.told(store, selection, row.group_id, looked.wave) if is_of_wave else ""
        found.append(wording.sentences(_comparison(looked, row), plain(rests_on)))
    return found


def _comparison(looked: Look, row) -> str:
    if pd.isna(row.difference):
        return _("There is nothing to compare it with here.")
    unit = looked.figure.unit
    is_difference, other = looked.figure.is_difference, plain(row.second_name)
    said = _(
        unit.compared,
        compared=plain(looked.what) if is_difference else _("Compared with {other}", other=other),
        difference=unit.signed(row.difference),
        figure=unit.written(row.value),
        other=unit.written(row.other),
        interval=unit.reach_of_difference(row.difference_lower, row.difference_upper),
    )
    return wording.sentences(
        said, _("It is clear: larger than chance explains.") if row.stands else _("May be chance.")
    )


def _distribution(store: Store, selection: Selection, row) -> Exhibit:
    shares = metrics.level_shares(store, selection)
    shares = shares[
        (shares["dimension_id"] == row.dimension_id) & (shares["is_overall"] | (shares["group_id"] == row.group_id))
    ]
    shares = shares.assign(parent="")  # two bars need no headings
    high = framework.high_levels(store, selection.framework)
    parts = [
        _("{share} {level}", share=wording.percent(part.printed_share), level=part.level_name.lower())
        for part in shares[shares["group_id"] == row.group_id].itertuples()
    ]
    return Exhibit(
        message=_("Levels: {levels}", levels=parts),
        title=_("Share of ratings at each level, in the whole organisation and in this group"),
        figure=level_charts.bars(shares, "group", high),
        alternative=_(
            "Stacked bars of the whole organisation and the group: {levels}. The table below has every figure.",
            levels=parts,
        ),
        table=tables.levels(shares, metrics.breakdown_name(store, selection)),
        note=_(wording.ROUNDED),
    )


def _neighbours(store: Store, selection: Selection, cells: pd.DataFrame, row) -> Exhibit | None:
    """The other groups of its division, or where it has none the groups nearest in size; by size, not by figure."""
    others = cells[~cells["is_overall"] & (cells["group_id"] != row.group_id) & cells["subjects"].notna()]
    others = others[others["block_id"] != row.block_id].drop_duplicates("block_id")
    siblings = others[(others["parent"] == row.parent) & (row.parent != "")]
    near = siblings if len(siblings) else others
    if row.is_overall or near.empty:
        return None
    by_nearness = (near["subjects"] - row.subjects).abs().sort_values(kind="stable").index[:MOST_NEIGHBOURS]
    near = near.loc[by_nearness].sort_values("subjects", ascending=False, kind="stable")
    shown = pd.concat([cells[cells["is_overall"]], cells[cells["group_id"] == row.group_id], near])
    high = framework.high_levels(store, selection.framework)
    breakdown = metrics.breakdown_name(store, selection)
    message, alternative = BESIDE[len(siblings) > 0, len(siblings) > MOST_NEIGHBOURS]
    return Exhibit(
        message=_(message, parent=row.parent),
        title=_("Share of ratings at {high}, with its 95% interval", high=high),
        figure=interval_charts.side_by_side(
            [
                interval_charts.Series(
                    tables.of_high(high),
                    shown["high_share"].tolist(),
                    shown["lower"].tolist(),
                    shown["upper"].tolist(),
                    [hover.cell(one, high) for one in shown.itertuples()],
                )
            ],
            [_(wording.WHOLE), *(one.block for one in shown.iloc[1:].itertuples())],
        ),
        alternative=_(alternative, high=high, parent=row.parent),
        table=tables.cells(shown, high, breakdown),
        note=_(
            "Below the whole organisation and this group the others stand by size, the largest first. Each line is a 95% interval."
        ),
    )
