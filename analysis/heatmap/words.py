"""What a heatmap says: its title, its cells' labels, what it says of a cell pointed at, and its rules."""

import pandas as pd

from analysis import wording
from analysis.charts import difference_words, tables
from analysis.charts.tick_labels import DAGGER
from analysis.heatmap.sides import NOTHING, ORGANISATION, PARENT, WAVE, parent_name
from analysis.heatmap.view import BY_NAME, Look
from analysis.published import framework, metrics
from analysis.published.selection import Selection
from analysis.published.store import Store
from domain.languages import N_, _


WITHHELD = "–"
TITLES = {  # by what cells are compared with
    NOTHING: N_("{figure}, by {breakdown} and {dimension}"),
    ORGANISATION: N_("{figure}, by {breakdown} and {dimension}, compared with the whole organisation"),
    PARENT: N_("{figure}, by {breakdown} and {dimension}, compared with its {parent}"),
    WAVE: N_("{figure}, by {breakdown} and {dimension}, compared with {wave}"),
}
STANDS_RULE = N_(
    "A difference is outlined, and its size printed, where the levels of the two differ by more than chance explains (all"
    " cells looked at together, no more than one in {errors} of those found is chance, as on the Compare page) and the"
    " difference's own 95% interval leaves out 0. The others may be chance."
)
NOTHING_BESIDE = N_("Nothing to compare it with")
FOLLOWED = N_(
    "Where a group was called otherwise in {wave}, or was merged or split since, what is published of the groups whose place it took"
    " stands for it: a cell names them when pointed at, and says what that rests on when opened."
)
NO_RANKING = N_("The order is no ranking: what sets neighbours apart may be chance.")
ALL_OF_IT = N_("A group that is all of what it lies in is not compared.")
OTHER_MAKE_UP = N_(
    "A group is compared only where it unites the same teams or roles on both sides ({combined}, or it did not exist); where"
    " not, only its own figure, or a dash, is shown."
)
WIDER = N_(
    "Figures marked {mark} are of several rows together, which the cell names when pointed at or opened: {combined}."
)
DASH = N_("A dash: part of a larger group's figure, {combined}.")


def title(store: Store, selection: Selection, look: Look) -> str:
    """The figure, by group and dimension, and what it is compared with."""
    against = NOTHING if look.figure.is_difference else look.view.against
    return _(
        TITLES[WAVE if against.startswith(WAVE) else against],
        figure=look.figure.titled(look.view.against),
        breakdown=metrics.breakdown_name(store, selection).lower(),
        dimension=framework.called(selection.framework).lower(),
        parent=parent_name(store, selection),
        wave=look.wave,
    )


def printed(row, look: Look) -> str:
    """What is printed in a cell: its value, or the difference that its figure is."""
    if pd.isna(row.subjects):
        return WITHHELD
    unit = look.figure.unit
    shown = unit.signed(row.difference) if look.figure.is_difference else unit.written(row.value)
    return f"{shown}{DAGGER if row.is_wider else ''}" if shown else WITHHELD


def beside(row, look: Look) -> str:
    """What is printed beside a value: its difference where that is clear."""
    return look.figure.unit.signed(row.difference) if row.stands and not look.figure.is_difference else ""


def lines(cells: pd.DataFrame, look: Look) -> tuple[str, ...]:
    """What every cell says of itself, with {0}, {1} … in place of the values of `told`."""
    figure = look.figure
    found = [figure.said.format("{0}"), _("95% interval {interval}", interval="{1}")] if figure.said else []
    if figure.is_difference:
        found = [_("{name}: {value}", name=_name(cells["first_name"], "{9}"), value="{0}")]
    if look.compares:
        found += [
            _("{name}: {value}", name=_name(cells["second_name"], "{2}"), value="{3}"),
            _(figure.unit.difference, difference="{4}", interval="{5}"),
            "{6}",
        ]
    return (*found, "{7}", "{8}")


def told(row, look: Look) -> tuple[str, ...]:
    """A cell's values for `lines`; nothing where nothing is published for it."""
    if pd.isna(row.subjects):
        return ()
    unit, reading = look.figure.unit, difference_words.reading(row.stands)
    if pd.isna(row.difference):
        reading = _(NOTHING_BESIDE) if look.figure.is_difference else ""
    is_named = isinstance(row.second_name, str)
    return (
        unit.written(row.value),
        unit.reach(row.value_lower, row.value_upper),
        row.second_name if is_named else "",
        unit.written(row.other) if look.compares else "",
        unit.signed(row.difference),
        unit.reach_of_difference(row.difference_lower, row.difference_upper),
        reading,
        _("{people:#person|people}", people=int(row.subjects)),
        _combined_with(row),
        row.first_name if look.figure.is_difference and is_named else "",
    )


def _combined_with(row) -> str:
    if row.is_wider:
        return _("in {block}, {combined}", block=row.block, combined=_(wording.COMBINED))
    return _(wording.COMBINED) if row.is_combined else ""


def _name(names: pd.Series, otherwise: str) -> str:
    """The name where it is the same for all cells; else the place of each cell's own."""
    every = {name for name in names.dropna() if name}
    return every.pop() if len(every) == 1 else otherwise


def note(cells: pd.DataFrame, look: Look, rule: str) -> str:
    """The rules by which the cells are drawn, and what is combined, in the one wording that there is for it."""
    sentences = [rule]
    if look.compares:
        sentences.append(stands_rule())
        if (cells["difference"].isna() & cells["subjects"].notna() & ~cells["is_overall"]).any():
            sentences.append(_not_compared(look))
        if cells["second_name"].str.startswith(f"{look.wave}, ").any():
            sentences.append(_(FOLLOWED, wave=look.wave))
    if look.figure.note:
        sentences.append(look.figure.note)
    if look.view.order != BY_NAME:
        sentences.append(_(NO_RANKING))
    return wording.sentences(*sentences, *_combined(cells))


def stands_rule() -> str:
    """What is outlined."""
    return _(STANDS_RULE, errors=difference_words.ERRORS)


def _not_compared(look: Look) -> str:
    if look.view.against == PARENT:
        return _(ALL_OF_IT)
    if look.view.against.startswith(WAVE) or look.figure.is_difference:
        return _(OTHER_MAKE_UP, combined=_(wording.COMBINED))
    return ""


def _combined(cells: pd.DataFrame) -> list[str]:
    """A sentence on each mark that occurs."""
    sentences = [tables.united(cells)]
    if cells["is_wider"].any():
        sentences.append(_(WIDER, mark=DAGGER, combined=_(wording.COMBINED)))
    if cells["subjects"].isna().any():
        sentences.append(_(DASH, combined=_(wording.COMBINED)))
    return sentences
