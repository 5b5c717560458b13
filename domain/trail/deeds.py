"""What is recorded of a deed: that it was begun, before it is done, and how it ended. Who could not have it recorded did not do it.

Nothing of a subject or a rater, and no name of a group: numbers, codes and ids of batches and versions.
"""

import contextlib
import getpass
import os
from collections.abc import Generator
from typing import Any

from domain.dates import utc_now
from domain.errors import Refused
from domain.trail import chain
from domain.trail.chain import Unrecorded


PERSON = "NINEFOLD_PERSON"  # who had a page do it; else whoever runs the command did
BEGUN, DONE, REFUSED, FAILED = "begun", "done", "refused", "failed"


def who() -> str:
    return os.environ.get(PERSON) or getpass.getuser()


def is_of_a_page() -> bool:
    """Whether a page had this command done, for somebody who need not be at this machine."""
    return PERSON in os.environ


def record(what: str, how: str = DONE, person: str = "", **about: Any) -> None:
    """Adds one event; Unrecorded where that can't be."""
    by = "page" if person or is_of_a_page() else "command"
    moment = f"{utc_now():%Y-%m-%dT%H:%M:%SZ}"
    chain.add({"at": moment, "who": person or who(), "by": by, "what": what, "how": how, "about": about})


@contextlib.contextmanager
def recorded(what: str, person: str = "", **about: Any) -> Generator[dict[str, Any]]:
    """Around a deed; what is put into the dictionary is told at its end."""
    record(what, BEGUN, person, **about)
    told: dict[str, Any] = {}
    try:
        yield told
    except Refused as refused:
        _end(what, REFUSED, person, {**told, "why": refused.said.code})
        raise
    except BaseException as error:
        _end(what, FAILED, person, {**told, "why": type(error).__name__})
        raise
    _end(what, DONE, person, told)


def _end(what: str, how: str, person: str, told: dict[str, Any]) -> None:
    """The beginning stands in the trail, so a deed that is done is not undone for want of room for its end."""
    with contextlib.suppress(Unrecorded):
        record(what, how, person, **told)
