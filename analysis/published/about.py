"""A framework described for a reader."""

from dataclasses import dataclass

import pandas as pd

from analysis.published import framework as published
from analysis.published import metrics
from analysis.published.store import Store, remembered
from domain.languages import N_, _


ASKED = N_(
    "Each item is asked by itself. Of what one person gives on a dimension's items the middle one counts, the lower of two (or the lowest"
    " of all, where a mapping says so); an answer to the dimension itself stands before them. Where the items' own figures are published,"
    " they are chosen as the framework of the same name, “by item”: for the organisation, and for breakdowns that lie in one another."
)


@dataclass(frozen=True)
class InWords:
    """A framework in words: `dimensions` and `levels` have one row each, in the framework's order, and so has `parts` for each item, or
    for each dimension of a framework with areas alone; it is empty where the framework has neither."""

    name: str
    attribution: str
    reading: str
    dimensions: pd.DataFrame
    levels: pd.DataFrame
    parts: pd.DataFrame
    asked: str


@remembered
def framework(store: Store, framework_id: str) -> InWords:
    frameworks = metrics.frameworks(store).set_index("framework_id")
    dimensions, levels = metrics.dimensions(store, framework_id), metrics.levels(store, framework_id)
    high = metrics.high_levels(store, framework_id)
    return InWords(
        name=frameworks.at[framework_id, "name"],
        attribution=frameworks.at[framework_id, "attribution"],
        reading=_(
            "From the lowest to the highest. A level describes how someone leads; it is not a mark, and no level is a"
            " pass or a fail. Charts that show one figure for a group show the share of ratings at {high}.",
            high=high,
        ),
        dimensions=_glossed(dimensions["dimension"], dimensions["gloss"], _("Dimension")),
        levels=_glossed(levels["level_name"], levels["gloss"], _("Level")),
        parts=_parts(store, framework_id, dimensions),
        asked=_(ASKED) if len(published.items(store, framework_id)) else "",
    )


def _parts(store: Store, framework_id: str, dimensions: pd.DataFrame) -> pd.DataFrame:
    areas, items = published.areas(store, framework_id), published.items(store, framework_id)
    table = dimensions[["dimension_id", "dimension"]].merge(items, how="left", on="dimension_id")
    shown = {_("Dimension"): table["dimension"]}
    if areas:
        shown = {_("Area"): table["dimension_id"].map(lambda one: areas.get(one, ("", ""))[1]), **shown}
    if len(items):
        shown[_("Item")] = table["item"].fillna("")
    return pd.DataFrame(shown if len(shown) > 1 else {})


def _glossed(names: pd.Series, glosses: pd.Series, heading: str) -> pd.DataFrame:
    """Names with their glosses; a framework that gives none has no column for them."""
    table = pd.DataFrame({heading: names, _("In short"): glosses})
    return table if glosses.any() else table[[heading]]
