"""The language of a session: offered in the sidebar, kept in the link, and told to the browser."""

from functools import cache
from pathlib import Path

import streamlit as st

import settings
from domain.languages import _, called, languages


FIELD = "language"  # of the link, and of the session
IN_LINK = "language in the link"
SCRIPT = Path(__file__).with_suffix(".js")


def choose() -> str:
    """Offers the languages that there are in the sidebar, and gives the code of the chosen one.

    A link that is not the one written last overrules what was chosen: it was opened, or gone back to.
    """
    known, state, usual = languages(), st.session_state, called(settings.language())
    if len(known) == 1:
        return usual
    asked = st.query_params.get(FIELD, state.get(IN_LINK))
    if asked != state.get(IN_LINK) or FIELD not in state:
        state[FIELD] = called(asked or usual)
    chosen = st.sidebar.segmented_control(
        "Language",  # the same in every language: another label would be another field
        list(known),
        required=True,
        format_func=lambda code: known[code].name,
        key=FIELD,
        label_visibility="collapsed",
    )
    state[IN_LINK] = spoken = called(chosen or state.get(IN_LINK) or usual)
    if spoken != usual:
        st.query_params[FIELD] = spoken
    elif FIELD in st.query_params:
        del st.query_params[FIELD]
    return spoken


def current() -> str:
    """The code of the language of this session, where a part of a page runs by itself."""
    return called(st.session_state.get(IN_LINK) or settings.language())


def tell(code: str) -> None:
    """Tells the browser in which language the page is, for whatever reads it out, and the reader where nobody has checked it."""
    _component()(key="spoken", data={"language": code})
    if languages()[code].is_draft:
        st.sidebar.caption(_("This language is a draft: nobody who speaks it has checked it yet."))


@cache
def _component():
    return st.components.v2.component("ninefold_spoken", js=SCRIPT.read_text(encoding="utf-8"))
