"""What a reader of the heatmap can choose: figure, comparison, order, colours; what is opened, pinned, and left out.

Only what is published is offered. Choices are dicts, id = label, whose first entry is the default.
"""

from dataclasses import dataclass, replace

from analysis.frames import rows_of
from analysis.heatmap import figures
from analysis.heatmap.figures import Figure
from analysis.heatmap.sides import NOTHING, SINCE, WAVE
from analysis.published import framework, metrics
from analysis.published.selection import Selection
from analysis.published.store import Store, remembered
from domain.languages import _


BY_CONTRAST, BY_NAME, BY_SIZE, BY_SPREAD, BY_VALUE, BY_PATTERN = (
    "contrast",
    "name",
    "size",
    "spread",
    "value",
    "pattern",
)
ASCENDING = "-"  # before a dimension's id: its lowest value first
BY_DIFFERENCE, BY_FIGURE = "difference", "figure"


@dataclass(frozen=True)
class View:
    """One way to look at a selection: ids of what this module offers, or of a dimension for the order; rows and areas by theirs."""

    figure: str = "high"
    against: str = NOTHING
    order: str = BY_CONTRAST
    colours: str = BY_DIFFERENCE
    within: str = ""  # the breakdown that a row opens to
    opened: tuple[str, ...] = ()
    pinned: tuple[str, ...] = ()
    folded: tuple[str, ...] = ()  # areas whose columns are narrow
    unfolded: tuple[str, ...] = ()  # dimensions that their items stand beside
    only_clear: bool = False


@dataclass(frozen=True, eq=False)
class Look:
    """A view with all that is known of its figure."""

    figure: Figure
    view: View

    @property
    def compares(self) -> bool:
        """Whether cells show a difference, beside their figure or in its place."""
        return self.figure.is_difference or self.view.against != NOTHING

    @property
    def by_difference(self) -> bool:
        """Whether cells are coloured by a difference."""
        return self.compares and (self.figure.is_difference or self.view.colours == BY_DIFFERENCE)

    @property
    def wave(self) -> str:
        """The other wave, where cells are compared with one; else ""."""
        if self.figure.parameter == SINCE:
            return self.view.against
        return self.view.against.removeprefix(WAVE) if self.view.against.startswith(WAVE) else ""

    @property
    def what(self) -> str:
        """The figure in words."""
        return self.figure.named(self.view.against)


def look(store: Store, selection: Selection, view: View) -> Look:
    return Look(figures.offered(store, selection)[view.figure], view)


@remembered
def default(store: Store, selection: Selection) -> View:
    """What a reader starts with: the first figure beside the first comparison that there is."""
    figure_id, figure = next(iter(figures.offered(store, selection).items()))
    return View(figure_id, next(iter(figure.comparators(store, selection)), NOTHING))


@remembered
def order_choices(store: Store, selection: Selection) -> dict[str, str]:
    """The orders of rows, below the whole organisation."""
    names = {
        BY_CONTRAST: _("Clear differences first"),
        BY_NAME: _("Name"),
        BY_SIZE: _("Size: most people first"),
        BY_PATTERN: _("Pattern: groups alike together"),
        BY_SPREAD: _("Spread: dimensions furthest apart first"),
        BY_VALUE: _("Value: highest over all dimensions first"),
    }
    dimensions = framework.dimensions(store, selection.framework)
    highest = {
        row.dimension_id: _("Value on {dimension}: highest first", dimension=row.dimension)
        for row in rows_of(dimensions)
    }
    lowest = {
        f"{ASCENDING}{row.dimension_id}": _("Value on {dimension}: lowest first", dimension=row.dimension)
        for row in rows_of(dimensions)
    }
    return names | highest | lowest


def after_a_click(order: str, dimension_id: str) -> str:
    """The order that a click on a dimension's heading leads to: its highest value first, its lowest first, and back."""
    return {dimension_id: f"{ASCENDING}{dimension_id}", f"{ASCENDING}{dimension_id}": BY_CONTRAST}.get(
        order, dimension_id
    )


def colour_choices(figure: Figure, against: str) -> dict[str, str]:
    """What cells can be coloured by; empty where there is no choice."""
    if figure.is_difference or against == NOTHING:
        return {}
    return {BY_DIFFERENCE: _("The difference"), BY_FIGURE: _("The figure")}


@remembered
def parts_choices(store: Store, selection: Selection) -> dict[str, str]:
    """The breakdowns that the selected one's groups can be opened to: those whose groups lie in them and are published."""
    parts = store.frame("parts", breakdown=selection.breakdown)
    names = dict(zip(parts["breakdown"], parts["name"], strict=True))
    of_parts = {breakdown: metrics.groups(store, replace(selection, breakdown=breakdown)) for breakdown in names}
    return {breakdown: _(name) for breakdown, name in names.items() if not of_parts[breakdown]["is_overall"].all()}
