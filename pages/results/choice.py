"""Choices of a page's own, kept in its link."""

from collections.abc import Mapping

import streamlit as st

from domain.languages import _
from pages.frame.links import NOTHING


def choose(label: str, options: dict[str, str], key: str, beside=st, first: str | None = None) -> str:
    """What a reader chose among the options, id = label; "" where there are none. `beside` is where it stands, `first` what is
    chosen before anybody chooses: the first option where it is not said."""
    if not options:
        return ""
    index = list(options).index(first) if first in options else 0
    chosen = beside.selectbox(
        label, options, index=index, format_func=options.__getitem__, key=key, bind="query-params"
    )
    return chosen or ""


def view(options: dict[str, str], opened_by: Mapping[str, str] = NOTHING) -> str:
    """Which of a page's pictures is looked at: its exhibit's key = label. A link to one exhibit, or one that says a choice of a
    view's own (`opened_by`: the choice = the view), opens that view."""
    if len(options) < 2:
        return next(iter(options))
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
