"""What a figure is counted in: how it is printed and signed, which number a table has of it, and its scale of colours."""

import pandas as pd

from analysis import wording
from analysis.charts import difference_words, tables
from analysis.heatmap import scales


class Unit:
    """A share from 0 to 1, shown in per cent; units that are counted otherwise say where they differ."""

    times = 100  # from a figure to the number in a table
    of_table = tables.SHARE
    heading = " (%)"  # after the name of a table's column of such numbers
    decimals = 0  # of a difference in a table
    points = " points"  # after a difference in a sentence
    step = "percentage points"  # that a scale of differences is counted in

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
        texts = [f"from {wording.percent(place / scales.BANDS)}" for place in range(scales.BANDS)]
        rule = "The darker, the larger the share: one shade for each fifth from 0% to 100%, the same on every page."
        return scales.of_fifths(texts, rule)

    def reach(self, lower: float, upper: float) -> str:
        """The ends of a figure's interval; "" where there are none."""
        return "" if pd.isna(lower) else wording.reach(self.written(lower), self.written(upper))

    def reach_of_difference(self, lower: float, upper: float) -> str:
        """The ends of a difference's interval; "" where there are none."""
        return "" if pd.isna(lower) else wording.reach(self.signed(lower), self.signed(upper))


SHARE = Unit()
