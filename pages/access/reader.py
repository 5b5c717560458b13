"""Who reads: the role and the scope that hold in a session. Asked wherever something may be for some alone."""

import time
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace

import streamlit as st

from domain.declared.access import EVERYTHING, Role, Scope
from domain.errors import Refused
from domain.words import term


KEPT = "reader"  # in the session's state
_acting: "ContextVar[Reader | None]" = ContextVar("acting", default=None)


class NotAllowed(Refused):
    """The reader's role, or a sign-in that has ended, does not allow it."""


@dataclass(frozen=True)
class Reader:
    """`name` is what the audit trail calls the person; `until`, in seconds since 1970, is when the provider has them sign in
    again; `key` tells this sign-in from every other, and is "" where nobody signs in.
    """

    name: str
    role: Role
    scope: Scope = EVERYTHING
    until: float = float("inf")
    key: str = ""
    may_view_as: bool = False

    @property
    def is_current(self) -> bool:
        return time.time() < self.until

    def viewing_as(self, role: Role, scope: Scope) -> "Reader":
        """The same person with no more than another role and scope."""
        return replace(self, role=min(role, self.role), scope=scope)


OF_THIS_MACHINE = Reader("this machine", Role.OWNER)  # where nobody signs in, and nobody else gets here


@contextmanager
def acting(found: Reader) -> Generator[None]:
    """This reader has something done where there is no session: a file that is made as it is fetched."""
    before = _acting.set(found)
    try:
        yield
    finally:
        _acting.reset(before)


def keep(reader: Reader | None) -> None:
    st.session_state[KEPT] = reader


def current() -> Reader:
    """The reader of this session; NotAllowed where there is none, or no longer."""
    found = _found()
    if found is None or not found.is_current:
        raise NotAllowed("sign_in_ended")
    return found


def _found() -> Reader | None:
    return _acting.get() or st.session_state.get(KEPT)


def is_there() -> bool:
    """Whether somebody still may look in this session."""
    found = _found()
    return found is not None and found.is_current


def may(role: Role) -> bool:
    return current().role >= role


def need(role: Role) -> Reader:
    """The reader, where their role is this or more; else NotAllowed."""
    found = current()
    if found.role < role:
        raise NotAllowed("not_allowed", needed=term(role.name.lower()), role=term(found.role.name.lower()))
    return found
