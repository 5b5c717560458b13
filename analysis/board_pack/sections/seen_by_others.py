"""How people see themselves, and how those who work with them do."""

import pandas as pd

from analysis import wording
from analysis.board_pack.description import Message
from analysis.board_pack.sections import beside, charts, tables, words
from analysis.board_pack.sections.context import Context
from analysis.compared import blind_spots, self_and_others
from analysis.compared.comparison import BAR
from analysis.published import slices


NAME = "Self and others"


def messages(context: Context) -> list[Message]:
    """Nothing where only one rater group is published."""
    store, selection, whole = context.store, context.selection, context.whole_id
    others = _others(context)
    if not others or not whole:
        return []
    names = self_and_others.rater_groups(store, selection)
    shown = self_and_others.side_by_side(store, selection, whole)
    sides = {name: slices.there(store, selection, rater_group=key) for key, name in names.items()}
    messages = beside.side_by_side(context, NAME, shown, sides, "self_and_others", "rater_group")
    first, second = selection.rater_group, next(iter(others))
    if second == blind_spots.SELF:
        first, second = second, first
    pair = self_and_others.pair(store, selection, whole, first, second)
    gaps = blind_spots.between(store, selection, whole, first, second)
    compared = gaps[gaps["difference"].notna()]
    if compared.empty:
        return messages
    caution = self_and_others.caution(store, selection, first, second)
    regression = blind_spots.REGRESSION if pair.sentences else ""
    messages.append(
        context.message(
            NAME,
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
            sheets=(tables.of_frame(pair.exhibit.table, f"{names[first]} minus {names[second].lower()}"),),
        )
    )
    return messages


def _apart(compared: pd.DataFrame, first: str, second: str) -> str:
    """On how many dimensions the first rater group's ratings are higher, or lower, by more than chance."""
    stand = compared.loc[compared["stands"], "difference"]
    whom = self_and_others.BY[second]
    if stand.empty:
        return f"Between ratings {self_and_others.BY[first]} and {whom}, no difference is clearer than chance would make it"
    number = max(int((stand > 0).sum()), int((stand < 0).sum()))
    side = "higher" if number == int((stand > 0).sum()) else "lower"
    is_self = first == blind_spots.SELF
    who = "People rate themselves" if is_self else f"Ratings {self_and_others.BY[first]} are"
    than = f"{whom.removeprefix('by ')} do" if is_self else f"those {whom}"
    of = wording.count(len(compared), "dimension", "dimensions")
    return f"{who} {side} than {than} on {number} of {of}, by more than chance explains"


def _others(context: Context) -> dict[str, str]:
    """The rater groups to set the selected one beside: self first, where it is another."""
    names = self_and_others.rater_groups(context.store, context.selection)
    return {key: name for key, name in names.items() if key != context.selection.rater_group}
