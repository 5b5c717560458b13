"""Which version of the published store is current: the one line of CURRENT."""

import contextlib

import settings


POINTER = "CURRENT"


def named() -> str | None:
    """The file name in CURRENT; None where there is no such file. The store need not be there."""
    with contextlib.suppress(FileNotFoundError):
        return (settings.published() / POINTER).read_text(encoding="utf-8").strip()
    return None
