"""The groups of the chosen breakdown: all of them on all dimensions, and those that differ from the rest."""

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from analysis import exhibits, narrative
from analysis.board_pack.description import Cell, Column, Message, Paragraph, Row, Table
from analysis.board_pack.sections import beside, charts, tables, words
from analysis.board_pack.sections.context import Context
from analysis.charts import difference_words, palette, tiles
from analysis.charts.tables import DIMENSION
from analysis.compared import compare, difference_tables
from analysis.heatmap import scales
from analysis.published import metrics
from domain.languages import N_, _


HEATMAP, DIFFERENCES = N_("Groups"), N_("Differences")
READ = N_("Each line is a 95% interval; a filled bar is a clear difference.")
NO_CAUSE = N_("A difference says nothing of its cause.")
CLEAR_ON = N_("{clear} of {compared:,} differences {clear:?is|are} clearer than chance: on {dimensions:and}")
CLEAR_ON_MORE = N_(
    "{clear} of {compared:,} differences {clear:?is|are} clearer than chance: on {dimensions:and} and others"
)
DRAWN = {  # by whether it is all that are clear, and whether they are on one dimension
    (True, True): N_("The chart has those that are clear on {dimension}."),
    (True, False): N_("The chart has those that are clear."),
    (False, True): N_("The chart has the {number} largest of those that are clear on {dimension}."),
    (False, False): N_("The chart has the {number} largest of those that are clear."),
}
MOST_COLUMNS = 14  # of a page's table
PART = 9  # columns of each page where they are more
TOLD = 3  # differences told one by one, beside the chart
MOST_NAMED = 3  # dimensions in a title
MOST_DRAWN = 14  # differences in a chart; the table has all of them


def heatmap(context: Context) -> list[Message]:
    store, selection = context.store, context.selection
    shown, groups = exhibits.heatmap(store, selection), compare.groups(store, selection)
    if shown is None or not groups:
        return []
    grid, name = shown.figure, metrics.breakdown_name(store, selection)
    assert isinstance(grid, tiles.Tiles)
    parts = [grid] if len(grid.columns) <= MOST_COLUMNS else list(_parts(grid))
    sheets = (_grid(grid, name, _(HEATMAP)), tables.of_frame(shown.table, _("Groups in full")))
    return [
        context.message(
            _(HEATMAP),
            shown.message
            if part is grid
            else _("{message}: part {part} of {parts}", message=shown.message, part=number, parts=len(parts)),
            "heatmap",
            table=_grid(part, name, shown.title),
            note=f"{shown.note} {_('Small groups vary most by chance, so groups are in no order of merit.')}".strip(),
            sheets=sheets if number == 1 else (),
        )
        for number, part in enumerate(parts, start=1)
    ]


def _parts(grid: tiles.Tiles) -> Iterator[tiles.Tiles]:
    """The tiles in parts that a page has room for, neighbouring columns of one area in one of them while they fit."""
    runs = [area.columns for area in grid.areas[-1].areas] if grid.areas else [1] * len(grid.columns)
    first = last = 0
    for run in [*runs, 0]:
        if last > first and (last + run - first > PART or not run):
            columns = dict(list(grid.columns.items())[first:last])
            yield replace(
                grid,
                columns=columns,
                areas=(),
                rows=tuple(replace(row, cells=row.cells[first:last]) for row in grid.rows),
            )
            first = last
        last += run


def differences(context: Context) -> list[Message]:
    store, selection, high = context.store, context.selection, context.high
    found = compare.with_rest(store, selection)
    compared = int(found["p"].notna().sum())
    if not compared:
        return []
    stand = found[found["stands"]]
    told = compare.standing(store, selection)
    verdict, sentences = told.verdict, told.sentences
    frame = difference_tables.by_row(
        found, found["block"], metrics.breakdown_name(store, selection), _("the group"), _("the rest"), high
    )
    frame.insert(1, DIMENSION, found["dimension"])
    drawn, names = _drawn(found, stand)
    return [
        context.message(
            _(DIFFERENCES),
            _title(context, stand, compared),
            "compare",
            text=(
                *words.paragraphs([verdict]),
                *words.points(sentences if len(sentences) <= TOLD else ()),
                *_questions(context, stand),
            ),
            chart=charts.differences(
                drawn,
                names,
                _("Difference from the rest of the organisation, percentage points at {high}", high=high),
                _(
                    "Chart of {differences:#difference} from the rest of the organisation with their intervals:"
                    " {clear:#is clear|are clear}.",
                    differences=len(drawn),
                    clear=int(drawn["stands"].sum()),
                ),
            )
            if len(drawn)
            else None,
            table=_short(frame.loc[stand.index], high) if len(stand) else None,
            note=" ".join(filter(None, (_about(drawn, stand), _(READ), difference_words.chance_rule(), _(NO_CAUSE)))),
            sheets=(tables.of_frame(frame, _("Differences from the rest")),),
        )
    ]


def _drawn(found: pd.DataFrame, stand: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """The differences to draw with their names: every group's on the dimension on which most stand (on the first where none
    does), if they are not too many; else the largest of those that stand."""
    dimension_id = found["dimension_id"].iloc[0] if stand.empty else stand["dimension_id"].mode().iloc[0]
    on_one = found[(found["dimension_id"] == dimension_id) & found["p"].notna()]
    if len(on_one) <= MOST_DRAWN:
        return on_one, on_one["block"].tolist()
    largest = stand["difference"].abs().sort_values(ascending=False, kind="stable").index[:MOST_DRAWN]
    drawn = stand.loc[sorted(largest)]
    is_one = drawn["dimension_id"].nunique() == 1
    return drawn, [row.block if is_one else f"{row.block}: {row.dimension}" for row in drawn.itertuples()]


def _questions(context: Context, stand: pd.DataFrame) -> tuple[Paragraph, ...]:
    """What to look at next, where nothing stands."""
    if len(stand):
        return ()
    asked = narrative.look_next(context.store, context.selection)
    return (words.heading(_("What to look at next")), *words.points(sentence.markdown for sentence in asked))


def _about(drawn: pd.DataFrame, stand: pd.DataFrame) -> str:
    if drawn.empty:
        return ""
    dimension = drawn["dimension"].iloc[0]
    if not drawn["stands"].all():
        return _("The chart has every group on {dimension}.", dimension=dimension)
    said = DRAWN[len(drawn) == len(stand), drawn["dimension_id"].nunique() == 1]
    return _(said, number=len(drawn), dimension=dimension)


def _title(context: Context, stand: pd.DataFrame, compared: int) -> str:
    if stand.empty:
        name = metrics.breakdown_name(context.store, context.selection).lower()
        return _("No difference between a {group} and the rest is clearer than chance would make it", group=name)
    dimensions = stand["dimension"].value_counts(sort=True).index.tolist()
    said = CLEAR_ON if len(dimensions) <= MOST_NAMED else CLEAR_ON_MORE
    return _(said, clear=len(stand), compared=compared, dimensions=dimensions[:MOST_NAMED])


def _short(frame: pd.DataFrame, high: str) -> Table:
    """The columns that a page has room for; without the dimension where it is the same throughout."""
    group, dimension, share, _people, rest, _others, difference, interval, shows_from, *_pairs = frame
    names = [group, *([dimension] if frame[dimension].nunique() > 1 else [])]
    headings = (_("The group"), _("The rest"), _("Difference (points)"), _("95% interval"), _("Shows from"))
    return tables.of_frame(
        frame,
        _(beside.SHARES_AND_DIFFERENCE, high=high),
        [*names, share, rest, difference, interval, shows_from],
        [*map(_, names), *headings],
    )


def _grid(drawn: tiles.Tiles, heading: str, title: str) -> Table:
    """The tiles of the screen, in the same order and in their light colours; what is clear is bold, with its difference."""
    columns = (
        Column(_(heading)),
        Column(_("People"), "number"),
        *(Column(name, "share") for name in drawn.columns.values()),
    )
    rows = [
        Row((Cell(_name(row)), Cell(row.people or "–"), *map(_tile, row.cells)), "whole" if row.is_whole else "plain")
        for row in drawn.rows
    ]
    return Table(title, columns, tuple(rows))


def _name(row: tiles.Row) -> str:
    return f"{row.lies_in}: {row.name}" if row.lies_in else row.name


def _tile(cell: tiles.Cell) -> Cell:
    fill = scales.tones()[cell.colour].light if cell.colour else palette.WHITE
    return Cell(" ".join(filter(None, (cell.printed, cell.more))), cell.value, fill, cell.is_clear)
