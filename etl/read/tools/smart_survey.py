"""SmartSurvey: up to three header rows carried forward, or one with `Q_<number>_<text>` and grids as JSON in a cell."""

import re

from domain.message import Message, said
from etl.read.layouts.export_layout import Layout, Row, carried_forward, cell, key, padded, places_of, question_and_row
from etl.read.layouts.grids_in_cells import grids_in, headed, unfolding
from etl.read.layouts.own_words import has_columns


NAME = "SmartSurvey"
NOT_RATED = ("-",)
APOSTROPHE = "@SQ@"
MAX_HEADER_ROWS = 3
USER = ("userid", "user")
QUESTION = re.compile(r"(?P<code>Q_\d+)_(?P<text>.+)", re.DOTALL)
COMPLETE = {"complete", "completed", "finished"}
PARTIAL = "unfinished_smart_survey"


def why(top: list[Row]) -> Message | None:
    first = list(map(key, top[0].cells))
    if found := has_columns(top, ("Response_ID", "Completion_Status")):
        return found
    if not first or first[0] not in USER:
        return None
    column = top[0].cells[0].strip()
    if any(APOSTROPHE in text for row in top for text in row.cells):
        return said("begins_with_and_writes", row=top[0].number, column=column, apostrophe=APOSTROPHE)
    if "ipaddress" in first:
        return said("begins_with_and_has", row=top[0].number, column=column, other="IP Address")
    return None


def lay_out(top: list[Row], why: Message | None) -> Layout:
    if "completionstatus" in places_of(top[0].cells):
        return _one_row_a_response(top, why)
    rows = [top[0]]
    for row in top[1:MAX_HEADER_ROWS]:
        if cell(row.cells, 0):
            break  # somebody's answers
        rows.append(row)
    width = max(len(row.cells) for row in rows)
    written = [[_unmarked(text) for text in padded(row.cells, width)] for row in rows]
    header, starts = [""] * width, [False] * width
    for cells in written:
        starts = [start or bool(text.strip()) for start, text in zip(starts, cells, strict=True)]
        carried = carried_forward(cells, starts)
        header = [question_and_row(above, text) for above, text in zip(header, carried, strict=True)]
    is_headed = [any(cells[place].strip() for cells in written) for place in range(width)]
    header = [text if headed else "" for text, headed in zip(header, is_headed, strict=True)]
    return Layout(
        tool="smart_survey",
        why=why,
        header=header,
        header_row=rows[-1].number,
        clean=_unmarked,
        not_rated=NOT_RATED,
    )


def _one_row_a_response(top: list[Row], why: Message | None) -> Layout:
    parts = [QUESTION.fullmatch(text.strip()) for text in top[0].cells]
    questions = [_unmarked(part["text"] if part else text) for part, text in zip(parts, top[0].cells, strict=True)]
    codes = [part["code"] if part else "" for part in parts]
    status = places_of(top[0].cells)["completionstatus"]
    grids = grids_in(top, len(questions), _unmarked)
    header = headed(questions, grids)

    return Layout(
        tool="smart_survey",
        why=why,
        header=header,
        header_row=top[0].number,
        second_names=padded(codes, len(header)),
        left_out=lambda cells: None if cell(cells, status).casefold() in COMPLETE else PARTIAL,
        unfold=unfolding(len(questions), grids, _unmarked),
        not_rated=NOT_RATED,
    )


def _unmarked(text: str) -> str:
    return text.replace(APOSTROPHE, "'") if APOSTROPHE in text else text
