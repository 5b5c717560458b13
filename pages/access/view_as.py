"""An owner sees what somebody with another role or scope sees, before letting them in."""

import streamlit as st

from analysis.published import slices, store
from domain.declared.access import Role, Scope
from domain.languages import N_, _
from pages.access import reader


ROLES = {N_("yourself"): None, N_("a viewer"): Role.VIEWER, N_("an analyst"): Role.ANALYST}
KEY = "view as"


def offer() -> None:
    """Puts the reader that an owner chose to be in the owner's place, for this run."""
    found = reader.current()
    if not found.may_view_as:
        return
    with st.sidebar.expander(_("View as"), expanded=st.session_state.get(KEY, "yourself") != "yourself"):
        role = ROLES[st.selectbox(_("View as"), ROLES, format_func=_, key=KEY)]
        if role is None:
            return
        organisations, divisions = _names()
        scope = Scope(
            tuple(st.multiselect(_("Organisations"), organisations, placeholder=_("All"), key=f"{KEY} organisations")),
            tuple(st.multiselect(_("Divisions"), divisions, placeholder=_("All"), key=f"{KEY} divisions")),
        )
    reader.keep(found.viewing_as(role, scope))
    st.sidebar.caption(_("You see what they would see."))


def _names() -> tuple[list[str], list[str]]:
    """Organisations and divisions that an entry of access.toml can name."""
    published = store.current()
    if published is None:
        return [], []
    return slices.organisations(published), slices.divisions(published)
