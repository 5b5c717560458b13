"""The parts of everything that a page or a board pack shows."""

from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go


@dataclass(frozen=True)
class Exhibit:
    """The parts of every chart. Shared between readers: not to be changed in place."""

    title: str
    figure: go.Figure
    alternative: str
    table: pd.DataFrame
    note: str
