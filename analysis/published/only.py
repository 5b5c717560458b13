"""A filter: some published groups of one breakdown, whose people alone are looked at. Nothing is counted anew: a figure of it is a
published row, or several of the same breakdown added up, which share nobody."""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from domain.languages import _


ID_BYTES = 8  # of a sum's id, as of a block's


@dataclass(frozen=True)
class Only:
    """Groups of a breakdown, by the ids of their blocks."""

    breakdown: str
    groups: tuple[str, ...]

    def written(self) -> str:
        """As an address holds it: "division:1f0c,77ab"."""
        return f"{self.breakdown}:{','.join(self.groups)}"


def read(text: str) -> Only | None:
    """The filter of an address; None where that has none."""
    breakdown, colon, groups = text.partition(":")
    named = tuple(sorted({group for group in groups.split(",") if group}))
    return Only(breakdown, named) if colon and named else None


def within(members: Iterable[Mapping[str, Any]], chosen: Collection[tuple], key: Iterable[str]) -> bool:
    """Whether all of a group's members lie in the chosen groups, whose values of `key` these are."""
    return all(tuple(member[column] for column in key) in chosen for member in members)


def together(rows: pd.DataFrame, groups: tuple[str, ...]) -> pd.DataFrame:
    """One row per dimension on which each of the groups stands by itself: their rows added up, as one group of the same columns."""
    own = rows[rows["group_id"].isin(groups) & ~rows["is_wider"]]
    if len(groups) == 1:
        return own
    found = []
    for _position, of_dimension in own.groupby("position", sort=True):
        if len(of_dimension) == len(groups):
            found.append(_sum(of_dimension, groups))
    return pd.DataFrame(found, columns=rows.columns).astype(rows.dtypes.to_dict()) if found else own.iloc[:0]


def _sum(rows: pd.DataFrame, groups: tuple[str, ...]) -> dict[str, Any]:
    identity = hashlib.blake2b("+".join(sorted(groups)).encode(), digest_size=ID_BYTES).hexdigest()
    name = _("{groups:and} together", groups=rows["group"].tolist())
    figures = {
        "subjects": rows["subjects"].sum(),
        "ratings": rows["ratings"].sum(),
        "level_ratings": np.sum([list(counts) for counts in rows["level_ratings"]], axis=0),
    }
    named = {
        "group_id": identity,
        "block_id": identity,
        "group": name,
        "block": name,
        "parent": "",
        "is_combined": False,
    }
    return {**rows.iloc[0].to_dict(), **named, "members": rows["members"].sum(), **figures}
