"""What a reader takes away: made when it is asked for, by who still may, and told in the audit trail first."""

from collections.abc import Callable
from typing import TypeVar

from domain.declared.access import Role
from domain.trail.deeds import record
from pages.access import reader


Content = TypeVar("Content")


def away(what: str, content: Callable[[], Content], **about: str) -> Callable[[], Content]:
    """What gives the content to the browser; NotAllowed for who may only look, Unrecorded where the trail can't tell of it."""
    found = reader.need(Role.ANALYST)

    def given() -> Content:
        if not found.is_current:
            raise reader.NotAllowed("sign_in_ended")
        record("download", person=found.name, kind=what, **about)
        return content()

    return given
