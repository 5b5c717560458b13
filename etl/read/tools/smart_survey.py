"""SmartSurvey: up to three header rows carried forward, or one with `Q_<number>_<text>` and grids as JSON in a cell."""

import json
import re

from domain.message import Message, said
from etl.read.tools.export_layout import Layout, Row, carried_forward, cell, key, padded, places_of, question_and_row


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
    if {"responseid", "completionstatus"} <= set(first):
        return said("has_columns", row=top[0].number, columns=["Response_ID", "Completion_Status"])
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
    grids = _grids(top, len(questions))
    header, second_names = list(questions), list(codes)
    for place, rows in grids.items():
        header += [question_and_row(questions[place], row) for row in rows]
        second_names += [""] * len(rows)

    def unfolded(cells: list[str]) -> list[str]:
        answers = padded([_unmarked(text) for text in cells], len(questions))
        for place, rows in grids.items():
            grid = _grid(answers[place])
            answers += [grid.get(row, "") for row in rows]
        return answers

    return Layout(
        tool="smart_survey",
        why=why,
        header=header,
        header_row=top[0].number,
        second_names=second_names,
        left_out=lambda cells: None if cell(cells, status).casefold() in COMPLETE else PARTIAL,
        unfold=unfolded,
        not_rated=NOT_RATED,
    )


def _grids(top: list[Row], width: int) -> dict[int, list[str]]:
    """The places whose cells are grids, each with its rows in order of appearance."""
    grids: dict[int, list[str]] = {}
    for row in top[1:]:
        for place, text in enumerate(row.cells[:width]):
            for name in _grid(_unmarked(text)):
                if name not in grids.setdefault(place, []):
                    grids[place].append(name)
    return grids


def _grid(text: str) -> dict[str, str]:
    """`{"Leading with care": "Strong"}`, with or without its braces, as a dictionary; empty for any other cell."""
    text = text.strip()
    if '":' not in text.replace('" :', '":'):
        return {}
    try:
        grid = json.loads(text if text.startswith("{") else f"{{{text}}}")
    except (ValueError, RecursionError):
        return {}
    return {str(row): str(answer) for row, answer in grid.items() if isinstance(answer, (str, int, float))}


def _unmarked(text: str) -> str:
    return text.replace(APOSTROPHE, "'") if APOSTROPHE in text else text
