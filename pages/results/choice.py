"""Choices of a page's own, kept in its link as a reader's language calls them; a link that was made in another opens the same."""

from collections.abc import Callable, Mapping

import streamlit as st

from domain.languages import _, languages, speaking
from pages.frame.links import NOTHING


Offered = Callable[[], dict[str, str]]  # the options, id = label, in the language that is spoken


def choose(label: str, offered: Offered, key: str, beside=st, first: str | None = None) -> str:
    """What a reader chose among the options; "" where there are none. `beside` is where it stands, `first` what is chosen before
    anybody chooses: the first option where it is not said."""
    options = offered()
    if not options:
        return ""
    _in_this_language(options, offered, key)
    index = list(options).index(first) if first in options else 0
    chosen = beside.selectbox(
        label, options, index=index, format_func=options.__getitem__, key=key, bind="query-params"
    )
    return chosen or ""


def view(offered: Offered, opened_by: Mapping[str, str] = NOTHING) -> str:
    """Which of a page's pictures is looked at: its exhibit's key = label. A link to one exhibit, or one that says a choice of a
    view's own (`opened_by`: the choice = the view), opens that view."""
    options = offered()
    if len(options) < 2:
        return next(iter(options))
    _in_this_language(options, offered, "view")
    asked = [
        st.query_params.get("exhibit"),
        *(shown for choice, shown in opened_by.items() if choice in st.query_params),
    ]
    first = next((one for one in asked if one in options), next(iter(options)))
    return st.segmented_control(
        _("Show"),
        list(options),
        default=first,
        required=True,
        format_func=options.__getitem__,
        key="view",
        bind="query-params",
        wrap=True,
    )


def _in_this_language(options: dict[str, str], offered: Offered, key: str) -> None:
    """Where the link has an option's id, or what another language calls it: puts what this one calls it in its place."""
    asked = st.query_params.get(key)
    if asked is None or asked in options.values():
        return
    kept = st.session_state.get(key)
    if kept in options:
        st.session_state[key] = kept  # the language was changed here; Streamlit then writes the link anew
    elif kept is None and (meant := _meant(asked, offered)) in options:
        st.query_params[key] = options[meant]
        st.rerun()  # a field reads the link as it was when the run began


def _meant(asked: str, offered: Offered) -> str:
    """The id of the option that is called so in any language; what was asked for itself where none is."""
    for code in languages():
        with speaking(code):
            called = {label: one for one, label in offered().items()}
        if asked in called:
            return called[asked]
    return asked
