"""What a heatmap says: its title, its cells' labels, what it says of a cell pointed at, and its rules."""

import pandas as pd

from analysis import statistics, wording
from analysis.charts import difference_words, tables
from analysis.charts.tick_labels import DAGGER
from analysis.heatmap.sides import PARENT, WAVE
from analysis.heatmap.view import BY_NAME, Look
from analysis.published import framework, metrics
from analysis.published.selection import Selection
from analysis.published.store import Store


WITHHELD = "–"
STANDS_RULE = (
    "A difference is outlined, and its size printed, where the levels of the two differ by more than chance explains (all"
    f" cells looked at together, no more than one in {round(1 / statistics.FALSE_DISCOVERY_RATE)} of those found is chance, as on"
    " the Compare page) and the difference's own 95% interval leaves out 0. The others may be chance."
)
NOTHING_BESIDE = "Nothing to compare it with"
FOLLOWED = (
    "Where a group was called otherwise in {wave}, or was merged or split since, what is published of the groups whose place it took"
    " stands for it: a cell names them when pointed at, and says what that rests on when opened."
)
NO_RANKING = "The order is no ranking: what sets neighbours apart may be chance."


def title(store: Store, selection: Selection, look: Look) -> str:
    """The figure, by group and dimension, and what it is compared with."""
    name = metrics.breakdown_name(store, selection).lower()
    dimension = framework.called(selection.framework).lower()
    compared = (
        "" if look.figure.is_difference or not look.compares else f", compared with {_against(store, selection, look)}"
    )
    return f"{look.figure.titled(look.view.against)}, by {name} and {dimension}{compared}"


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
    found = [figure.said.format("{0}"), "95% interval {1}"] if figure.said else []
    if figure.is_difference:
        found = [f"{_name(cells['first_name'], '{9}')}: {{0}}"]
    if look.compares:
        found += [
            f"{_name(cells['second_name'], '{2}')}: {{3}}",
            f"Difference {{4}}{figure.unit.points}, 95% interval {{5}}",
            "{6}",
        ]
    return (*found, "{7} people", "{8}")


def told(row, look: Look) -> tuple[str, ...]:
    """A cell's values for `lines`; nothing where nothing is published for it."""
    if pd.isna(row.subjects):
        return ()
    unit, combined = look.figure.unit, wording.COMBINED
    reading = wording.CLEAR if row.stands else difference_words.MAY_BE_CHANCE
    if pd.isna(row.difference):
        reading = NOTHING_BESIDE if look.figure.is_difference else ""
    is_named = isinstance(row.second_name, str)
    return (
        unit.written(row.value),
        unit.reach(row.value_lower, row.value_upper),
        row.second_name if is_named else "",
        unit.written(row.other) if look.compares else "",
        unit.signed(row.difference),
        unit.reach_of_difference(row.difference_lower, row.difference_upper),
        reading,
        f"{int(row.subjects):,}",
        f"in {row.block}, {combined}" if row.is_wider else combined if row.is_combined else "",
        row.first_name if look.figure.is_difference and is_named else "",
    )


def _name(names: pd.Series, otherwise: str) -> str:
    """The name where it is the same for all cells; else the place of each cell's own."""
    every = {name for name in names.dropna() if name}
    return every.pop() if len(every) == 1 else otherwise


def note(cells: pd.DataFrame, look: Look, rule: str) -> str:
    """The rules by which the cells are drawn, and what is combined, in the one wording that there is for it."""
    sentences = [rule]
    if look.compares:
        sentences.append(STANDS_RULE)
        if (cells["difference"].isna() & cells["subjects"].notna() & ~cells["is_overall"]).any():
            sentences.append(_not_compared(look))
        if cells["second_name"].str.startswith(f"{look.wave}, ").any():
            sentences.append(FOLLOWED.format(wave=look.wave))
    if look.figure.note:
        sentences.append(look.figure.note)
    if look.view.order != BY_NAME:
        sentences.append(NO_RANKING)
    return " ".join([*sentences, *_combined(cells)])


def _against(store: Store, selection: Selection, look: Look) -> str:
    name = look.figure.comparators(store, selection)[look.view.against]
    return name if look.view.against.startswith(WAVE) else name[0].lower() + name[1:]


def _not_compared(look: Look) -> str:
    if look.view.against == PARENT:
        return "A group that is all of what it lies in is not compared."
    if look.view.against.startswith(WAVE) or look.figure.is_difference:
        return (
            "A group is compared only where it unites the same teams or roles on both sides"
            f" ({wording.COMBINED}, or it did not exist); where not, only its own figure, or a dash, is shown."
        )
    return ""


def _combined(cells: pd.DataFrame) -> list[str]:
    """A sentence on each mark that occurs."""
    united = tables.united(cells)
    sentences = [united] if united else []
    if cells["is_wider"].any():
        sentences.append(
            f"Figures marked {DAGGER} are of several rows together, which the cell names when pointed at or opened:"
            f" {wording.COMBINED}."
        )
    if cells["subjects"].isna().any():
        sentences.append(f"A dash: part of a larger group's figure, {wording.COMBINED}.")
    return [f"{sentence[0].upper()}{sentence[1:]}" for sentence in sentences]
