"""Zoho Survey: one header row that begins with Response ID and the times at which a response was begun and completed."""

from domain.message import Message, said
from etl.read.layouts.export_layout import Layout, Row, cell
from etl.read.layouts.own_words import place_of


NAME = "Zoho Survey"
PARTIAL = "unfinished_zoho_survey"


def why(top: list[Row]) -> Message | None:
    header = top[0].cells
    places = [place_of(header, "zoho_survey", column) for column in ("id", "start", "completion")]
    if None in places:
        return None
    columns = [header[place].strip() for place in places if place is not None]
    return said("has_columns", row=top[0].number, columns=columns)


def lay_out(top: list[Row], why: Message | None) -> Layout:
    header = top[0].cells
    completed = place_of(header, "zoho_survey", "completion")
    says_so = any(cell(row.cells, completed) for row in top[1:])  # an export may leave the times of all blank
    return Layout(
        "zoho_survey",
        why,
        header,
        top[0].number,
        left_out=(lambda cells: None if cell(cells, completed) else PARTIAL) if says_so else None,
    )
