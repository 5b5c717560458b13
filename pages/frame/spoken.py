"""The language of a session: offered in the sidebar, kept in the link, and told to the browser."""

from functools import cache
from pathlib import Path

import streamlit as st

import settings
from domain.languages import _, called, languages


FIELD = "language"
SCRIPT = Path(__file__).with_suffix(".js")


def choose() -> str:
    """Offers the languages that there are in the sidebar, and gives the code of the chosen one."""
    known, usual = languages(), called(settings.language())
    if len(known) == 1:
        return usual
    asked = called(st.query_params.get(FIELD) or usual)
    chosen = st.sidebar.segmented_control(
        "Language",
        list(known),
        default=asked,
        required=True,
        format_func=lambda code: known[code].name,
        key=FIELD,
        label_visibility="collapsed",
    )
    if called(chosen) != asked:
        st.query_params[FIELD] = called(chosen)
    return called(chosen)


def current() -> str:
    """The code of the language of this session, where a part of a page runs by itself."""
    return called(st.session_state.get(FIELD) or settings.language())


def tell(code: str) -> None:
    """Tells the browser in which language the page is, for whatever reads it out, and the reader where nobody has checked it."""
    _component()(key="spoken", data={"language": code})
    if languages()[code].is_draft:
        st.sidebar.caption(_("This language is a draft: nobody who speaks it has checked it yet."))


@cache
def _component():
    return st.components.v2.component("ninefold_spoken", js=SCRIPT.read_text(encoding="utf-8"))
