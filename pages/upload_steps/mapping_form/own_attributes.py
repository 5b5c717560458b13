"""Columns that an organisation keeps as attributes of its own: offered for every column, and put into bands where they are numbers."""

from collections.abc import Iterable
from dataclasses import replace

import streamlit as st

from analysis.wording import label, plain
from domain.declared import attributes
from domain.declared.attributes import PREFIX, Attribute, number_in, word_of
from domain.declared.mapping_file import Mapping
from domain.door.load import LoadReport
from domain.door.look import ColumnSeen
from domain.errors import Unreadable
from domain.languages import _
from domain.message import Message
from domain.spelling import folded


NEW = PREFIX  # what a column is that becomes an attribute
NUMBERS = "attribute_numbers"  # the code of a refusal that ends once bands are said


def remembered() -> tuple[Attribute, ...]:
    """Those that the installation knows; none where their file can't be read, which the check says."""
    try:
        return attributes.declared()
    except Unreadable:
        return ()


def options(before: Mapping) -> dict[str, str]:
    """What a column may be besides ours and a dimension: meaning = how it is called."""
    known = {one.column: _("Attribute: {attribute}", attribute=one.name) for one in (*remembered(), *before.attributes)}
    return {NEW: _("Keep it as an attribute of your own"), **known}


def by_header() -> dict[str, str]:
    """From each name and header that a remembered attribute had, folded, to its column."""
    return {folded(text): one.column for one in remembered() for text in (one.word, one.name, *one.headers)}


def named(columns: Iterable[ColumnSeen], chosen: list[str], before: Mapping) -> tuple[list[str], tuple[Attribute, ...]]:
    """What each column is, with a word for each new attribute; and the attributes that the mapping has to say."""
    known = {one.column for one in (*remembered(), *before.attributes)}
    new: list[Attribute] = []
    meanings = []
    for column, meaning in zip(columns, chosen, strict=True):
        if meaning == NEW:
            word, number = word_of(column.title), 1
            while PREFIX + word in known:
                number += 1
                word = f"{word_of(column.title)[:36]}_{number}"
            known.add(PREFIX + word)
            new.append(Attribute(PREFIX + word, column.title))
            meaning = PREFIX + word
        meanings.append(meaning)
    return meanings, (*(one for one in before.attributes if one.column in meanings), *new)


def refused_number(report: LoadReport) -> Message | None:
    """The refusal of an attribute that holds many numbers; None where the file is not refused for one."""
    return report.refused if report.refused and report.refused.code == NUMBERS else None


def ask_bands(refused: Message, before: Mapping) -> Mapping | None:
    """Asks where the bands of an attribute begin; the mapping with them, once they are said."""
    header, word = refused.parameters["header"], refused.parameters["word"]
    with st.form(f"bands of {word}"):
        st.markdown(
            _(
                "**Into which bands shall “{header}” be put?** Say where the second band begins, the third, and so on."
                " What is suggested makes bands of about as many different numbers each.",
                header=plain(header),
            )
        )
        suggested = ", ".join(refused.parameters["bands"])
        written = st.text_input(label(_("Bands of “{header}” begin at", header=header)), value=suggested)
        is_said = st.form_submit_button(_("Keep these bands and check again"), type="primary")
    if not is_said:
        return None
    parts = [text for text in written.replace(";", ",").split(",") if text.strip()]
    bands = tuple(number for text in parts if (number := number_in(text)) is not None)
    if not parts or len(bands) < len(parts) or sorted(set(bands)) != list(bands):
        st.error(_("Bands are numbers from low to high, with commas between them, such as 2, 5, 10."))
        return None
    kept = [
        replace(one, bands=bands, kind=attributes.ORDERED) if one.word == word else one for one in before.attributes
    ]
    return replace(before, attributes=tuple(kept))
