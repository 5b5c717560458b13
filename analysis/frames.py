"""What frames hold, with the types that pandas leaves open."""

from collections.abc import Iterable
from typing import Any

import pandas as pd


def rows_of(frame: pd.DataFrame) -> Iterable[Any]:
    """A frame's rows one by one, with its columns as attributes."""
    return frame.itertuples()


def moment_of(value: Any) -> pd.Timestamp:
    """A moment that is there; ValueError where it is missing."""
    moment = pd.Timestamp(value)
    if not isinstance(moment, pd.Timestamp):
        raise ValueError("There is no moment.")
    return moment
