"""Views with names, in the sidebar: open one, keep the one that is shown, forget one."""

import streamlit as st

from analysis import views
from analysis.wording import plain
from domain.errors import Unreadable
from domain.languages import N_, _
from pages.access import reader
from pages.frame import screenshot, spoken


SAID = "said of saved views"  # a sentence and its parameters: the language is known when it is shown
NONE_YET = N_("None yet. A saved view keeps the page and everything chosen on it, for all who use this installation.")
NONE_OF_YOURS = N_("None yet. A saved view keeps the page and everything chosen on it, for you.")


def show(page) -> None:
    """`page` is the one that is open, as st.navigation gives it."""
    with st.sidebar.expander(_("Saved views")):
        if said := st.session_state.pop(SAID, None):
            sentence, about = said
            st.info(_(sentence, **about))
        try:
            kept = views.saved(_mine())
        except Unreadable as problem:
            st.warning(plain(str(problem)))
            return
        pages = {known.url_path: known for known in st.session_state.pages}
        for view in kept:
            if view.page in pages:
                st.page_link(pages[view.page], label=plain(view.name), query_params=dict(view.link))
        if not kept:
            st.caption(_(NONE_OF_YOURS if _mine() else NONE_YET))
        st.text_input(_("Name of this view"), key="name of view", max_chars=views.LONGEST_NAME)
        st.button(_("Save this view"), on_click=_save, args=(page.url_path,))
        if kept:
            names = [view.name for view in kept]
            st.selectbox(_("View to forget"), names, key="view to forget", index=None, placeholder=_("Choose a view"))
            st.button(_("Forget it"), on_click=_forget)


def _mine() -> str:
    """Whose views they are: a person's who signed in, else everybody's."""
    found = reader.current()
    return found.name if found.key else ""


def _save(page: str) -> None:
    if not reader.is_there():
        return
    without = (*screenshot.PARAMETERS, spoken.FIELD)  # whoever opens it reads it in a language of their own
    link = {name: value for name, value in st.query_params.to_dict().items() if name not in without}
    name = views.save(st.session_state["name of view"], page, link, _mine())
    if name:
        st.session_state["name of view"] = ""
        st.session_state[SAID] = N_("“{view}” is saved."), {"view": plain(name)}
    else:
        st.session_state[SAID] = N_("Give the view a name first."), {}


def _forget() -> None:
    name = st.session_state.get("view to forget") if reader.is_there() else None
    if name:
        views.forget(name, _mine())
        st.session_state["view to forget"] = None
        st.session_state[SAID] = N_("“{view}” is forgotten."), {"view": plain(name)}
