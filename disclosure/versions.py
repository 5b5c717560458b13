"""The versions of the published store: which is current, how a new one takes its place, which old ones go.

A version is written and synced under a temporary name, sealed, renamed, and only then named in CURRENT. Whatever is killed
between two of these steps leaves CURRENT naming a whole store. Where versions are shared, CURRENT there is swapped before ours: a
dashboard of this home takes up what is named there.
"""

import contextlib
import os
import secrets
from collections.abc import Container, Generator
from datetime import datetime
from pathlib import Path

import settings
from disclosure import sharing
from domain.current import POINTER, named
from domain.errors import Unreadable
from domain.files import for_owner_alone, sync
from domain.stores import seal


UNFINISHED = ".tmp"


def current() -> Path | None:
    """The current version's file; None where nothing is published that a new version would not replace.

    Unreadable where a folder stands in the place of CURRENT, which no version can.
    """
    try:
        name = named()
    except Unreadable:
        if (settings.published() / POINTER).is_dir():
            raise
        return None
    if name and Path(name).name == name and (settings.published() / name).is_file():
        return settings.published() / name
    return None


def new(moment: datetime) -> str:
    """A name that no other version has, in order of time."""
    return f"{moment:%Y%m%dT%H%M%SZ}-{secrets.token_hex(2)}"


def unfinished(version: str) -> Path:
    """Where a version is written until it is whole."""
    return settings.published() / f"{version}.duckdb{UNFINISHED}"


def make_room() -> None:
    """Makes the folder of the versions, which like each file in it is for its owner alone."""
    for_owner_alone(settings.published())


def swap_in(version: str, ours: Container[str]) -> Path:
    """Makes a written version the current one, here and where versions are shared, if what is current there is one of `ours`."""
    written = unfinished(version)
    sync(written)
    path = written.with_suffix("")
    _put(seal.path_of(path), seal.line(seal.digest(written), path))
    os.replace(written, path)
    sharing.share(path, ours)
    _put(settings.published() / POINTER, path.name + "\n")
    sync(settings.published())
    return path


def _put(path: Path, text: str) -> None:
    """A small file, whole or as it was."""
    fresh = path.with_name(path.name + UNFINISHED)
    fresh.write_text(text, encoding="utf-8")
    sync(fresh)
    os.replace(fresh, path)


def clear() -> None:
    """Removes what a killed publication left, and every version but the current one.

    Who has an older one open keeps it while he reads: a name can go before the file does. Not so on Windows, where who
    reads it takes it away when he lets go (analysis/published/store.py), or else the next publication does.
    """
    now = current()
    kept = {now.name, seal.path_of(now).name} if now else set()
    for path in settings.published().glob("*"):
        if path.name != POINTER and path.name not in kept:
            with contextlib.suppress(OSError):  # held open, on Windows
                path.unlink()


@contextlib.contextmanager
def clearing_up() -> Generator[None]:
    """Whatever goes wrong with a new version, nothing is left of it."""
    try:
        yield
    except BaseException:
        clear()
        raise
