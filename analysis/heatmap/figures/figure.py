"""What the heatmap knows of a figure: its unit and names, how it is worked out, and what it can be set beside."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis import statistics
from analysis.heatmap import sides
from analysis.heatmap.sides import Sides
from analysis.heatmap.units import SHARE, Unit
from analysis.published import grid
from analysis.published.selection import Selection
from analysis.published.store import Store
from domain.languages import N_, _


@dataclass(frozen=True, eq=False)
class Figure:
    """A share of ratings at some levels; a figure that is no share, or a difference, says where it differs."""

    figure_id: str
    label: str  # as a choice and over a table's column: "% strong or exemplary"
    title: str  # at the head of a chart: "Share of ratings at strong or exemplary"
    said: str  # of one cell, its printed value in place of {}; "" where what is said of every cell says it
    mask: np.ndarray  # the levels that it is the share of, lowest first; of another figure those that count as high
    unit: Unit = SHARE
    is_in_every_table: bool = False  # whatever the figure, a table has it
    note: str = ""  # a warning to its reader
    is_difference = False  # whether the figure itself is a difference, of which the printed figure is the first side
    choice, parameter = (
        N_("Compared with"),
        "against",
    )  # what the choice of the other side is called, and its name in a link

    def named(self, against: str) -> str:
        """The figure in words, where it is set beside `against`."""
        return self.label

    def titled(self, against: str) -> str:
        """What a chart of it shows, without by what."""
        return self.title

    def comparators(self, store: Store, selection: Selection) -> dict[str, str]:
        """What it can be set beside, id = label, the default first; empty where there is no choice."""
        return sides.comparators(store, selection)

    def sides(self, store: Store, selection: Selection, blocks: pd.DataFrame, against: str) -> Sides | None:
        """The two sides of its comparison; None where it is set beside nothing."""
        return sides.beside(store, selection, blocks, against)

    def values(self, rows: pd.DataFrame) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Of each row of counts.of_groups the figure and the ends of its 95 % interval."""
        share = grid.share_at(rows, self.mask)
        return share, *statistics.wilson_interval(share, rows["people_shown"].to_numpy(dtype=float))

    def differences(self, of: Sides, compared: pd.DataFrame) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Of each row of the sides, which `compared` sets side by side, the difference and the ends of its 95 % interval."""
        return tuple(compared[name].to_numpy() for name in ("difference", "lower", "upper"))


@dataclass(frozen=True, eq=False)
class Difference(Figure):
    """A figure that is itself the difference of two shares."""

    is_difference = True

    def titled(self, against: str) -> str:
        return _("{name}: {value}", name=self.named(against), value=self.title)
