"""Puts a pack together from what is published; what is not certified goes into no paper."""

from collections.abc import Sequence

from analysis.board_pack import house_style, letters
from analysis.board_pack.description import Message, Pack
from analysis.board_pack.house_style import HouseStyle
from analysis.board_pack.sections import SECTIONS, cover, method, tables
from analysis.board_pack.sections.context import Context
from analysis.narrative import certification
from analysis.narrative.provenance import published_at
from analysis.published.selection import Selection
from analysis.published.store import Store, remembered


class Refused(Exception):
    """No pack can be made; the message says why."""


def describe(
    store: Store, selection: Selection, sections: Sequence[str] = tuple(SECTIONS), style: HouseStyle | None = None
) -> Pack:
    """The pack of a selection with these sections in this order; one of which nothing is published is left out."""
    if certification.uncertified(store):
        raise Refused(
            "What is published is not certified as a whole, so no board pack can be made of it. The Privacy page says"
            " which part is not; publish again once it is mended."
        )
    unknown = [section for section in sections if section not in SECTIONS]
    if unknown:
        raise Refused(f"A pack has no section “{unknown[0]}”. It may have: {', '.join(SECTIONS)}.")
    style = style or house_style.read()
    of_sections = [_messages(store, selection, section, style) for section in sections]
    messages = tuple(message for of_section in of_sections for message in of_section)
    if not messages:
        raise Refused("Nothing is published for the sections that were chosen, so there is no pack to make.")
    described = Pack(
        title=cover.title(Context(store, selection, style)),
        organisation=style.name(selection.organisation),
        date=published_at(store).floor("s").to_pydatetime(),  # the only time that a pack knows
        messages=messages,
        look=style.look(),
        certificate=tables.of_frame(certification.explained(store, selection), method.CERTIFICATE),
    )
    return letters.printable(described)


def left_out(store: Store, selection: Selection, sections: Sequence[str], style: HouseStyle) -> list[str]:
    """The names of the sections of which nothing is published."""
    return [SECTIONS[section].name for section in sections if not _messages(store, selection, section, style)]


def proposed_cover(store: Store, selection: Selection, style: HouseStyle) -> dict[str, str]:
    """A cover sheet's fields, each with what stands in it unless something else is filled in."""
    filled = dict(cover.proposed(Context(store, selection, style))) | dict(style.cover)
    return {name: filled.get(name, "") for name in (*cover.FIELDS, *filled)}


@remembered
def _messages(store: Store, selection: Selection, section: str, style: HouseStyle) -> tuple[Message, ...]:
    return tuple(SECTIONS[section].messages(Context(store, selection, style)))
