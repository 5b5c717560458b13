"""jsPsych: one row a trial, whose answers stand in one cell, `{"Q0": 2}`; positions on a Likert scale are counted from 0."""

from domain.message import Message, said
from etl.read.layouts.export_layout import Layout, Row, cell, key, padded, places_of
from etl.read.layouts.grids_in_cells import grid, grids_in


NAME = "jsPsych"
TRIAL_TYPE = "trialtype"  # keys, as layout.key has them
OWN = {TRIAL_TYPE, "trialindex", "timeelapsed"}
RESPONSES = ("response", "responses")  # since version 7, and before
LIKERT = "survey-likert"
NO_ANSWERS = "trial_without_answers"


def why(top: list[Row]) -> Message | None:
    header = list(map(key, top[0].cells))
    if not set(header) >= OWN or _place_of_responses(header) is None:
        return None
    return said("trials_with_positions", row=top[0].number)


def lay_out(top: list[Row], why: Message | None) -> Layout:
    header = list(map(key, top[0].cells))
    width, responses, kind = len(header), _place_of_responses(header), places_of(top[0].cells).get(TRIAL_TYPE)
    asked = grids_in(top, width).get(responses, []) if responses is not None else []

    def answers(cells: list) -> dict[str, str]:
        found = grid(cell(cells, responses))
        is_from_nought = LIKERT in cell(cells, kind)
        return {name: _from_one(text) for name, text in found.items()} if is_from_nought else found

    def unfold(cells: list[str]) -> list[str]:
        found = answers(cells)
        return [*padded(cells, width)[:width], *(found.get(name, "") for name in asked)]

    return Layout(
        "jspsych",
        why,
        [*top[0].cells, *asked],
        top[0].number,
        left_out=None if responses is None else lambda cells: None if answers(cells) else NO_ANSWERS,
        unfold=unfold,
    )


def _place_of_responses(header: list[str]) -> int | None:
    return next((header.index(name) for name in RESPONSES if name in header), None)


def _from_one(position: str) -> str:
    return str(int(position) + 1) if position.isdecimal() else position
