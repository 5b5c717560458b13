"""An owner sees what somebody with another role or scope sees, before letting them in."""

import streamlit as st

from analysis.published import slices, store
from domain.declared.access import Role, Scope
from pages.access import reader


ROLES = {"yourself": None, "a viewer": Role.VIEWER, "an analyst": Role.ANALYST}
KEY = "view as"


def offer() -> None:
    """Puts the reader that an owner chose to be in the owner's place, for this run."""
    found = reader.current()
    if not found.may_view_as:
        return
    with st.sidebar.expander("View as", expanded=st.session_state.get(KEY, "yourself") != "yourself"):
        role = ROLES[st.selectbox("View as", ROLES, key=KEY)]
        if role is None:
            return
        organisations, divisions = _names()
        scope = Scope(
            tuple(st.multiselect("Organisations", organisations, placeholder="All", key=f"{KEY} organisations")),
            tuple(st.multiselect("Divisions", divisions, placeholder="All", key=f"{KEY} divisions")),
        )
    reader.keep(found.viewing_as(role, scope))
    st.sidebar.caption("You see what they would see.")


def _names() -> tuple[list[str], list[str]]:
    """Organisations and divisions that an entry of access.toml can name."""
    published = store.current()
    if published is None:
        return [], []
    return slices.organisations(published), slices.divisions(published)
