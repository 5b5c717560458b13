"""The heatmap with the cell that is opened beside it, and what a reader's keys and clicks on it do."""

import streamlit as st

from analysis import heatmap
from analysis.charts.exhibit import Exhibit
from analysis.charts.tiles import Tiles
from analysis.published.selection import Selection
from analysis.published.store import Store
from analysis.wording import plain
from domain.languages import _, speaking
from pages.access import reader
from pages.frame import screenshot, spoken, tiles
from pages.results import exhibit


HEATMAP, ORDER = "heatmap", "order"
# Rows, areas, and dimensions with their items beside them, in the link: ids with commas between them.
OPENED, PINNED, FOLDED, UNFOLDED = "open", "pinned", "folded", "items"
CELL, WHOLE_PAGE = "opened cell", "heatmap runs the whole page"
WORDS = "heatmap in words"
KEPT = {"open": OPENED, "pin": PINNED, "fold": FOLDED, "unfold": UNFOLDED}  # what is done, and where it is kept


def named(parameter: str) -> tuple[str, ...]:
    """The rows, or the areas, that the link names."""
    return tuple(filter(None, st.query_params.get(parameter, "").split(",")))


def show(published: Store, selection: Selection, view: heatmap.View) -> None:
    """The heatmap of a view; a cell opens beside it, and only the two run anew for that."""
    found = heatmap.exhibit(published, selection, view)
    if found is None or screenshot.is_on():
        exhibit.show(found, HEATMAP)
        return
    st.header(plain(found.message))
    st.caption(plain(found.title))
    _beside(published, selection, view, found)
    words = st.expander(_(exhibit.BEHIND), key=WORDS, on_change="rerun")
    if words.open:  # the table is not sent to whoever doesn't look at it
        with words:
            exhibit.in_words(found)
    exhibit.take_away(found, HEATMAP)


@st.fragment
def _beside(published: Store, selection: Selection, view: heatmap.View, found: Exhibit) -> None:
    with speaking(spoken.current()):  # the frame does not run where this runs anew
        _with_detail(published, selection, view, found)


def _with_detail(published: Store, selection: Selection, view: heatmap.View, found: Exhibit) -> None:
    if st.session_state.pop(WHOLE_PAGE, False) or not reader.is_there():  # the frame asks to sign in
        st.rerun()
    opened = st.session_state.get(CELL)
    detail = heatmap.detail(published, selection, view, *opened) if opened else None
    with st.container(key="heatmap_beside"):
        left, right = st.columns([5, 3], gap="medium")
        with left:
            assert isinstance(found.figure, Tiles)
            tiles.draw(found.figure, HEATMAP, _did)
            tiles.mark(HEATMAP, opened if detail else None)
        if detail:
            with right, st.container(key="opened_cell"):
                _tell(detail)


def _tell(detail: heatmap.Detail) -> None:
    st.button(_("Close"), key="close cell", on_click=st.session_state.pop, args=(CELL, None))
    st.header(plain(detail.title))
    st.markdown("\n".join(f"- {sentence}" for sentence in detail.sentences))
    for part, name in ((detail.distribution, "levels"), (detail.neighbours, "neighbours")):
        if part:
            exhibit.draw(part, key=f"cell_{name}")


def _did() -> None:
    what, row, column = tiles.done(HEATMAP)
    if what == "cell":
        st.session_state[CELL] = (row, column)
    elif what == "close":
        st.session_state.pop(CELL, None)
    elif what == "sort":
        st.session_state[ORDER] = heatmap.after_a_click(st.session_state[ORDER], column)
    elif what in KEPT:
        _turn(KEPT[what], row or column)
    st.session_state[WHOLE_PAGE] = what == "sort" or what in KEPT


def _turn(parameter: str, one: str) -> None:
    """Puts a row or an area into the link, or takes it out."""
    kept = [other for other in named(parameter) if other != one] + [one] * (one not in named(parameter))
    if kept:
        st.query_params[parameter] = ",".join(kept)
    else:
        st.query_params.pop(parameter, None)
