"""SurveyJS: one record a response, headed by the names of questions; a matrix is one cell, `{"row": "answer"}`."""

from domain.message import Message, said
from etl.read.layouts.export_layout import Layout, Row
from etl.read.layouts.grids_in_cells import Grids, grid, grids_in, headed, unfolding


NAME = "SurveyJS"
FEWEST_ROWS = 2  # of a matrix


def why(top: list[Row]) -> Message | None:
    header = top[0].cells
    place = next(iter(_matrices(top)), None)
    if place is None or not header[place].strip():
        return None
    return said("holds_matrices", column=header[place].strip())


def lay_out(top: list[Row], why: Message | None) -> Layout:
    header, matrices = top[0].cells, _matrices(top)
    return Layout(
        "survey_js",
        why,
        headed(header, matrices),
        top[0].number,
        unfold=unfolding(len(header), matrices),
    )


def _matrices(top: list[Row]) -> Grids:
    """The columns of which every cell that is filled is a matrix, one of them with several rows."""
    width = len(top[0].cells)
    found = grids_in(top, width) if not any(map(grid, top[0].cells)) else {}
    return {
        place: rows
        for place, rows in found.items()
        if len(rows) >= FEWEST_ROWS
        and all(grid(row.cells[place]) for row in top[1:] if place < len(row.cells) and row.cells[place].strip())
    }
