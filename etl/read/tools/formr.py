"""formr: one header row that begins with session, created, modified and ended; items are headed by their names."""

from domain.message import Message
from etl.read.layouts.export_layout import Layout, Row, cell, key, places_of
from etl.read.layouts.own_words import has_columns


NAME = "formr"
OWN = ("session", "created", "modified", "ended")
PARTIAL = "unfinished_formr"


def why(top: list[Row]) -> Message | None:
    return has_columns(top, OWN)


def lay_out(top: list[Row], why: Message | None) -> Layout:
    ended = places_of(top[0].cells).get("ended")
    return Layout(
        "formr",
        why,
        top[0].cells,
        top[0].number,
        second_names=["subject_id" if key(text) == "session" else "" for text in top[0].cells],
        left_out=None if ended is None else lambda cells: PARTIAL if cell(cells, ended) in ("", "NA") else None,
    )
