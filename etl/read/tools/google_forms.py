"""Google Forms: one header row that begins with Timestamp; a grid's columns are headed `Question [Row]`."""

from domain.message import Message, said
from etl.read.layouts.export_layout import Layout, Row, cell
from etl.read.layouts.own_words import are_moments, place_of


NAME = "Google Forms"


def why(top: list[Row]) -> Message | None:
    if place_of(top[0].cells[:1], "google_forms", "timestamp") is None:
        return None
    if len(top) > 1 and not are_moments(top[1:2], 0):
        return None
    return said("begins_with_column", row=top[0].number, column=cell(top[0].cells, 0))


def lay_out(top: list[Row], why: Message | None) -> Layout:
    return Layout("google_forms", why, top[0].cells, top[0].number)
