"""How people see themselves, and how those who work with them do."""

import pandas as pd

from analysis import wording
from analysis.board_pack.description import Message
from analysis.board_pack.sections import beside, charts, tables, words
from analysis.board_pack.sections.context import Context
from analysis.compared import blind_spots, gap_words, self_and_others
from analysis.compared.comparison import BAR
from analysis.published import slices
from domain.languages import N_, _


NAME = N_("Self and others")
APART = {  # by whether the first are people themselves, and whether theirs are the higher ones
    (True, True): N_(
        "People rate themselves higher than {raters} do on {number} of {compared:#dimension}, by more than chance explains"
    ),
    (True, False): N_(
        "People rate themselves lower than {raters} do on {number} of {compared:#dimension}, by more than chance explains"
    ),
    (False, True): N_(
        "Ratings {by_first} are higher than those {by_second} on {number} of {compared:#dimension},"
        " by more than chance explains"
    ),
    (False, False): N_(
        "Ratings {by_first} are lower than those {by_second} on {number} of {compared:#dimension},"
        " by more than chance explains"
    ),
}


def messages(context: Context) -> list[Message]:
    """Nothing where only one rater group is published."""
    store, selection, whole = context.store, context.selection, context.whole_id
    others = _others(context)
    if not others or not whole:
        return []
    names = self_and_others.rater_groups(store, selection)
    shown = self_and_others.side_by_side(store, selection, whole)
    sides = {name: slices.there(store, selection, rater_group=key) for key, name in names.items()}
    messages = beside.side_by_side(context, _(NAME), shown, sides, "self_and_others", "rater_group")
    first, second = selection.rater_group, next(iter(others))
    if second == blind_spots.SELF:
        first, second = second, first
    pair = self_and_others.pair(store, selection, whole, first, second)
    gaps = blind_spots.between(store, selection, whole, first, second)
    compared = gaps[gaps["difference"].notna()]
    if compared.empty:
        return messages
    caution = self_and_others.caution(store, selection, first, second)
    regression = _(blind_spots.REGRESSION) if pair.sentences else ""
    messages.append(
        context.message(
            _(NAME),
            _apart(compared, first, second),
            "self_and_others",
            without="rater_group",
            text=(
                *words.paragraphs([pair.verdict]),
                *words.points(pair.sentences),
                *words.paragraphs([regression, caution]),
            ),
            chart=charts.differences(gaps, gaps["dimension"], pair.exhibit.title, pair.exhibit.alternative),
            table=beside.difference_table(pair.exhibit.table, names[first], names[second], context.high),
            note=pair.note.on(BAR),
            sheets=(
                tables.of_frame(
                    pair.exhibit.table,
                    _("{first} minus {second}", first=names[first], second=names[second].lower()),
                ),
            ),
        )
    )
    return messages


def _apart(compared: pd.DataFrame, first: str, second: str) -> str:
    """On how many dimensions the first rater group's ratings are higher, or lower, by more than chance."""
    stand = compared.loc[compared["stands"], "difference"]
    by = gap_words.by(first, second)
    if stand.empty:
        return _(
            "Between ratings {by_first} and {by_second}, no difference is clearer than chance would make it",
            **by,
        )
    higher, lower = int((stand > 0).sum()), int((stand < 0).sum())
    return _(
        APART[first == blind_spots.SELF, higher >= lower],
        raters=_(wording.RATERS[second]),
        number=max(higher, lower),
        compared=len(compared),
        **by,
    )


def _others(context: Context) -> dict[str, str]:
    """The rater groups to set the selected one beside: self first, where it is another."""
    names = self_and_others.rater_groups(context.store, context.selection)
    return {key: name for key, name in names.items() if key != context.selection.rater_group}
