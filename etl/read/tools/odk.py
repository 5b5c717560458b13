"""ODK: one header row of names with their groups before them; KEY and the instance's id say of each row which it is."""

from domain.message import Message, said
from etl.read.layouts.export_layout import Layout, Row, cell, key
from etl.read.layouts.grouped_headers import without_groups


NAME = "ODK"
OWN = {
    "submissiondate",
    "meta-instanceid",
    "instanceid",
}  # KEY and one of these; ids of repeats have a PARENT_KEY instead
KEY, REVIEW = "key", "reviewstate"
REJECTED = "rejected_row"


def why(top: list[Row]) -> Message | None:
    header = [text.strip().casefold() for text in top[0].cells]
    if KEY in header and not OWN.isdisjoint(header):
        other = next(text.strip() for text in top[0].cells if text.strip().casefold() in OWN)
        return said("has_columns", row=top[0].number, columns=[other, "KEY"])
    return None


def lay_out(top: list[Row], why: Message | None) -> Layout:
    header = top[0].cells
    review = next((place for place, text in enumerate(header) if key(text) == REVIEW), None)
    return Layout(
        tool="odk",
        why=why,
        header=without_groups(header, "-"),
        header_row=top[0].number,
        second_names=list(header),
        left_out=lambda cells: REJECTED if cell(cells, review).casefold() == "rejected" else None,
    )
