"""Links from page to page, which keep what a reader has chosen: also in a new tab, and in whatever they are pasted into."""

from collections.abc import Mapping

import streamlit as st


NOTHING: Mapping[str, str] = {}
HOME = "overview"  # the page whose address is the bare one


def go_to(page: str, label: str, chosen: Mapping[str, str] = NOTHING) -> None:
    """`page` is as "results/compare"; `chosen` overrules the selection, or is of that page alone. Who has no such page gets
    no link.
    """
    if title_of(page) is None:
        return
    st.page_link(f"pages/{page}.py", label=label, query_params={**st.session_state.get("link", NOTHING), **chosen})


def title_of(page: str) -> str | None:
    """What a page is called in the navigation; None where it isn't there for whoever looks."""
    titles = {known.url_path or HOME: known.title for known in st.session_state.pages}
    return titles.get(page.rpartition("/")[2])
