"""What will be done: a table for the board to fill in."""

from analysis.board_pack.description import Message
from analysis.board_pack.sections import tables
from analysis.board_pack.sections.context import Context
from domain.languages import N_, _


NAME = N_("Actions")
COLUMNS = (N_("No."), N_("Action"), N_("Owner"), N_("By when"), N_("How we will know"))
ROWS = 8


def messages(context: Context) -> list[Message]:
    if context.whole_id is None:
        return []
    table = tables.of_pairs(
        _("Actions and owners"), [*map(_, COLUMNS)], [(str(number), "", "", "", "") for number in range(1, ROWS + 1)]
    )
    return [context.message(_(NAME), _("What will we do, who will do it, and by when?"), "overview", table=table)]
