"""The versions of the published store: which is current, how a new one takes its place, which old ones go.

A version is written and synced under a temporary name, renamed, and only then named in CURRENT. Whatever is killed
between two of these steps leaves CURRENT naming a whole store.
"""

import contextlib
import os
import secrets
from datetime import datetime
from pathlib import Path

import settings


POINTER = "CURRENT"  # one line: the file name of the current version
UNFINISHED = ".tmp"


def current() -> Path | None:
    """The current version's file; None where nothing is published."""
    with contextlib.suppress(FileNotFoundError):
        name = (settings.published() / POINTER).read_text(encoding="utf-8").strip()
        if name and Path(name).name == name and (settings.published() / name).is_file():
            return settings.published() / name
    return None


def new(moment: datetime) -> str:
    """A name that no other version has, in order of time."""
    return f"{moment:%Y%m%dT%H%M%SZ}-{secrets.token_hex(2)}"


def unfinished(version: str) -> Path:
    """Where a version is written until it is whole."""
    return settings.published() / f"{version}.duckdb{UNFINISHED}"


def swap_in(version: str) -> Path:
    """Makes a written version the current one."""
    written = unfinished(version)
    _sync(written)
    path = written.with_suffix("")
    os.replace(written, path)
    pointer = settings.published() / f"{POINTER}{UNFINISHED}"
    pointer.write_text(path.name + "\n", encoding="utf-8")
    _sync(pointer)
    os.replace(pointer, settings.published() / POINTER)
    _sync(settings.published())
    return path


def clear(before: Path | None = None) -> None:
    """Removes what a killed publication left and, but for the current one and `before`, every older version."""
    kept = {path.name for path in (current(), before) if path}
    for path in settings.published().glob("*"):
        if path.name != POINTER and path.name not in kept:
            with contextlib.suppress(OSError):  # held open, on Windows: the next publication takes it
                path.unlink()


def _sync(path: Path) -> None:
    """Has the disk hold what was written; a folder can't be synced on Windows, which needs no such thing."""
    if os.name == "nt" and path.is_dir():
        return
    descriptor = os.open(path, os.O_RDWR if path.is_file() else os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
