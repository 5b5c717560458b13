"""Asks whose answers columns hold: of words beside a dimension that say nothing Ninefold knows, and of sides to be corrected."""

from typing import Any

import streamlit as st

from analysis.wording import label
from domain.declared.references import vocabulary
from domain.declared.sides import Side
from domain.door.look import ColumnSeen, Inspection
from domain.languages import _
from domain.message import BROWSER
from pages.upload_steps.mapping_form import mapping_content, side_by_side
from pages.upload_steps.mapping_form.mapping_content import NOT_READ


TEXTS_ASKED = 60  # of a file at once


def ask(seen: Inspection) -> dict[str, dict[str, str]]:
    """Whose answers the columns hold that have a text of their own beside dimensions: text = what is said of them."""
    texts = mapping_content.beside(seen)
    if not texts:
        return {}
    st.markdown(_("**Whose answers are these?** This stands beside dimensions, with levels under it."))
    groups = {f"rater_group {group}": _(name) for group, name in vocabulary("rater_group").named.items()}
    measures = {"measure performance": _("Performance"), "measure importance": _("Importance")}
    said = {}
    for text, cell in side_by_side.cells(list(texts)[:TEXTS_ASKED]):
        options = {NOT_READ: _("Not to be read"), **groups, **measures, f"wave {text}": _("A wave of that name")}
        asked = label(_("“{text}” ({columns:#column})", text=text, columns=texts[text]))
        chose = cell.selectbox(asked, options, format_func=options.get, key=f"beside {text} {seen.fingerprint}")
        if chose != NOT_READ:
            kind, _space, value = chose.partition(" ")
            said[text] = {kind: value}
    return said


def ways(seen: Inspection) -> list[Side]:
    """Whose answers a column of the file may hold: the sides of the file, and each with another rater group or measure."""
    sides = list(dict.fromkeys(Side(**column.side) for column in seen.columns if column.side))
    groups, measures = vocabulary("rater_group").named, ("performance", "importance")
    others = [Side(**{**side.said(), "rater_group": group, "rater": ""}) for side in sides for group in groups]
    others += [Side(**{**side.said(), "measure": measure}) for side in sides for measure in measures]
    return list(dict.fromkeys([*sides, *others]))


def correct(cell: Any, column: ColumnSeen, offered: list[Side], key: str) -> dict[str, str]:
    """The side that a reader gives a column: as it was recognised, unless another is chosen."""
    own = Side(**column.side)
    chosen = cell.selectbox(
        label(_("Whose answers: {column}", column=column.title)),
        offered,
        index=offered.index(own),
        format_func=_told,
        key=f"side {key} {own}",
    )
    return chosen.said()


def _told(side: Side) -> str:
    told = side.message.text(BROWSER)
    return told[:1].upper() + told[1:]
