"""A framework described for a reader."""

from dataclasses import dataclass

import pandas as pd

from analysis.published import metrics
from analysis.published.store import Store, remembered


@dataclass(frozen=True)
class InWords:
    """A framework in words: `dimensions` and `levels` have one row each, in the framework's order."""

    name: str
    attribution: str
    reading: str
    dimensions: pd.DataFrame
    levels: pd.DataFrame


@remembered
def framework(store: Store, framework_id: str) -> InWords:
    frameworks = metrics.frameworks(store).set_index("framework_id")
    dimensions, levels = metrics.dimensions(store, framework_id), metrics.levels(store, framework_id)
    high = metrics.high_levels(store, framework_id)
    return InWords(
        name=frameworks.at[framework_id, "name"],
        attribution=frameworks.at[framework_id, "attribution"],
        reading=(
            f"From the lowest to the highest. A level describes how someone leads; it is not a mark, and no level is a"
            f" pass or a fail. Charts that show one figure for a group show the share of ratings at {high}."
        ),
        dimensions=_glossed(dimensions["dimension"], dimensions["gloss"], "Dimension"),
        levels=_glossed(levels["level_name"], levels["gloss"], "Level"),
    )


def _glossed(names: pd.Series, glosses: pd.Series, heading: str) -> pd.DataFrame:
    """Names with their glosses; a framework that gives none has no column for them."""
    table = pd.DataFrame({heading: names, "In short": glosses})
    return table if glosses.any() else table[[heading]]
