"""Groups compared with one another and with the rest of the organisation: charts, tables and sentences."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from analysis import wording
from analysis.charts import difference_words
from analysis.compared import differences, headlines
from analysis.compared.comparison import Comparison, Note, Told, comparison_of
from analysis.published import counts, metrics
from analysis.published.selection import Selection
from analysis.published.store import Store, remembered
from domain.languages import _


REST = "rest"  # in place of a second group's id: the organisation without the first
KEYS = ["group_id", "parent", "group", "is_overall", "is_combined", "is_wider", "dimension_id", "dimension", "block"]


@remembered
def groups(store: Store, selection: Selection) -> dict[str, str]:
    """The groups of the selected breakdown: id = name. Without the whole organisation."""
    found = metrics.groups(store, selection)
    split = found[~found["is_overall"]]
    return dict(zip(split["group_id"], split["group"], strict=True))


def only_group(store: Store, selection: Selection) -> str:
    """A sentence where the breakdown has one group, which is everybody; "" where it has several, or none."""
    if len(groups(store, selection)) != 1 or with_rest(store, selection)["p"].notna().any():
        return ""
    name = metrics.breakdown_name(store, selection).lower()
    if with_rest(store, selection)["is_combined"].any():
        return _(
            "By {breakdown} there is nothing to compare: {combined}. Choose another breakdown.",
            breakdown=name,
            combined=_(wording.COMBINED),
        )
    return _(
        "By {breakdown} there is one group and everybody is in it, so there is nothing to compare. Choose another breakdown.",
        breakdown=name,
    )


def others(store: Store, selection: Selection, group_id: str) -> dict[str, str]:
    """What a group can be compared with: the rest of the organisation, then every other group."""
    return {REST: _(wording.REST)} | {key: name for key, name in groups(store, selection).items() if key != group_id}


@remembered
def with_rest(store: Store, selection: Selection) -> pd.DataFrame:
    """One row per block and dimension of the breakdown, compared with the rest of the organisation, as one family.

    KEYS and the columns of differences.between; a block that unites several groups of the page stands once.
    """
    rows = counts.of_groups(store, selection)
    blocks = rows[~rows["is_overall"]].drop_duplicates(["dimension_id", "block_id"], ignore_index=True)
    rest = counts.rest_of(store, selection, blocks)
    return blocks[KEYS].join(differences.between(blocks, rest, metrics.is_high(store, selection.framework)))


@remembered
def pair(store: Store, selection: Selection, group_id: str, other_id: str) -> pd.DataFrame:
    """One row per dimension: the group compared with another, or with the rest, as a family of its own.

    dimension_id, dimension and the columns of differences.between; missing where the two are in one block.
    """
    first = counts.of_group(store, selection, group_id)
    if other_id == REST:
        second = counts.rest_of(store, selection, first)
    else:
        second = counts.of_group(store, selection, other_id)
        second.loc[first["block_id"] == second["block_id"], ["level_ratings", *counts.WORTH, "subjects"]] = np.nan
    found = differences.between(first, second, metrics.is_high(store, selection.framework))
    return first[["dimension_id", "dimension", "block", "is_wider"]].join(found)


@remembered
def clearest(store: Store, selection: Selection) -> tuple[str, str] | None:
    """The dimension and the group whose difference from the rest is the clearest, by id; None where nothing is compared."""
    found = with_rest(store, selection)
    if not found["p"].notna().any():
        return None
    row = found.loc[found["p"].idxmin()]
    return row["dimension_id"], row["group_id"]


@remembered
def standing(store: Store, selection: Selection) -> Told:
    """How many differences stand between the breakdown's groups and the rest, and a sentence for each."""
    found = with_rest(store, selection)
    high = metrics.high_levels(store, selection.framework)
    position = {
        name: place for place, name in enumerate(metrics.dimensions(store, selection.framework)["dimension_id"])
    }
    stand = found[found["stands"]]
    in_order = list(stand.iloc[stand["dimension_id"].map(position).argsort(kind="stable")].itertuples())
    rest = _("in the rest of the organisation")
    return Told(
        difference_words.standing(len(stand), int(found["p"].notna().sum())),
        [difference_words.sentence(row, row.dimension, _within(row.block), rest, high) for row in in_order],
        [difference_words.in_pairs(row, f"{row.block}, {row.dimension}") for row in in_order],
    )


@remembered
def comparison(store: Store, selection: Selection, group_id: str, other_id: str) -> Comparison:
    """Two groups, or one with the rest, over the dimensions."""
    found = pair(store, selection, group_id, other_id)
    high = metrics.high_levels(store, selection.framework)
    first = groups(store, selection)[group_id]
    second = others(store, selection, group_id)[other_id]
    than = _("the rest of the organisation") if other_id == REST else second
    in_second = _("in the rest of the organisation") if other_id == REST else _within(second)
    sentences = [
        difference_words.sentence(row, row.dimension, _within(row.block), in_second, high)
        for row in found[found["stands"]].itertuples()
    ]
    note = Note(
        _("more ratings at {high} in {group}", high=high, group=first),
        besides=wording.sentences(
            _("Several are compared at once, so a line that only just misses the middle may be chance too."),
            *_missing_notes(found),
        ),
    )
    return comparison_of(
        found,
        first,
        second,
        high,
        sentences,
        message=_(
            "{first} beside {second}: {what}", first=first, second=than, what=headlines.moved(found, headlines.DIFFERS)
        ),
        title=_("{first}, difference from {second}: percentage points at {high}", first=first, second=than, high=high),
        what=_("differences"),
        note=note,
    )


def _within(group: str) -> str:
    return _("in {group}", group=group)


def _missing_notes(found: pd.DataFrame) -> Iterator[str]:
    missing = found.loc[found["p"].isna(), "dimension"].tolist()
    wider = found.loc[found["is_wider"].eq(True) & found["p"].notna(), "dimension"].tolist()
    combined = _(wording.COMBINED)
    if wider:
        yield _(
            "On {dimensions:and} the first group's figure is of a larger group: {combined}.",
            dimensions=wider,
            combined=combined,
        )
    if missing:
        yield _("Nothing to compare on {dimensions:and}: {combined}.", dimensions=missing, combined=combined)
