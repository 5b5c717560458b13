"""Alchemer (SurveyGizmo): one header row with Time Started and Date Submitted; a grid's columns are headed `Row:Question`."""

from domain.message import Message
from etl.read.layouts.export_layout import Layout, Row, cell, key
from etl.read.layouts.grouped_headers import as_grids
from etl.read.layouts.own_words import has_columns, own_words


NAME = "Alchemer"
OWN = ("Time Started", "Date Submitted")
STATUS = "status"
PARTIAL = "unfinished_alchemer"


def why(top: list[Row]) -> Message | None:
    return has_columns(top, OWN)


def lay_out(top: list[Row], why: Message | None) -> Layout:
    header = top[0].cells
    place = next((place for place, text in enumerate(header) if key(text) == STATUS), None)
    return Layout(
        tool="alchemer",
        why=why,
        header=as_grids(header, ":"),
        header_row=top[0].number,
        left_out=lambda cells: PARTIAL if key(cell(cells, place)) in own_words("plain", "partial") else None,
    )
