"""KoboToolbox: one header row of names or of labels in one language, groups before them, its own columns behind."""

from domain.message import Message, said
from etl.read.layouts.export_layout import Layout, Row, cell
from etl.read.layouts.grouped_headers import without_groups


NAME = "KoboToolbox"
OWN = ("_uuid", "_submission_time")  # in every language; beside them stand _id, _index, _validation_status and more
VALIDATION = "_validation_status"
NOT_APPROVED = {"not approved", "validation_status_not_approved"}
REFUSED = "not_approved"


def why(top: list[Row]) -> Message | None:
    header = {text.strip().casefold() for text in top[0].cells}
    return said("has_columns", row=top[0].number, columns=OWN) if header.issuperset(OWN) else None


def lay_out(top: list[Row], why: Message | None) -> Layout:
    header = top[0].cells
    place = next((place for place, text in enumerate(header) if text.strip().casefold() == VALIDATION), None)
    return Layout(
        tool="kobo_toolbox",
        why=why,
        header=without_groups(header, "/"),
        header_row=top[0].number,
        second_names=list(header),
        left_out=lambda cells: REFUSED if cell(cells, place).casefold() in NOT_APPROVED else None,
    )
