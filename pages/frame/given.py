"""What the frame gives a page: the published store, which is the same from the page's first line to its last, and the selection."""

from collections.abc import Callable

import streamlit as st

from analysis.published.selection import Selection
from analysis.published.store import Store


def run(page: Callable[[], None], published: Store) -> None:
    """Runs a page about a store; afterwards the visitor's session no longer holds it, so that a version nobody reads can go."""
    st.session_state.published = published
    try:
        page()
    finally:
        del st.session_state.published


def store() -> Store:
    """The store that the running page is about."""
    return st.session_state.published


def store_and_selection() -> tuple[Store, Selection]:
    """The store that the running page is about, and what is selected of it."""
    return store(), st.session_state.selection
