"""Links from page to page, which keep what a reader has chosen: also in a new tab, and in whatever they are pasted into."""

from collections.abc import Mapping

import streamlit as st


NOTHING: Mapping[str, str] = {}


def go_to(page: str, label: str, chosen: Mapping[str, str] = NOTHING) -> None:
    """`page` is as "results/compare"; `chosen` overrules the selection, or is of that page alone."""
    st.page_link(f"pages/{page}.py", label=label, query_params={**st.session_state.get("link", NOTHING), **chosen})
