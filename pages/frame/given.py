"""What the frame gives a page: the published store, which is the same from the page's first line to its last, and the selection."""

from collections.abc import Callable
from contextvars import ContextVar

import streamlit as st

from analysis.published.selection import Selection
from analysis.published.store import Store


_published: ContextVar[Store] = ContextVar(
    "published"
)  # of a run, not of the session: a run may end after the next has begun


def run(page: Callable[[], None], published: Store) -> None:
    """Runs a page about a store; afterwards nothing of the run holds it, so that a version nobody reads can go."""
    before = _published.set(published)
    try:
        page()
    finally:
        _published.reset(before)


def store() -> Store:
    """The store that the running page is about."""
    return _published.get()


def store_and_selection() -> tuple[Store, Selection]:
    """The store that the running page is about, and what is selected of it."""
    return store(), selection()


def selection() -> Selection:
    """What is selected; a part of a page that runs anew by itself has it too."""
    return st.session_state.selection
