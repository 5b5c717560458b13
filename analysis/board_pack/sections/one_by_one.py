"""Each group of the chosen breakdown on a slide of its own, beside the rest of the organisation."""

from analysis.board_pack.description import Message
from analysis.board_pack.sections import beside, charts, tables, words
from analysis.board_pack.sections.context import Context
from analysis.compared import compare
from analysis.compared.comparison import BAR
from domain.languages import N_, _


NAME = N_("Each group")


def messages(context: Context) -> list[Message]:
    """Nothing where no group can be compared with the rest."""
    return [
        message for group in compare.groups(context.store, context.selection) for message in of_group(context, group)
    ]


def of_group(context: Context, group_id: str) -> list[Message]:
    """A group on every dimension on which it can be compared; nothing where there is none."""
    store, selection = context.store, context.selection
    pair = compare.pair(store, selection, group_id, compare.REST)
    if not pair["p"].notna().any():
        return []
    told = compare.comparison(store, selection, group_id, compare.REST)
    shown, name = told.exhibit, compare.groups(store, selection)[group_id]
    return [
        context.message(
            _(NAME),
            shown.message,
            "compare",
            text=(*words.paragraphs([told.verdict]), *words.points(told.sentences)),
            chart=charts.differences(pair, pair["dimension"], shown.title, shown.alternative),
            table=beside.difference_table(
                shown.table, name, _(compare.others(store, selection, group_id)[compare.REST]), context.high
            ),
            note=told.note.on(BAR),
            sheets=(tables.of_frame(shown.table, name),),
        )
    ]
