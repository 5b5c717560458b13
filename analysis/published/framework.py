"""A framework as it was published: its name, its dimensions, its levels and which of them count as high."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis import wording
from analysis.published.store import Store, remembered
from domain.declared.framework_file import kept_framework
from domain.declared.frameworks import Framework
from domain.declared.item_framework import SUFFIX


@remembered
def frameworks(store: Store) -> pd.DataFrame:
    """One row per framework: framework_id, name, attribution."""
    return store.frame("frameworks")


@remembered
def dimensions(store: Store, framework: str) -> pd.DataFrame:
    """One row per dimension of a framework, in its order: dimension_id, dimension, gloss."""
    return store.frame("dimensions", framework_id=framework)


@remembered
def areas(store: Store, framework: str) -> dict[str, tuple[str, str]]:
    """The id and name of the area that each dimension is gathered under, by dimension; empty where the framework has none."""
    published = _kept(store, framework)
    names = {area.area_id: area.name for area in published.areas}
    return {
        dimension.dimension_id: (dimension.area_id, names[dimension.area_id])
        for dimension in published.dimensions
        if dimension.area_id in names
    }


@dataclass(frozen=True)
class Gathered:
    """What dimensions are gathered under: what one is called, and its id and name, by dimension."""

    name: str
    of: dict[str, tuple[str, str]]


@remembered
def gathered(store: Store, framework: str) -> list[Gathered]:
    """What a framework's dimensions are gathered under, the nearest last: their areas, and of items the areas of their dimensions above
    the dimensions; empty where it has none."""
    nearest, base = areas(store, framework), framework.removesuffix(SUFFIX)
    if not nearest:
        return []
    if base == framework:
        return [Gathered("Area", nearest)]
    known = set(frameworks(store)["framework_id"])
    above = areas(store, base) if base in known else {}
    highest = {item: above[dimension] for item, (dimension, _) in nearest.items() if dimension in above}
    return [*([Gathered("Area", highest)] if highest else []), Gathered("Dimension", nearest)]


def called(framework: str) -> str:
    """What one of a framework's dimensions is called where figures stand: those of items are published as a framework's dimensions too."""
    return "Item" if framework.endswith(SUFFIX) else "Dimension"


@remembered
def items(store: Store, framework: str) -> pd.DataFrame:
    """One row per item of a framework, in its order: item, dimension_id; none where the framework has no items."""
    every = _kept(store, framework).items
    return pd.DataFrame({"item": [one.name for one in every], "dimension_id": [one.dimension_id for one in every]})


def _kept(store: Store, framework: str) -> Framework:
    return kept_framework(str(store.frame("framework_text", framework_id=framework)["toml_text"].item()))


@remembered
def levels(store: Store, framework: str) -> pd.DataFrame:
    """One row per level of a framework, lowest first: level, level_id, level_name, gloss, is_high."""
    return store.frame("levels", framework_id=framework)


def is_high(store: Store, framework: str) -> np.ndarray:
    """Whether each level counts as high, lowest first."""
    return levels(store, framework)["is_high"].to_numpy()


def high_levels(store: Store, framework: str) -> str:
    """The levels that count as high, in words: "strong or exemplary"."""
    ladder = levels(store, framework)
    return wording.listed(ladder.loc[ladder["is_high"], "level_name"].str.lower().tolist(), "or")
