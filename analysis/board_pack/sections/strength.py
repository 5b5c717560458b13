"""The whole organisation: its high levels on each dimension, and all its levels."""

from analysis import exhibits, wording
from analysis.board_pack.description import Message
from analysis.board_pack.sections import charts, tables
from analysis.board_pack.sections.context import Context
from analysis.compared import extremes
from analysis.published import metrics


DIMENSIONS, LEVELS = "Dimensions", "Levels"


def dimensions(context: Context) -> list[Message]:
    store, selection, high = context.store, context.selection, context.high
    shown = exhibits.profile(store, selection)
    if shown is None:
        return []
    cells = metrics.cells(store, selection)
    overall = cells[cells["is_overall"] & cells["subjects"].notna()]
    return [
        context.message(
            DIMENSIONS,
            extremes.headline(store, selection, overall),
            "overview",
            chart=charts.shares(overall, f"Share of ratings at {high}", shown.alternative),
            table=tables.of_frame(shown.table, shown.title),
            note="The line on each bar is its 95% interval: the fewer people, the longer the line.",
            sheets=(tables.of_frame(shown.table, DIMENSIONS),),
        )
    ]


def levels(context: Context) -> list[Message]:
    store, selection = context.store, context.selection
    shown = exhibits.levels_by_dimension(store, selection, context.whole_id) if context.whole_id else None
    if shown is None:
        return []
    shares = metrics.level_shares(store, selection)
    shares = shares[shares["group_id"] == context.whole_id]
    names = shares["level_name"].drop_duplicates().tolist()
    percents = [f"% {name.lower()}" for name in names]
    return [
        context.message(
            LEVELS,
            _title(context, shares),
            "distribution",
            chart=charts.stacked(shares, "Share of ratings at each level", shown.alternative),
            table=tables.of_frame(
                shown.table, shown.title, ["Dimension", *percents, "Ratings"], ["Dimension", *names, "Ratings"]
            ),
            note=(
                f"Each bar is all ratings on a dimension, from the lowest level to the highest. {wording.ROUNDED}"
                " A level describes how somebody leads; it is not a mark, and none is a pass or a fail."
                " How many ratings stand at each level is in the workbook of this pack."
            ),
            sheets=(tables.of_frame(shown.table, LEVELS),),
        )
    ]


def _title(context: Context, shares) -> str:
    cells = metrics.cells(context.store, context.selection)
    high = cells.loc[cells["is_overall"], "high_share"].dropna()
    number = int((high > 0.5).sum())
    if number == len(high):
        where = "On every dimension" if len(high) > 1 else f"On {shares['dimension'].iloc[0]}"
    else:
        where = f"On {number or 'none'} of {wording.count(len(high), 'dimension', 'dimensions')}"
    return f"{where}, more than half of all ratings are at {context.high}"
