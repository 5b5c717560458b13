"""What a figure is counted in: how it is printed and signed, which number a table has of it, and its scale of colours."""

import pandas as pd

from analysis import wording
from analysis.charts import difference_words, tables
from analysis.heatmap import scales
from domain.languages import N_, _


class Unit:
    """A share from 0 to 1, shown in per cent; units that are counted otherwise say where they differ."""

    times = 100  # from a figure to the number in a table
    of_table = tables.SHARE
    decimals = 0  # of a difference in a table
    its_figure, other_figure = N_("Its figure (%)"), N_("The other figure (%)")  # over a table's columns of both sides
    difference = N_("Difference {difference} points, 95% interval {interval}")  # what a cell says of it when pointed at
    compared = N_("{compared}: **{difference} points** ({figure} and {other}), 95% interval {interval}.")  # when opened
    rule_of_differences = N_(
        "Blue is higher and brown is lower: one shade each from {first}, {second} and {third} percentage points on, grey for less."
        " Outlined and in full colour is what is clear; faint is what may be chance."
    )

    def written(self, number: float) -> str:
        """A figure as it is printed; "" where there is none."""
        return wording.percent(number)

    def signed(self, difference: float) -> str:
        """A difference as it is printed; "" where there is none."""
        return difference_words.signed(difference)

    def hundredths(self, difference: float, levels: int) -> float:
        """A difference in hundredths of the whole scale, for a framework of so many levels."""
        return difference * 100

    def colour(self, number: float, levels: int) -> str:
        """The id of a figure's own colour, for a framework of so many levels; "" where there is none."""
        return scales.of_share(number)

    def scale(self, levels: int) -> scales.Scale:
        """The scale of the figure itself."""
        fifths = range(scales.BANDS)
        texts = [_("from {figure}", figure=wording.percent(place / scales.BANDS)) for place in fifths]
        rule = _("The darker, the larger the share: one shade for each fifth from 0% to 100%, the same on every page.")
        return scales.of_fifths(texts, rule)

    def reach(self, lower: float, upper: float) -> str:
        """The ends of a figure's interval; "" where there are none."""
        return "" if pd.isna(lower) else wording.reach(self.written(lower), self.written(upper))

    def reach_of_difference(self, lower: float, upper: float) -> str:
        """The ends of a difference's interval; "" where there are none."""
        return "" if pd.isna(lower) else wording.reach(self.signed(lower), self.signed(upper))


SHARE = Unit()
