"""What a reader looks at: one slice of one framework and a way to split it, chosen among what is published."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import settings
from analysis import wording
from analysis.published.framework import frameworks
from analysis.published.store import Store, remembered
from domain.declared.references import vocabulary
from domain.languages import _
from domain.words import natural


FIELDS = ("framework", "organisation", "wave", "rater_group", "measure", "breakdown")
SHOWN_WHERE_SEVERAL = ("framework", "measure")  # a choice of one is no choice, and these two need no reminder
WHOLE_ORGANISATION = "organisation"  # the breakdown that splits nothing
PREFERRED = {  # what is chosen for a reader who has not chosen, where it is published
    "framework": settings.FRAMEWORK,
    "rater_group": "self",
    "measure": "performance",
    "breakdown": "division",
}


@dataclass(frozen=True)
class Selection:
    """One slice, by its number in the store and by its names, the breakdown that splits it, and the filter on its groups."""

    slice_id: int
    framework: str
    organisation: str
    wave: str
    rater_group: str
    measure: str
    breakdown: str
    only: str = ""  # the filter, as an address holds it (only.Only.written)


@dataclass(frozen=True)
class Choice:
    """One field of the selection: what there is to choose from, id = label, which of it is chosen, which is chosen where
    a reader has no wish, and, as a reader would name it, the wish that is not published; "" where there is none."""

    field: str
    label: str
    options: dict[str, str]
    chosen: str
    default: str
    missed: str


def choose(store: Store, wished: Mapping[str, str]) -> tuple[Selection | None, list[Choice]]:
    """The selection nearest to what is wished, and the choices that lead to it, in the order of FIELDS.

    A wish that is not published (a link from another installation, a wave that this organisation has not had) gives way
    to the default: the latest wave, self, performance, by division. Nothing to choose from is None.
    """
    branch: Any = _tree(store)
    if not branch:
        return None, []
    choices = []
    for field in FIELDS[:-1]:
        options = {value: _label(store, field, value) for value in branch}
        choices.append(_choice(field, options, wished))
        branch = branch[choices[-1].chosen]
    choices.append(_choice("breakdown", _breakdowns(store, branch), wished))
    return Selection(branch, **{choice.field: choice.chosen for choice in choices}), choices


def _choice(field: str, options: dict[str, str], wished: Mapping[str, str]) -> Choice:
    missed = wished.get(field, "")
    return Choice(
        field,
        _(wording.FIELDS[field]),
        options,
        chosen=_pick(field, options, wished),
        default=_pick(field, options, {}),
        missed="" if missed in options else _missed(missed),
    )


def _missed(value: str) -> str:
    known = vocabulary("rater_group").named
    return _(known[value]) if value in known else value.replace("_", " ")


def _pick(field: str, options: Mapping[str, str], wished: Mapping[str, str]) -> str:
    for value in (wished.get(field), PREFERRED.get(field)):
        if value is not None and value in options:
            return value
    return next(iter(options))


@remembered
def _tree(store: Store) -> dict[str, Any]:
    """framework > organisation > wave (latest first) > rater group > measure > slice_id, each in the order shown."""
    tree: dict[str, Any] = {}
    slices = store.frame("slices").to_dict("records")
    for row in sorted(slices, key=_slice_key):
        branch = tree
        for field in ("framework_id", "organisation", "wave", "rater_group"):
            branch = branch.setdefault(row[field], {})
        branch[row["measure"]] = row["slice_id"]
    return tree


def _slice_key(row: dict) -> tuple:
    return (
        row["framework"],
        natural(row["organisation"]),
        -row["wave_position"],
        list(vocabulary("rater_group").named).index(row["rater_group"]),
        row["measure"] != PREFERRED["measure"],
    )


@remembered
def _breakdowns(store: Store, slice_id: int) -> dict[str, str]:
    """The breakdowns that a slice declares, id = name, apart from the one that splits nothing, unless it is alone."""
    declared = store.frame("breakdowns", slice_id=slice_id)
    names = dict(zip(declared["breakdown"], declared["name"].map(_), strict=True))
    whole = {WHOLE_ORGANISATION: names.pop(WHOLE_ORGANISATION, _(wording.WHOLE))}
    return names or whole


@remembered
def _label(store: Store, field: str, value: str) -> str:
    if field == "framework":
        return frameworks(store).set_index("framework_id")["name"][value]
    return wording.value(field, value)
