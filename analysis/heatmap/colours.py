"""Which band of which scale each cell of a look is coloured by."""

import pandas as pd

from analysis.heatmap import scales
from analysis.heatmap.view import Look


def scale(look: Look, levels: int) -> scales.Scale:
    """The scale that a look's cells are coloured by, for a framework of so many levels."""
    unit = look.figure.unit
    return scales.of_differences(unit.step) if look.by_difference else unit.scale(levels)


def bands(look: Look, cells: pd.DataFrame, levels: int) -> list[int | None]:
    """Each cell's band on that scale, of the frame of cells.compared."""
    unit = look.figure.unit
    if not look.by_difference:
        return [unit.band(value, levels) for value in cells["value"]]
    pairs = zip(cells["difference"], cells["stands"], strict=True)
    return [scales.band_of_difference(unit.hundredths(difference, levels), stands) for difference, stands in pairs]
