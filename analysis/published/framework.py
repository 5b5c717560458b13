"""A framework as it was published: its name, its dimensions, its levels and which of them count as high."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.published.store import Store, remembered
from analysis.wording import listed
from domain.declared.framework_file import kept_framework
from domain.declared.framework_languages import Named, Names
from domain.declared.frameworks import Framework
from domain.declared.item_framework import SUFFIX
from domain.languages import ENGLISH, _, language


@remembered
def frameworks(store: Store) -> pd.DataFrame:
    """One row per framework: framework_id, name, attribution."""
    found = store.frame("frameworks")
    if language() == ENGLISH:
        return found
    ids = found["framework_id"]
    english, names = dict(zip(ids, found["name"], strict=True)), {one: _spoken(store, one) for one in ids}
    return found.assign(
        name=[_name(one, english, names) for one in ids],
        attribution=[names[one].attribution or said for one, said in zip(ids, found["attribution"], strict=True)],
    )


def _name(framework: str, english: Mapping[str, str], names: Mapping[str, Names]) -> str:
    """What a framework is called; that of items by the one whose items they are."""
    base = framework.removesuffix(SUFFIX)
    if base != framework and base in names and names[base].name:
        return _("{framework}, by item", framework=names[base].name)
    return names[framework].name or english[framework]


@remembered
def dimensions(store: Store, framework: str) -> pd.DataFrame:
    """One row per dimension of a framework, in its order: dimension_id, dimension, gloss."""
    found = store.frame("dimensions", framework_id=framework)
    return _said(found, "dimension_id", "dimension", _spoken(store, framework).dimensions)


@remembered
def dimension_names(store: Store, framework: str) -> dict[str, str]:
    """A framework's dimensions in its order: id = name."""
    found = dimensions(store, framework)
    return dict(zip(found["dimension_id"], found["dimension"], strict=True))


@remembered
def areas(store: Store, framework: str) -> dict[str, tuple[str, str]]:
    """The id and name of the area that each dimension is gathered under, by dimension; empty where the framework has none."""
    published, said = _kept(store, framework), _spoken(store, framework).areas
    names = {area.area_id: said.get(area.area_id, area).name for area in published.areas}
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
        return [Gathered(_("Area"), nearest)]
    known = set(frameworks(store)["framework_id"])
    above = areas(store, base) if base in known else {}
    highest = {item: above[dimension] for item, (dimension, _) in nearest.items() if dimension in above}
    return [*([Gathered(_("Area"), highest)] if highest else []), Gathered(_("Dimension"), nearest)]


def called(framework: str) -> str:
    """What one of a framework's dimensions is called where figures stand: those of items are published as a framework's dimensions too."""
    return _("Item") if framework.endswith(SUFFIX) else _("Dimension")


@remembered
def items(store: Store, framework: str) -> pd.DataFrame:
    """One row per item of a framework, in its order: item, dimension_id; none where the framework has no items."""
    every, said = _kept(store, framework).items, _spoken(store, framework).items
    names = [said.get(one.item_id, one).name for one in every]
    return pd.DataFrame({"item": names, "dimension_id": [one.dimension_id for one in every]})


def _spoken(store: Store, framework: str) -> Names:
    """The framework's own names in the language that is spoken, as far as its file has them; in English none beside those it has."""
    return Names() if language() == ENGLISH else _kept(store, framework).languages.get(language(), Names())


def _said(frame: pd.DataFrame, key: str, name: str, said: Mapping[str, Named]) -> pd.DataFrame:
    """The frame with the names and glosses that are said in place of English ones."""
    if not said:
        return frame
    english = [Named(*one) for one in zip(frame[name], frame["gloss"], strict=True)]
    every = [said.get(one, own) for one, own in zip(frame[key], english, strict=True)]
    glosses = [one.gloss or own.gloss for one, own in zip(every, english, strict=True)]
    return frame.assign(**{name: [one.name for one in every], "gloss": glosses})


def _kept(store: Store, framework: str) -> Framework:
    return kept_framework(str(store.frame("framework_text", framework_id=framework)["toml_text"].item()))


@remembered
def levels(store: Store, framework: str) -> pd.DataFrame:
    """One row per level of a framework, lowest first: level, level_id, level_name, gloss, is_high."""
    found = store.frame("levels", framework_id=framework)
    return _said(found, "level_id", "level_name", _spoken(store, framework).levels)


def is_high(store: Store, framework: str) -> np.ndarray:
    """Whether each level counts as high, lowest first."""
    return levels(store, framework)["is_high"].to_numpy()


def high_levels(store: Store, framework: str) -> str:
    """The levels that count as high, in words: "strong or exemplary"."""
    ladder = levels(store, framework)
    return listed(ladder.loc[ladder["is_high"], "level_name"].str.lower().tolist(), "or")
