"""How ratings spread over the levels: one group by dimension, one dimension by group, or every group in a panel of its own."""

import pandas as pd

from analysis import statistics, wording
from analysis.charts import level_charts, tables
from analysis.charts.exhibit import Exhibit
from analysis.compared import extremes
from analysis.published import framework, metrics
from analysis.published.selection import Selection
from analysis.published.store import Store, remembered


GIVEN, BY_SHARE, BY_SPREAD = "given", "share", "spread"
BAR = ["group_id", "dimension_id"]
PANELS_AT_ONCE = 12
ROUNDED = ", rounded shares"  # where they stand, for who adds them up; wording.ROUNDED says why one step behind
SPREAD_NOTE = " Spread is 0% where all ratings are at one level, and 100% where half are at either end."
NO_RANKING = " The order is no ranking: what sets neighbours apart may be chance."


def orders(given: str) -> dict[str, str]:
    """The orders of bars, id = label; `given` says what the published order is."""
    return {
        GIVEN: given,
        BY_SHARE: "Share at a high level: largest first",
        BY_SPREAD: "Spread over the levels: widest first",
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
    which = f", {first} to {first + len(on_page) - 1} of {len(groups)}" if len(groups) > PANELS_AT_ONCE else ""
    return Exhibit(
        message=extremes.headline(store, selection, shown),
        title=f"Every {name.lower()}: levels by dimension{which}{ROUNDED}",
        figure=level_charts.small_multiples(shares, high),
        alternative=(
            f"{wording.count(len(on_page), 'panel', 'panels')} of stacked bars of the levels, one for each group."
            f" {extremes.sentence(store, selection, shown)} The table below has every figure."
        ),
        table=tables.levels(shares, name),
        note=_notes(combined_note(shown), wording.ROUNDED),
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
    remark = SPREAD_NOTE if order == BY_SPREAD else ""
    return Exhibit(
        message=f"{one}: {wording.continued(extremes.sentence(store, selection, shown))}",
        title=f"{one}: levels by {by if by == 'dimension' else name.lower()}{ROUNDED}",
        figure=level_charts.bars(shares, by, high, headings=order == GIVEN),
        alternative=f"Stacked bars of the levels. {extremes.sentence(store, selection, shown)} The table below has every figure.",
        table=tables.levels(shares, name),
        note=_notes(
            combined_note(shown), wording.ROUNDED, remark, NO_RANKING if order != GIVEN and by == "group" else ""
        ),
    )


def _notes(*sentences: str) -> str:
    return " ".join(sentence.strip() for sentence in sentences if sentence)


def combined_note(cells: pd.DataFrame) -> str:
    """Which rows and figures unite groups, in the one wording that there is for it; "" where none do."""
    sentences = [united] if (united := tables.united(cells)) else []
    if cells["is_wider"].any():
        sentences.append("where a dimension had to unite groups further, their bars are alike and the table names them")
    note = "; ".join(sentences)
    return f"{note[0].upper()}{note[1:]}: {wording.COMBINED}." if note else ""
