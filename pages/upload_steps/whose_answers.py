"""Asks whose answers the columns hold that have words beside a dimension which say nothing Ninefold knows."""

import streamlit as st

from analysis.wording import label
from domain.declared.references import vocabulary
from domain.door.look import Inspection
from domain.words import counted
from pages.upload_steps import mapping_content, side_by_side
from pages.upload_steps.mapping_content import NOT_READ


TEXTS_ASKED = 60  # of a file at once


def ask(seen: Inspection) -> dict[str, dict[str, str]]:
    """Whose answers the columns hold that have a text of their own beside dimensions: text = what is said of them."""
    texts = mapping_content.beside(seen)
    if not texts:
        return {}
    st.markdown("**Whose answers are these?** This stands beside dimensions, with levels under it.")
    groups = {f"rater_group {group}": name for group, name in vocabulary("rater_group").named.items()}
    measures = {"measure performance": "Performance", "measure importance": "Importance"}
    said = {}
    for text, cell in side_by_side.cells(list(texts)[:TEXTS_ASKED]):
        options = {NOT_READ: "Not to be read", **groups, **measures, f"wave {text}": "A wave of that name"}
        asked = label(f"“{text}” ({counted(texts[text], 'column')})")
        chose = cell.selectbox(asked, options, format_func=options.get, key=f"beside {text} {seen.fingerprint}")
        if chose != NOT_READ:
            kind, _, value = chose.partition(" ")
            said[text] = {kind: value}
    return said
