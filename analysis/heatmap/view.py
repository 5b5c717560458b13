"""What a reader of the heatmap can choose: the figure, what it is compared with, the order of rows, and the colours.

Only what is published is offered. Each of the four is a dict, id = label, whose first entry is the default.
"""

from dataclasses import dataclass

from analysis import wording
from analysis.published import framework, metrics, slices
from analysis.published.selection import Selection
from analysis.published.store import Store, remembered


HIGH, MEAN, PEOPLE = "high", "mean", "people"
LEVEL = "level:"  # before a level's id
CHANGE, SELF_MINUS_OTHERS, IMPORTANCE_MINUS_PERFORMANCE = "change", "self_minus_others", "importance_minus_performance"
DIFFERENCES = (CHANGE, SELF_MINUS_OTHERS, IMPORTANCE_MINUS_PERFORMANCE)  # figures that are differences themselves
NOTHING, ORGANISATION, PARENT, WAVE = "", "organisation", "parent", "wave:"  # the last before a wave's name
BY_NAME, BY_SIZE, BY_SPREAD, BY_VALUE = "name", "size", "spread", "value"
BY_FIGURE, BY_DIFFERENCE = "figure", "difference"
SELF = "self"
COMPARED = {CHANGE: "Since", SELF_MINUS_OTHERS: "Minus"}  # what the choice of the other side is called
AGAINST = {CHANGE: "since", SELF_MINUS_OTHERS: "minus"}  # and its name in a link; "against" for other figures


@dataclass(frozen=True)
class View:
    """One way to look at a selection: ids of what this module offers, or of a dimension for the order."""

    figure: str = HIGH
    against: str = NOTHING
    order: str = BY_NAME
    colours: str = BY_FIGURE

    @property
    def is_difference(self) -> bool:
        """Whether the figure itself is a difference."""
        return self.figure in DIFFERENCES

    @property
    def by_difference(self) -> bool:
        """Whether cells are coloured by a difference."""
        return self.is_difference or (self.colours == BY_DIFFERENCE and self.against != NOTHING)


DEFAULT = View()


@remembered
def figure_choices(store: Store, selection: Selection) -> dict[str, str]:
    """The figures of a cell."""
    names = {HIGH: f"% {framework.high_levels(store, selection.framework)}"}
    for level in framework.levels(store, selection.framework).itertuples():
        names[f"{LEVEL}{level.level_id}"] = f"% {level.level_name.lower()}"
    names |= {MEAN: "Mean level (an indication)", PEOPLE: "People"}
    if _waves(store, selection):
        names[CHANGE] = "Change since another wave"
    if _others(store, selection):
        names[SELF_MINUS_OTHERS] = "Self minus others"
    if all(_has_figures(store, selection, measure=measure) for measure in ("importance", "performance")):
        names[IMPORTANCE_MINUS_PERFORMANCE] = "Importance minus performance"
    return names


@remembered
def comparator_choices(store: Store, selection: Selection, figure: str) -> dict[str, str]:
    """What a figure can be set beside; of a difference, what is taken away. Empty where there is no choice."""
    waves = _waves(store, selection)
    if figure == CHANGE:
        return {wave: wave for wave in waves}
    if figure == SELF_MINUS_OTHERS:
        return _others(store, selection)
    if figure in (PEOPLE, IMPORTANCE_MINUS_PERFORMANCE):
        return {}
    names = {NOTHING: "Nothing"}
    if not metrics.groups(store, selection)["is_overall"].all():
        names[ORGANISATION] = "The whole organisation"
        parent = store.frame("parent_names", breakdown=selection.breakdown)["name"].tolist()
        if parent:
            names[PARENT] = f"Its {parent[0].lower()}"
    return names | {f"{WAVE}{wave}": wave for wave in waves}


@remembered
def order_choices(store: Store, selection: Selection) -> dict[str, str]:
    """The orders of rows, below the whole organisation."""
    names = {
        BY_NAME: "Name",
        BY_SIZE: "Size: most people first",
        BY_SPREAD: "Spread: dimensions furthest apart first",
        BY_VALUE: "Value: highest over all dimensions first",
    }
    dimensions = framework.dimensions(store, selection.framework)
    return names | {row.dimension_id: f"Value on {row.dimension}: highest first" for row in dimensions.itertuples()}


def colour_choices(figure: str, against: str) -> dict[str, str]:
    """What cells can be coloured by; empty where there is no choice."""
    if figure in DIFFERENCES or against == NOTHING:
        return {}
    return {BY_FIGURE: "The figure", BY_DIFFERENCE: "The difference"}


def _waves(store: Store, selection: Selection) -> list[str]:
    """The other waves that have figures."""
    return [wave for wave in slices.other_waves(store, selection) if _has_figures(store, selection, wave=wave)]


def _has_figures(store: Store, selection: Selection, **changed: str) -> bool:
    """Whether a slice is published beside the selected one, and not all of it withheld."""
    other = slices.other(store, selection, **changed)
    return other is not None and not metrics.groups(store, other).empty


def _others(store: Store, selection: Selection) -> dict[str, str]:
    """The rater groups that self can be set against: all of them beside self, else the selected one."""
    published = {
        key: name
        for key, name in slices.rater_groups(store, selection).items()
        if _has_figures(store, selection, rater_group=key)
    }
    if SELF not in published:
        return {}
    if selection.rater_group != SELF:
        return {key: name for key, name in published.items() if key == selection.rater_group}
    return {key: name for key, name in published.items() if key != SELF}


def label(store: Store, selection: Selection, view: View) -> str:
    """The figure in words, as a title or a table's column has it."""
    if view.figure == CHANGE:
        return f"Change since {view.against}"
    if view.figure == SELF_MINUS_OTHERS:
        return f"Self minus {wording.value('rater_group', view.against).lower()}"
    return figure_choices(store, selection)[view.figure]
