"""How ratings spread over the levels: one group by dimension, one dimension by group, or every group in a panel of its own."""

import pandas as pd

from analysis import statistics, wording
from analysis.charts import level_charts, tables
from analysis.charts.exhibit import Exhibit
from analysis.compared import extremes
from analysis.published import framework, metrics
from analysis.published.selection import Selection
from analysis.published.store import Store, remembered
from domain.languages import N_, _


GIVEN, BY_SHARE, BY_SPREAD = "given", "share", "spread"
BAR = ["group_id", "dimension_id"]
PANELS_AT_ONCE = 12
SPREAD_NOTE = N_("Spread is 0% where all ratings are at one level, and 100% where half are at either end.")
NO_RANKING = N_("The order is no ranking: what sets neighbours apart may be chance.")
WIDER = N_("Where a dimension had to unite groups further, their bars are alike and the table names them: {combined}.")
UNITED_AND_WIDER = N_(
    "{number:#row marked † unites|rows marked † unite} several groups; where a dimension had to unite groups further, their bars are"
    " alike and the table names them: {combined}."
)


def orders(given: str) -> dict[str, str]:
    """The orders of bars, id = label; `given` says what the published order is."""
    return {
        GIVEN: given,
        BY_SHARE: _("Share at a high level: largest first"),
        BY_SPREAD: _("Spread over the levels: widest first"),
    }


def by_dimension(store: Store, selection: Selection, group_id: str, order: str = GIVEN) -> Exhibit | None:
    """All levels of one group, a bar for each dimension; None where nothing is published."""
    return _bars(store, selection, "group_id", group_id, order)


def by_group(store: Store, selection: Selection, dimension_id: str, order: str = GIVEN) -> Exhibit | None:
    """All levels on one dimension, a bar for each group; None where nothing is published."""
    return _bars(store, selection, "dimension_id", dimension_id, order)


def pages(store: Store, selection: Selection) -> int:
    """How many pages of panels there are."""
    return -(-metrics.level_shares(store, selection)["group_id"].nunique() // PANELS_AT_ONCE)


@remembered
def panels(store: Store, selection: Selection, page: int = 1) -> Exhibit | None:
    """A page of groups, each in a panel of its own with a bar for each dimension; None where nothing is published."""
    shares = metrics.level_shares(store, selection)
    groups = shares["group_id"].drop_duplicates().tolist()
    on_page = groups[(page - 1) * PANELS_AT_ONCE : page * PANELS_AT_ONCE]
    shares = shares[shares["group_id"].isin(on_page)].reset_index(drop=True)
    if shares.empty:
        return None
    cells = metrics.cells(store, selection)
    shown = cells[cells["group_id"].isin(on_page) & cells["subjects"].notna()]
    high, name = framework.high_levels(store, selection.framework), metrics.breakdown_name(store, selection)
    first = (page - 1) * PANELS_AT_ONCE + 1
    title = _("Every {group}: levels by dimension, rounded shares", group=name.lower())
    if len(groups) > PANELS_AT_ONCE:
        title = _(
            "Every {group}: levels by dimension, {first} to {last} of {number}, rounded shares",
            group=name.lower(),
            first=first,
            last=first + len(on_page) - 1,
            number=len(groups),
        )
    return Exhibit(
        message=extremes.headline(store, selection, shown),
        title=title,
        figure=level_charts.small_multiples(shares, high),
        narrow=level_charts.small_multiples(shares, high, across=1),
        alternative=wording.sentences(
            _("{number:#panel} of stacked bars of the levels, one for each group.", number=len(on_page)),
            extremes.sentence(store, selection, shown),
            _("The table below has every figure."),
        ),
        table=tables.levels(shares, name),
        note=wording.sentences(combined_note(shown), _(wording.ROUNDED)),
    )


def ordered(shares: pd.DataFrame, order: str) -> pd.DataFrame:
    """The frame of metrics.level_shares with its bars in an order, the whole organisation first among groups; bars that tie
    keep their places."""
    if order == GIVEN:
        return shares
    if order == BY_SHARE:
        key = shares["high_share"]
    else:
        ratings = shares.groupby(BAR, sort=False)["level_ratings"]
        key = ratings.transform(lambda counts: float(statistics.spread(counts)))
    leads = shares["is_overall"] & (shares["group_id"].nunique() > 1)
    sorted_bars = shares.assign(leads=leads, key=key).sort_values(["leads", "key"], ascending=False, kind="stable")
    return sorted_bars[shares.columns].reset_index(drop=True)


@remembered
def _bars(store: Store, selection: Selection, column: str, value: str, order: str) -> Exhibit | None:
    shares = metrics.level_shares(store, selection)
    shares = shares[shares[column] == value]
    if shares.empty:
        return None
    by = "dimension" if column == "group_id" else "group"
    one = shares.iloc[0]["group" if by == "dimension" else "dimension"]
    cells = metrics.cells(store, selection)
    high, name = framework.high_levels(store, selection.framework), metrics.breakdown_name(store, selection)
    shown = cells[(cells[column] == value) & cells["subjects"].notna()]
    shares = ordered(shares, order)
    if by == "dimension":
        title = _("{group}: levels by dimension, rounded shares", group=one)
    else:
        title = _("{dimension}: levels by {breakdown}, rounded shares", dimension=one, breakdown=name.lower())
    return Exhibit(
        message=extremes.headline(store, selection, shown, of=one),
        title=title,
        figure=level_charts.bars(shares, by, high, headings=order == GIVEN),
        alternative=wording.sentences(
            _("Stacked bars of the levels."),
            extremes.sentence(store, selection, shown),
            _("The table below has every figure."),
        ),
        table=tables.levels(shares, name),
        note=wording.sentences(
            combined_note(shown),
            _(wording.ROUNDED),
            _(SPREAD_NOTE) if order == BY_SPREAD else "",
            _(NO_RANKING) if order != GIVEN and by == "group" else "",
        ),
    )


def combined_note(cells: pd.DataFrame) -> str:
    """Which rows and figures unite groups, in the one wording that there is for it; "" where none do."""
    if not cells["is_wider"].any():
        return tables.united(cells)
    number = tables.combined_groups(cells)
    return _(UNITED_AND_WIDER if number else WIDER, number=number, combined=_(wording.COMBINED))
