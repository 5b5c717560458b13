"""How the cells of a look are coloured."""

import pandas as pd

from analysis.heatmap import scales
from analysis.heatmap.view import Look


def scale(look: Look, levels: int) -> scales.Scale:
    """The scale that a look's cells are coloured by, for a framework of so many levels."""
    unit = look.figure.unit
    return scales.of_differences(unit.rule_of_differences) if look.by_difference else unit.scale(levels)


def of_cells(look: Look, cells: pd.DataFrame, levels: int) -> list[str]:
    """Each cell's colour, of the frame of cells.compared: an id of scales.tones, "" where it has none."""
    unit = look.figure.unit
    if not look.by_difference:
        return [unit.colour(value, levels) for value in cells["value"]]
    pairs = zip(cells["difference"], cells["stands"], strict=True)
    return [scales.of_difference(unit.hundredths(difference, levels), stands) for difference, stands in pairs]
