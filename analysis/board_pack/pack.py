"""Puts a pack together from what is published; what is not certified goes into no paper."""

from collections.abc import Sequence
from dataclasses import replace

from analysis.board_pack import house_style, letters
from analysis.board_pack.description import Message, Pack
from analysis.board_pack.house_style import HouseStyle
from analysis.board_pack.sections import SECTIONS, USUAL, cover, method, tables
from analysis.board_pack.sections.context import Context
from analysis.narrative import certification
from analysis.narrative.provenance import published_at
from analysis.published import certified
from analysis.published.selection import Selection
from analysis.published.store import Store, remembered
from domain.languages import N_, _, language


APPENDIX = N_("Appendix: {section}")


class Refused(Exception):
    """No pack can be made; the message says why."""


def describe(
    store: Store, selection: Selection, sections: Sequence[str] = USUAL, style: HouseStyle | None = None
) -> Pack:
    """The pack of a selection with these sections in this order; one of which nothing is published is left out."""
    if certified.uncertified(store):
        raise Refused(
            _(
                "What is published is not certified as a whole, so no board pack can be made of it. The Privacy page says"
                " which part is not; publish again once it is mended."
            )
        )
    unknown = [section for section in sections if section not in SECTIONS]
    if unknown:
        raise Refused(
            _(
                "A pack has no section “{section}”. It may have: {sections}.",
                section=unknown[0],
                sections=list(SECTIONS),
            )
        )
    style = style or house_style.read()
    messages = [message for section in sections for message in _messages(store, selection, section, style)]
    if not messages:
        raise Refused(_("Nothing is published for the sections that were chosen, so there is no pack to make."))
    context = Context(store, selection, style)
    return bound(context, cover.title(context), messages)


def bound(context: Context, title: str, messages: Sequence[Message]) -> Pack:
    """Messages as a pack: what each says with its chart, and at the end the tables behind them."""
    described = Pack(
        title=title,
        organisation=context.organisation,
        date=published_at(context.store).to_pydatetime().replace(microsecond=0),  # the only time that a pack knows
        messages=(*(_without_table(one) for one in messages), *(_appendix(one) for one in messages if _has_both(one))),
        look=context.style.look(),
        certificate=tables.of_frame(certification.explained(context.store, context.selection), _(method.CERTIFICATE)),
        language=language(),
    )
    return letters.printable(described)


def _has_both(message: Message) -> bool:
    return message.chart is not None and message.table is not None


def _without_table(message: Message) -> Message:
    """One message a page, its chart as large as can be."""
    return replace(message, table=None) if _has_both(message) else message


def _appendix(message: Message) -> Message:
    title = message.table.title if message.table else ""
    name = _(APPENDIX, section=message.name)
    return replace(message, name=name, title=title, text=(), chart=None, note="", sheets=())


def left_out(store: Store, selection: Selection, sections: Sequence[str], style: HouseStyle) -> list[str]:
    """The names of the sections of which nothing is published."""
    return [_(SECTIONS[section].name) for section in sections if not _messages(store, selection, section, style)]


def proposed_cover(store: Store, selection: Selection, style: HouseStyle) -> dict[str, str]:
    """A cover sheet's fields, each with what stands in it unless something else is filled in."""
    filled = dict(cover.proposed(Context(store, selection, style))) | dict(style.cover)
    return {name: filled.get(name, "") for name in (*cover.FIELDS, *filled)}


@remembered
def _messages(store: Store, selection: Selection, section: str, style: HouseStyle) -> tuple[Message, ...]:
    return tuple(SECTIONS[section].messages(Context(store, selection, style)))
