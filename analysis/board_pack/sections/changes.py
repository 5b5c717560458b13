"""What has changed from wave to wave."""

import pandas as pd

from analysis.board_pack.description import Message
from analysis.board_pack.sections import beside, charts, tables, words
from analysis.board_pack.sections.context import Context
from analysis.compared import change
from analysis.compared.comparison import BAR
from analysis.narrative.changes import wave_before
from analysis.published import slices
from domain.languages import N_, _


NAME = N_("Change")
SINCE = {  # where few dimensions have changed, and so are named
    "up": N_("Since {before}: {up:and} up, by more than chance explains"),
    "down": N_("Since {before}: {down:and} down, by more than chance explains"),
    "both": N_("Since {before}: {up:and} up and {down:and} down, by more than chance explains"),
}
MANY = {
    "up": N_("Since {before}: {up} of {compared:#dimension} up, by more than chance explains"),
    "down": N_("Since {before}: {down} of {compared:#dimension} down, by more than chance explains"),
    "both": N_(
        "Since {before}: {up} of {compared:#dimension} up and {down} of {compared:#dimension} down,"
        " by more than chance explains"
    ),
}
MOST_NAMED = 3  # dimensions


def messages(context: Context) -> list[Message]:
    """Nothing where only one wave is published."""
    store, selection, whole = context.store, context.selection, context.whole_id
    waves = change.waves(store, selection)
    if len(waves) < 2 or not whole:
        return []
    shown = change.side_by_side(store, selection, whole)
    sides = {wave: slices.there(store, selection, wave=wave) for wave in waves}
    messages = beside.side_by_side(context, _(NAME), shown, sides, "change", "wave")
    wave = wave_before(store, selection)
    if wave is None:  # what came later is no change of the first wave
        return messages
    comparison = change.comparison(store, selection, whole, wave)
    pair = change.pair(store, selection, whole, wave)
    compared = int(pair["p"].notna().sum())
    if not compared:
        return messages
    caution = _(change.TWO_WAVES) if len(waves) == 2 else ""
    messages.append(
        context.message(
            _(NAME),
            _since(pair, compared, selection.wave, wave),
            "change",
            text=(
                *words.paragraphs([comparison.verdict]),
                *words.points(comparison.sentences),
                *words.paragraphs([caution, _(change.OTHER_PEOPLE)]),
            ),
            chart=charts.differences(pair, pair["dimension"], comparison.exhibit.title, comparison.exhibit.alternative),
            table=beside.difference_table(comparison.exhibit.table, selection.wave, wave, context.high),
            note=comparison.note.on(BAR),
            sheets=(
                tables.of_frame(
                    comparison.exhibit.table, _("{first} minus {second}", first=selection.wave, second=wave)
                ),
            ),
        )
    )
    return messages


def _since(pair: pd.DataFrame, compared: int, wave: str, before: str) -> str:
    stand = pair[pair["stands"]]
    if stand.empty:
        return _(
            "Between {before} and {wave} nothing has changed by more than chance explains", before=before, wave=wave
        )
    up = stand.loc[stand["difference"] > 0, "dimension"].tolist()
    down = stand.loc[stand["difference"] <= 0, "dimension"].tolist()
    way = "both" if up and down else "up" if up else "down"
    if len(stand) > MOST_NAMED:
        return _(MANY[way], before=before, compared=compared, up=len(up), down=len(down))
    return _(SINCE[way], before=before, up=up, down=down)
