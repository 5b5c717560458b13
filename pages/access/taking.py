"""What a reader takes away, or has a page change: by who still may, and told in the audit trail first."""

from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager
from typing import TypeVar

from domain.declared.access import Role
from domain.languages import language, speaking
from domain.trail.deeds import record, recorded
from pages.access import reader


Content = TypeVar("Content")


def away(what: str, content: Callable[[], Content], **about: str) -> Callable[[], Content]:
    """What gives the content to the browser; NotAllowed for who may only look, Unrecorded where the trail can't tell of it."""
    found, spoken = reader.need(Role.ANALYST), language()

    def given() -> Content:
        if not found.is_current:
            raise reader.NotAllowed("sign_in_ended")
        record("download", person=found.name, kind=what, **about)
        with reader.acting(found), speaking(spoken):  # whoever fetches it has no session there
            return content()

    return given


@contextmanager
def done_by(role: Role, what: str, **about: str) -> Generator[None]:
    """Around what a page itself changes in the home: NotAllowed for who has not this role, and told in the trail."""
    found = reader.need(role)
    with recorded(what, found.name, **about):
        yield


def done_by_an_owner(what: str, **about: str) -> AbstractContextManager[None]:
    return done_by(Role.OWNER, what, **about)
