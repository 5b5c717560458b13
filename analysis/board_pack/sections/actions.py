"""What will be done: a table for the board to fill in."""

from analysis.board_pack.description import Message
from analysis.board_pack.sections import tables
from analysis.board_pack.sections.context import Context


NAME = "Actions"
COLUMNS = ("Action", "Owner", "By when", "How we will know")
ROWS = 8


def messages(context: Context) -> list[Message]:
    if context.whole_id is None:
        return []
    table = tables.of_pairs(
        "Actions and owners", ("No.", *COLUMNS), [(str(number), "", "", "", "") for number in range(1, ROWS + 1)]
    )
    return [context.message(NAME, "What will we do, who will do it, and by when?", "overview", table=table)]
