"""The language of whoever is spoken to: a reader's session, or a command."""

from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar


ENGLISH = "en"  # what the code itself says

_spoken: ContextVar[str] = ContextVar("spoken", default=ENGLISH)


def language() -> str:
    """The code of the language that is spoken here: "en", "cy"."""
    return _spoken.get()


@contextmanager
def speaking(code: str) -> Generator[None]:
    """Says everything within it in one language."""
    before = _spoken.set(code)
    try:
        yield
    finally:
        _spoken.reset(before)
