"""What a reader of the heatmap can choose: the figure, what it is compared with, the order of rows, and the colours.

Only what is published is offered. Each of the four is a dict, id = label, whose first entry is the default.
"""

from dataclasses import dataclass

from analysis.heatmap import figures
from analysis.heatmap.figures import Figure
from analysis.heatmap.sides import NOTHING
from analysis.published import framework
from analysis.published.selection import Selection
from analysis.published.store import Store, remembered


BY_NAME, BY_SIZE, BY_SPREAD, BY_VALUE = "name", "size", "spread", "value"
BY_FIGURE, BY_DIFFERENCE = "figure", "difference"


@dataclass(frozen=True)
class View:
    """One way to look at a selection: ids of what this module offers, or of a dimension for the order."""

    figure: str = "high"
    against: str = NOTHING
    order: str = BY_NAME
    colours: str = BY_FIGURE


DEFAULT = View()


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
    def what(self) -> str:
        """The figure in words."""
        return self.figure.named(self.view.against)


def look(store: Store, selection: Selection, view: View) -> Look:
    return Look(figures.offered(store, selection)[view.figure], view)


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


def colour_choices(figure: Figure, against: str) -> dict[str, str]:
    """What cells can be coloured by; empty where there is no choice."""
    if figure.is_difference or against == NOTHING:
        return {}
    return {BY_FIGURE: "The figure", BY_DIFFERENCE: "The difference"}
