"""The NHS Leadership Academy's assessment tool: its view of responses, one row an answer; organisations join on what they know.

Since the tool asks others too (June 2026) a self-assessment has neither a rater's role nor an id, and `rater_user_id` of
others' rows is the person assessed: who gave an answer stands in the column `rater_id` of the tool's responses alone.
"""

from domain.message import Message, said
from etl.read.layouts.export_layout import Layout, Row, key, places_of
from etl.read.layouts.own_words import has_columns


NAME = said("tool_of_the_academy")
OURS = {  # its column = ours
    "assessmentid": "subject_id",
    "rateruserid": "rater_id",
    "raterrole": "rater_group",
    "nodename": "dimension",
    "scalelabel": "level",
}
INSTEAD = {"userid": "subject_id", "raterid": "rater_id"}  # what is joined on says it better, where it is there
BLANKS = {"rater_group": "self"}


def why(top: list[Row]) -> Message | None:
    return has_columns(top, ("assessment_id", "rater_user_id", "rater_role", "node_name", "scale_label"))


def lay_out(top: list[Row], why: Message | None) -> Layout:
    header = top[0].cells
    joined = {name: ours for name, ours in INSTEAD.items() if name in places_of(header)}
    known = {name: ours for name, ours in OURS.items() if ours not in joined.values()} | joined
    return Layout(
        "academy",
        why,
        header,
        top[0].number,
        second_names=[known.get(key(text), "") for text in header],
        blanks=BLANKS,
    )
