"""The parts of everything that a page or a board pack shows."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd
import plotly.graph_objects as go
import pyarrow as pa

from analysis.charts import tables
from analysis.charts.profile import Profile
from analysis.charts.tiles import Tiles


@dataclass(frozen=True)
class Exhibit:
    """The parts of every chart: `message` is the sentence that it says, and heads it; `title` is what it shows of whom.
    Shared between readers: not to be changed in place."""

    message: str
    title: str
    figure: go.Figure | Profile | Tiles
    alternative: str
    table: pd.DataFrame
    note: str
    narrow: go.Figure | None = None  # in place of the figure where a screen has no room for that

    @cached_property
    def arrow(self) -> pa.Table:
        """The table as a page sends it, converted once: a conversion starts threads, which takes longer than the rest of a
        page's run."""
        return pa.Table.from_pandas(tables.sortable(self.table), preserve_index=False)
