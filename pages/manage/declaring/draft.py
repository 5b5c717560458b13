"""The breakdowns as an owner has them on the page, before they are kept."""

from collections.abc import Iterable
from dataclasses import replace

import streamlit as st

from domain.columns import GROUP_COLUMNS
from domain.declared import breakdowns
from domain.declared.attributes import Attribute, word_of
from domain.declared.breakdowns import WHOLE, Breakdown, Declaration
from domain.errors import Unreadable
from domain.languages import _
from domain.words import listed


DRAFT, PROBLEM = "breakdowns drafted", "problem of breakdowns"


def of(declared: Declaration) -> Declaration:
    """What is drafted; what is declared, where nothing is or the declaration has changed since."""
    before, drafted = st.session_state.get(DRAFT, (None, declared))
    if before != declared:
        st.session_state[DRAFT] = (declared, declared)
        return declared
    return drafted


def put(drafted: Declaration) -> None:
    declared, _drafted = st.session_state[DRAFT]
    st.session_state[DRAFT] = (declared, drafted)


def forget() -> None:
    st.session_state.pop(DRAFT, None)


def columns(attributes: Iterable[Attribute]) -> dict[str, str]:
    """What a breakdown can be by: column = what a reader calls it."""
    own = {
        one.column: _("{attribute} (sensitive)", attribute=one.name) if one.is_sensitive else one.name
        for one in attributes
    }
    return {column.name: _(column.label) for column in GROUP_COLUMNS} | own


def by(drafted: Declaration, one: Breakdown) -> str:
    """`team within division`, for the label of a field."""
    names = columns(drafted.attributes)
    said = listed([names[column].lower() for column in one.columns])
    above = next((parent.name.lower() for parent in drafted.breakdowns if parent.id == one.parent), "")
    return _("{groups} within {above}", groups=said, above=above) if above else said


def renamed(drafted: Declaration, identity: str, name: str) -> Declaration:
    changed = [replace(one, name=name) if one.id == identity else one for one in drafted.breakdowns]
    return replace(drafted, breakdowns=tuple(changed))


def may_rise(drafted: Declaration, place: int) -> bool:
    """Whether a breakdown may stand one earlier: after the whole, and after the one that it lies in."""
    return place > 1 and drafted.breakdowns[place - 1].id != drafted.breakdowns[place].parent


def rise(identity: str) -> None:
    _declared, drafted = st.session_state[DRAFT]
    order = list(drafted.breakdowns)
    place = next(place for place, one in enumerate(order) if one.id == identity)
    order[place - 1 : place + 1] = order[place], order[place - 1]
    put(replace(drafted, breakdowns=tuple(order)))


def take_out(identity: str) -> None:
    """Takes a breakdown out, and those within it."""
    _declared, drafted = st.session_state[DRAFT]
    gone = {identity}
    for one in drafted.breakdowns:
        gone |= {one.id} if one.parent in gone else set()
    kept = tuple(one for one in drafted.breakdowns if one.id not in gone)
    put(replace(drafted, breakdowns=kept, line_managers=drafted.line_managers - gone))


def add(picked: tuple[str, ...], parent: str | None) -> None:
    """Adds a breakdown at the end; what makes no sense is said and left out."""
    _declared, drafted = st.session_state[DRAFT]
    names = {column.name: column.label for column in GROUP_COLUMNS}
    names |= {one.column: one.name for one in drafted.attributes}
    known = {one.id for one in drafted.breakdowns}
    identity = word_of("_".join(column.removeprefix("own_") for column in picked))
    while identity in known:
        identity += "_2"
    name = " and ".join(names[column] for column in picked)
    name = name[:1] + name[1:].lower() if len(picked) > 1 else name
    further = replace(
        drafted,
        breakdowns=(*drafted.breakdowns, Breakdown(identity, name, picked, None if parent == WHOLE else parent)),
    )
    try:
        put(breakdowns.parse(breakdowns.as_toml(further), drafted.attributes))
    except Unreadable as wrong:
        st.session_state[PROBLEM] = str(wrong)
