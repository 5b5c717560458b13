"""What a heatmap says: its title, its cells' labels, what it says of a cell pointed at, and its rules."""

import pandas as pd

from analysis import statistics, wording
from analysis.charts import difference_words, hover, tables, tick_labels
from analysis.charts.tick_labels import DAGGER
from analysis.heatmap.figures import Figure
from analysis.heatmap.sides import PARENT, WAVE
from analysis.heatmap.view import BY_NAME, Look
from analysis.published import metrics
from analysis.published.selection import Selection
from analysis.published.store import Store


WITHHELD = "–"
STANDS_RULE = (
    "A difference is drawn in full, with bold figures, where the levels of the two differ by more than chance explains (all"
    f" cells looked at together, no more than one in {round(1 / statistics.FALSE_DISCOVERY_RATE)} of those found is chance, as on"
    " the Compare page) and the difference's own 95% interval leaves out 0. Figures in brackets may be chance."
)
NO_RANKING = "The order is no ranking: what sets neighbours apart may be chance."


def title(store: Store, selection: Selection, look: Look) -> str:
    """The figure, by group and dimension, and what it is compared with."""
    name = metrics.breakdown_name(store, selection).lower()
    compared = (
        "" if look.figure.is_difference or not look.compares else f", compared with {_against(store, selection, look)}"
    )
    return f"{look.figure.titled(look.view.against)}, by {name} and dimension{compared}"


def cell_label(row, look: Look) -> str:
    """What is printed in a cell: its value, its difference, or both on two lines."""
    if pd.isna(row.subjects):
        return WITHHELD
    mark = DAGGER if row.is_wider else ""
    size = look.figure.unit.signed(row.difference)
    size = f"<b>{size}</b>" if row.stands else f"({size})" if size else ""
    if look.figure.is_difference:
        return f"{size}{mark}" if size else WITHHELD
    printed = f"{look.figure.unit.written(row.value)}{mark}"
    return f"{printed}<br>{size}" if size else printed


def in_a_line(text: str) -> str:
    """A cell's label as a table has it."""
    return text.replace("<br>", " ").replace("<b>", "").replace("</b>", "")


def cell_hover(row, look: Look) -> str:
    """What a cell says when a reader points at it."""
    if pd.isna(row.subjects):
        return f"{hover.heading(row)}<br>{wording.COMBINED.capitalize()}"
    lines = [hover.heading(row), *_figure_lines(row, look), hover.people(row)]
    return "<br>".join(filter(None, lines))


def note(cells: pd.DataFrame, look: Look, rule: str) -> str:
    """The rules by which the cells are drawn, and what is combined, in the one wording that there is for it."""
    sentences = [rule]
    if look.compares:
        sentences.append(STANDS_RULE)
        if (cells["difference"].isna() & cells["subjects"].notna() & ~cells["is_overall"]).any():
            sentences.append(_not_compared(look))
    if look.figure.note:
        sentences.append(look.figure.note)
    if look.view.order != BY_NAME:
        sentences.append(NO_RANKING)
    return " ".join([*sentences, *_combined(cells)])


def _against(store: Store, selection: Selection, look: Look) -> str:
    name = look.figure.comparators(store, selection)[look.view.against]
    return name if look.view.against.startswith(WAVE) else name[0].lower() + name[1:]


def _figure_lines(row, look: Look) -> list[str]:
    figure, unit = look.figure, look.figure.unit
    lines = [] if figure.is_difference else [_figure_line(row, figure)]
    if pd.isna(row.difference):
        return ["Nothing to compare it with"] if figure.is_difference else lines
    other = f"{tick_labels.wrapped(row.second_name, 40)}: {unit.written(row.other)}"
    lines.append(
        f"{tick_labels.wrapped(row.first_name, 40)}: {unit.written(row.value)}<br>{other}"
        if figure.is_difference
        else other
    )
    ends = unit.reach_of_difference(row.difference_lower, row.difference_upper)
    lines.append(f"Difference {unit.signed(row.difference)}{unit.points}, 95% interval {ends}")
    lines.append(wording.CLEAR if row.stands else difference_words.MAY_BE_CHANCE)
    return lines


def _figure_line(row, figure: Figure) -> str:
    if not figure.said:
        return ""
    interval = figure.unit.reach(row.value_lower, row.value_upper)
    return f"{figure.said.format(figure.unit.written(row.value))}<br>95% interval {interval}"


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
    sentences = [f"{united}: {wording.COMBINED}."] if united else []
    if cells["is_wider"].any():
        sentences.append(
            f"Figures marked {DAGGER} are of several rows together, which the cell names when pointed at or opened:"
            f" {wording.COMBINED}."
        )
    if cells["subjects"].isna().any():
        sentences.append(f"A dash: part of a larger group's figure, {wording.COMBINED}.")
    return [f"{sentence[0].upper()}{sentence[1:]}" for sentence in sentences]
