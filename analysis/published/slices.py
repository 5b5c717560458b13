"""Other slices beside the selected one: its organisation's other waves, rater groups and measures."""

from dataclasses import replace

import pandas as pd

from analysis.published.selection import Selection
from analysis.published.store import Store, remembered
from domain.declared.references import vocabulary
from domain.languages import _


def other(store: Store, selection: Selection, **changed: str) -> Selection | None:
    """The selection with another wave, rater group or measure; None where that is not published."""
    wanted = replace(selection, **changed)
    rows = _siblings(store, wanted)
    is_wanted = (
        (rows["wave"] == wanted.wave)
        & (rows["rater_group"] == wanted.rater_group)
        & (rows["measure"] == wanted.measure)
    )
    found = rows.loc[is_wanted, "slice_id"]
    return None if found.empty else replace(wanted, slice_id=int(found.iloc[0]))


def there(store: Store, selection: Selection, **changed: str) -> Selection:
    """The selection with another wave, rater group or measure, which is published; LookupError where it is not."""
    found = other(store, selection, **changed)
    if found is None:
        raise LookupError(f"Nothing is published of {changed} beside {selection}.")
    return found


def waves(store: Store, selection: Selection) -> list[str]:
    """The waves of the selected rater group and measure, earliest first."""
    rows = _siblings(store, selection)
    same = rows[(rows["rater_group"] == selection.rater_group) & (rows["measure"] == selection.measure)]
    return same.sort_values("wave_position")["wave"].tolist()


def earlier_waves(store: Store, selection: Selection) -> list[str]:
    """The waves since which the selected one may have changed: the one before it first, none for the first wave."""
    every = waves(store, selection)
    return every[: every.index(selection.wave)][::-1]


def other_waves(store: Store, selection: Selection) -> list[str]:
    """The waves to compare the selected one with: the one before it first, then those before that, then later ones."""
    before, every = earlier_waves(store, selection), waves(store, selection)
    return before + every[len(before) + 1 :]


def rater_groups(store: Store, selection: Selection) -> dict[str, str]:
    """The rater groups of the selected wave and measure in their official order: id = name."""
    rows = _siblings(store, selection)
    same = set(rows.loc[(rows["wave"] == selection.wave) & (rows["measure"] == selection.measure), "rater_group"])
    return {group: _(name) for group, name in vocabulary("rater_group").named.items() if group in same}


def frameworks(store: Store, organisation: str) -> set[str]:
    """The frameworks by which an organisation has figures."""
    rows = _slices(store)
    return set(rows.loc[rows["organisation"] == organisation, "framework_id"])


def rounds(store: Store) -> set[tuple[str, str]]:
    """Every organisation and wave of which anything is published."""
    rows = _slices(store)
    return set(zip(rows["organisation"], rows["wave"], strict=True))


def organisations(store: Store) -> list[str]:
    """Every organisation of which anything is published."""
    return sorted(_slices(store)["organisation"].unique())


@remembered
def divisions(store: Store) -> list[str]:
    """Every division that a published block is of."""
    return store.frame("divisions")["name"].tolist()


@remembered
def _slices(store: Store) -> pd.DataFrame:
    return store.frame("slices")


def _siblings(store: Store, selection: Selection) -> pd.DataFrame:
    """The slices of the selection's framework and organisation."""
    rows = _slices(store)
    return rows[(rows["framework_id"] == selection.framework) & (rows["organisation"] == selection.organisation)]
