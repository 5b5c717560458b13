"""What changed in the whole organisation against the wave before."""

import pandas as pd

from analysis import wording
from analysis.compared import change
from analysis.narrative.sentence import (
    Figure,
    Sentence,
    as_whole,
    difference,
    figures,
    ratings,
    whole,
    whole_rows,
)
from analysis.published import metrics, slices
from analysis.published.selection import Selection
from analysis.published.store import Store, remembered
from domain.languages import N_, _


CHANGE = "results/change"
EARLIEST = N_("{wave} is the earliest wave published here. Choose a later one to see what changed.")
NOT_COMPARED = N_("{wave} can't be compared with {earlier}: {combined}.")
NONE = N_(
    "Of the changes in {ratings} from {earlier} to {wave} in the whole organisation, on {compared:#dimension}, none is larger than"
    " chance explains."
)
SOME = N_(
    "Of the changes in {ratings} from {earlier} to {wave} in the whole organisation, on {compared:#dimension}, {clear:,}"
    " {clear:?is|are} larger than chance explains."
)


@remembered
def changed(store: Store, selection: Selection) -> tuple[Sentence, ...]:
    """The changes since the wave before that are larger than chance explains, or why there are none to tell."""
    waves, before = change.waves(store, selection), wave_before(store, selection)
    if len(waves) < 2:
        return (Sentence(_(wording.ONE_WAVE), page="manage/upload"),)
    if before is None:
        return (Sentence(_(EARLIEST, wave=selection.wave)),)
    found = since(store, selection)
    compared = None if found is None else found[found["p"].notna()]
    if compared is None or compared.empty:
        text = _(NOT_COMPARED, wave=selection.wave, earlier=before, combined=_(wording.COMBINED))
        return (Sentence(text, page=CHANGE, link={"earlier": before}),)
    return (
        *_changes(store, selection, compared, before),
        *([_caution()] if len(waves) == 2 else []),
    )


def wave_before(store: Store, selection: Selection) -> str | None:
    """The wave before the selected one, of the same rater group and measure; None where it is the first."""
    waves = change.waves(store, selection)
    place = waves.index(selection.wave)
    return waves[place - 1] if place else None


def since(store: Store, selection: Selection) -> pd.DataFrame | None:
    """The whole organisation against the wave before: change.pair; None where either is not published."""
    group_id, before = whole(store, selection), wave_before(store, selection)
    return None if group_id is None or before is None else change.pair(store, as_whole(selection), group_id, before)


def change_figures(store: Store, selection: Selection, dimension_ids: list[str]) -> tuple[Figure, ...]:
    """The whole organisation on these dimensions, in the selected wave and in the one before."""
    wave = wave_before(store, selection)
    assert wave is not None  # what has changed has a wave before
    before = slices.there(store, selection, wave=wave)
    found = []
    for wave in (selection, before):
        rows = whole_rows(store, wave)
        found += figures(store, wave, rows[rows["dimension_id"].isin(dimension_ids)])
    return tuple(found)


def link(store: Store, selection: Selection, dimension: str = "") -> dict[str, str]:
    """What the address of the Change page says to compare with the wave before; three waves make a run of a dimension."""
    chosen = {"group": wording.WHOLE, "earlier": wave_before(store, selection) or ""}
    return chosen | ({"dimension": dimension} if dimension and len(change.waves(store, selection)) > 2 else {})


def _changes(store: Store, selection: Selection, compared: pd.DataFrame, before: str) -> list[Sentence]:
    stand = compared[compared["stands"]]
    text = _(
        NONE if stand.empty else SOME,
        ratings=ratings(selection),
        earlier=before,
        wave=selection.wave,
        compared=len(compared),
        clear=len(stand),
    )
    if stand.empty:
        every = change_figures(store, selection, compared["dimension_id"].tolist())
        return [Sentence(text, every, page=CHANGE, link=link(store, selection))]
    high = metrics.high_levels(store, selection.framework)
    return [
        Sentence(text, page=CHANGE, link=link(store, selection)),
        *(
            Sentence(
                difference(row, ratings(selection), high, selection.wave, before),
                change_figures(store, selection, [row.dimension_id]),
                row.dimension,
                CHANGE,
                link(store, selection, row.dimension),
            )
            for row in stand.itertuples()
        ),
    ]


def _caution() -> Sentence:
    """change.TWO_WAVES, which has what is set in bold between marks."""
    before, _mark, rest = _(change.TWO_WAVES).partition("**")
    bold, _mark, after = rest.partition("**")
    return Sentence(f"{before}{bold}{after}", about=bold)
