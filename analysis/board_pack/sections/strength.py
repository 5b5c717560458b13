"""The whole organisation: its high levels on each dimension, and all its levels."""

from analysis import exhibits, wording
from analysis.board_pack.description import Message
from analysis.board_pack.sections import charts, tables
from analysis.board_pack.sections.context import Context
from analysis.charts import tables as on_screen
from analysis.charts.tables import DIMENSION
from analysis.compared import extremes
from analysis.published import metrics
from domain.languages import N_, _


DIMENSIONS, LEVELS = N_("Dimensions"), N_("Levels")
RATINGS = "Ratings"  # the column that counts them
AT_EACH_LEVEL = N_("Share of ratings at each level")
ALL_LEVELS = N_("Each bar is all ratings on a dimension, from the lowest level to the highest.")
NO_MARK = N_("A level describes how somebody leads; it is not a mark, and none is a pass or a fail.")
ON_EVERY = N_("On every dimension, more than half of all ratings are at {high}")
ON_ONE = N_("On {dimension}, more than half of all ratings are at {high}")
ON_SOME = N_("On {number} of {dimensions:#dimension}, more than half of all ratings are at {high}")
ON_NONE = N_("On none of {dimensions:#dimension}, more than half of all ratings are at {high}")
IN_FULL = N_("How many ratings stand at each level is in the workbook of this pack.")


def dimensions(context: Context) -> list[Message]:
    store, selection, high = context.store, context.selection, context.high
    shown = exhibits.profile(store, selection)
    if shown is None:
        return []
    cells = metrics.cells(store, selection)
    overall = cells[cells["is_overall"] & cells["subjects"].notna()]
    return [
        context.message(
            _(DIMENSIONS),
            extremes.headline(store, selection, overall),
            "overview",
            chart=charts.shares(overall, _("Share of ratings at {high}", high=high), shown.alternative),
            table=tables.of_frame(shown.table, shown.title),
            note=_("The line on each bar is its 95% interval: the fewer people, the longer the line."),
            sheets=(tables.of_frame(shown.table, _(DIMENSIONS)),),
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
    percents = [on_screen.of_high(name.lower()) for name in names]
    return [
        context.message(
            _(LEVELS),
            _title(context, shares),
            "distribution",
            chart=charts.stacked(shares, _(AT_EACH_LEVEL), shown.alternative),
            table=tables.of_frame(
                shown.table, shown.title, [DIMENSION, *percents, RATINGS], [_(DIMENSION), *names, _(RATINGS)]
            ),
            note=" ".join(map(_, (ALL_LEVELS, wording.ROUNDED, NO_MARK, IN_FULL))),
            sheets=(tables.of_frame(shown.table, _(LEVELS)),),
        )
    ]


def _title(context: Context, shares) -> str:
    cells = metrics.cells(context.store, context.selection)
    high = cells.loc[cells["is_overall"], "high_share"].dropna()
    number = int((high > 0.5).sum())
    if number == len(high):
        said = ON_EVERY if number > 1 else ON_ONE
    else:
        said = ON_SOME if number else ON_NONE
    dimension = shares["dimension"].iloc[0]
    return _(said, dimension=dimension, number=number, dimensions=len(high), high=context.high)
