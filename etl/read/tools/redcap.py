"""REDCap: one header row of field names or labels; a record fills one row an event or instrument, and a checkbox several columns."""

import re
from collections.abc import Callable

from domain.message import Message, said
from etl.read.layouts.export_layout import Layout, Row, cell, key, padded
from etl.read.staging.headers import plain


NAME = "REDCap"
RECORD = "subject_id"  # what the first column is, whatever it is called
OWN = re.compile(r"redcap_(?:event_name|repeat_instrument|repeat_instance|survey_identifier|data_access_group)")
LABELS_OF_OWN = {"eventname", "repeatinstrument", "repeatinstance", "dataaccessgroup", "surveyidentifier", "recordid"}
COMPLETE = re.compile(r"\w+_complete")
COMPLETE_LABEL = "complete?"
OF_COMPLETE = {"", "0", "1", "2", "incomplete", "unverified", "complete"}
UNFINISHED = {"0", "incomplete"}
PARTIAL = "unfinished_redcap"
# A checkbox has a column for each choice: “where___1”, or “Where? (choice=Ward 1)” under labels.
CHOICE = re.compile(r"(?P<field>\w+?)___(?P<choice>\w+)|(?P<label>.+\S)\s*\(choice=(?P<named>.*)\)", re.DOTALL)
TICKED = {"1", "checked"}


def why(top: list[Row]) -> Message | None:
    header = top[0].cells
    if own := next((text.strip() for text in header if OWN.fullmatch(text.strip().casefold())), None):
        return said("has_columns", row=top[0].number, columns=[own])
    if LABELS_OF_OWN.intersection(map(key, header)) and (places := _complete(top)):
        return said("has_columns", row=top[0].number, columns=[header[places[0]].strip()])
    return None


def lay_out(top: list[Row], why: Message | None) -> Layout:
    header = top[0].cells
    complete, boxes = _complete(top), _checkboxes(header)
    return Layout(
        tool="redcap",
        why=why,
        header=_without_choices(header, boxes),
        header_row=top[0].number,
        second_names=[RECORD, *[""] * (len(header) - 1)],
        left_out=lambda cells: PARTIAL if complete and _is_partial(cells, complete) else None,
        unfold=_chosen(boxes, len(header)) if boxes else None,
    )


def _complete(top: list[Row]) -> list[int]:
    """The places of the columns that say how far an instrument is: REDCap puts one behind the fields of each."""
    return [
        place
        for place, text in enumerate(top[0].cells)
        if (COMPLETE.fullmatch(text.strip().casefold()) or plain(text).casefold() == COMPLETE_LABEL)
        and all(cell(row.cells, place).casefold() in OF_COMPLETE for row in top[1:])
    ]


def _is_partial(cells: list, complete: list[int]) -> bool:
    said = {cell(cells, place).casefold() for place in complete} - {""}
    return bool(said) and said <= UNFINISHED


def _checkboxes(header: list[str]) -> dict[str, dict[int, str]]:
    """From each field or label with several choices to the places of its columns and the choice that each stands for."""
    boxes: dict[str, dict[int, str]] = {}
    for place, text in enumerate(header):
        if found := CHOICE.fullmatch(text.strip()):
            field, choice = found["field"] or found["label"], found["choice"] or found["named"] or ""
            boxes.setdefault(field, {})[place] = plain(choice)
    return boxes


def _without_choices(header: list[str], boxes: dict[str, dict[int, str]]) -> list[str]:
    """The header, where the first column of a checkbox is headed by the field and the others by nothing."""
    named = {place: field if place == min(choices) else "" for field, choices in boxes.items() for place in choices}
    return [named.get(place, text) for place, text in enumerate(header)]


def _chosen(boxes: dict[str, dict[int, str]], width: int) -> Callable[[list[str]], list[str]]:
    """Puts the choices that are ticked into the first column of their checkbox."""

    def unfold(cells: list[str]) -> list[str]:
        cells = padded(cells, width)
        for choices in boxes.values():
            ticked = [choice for place, choice in choices.items() if cell(cells, place).casefold() in TICKED]
            for place in choices:
                cells[place] = ""
            cells[min(choices)] = "; ".join(ticked)
        return cells

    return unfold
