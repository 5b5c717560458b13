"""One group's figures by two frameworks, each under its own name and by its own levels: placed side by side, never reckoned with."""

from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go

from analysis import wording
from analysis.charts import hover, interval_charts, tables
from analysis.charts.exhibit import Exhibit
from analysis.charts.interval_charts import Series
from analysis.published import metrics, slices
from analysis.published.selection import Selection
from analysis.published.store import Store, remembered
from domain.declared.crosswalk import Crosswalk
from domain.languages import N_, _


NOTE = N_(
    "Two frameworks ask different questions and have levels of their own, so from one's figure to the other's is no change, and a gap"
    " between them is no difference: they only stand below one another, where the crosswalk places them. The table says why. Each"
    " line is a 95% interval."
)


@remembered
def has_several(store: Store, selection: Selection) -> bool:
    """Whether the organisation has figures by more than one framework."""
    return len(slices.frameworks(store, selection.organisation)) > 1


@remembered
def waves(store: Store, selection: Selection, placed: Crosswalk) -> dict[str, str]:
    """The waves in which the other framework has the selected rater group and measure, the latest first; none without.

    Raises Refused where the crosswalk names a dimension that is none.
    """
    other = placed.other(selection.framework)
    found = slices.waves(store, replace(selection, framework=other))[::-1]
    if found:
        placed.check({one: _names(store, one) for one in (placed.first, placed.second)})
    return dict(zip(found, found, strict=True))


@remembered
def groups(store: Store, selection: Selection, wave: str, placed: Crosswalk) -> dict[str, str]:
    """The groups that both show, id = name, the whole organisation first."""
    own, other = (
        metrics.groups(store, one).set_index("group_id")["group"].to_dict()
        for one in (selection, _beside(store, selection, wave, placed))
    )
    return {group_id: name for group_id, name in own.items() if group_id in other}


@remembered
def exhibit(store: Store, selection: Selection, wave: str, group_id: str, placed: Crosswalk) -> Exhibit:
    """Each dimension of the selected framework, and below it those of the other that stand beside it."""
    other = _beside(store, selection, wave, placed)
    order = list(_names(store, selection.framework))
    pairs = sorted(placed.pairs(selection.framework), key=lambda pair: order.index(pair[0]))
    found = [
        _figures(store, one, group_id, [pair[place] for pair in pairs]) for place, one in enumerate((selection, other))
    ]
    names = [_framework_name(store, one) for one in (selection.framework, other.framework)]
    highs = [metrics.high_levels(store, one.framework) for one in (selection, other)]
    group = groups(store, selection, wave, placed)[group_id]
    return Exhibit(
        message=_(
            "{number:#dimension} of the {first} beside {other} of the {second}",
            number=found[0]["dimension_id"].nunique(),
            first=names[0],
            other=found[1]["dimension_id"].nunique(),
            second=names[1],
        ),
        title=_(
            "{group}: share at {first} ({first_wave}) beside share at {second} ({second_wave})",
            group=group,
            first=highs[0],
            first_wave=selection.wave,
            second=highs[1],
            second_wave=wave,
        ),
        figure=_chart(found, names),
        alternative=wording.sentences(
            _(
                "Chart of {number:#pair} of dimensions, the {first}'s above the {second}'s, each share with its interval.",
                number=len(pairs),
                first=names[0],
                second=names[1],
            ),
            _("The table below has every figure."),
        ),
        table=_table(found, names, highs, [why for _, _, why in pairs]),
        note=_(NOTE),
    )


def _beside(store: Store, selection: Selection, wave: str, placed: Crosswalk) -> Selection:
    return slices.there(store, replace(selection, framework=placed.other(selection.framework)), wave=wave)


def _figures(store: Store, selection: Selection, group_id: str, dimensions: list[str]) -> pd.DataFrame:
    """The rows of metrics.cells of a group, one for each of these dimensions, which may come twice."""
    cells = metrics.cells(store, selection)
    return cells[cells["group_id"] == group_id].set_index("dimension_id").loc[dimensions].reset_index()


def _chart(found: list[pd.DataFrame], names: list[str]) -> go.Figure:
    """A row for each dimension of the first framework, and below it one for each that stands beside it."""
    rows: list[tuple[int, int]] = []  # of which framework, at which place of its frame
    for place, dimension in enumerate(found[0]["dimension_id"]):
        if not place or dimension != found[0]["dimension_id"].iloc[place - 1]:
            rows.append((0, place))
        rows.append((1, place))
    every = [found[framework].iloc[place] for framework, place in rows]
    series = []
    for number, name in enumerate(names):
        shown = [one if framework == number else None for (framework, _), one in zip(rows, every, strict=True)]
        series.append(
            Series(
                name,
                *([_number(one, column) for one in shown] for column in ("high_share", "lower", "upper")),
                ["" if one is None else _hover(name, one) for one in shown],
            )
        )
    return interval_charts.side_by_side(series, [one["dimension"] for one in every], spread=0)


def _number(row: pd.Series | None, column: str) -> float:
    return float("nan") if row is None else float(row[column])


def _hover(name: str, row: pd.Series) -> str:
    return hover.point(row["dimension"], name, row["high_share"], row["lower"], row["upper"], row["subjects"])


def _table(found: list[pd.DataFrame], names: list[str], highs: list[str], whys: list[str]) -> pd.DataFrame:
    """A row a pair: each framework's dimension with its share in per cent, interval and people, and why they stand together."""
    columns: dict[str, object] = {}
    for name, high, part in zip(names, highs, found, strict=True):
        ends = zip(part["lower"], part["upper"], strict=True)
        columns[name] = part["dimension"]
        columns[_("% {high} ({framework})", high=high, framework=name)] = tables.shares(part["high_share"])
        columns[_("95% interval ({framework})", framework=name)] = [wording.interval(*both) for both in ends]
        columns[_("People: {group}", group=name)] = tables.numbers(part["subjects"])
    own, other = (part["is_wider"] | part["is_combined"] | part["subjects"].isna() for part in found)
    is_combined = own | other
    note = {N_("Note"): is_combined.map({True: _(wording.WITHHELD), False: ""})} if is_combined.any() else {}
    return tables.table(columns | {N_("Why"): whys} | note)


def _names(store: Store, framework: str) -> dict[str, str]:
    return metrics.dimensions(store, framework).set_index("dimension_id")["dimension"].to_dict()


def _framework_name(store: Store, framework: str) -> str:
    return metrics.frameworks(store).set_index("framework_id").at[framework, "name"]
