"""What a heatmap says: its title, its cells' labels, what it says of a cell pointed at, and its rules."""

import pandas as pd

from analysis import statistics, wording
from analysis.charts import difference_words, hover, tables, tick_labels
from analysis.charts.tick_labels import DAGGER
from analysis.heatmap.view import HIGH, LEVEL, MEAN, NOTHING, PARENT, PEOPLE, View, comparator_choices, label
from analysis.published import framework, metrics
from analysis.published.selection import Selection
from analysis.published.store import Store


WITHHELD = "–"
STANDS_RULE = (
    "A difference is drawn in full, with bold figures, where the levels of the two differ by more than chance explains (all"
    f" cells looked at together, no more than one in {round(1 / statistics.FALSE_DISCOVERY_RATE)} of those found is chance, as on"
    " the Compare page) and the difference's own 95% interval leaves out 0. Figures in brackets may be chance."
)
NO_RANKING = "The order is no ranking: what sets neighbours apart may be chance."


def title(store: Store, selection: Selection, view: View) -> str:
    """The figure, by group and dimension, and what it is compared with."""
    high, name = framework.high_levels(store, selection.framework), metrics.breakdown_name(store, selection).lower()
    what = label(store, selection, view)
    if view.figure == HIGH:
        what = f"Share of ratings at {high}"
    elif view.figure.startswith(LEVEL):
        what = f"Share of ratings at {what.removeprefix('% ')}"
    elif view.is_difference:
        what = f"{what}: percentage points at {high}"
    compared = (
        "" if view.is_difference or view.against == NOTHING else f", compared with {_against(store, selection, view)}"
    )
    return f"{what}, by {name} and dimension{compared}"


def value(number: float, figure: str) -> str:
    """A figure as it is printed; "" where there is none."""
    if pd.isna(number):
        return ""
    if figure == PEOPLE:
        return f"{int(number):,}"
    return f"{number:.1f}" if figure == MEAN else wording.percent(number)


def difference(number: float, figure: str) -> str:
    """A difference as it is printed, signed; "" where there is none."""
    if figure != MEAN or pd.isna(number):
        return difference_words.signed(number)
    return "0.0" if round(abs(number), 1) == 0 else f"{'+' if number > 0 else '−'}{abs(number):.1f}"


def cell_label(row, view: View) -> str:
    """What is printed in a cell: its value, its difference, or both on two lines."""
    if pd.isna(row.subjects):
        return WITHHELD
    mark = DAGGER if row.is_wider else ""
    size = difference(row.difference, view.figure)
    size = f"<b>{size}</b>" if row.stands else f"({size})" if size else ""
    if view.is_difference:
        return f"{size}{mark}" if size else WITHHELD
    printed = f"{value(row.value, view.figure)}{mark}"
    return f"{printed}<br>{size}" if size else printed


def in_a_line(text: str) -> str:
    """A cell's label as a table has it."""
    return text.replace("<br>", " ").replace("<b>", "").replace("</b>", "")


def cell_hover(row, view: View, what: str) -> str:
    """What a cell says when a reader points at it; `what` is the figure in words."""
    if pd.isna(row.subjects):
        return f"{hover.heading(row)}<br>{wording.COMBINED.capitalize()}"
    lines = [hover.heading(row), *_figure_lines(row, view, what), hover.people(row)]
    return "<br>".join(filter(None, lines))


def note(cells: pd.DataFrame, view: View, rule: str) -> str:
    """The rules by which the cells are drawn, and what is combined, in the one wording that there is for it."""
    sentences = [rule]
    if view.is_difference or view.against != NOTHING:
        sentences.append(STANDS_RULE)
        if (cells["difference"].isna() & cells["subjects"].notna() & ~cells["is_overall"]).any():
            sentences.append(_not_compared(view))
    if view.figure == MEAN:
        sentences.append("A mean treats levels as equal steps, which they may not be: an indication, no more.")
    if view.order != "name":
        sentences.append(NO_RANKING)
    return " ".join([*sentences, *_combined(cells)])


def _against(store: Store, selection: Selection, view: View) -> str:
    name = comparator_choices(store, selection, view.figure)[view.against]
    return name[0].lower() + name[1:] if not view.against.startswith("wave:") else name


def _figure_lines(row, view: View, what: str) -> list[str]:
    lines = []
    if not view.is_difference:
        lines.append(_figure_line(row, view, what))
    if pd.isna(row.difference):
        return lines if not view.is_difference else ["Nothing to compare it with"]
    other = f"{tick_labels.wrapped(row.second_name, 40)}: {value(row.other, view.figure)}"
    lines.append(
        f"{tick_labels.wrapped(row.first_name, 40)}: {value(row.value, view.figure)}<br>{other}"
        if view.is_difference
        else other
    )
    unit = "" if view.figure == MEAN else " points"
    ends = wording.reach(*(difference(end, view.figure) for end in (row.difference_lower, row.difference_upper)))
    lines.append(f"Difference {difference(row.difference, view.figure)}{unit}, 95% interval {ends}")
    lines.append(wording.CLEAR if row.stands else difference_words.MAY_BE_CHANCE)
    return lines


def _figure_line(row, view: View, what: str) -> str:
    if view.figure == PEOPLE:
        return ""
    printed = value(row.value, view.figure)
    shown = f"{what}: {printed}" if view.figure == MEAN else f"{printed} {what.removeprefix('% ')}"
    ends = wording.reach(*(value(end, view.figure) for end in (row.value_lower, row.value_upper)))
    return f"{shown}<br>95% interval {ends}"


def _not_compared(view: View) -> str:
    if view.against == PARENT:
        return "A group that is all of what it lies in is not compared."
    if view.against.startswith("wave:") or view.is_difference:
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
