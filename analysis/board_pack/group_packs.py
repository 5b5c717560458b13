"""A pack for each group of the chosen breakdown, together in one zip."""

from collections.abc import Callable

from analysis import exhibits, wording
from analysis.board_pack import archive
from analysis.board_pack.description import Message, Pack
from analysis.board_pack.formats import Format
from analysis.board_pack.house_style import HouseStyle
from analysis.board_pack.pack import Refused, bound
from analysis.board_pack.sections import actions, charts, cover, method, one_by_one, strength
from analysis.board_pack.sections.context import Context
from analysis.charts import downloads
from analysis.compared import compare
from analysis.published import metrics
from analysis.published.selection import Selection
from analysis.published.store import Store
from domain.languages import _


def packs(store: Store, selection: Selection, style: HouseStyle) -> dict[str, Pack]:
    """By the group's name; Refused where no group can be compared with the rest."""
    context = Context(store, selection, style)
    found = {}
    for group_id, name in compare.groups(store, selection).items():
        own = one_by_one.of_group(context, group_id)
        if own:
            title = _("Leadership in {group}, {wave}", group=name, wave=selection.wave)
            pages = (
                cover.front(context, title),
                *own,
                *_levels(context, group_id),
                *actions.messages(context),
                *method.protected(context),
            )
            found[name] = bound(context, title, pages)
    if not found:
        raise Refused(
            _(
                "No group can be compared with the rest: {combined}. Choose another breakdown.",
                combined=_(wording.COMBINED),
            )
        )
    return found


def zipped(every: dict[str, Pack], kind: Format, ending: str, follow: Callable[[int, int], object]) -> bytes:
    """Each pack as a file of its own in a zip; `follow` is told how many of how many are made."""
    files: dict[str, bytes] = {}
    for number, (name, described) in enumerate(every.items(), start=1):
        file = downloads.file_name(name, ending.removeprefix("."))
        if file in files or file.startswith("."):
            file = f"{number}_{file}"
        files[file] = kind.write(described, _silent)
        follow(number, len(every))
    return archive.zipped(files.items(), next(iter(every.values())).date)


def _levels(context: Context, group_id: str) -> list[Message]:
    shown = exhibits.levels_by_dimension(context.store, context.selection, group_id)
    if shown is None:
        return []
    shares = metrics.level_shares(context.store, context.selection)
    shares = shares[shares["group_id"] == group_id]
    chart = charts.stacked(shares, _(strength.AT_EACH_LEVEL), shown.alternative)
    return [context.message(_(strength.LEVELS), shown.message, "distribution", chart=chart, note=shown.note)]


def _silent(done: int, of: int) -> None:
    """Nobody is told of the pages of one pack among many."""
