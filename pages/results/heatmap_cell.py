"""Opens a cell of the heatmap: over the page where it was clicked, below a grid where it was reached with the keyboard."""

import streamlit as st

from analysis import heatmap
from analysis.published.selection import Selection
from analysis.published.store import Store
from analysis.wording import plain
from pages.results import exhibit


HEATMAP, GRID, CLICKED = "heatmap", "grid", "clicked_cell"


def clicked() -> None:
    """Keeps which marker was clicked. A second click on the same cell takes the choice back, and means the same cell."""
    points = st.session_state[HEATMAP]["selection"]["points"]
    last = st.session_state.get(CLICKED, {}).get("marker")
    marker = points[0]["point_index"] if points else last
    if marker is not None:
        st.session_state[CLICKED] = {"marker": marker, "is_new": True}


def offer(published: Store, selection: Selection, view: heatmap.View) -> None:
    """The cell that was just clicked, and the grid in which one can be chosen with the arrow keys."""
    choice = st.session_state.get(CLICKED, {})
    if choice.pop("is_new", False):
        _open(published, selection, view, heatmap.cell_at(published, selection, view, choice["marker"]))
    grid = st.expander("Open a cell with the keyboard", key="grid_of_cells", on_change="rerun")
    with grid:
        if grid.open:
            _choose(published, selection, view)


def _open(published: Store, selection: Selection, view: heatmap.View, cell: tuple[str, str] | None) -> None:
    found = heatmap.detail(published, selection, view, *cell) if cell else None
    if found:
        st.dialog(plain(found.title), width="large")(_show)(found)


def _choose(published: Store, selection: Selection, view: heatmap.View) -> None:
    figures = heatmap.grid(published, selection, view)
    st.markdown("Move to a cell with the arrow keys: its levels and its neighbours stand below the grid.")
    chosen = st.dataframe(
        figures,
        hide_index=True,
        key=GRID,
        on_select="rerun",
        selection_mode="single-cell",
        alt="The heatmap's cells, one of which can be chosen.",
    )
    cells = chosen["selection"]["cells"]
    if cells:
        row, column = cells[0]
        dimension = figures.columns.get_loc(column) - 1
        marker = row * (len(figures.columns) - 1) + dimension
        cell = heatmap.cell_at(published, selection, view, marker) if dimension >= 0 else None
        found = heatmap.detail(published, selection, view, *cell) if cell else None
        if found:
            st.header(plain(found.title))
            _show(found)


def _show(found: heatmap.Detail) -> None:
    st.markdown("\n".join(f"- {sentence}" for sentence in found.sentences))
    for part, name in ((found.distribution, "levels"), (found.neighbours, "neighbours")):
        if part:
            exhibit.draw(part, key=f"cell_{name}")
