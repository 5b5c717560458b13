"""Typeform: one header row that begins with # and ends with dates in UTC; Response Type says which responses were completed."""

from domain.message import Message, said
from etl.read.layouts.export_layout import Layout, Row, cell, key


NAME = "Typeform"
SUBMITTED, STARTED, TYPE = "submitdate(utc)", "startdate(utc)", "responsetype"
PARTIAL = "unfinished_typeform"


def why(top: list[Row]) -> Message | None:
    names = set(map(key, top[0].cells))
    if SUBMITTED in names and (STARTED in names or "#" in names):
        return said("has_columns", row=top[0].number, columns=["Submit Date (UTC)"])
    return None


def lay_out(top: list[Row], why: Message | None) -> Layout:
    names = list(map(key, top[0].cells))
    completed, submitted = (names.index(name) if name in names else None for name in (TYPE, SUBMITTED))

    def is_partial(cells: list) -> bool:
        is_open = submitted is not None and not cell(cells, submitted)
        return is_open or cell(cells, completed).casefold() not in ("", "completed")

    return Layout(
        "typeform", why, top[0].cells, top[0].number, left_out=lambda cells: PARTIAL if is_partial(cells) else None
    )
