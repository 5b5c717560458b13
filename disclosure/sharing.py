"""Puts a published version into the place that other dashboards read, where shared.toml names one.

It is put there, and read back, before CURRENT there names it. Nothing but a version, its seal and CURRENT is ever put. The ledger is on
one machine, so one installation publishes in a place: CURRENT is swapped only if it names what this ledger knows, and still does.
"""

import contextlib
import re
from collections.abc import Container
from pathlib import Path

from disclosure.errors import PublishRefused
from domain.current import POINTER
from domain.errors import Refused
from domain.stores import seal
from domain.stores.shared import chosen
from domain.stores.shared.place import Gone, Place, Seen


KEPT = 3  # versions in the place; who fetches one while the next is published gets it whole
VERSION = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{4}\.duckdb")


def refuse_another(ours: Container[str]) -> None:
    """Raises PublishRefused where what is current in the place is no version of `ours`, and Unreadable where that can't be told."""
    if place := chosen.place():
        _ours(place, ours)


def share(path: Path, ours: Container[str]) -> None:
    """Makes a version, which is whole here and has its seal, the current one in the place; the oldest there go."""
    if not (place := chosen.place()):
        return
    before = _ours(place, ours)
    sealed = seal.path_of(path)
    for file in (path, sealed):
        place.put(file)
    if not _is_whole(place, path):
        raise PublishRefused("shared_not_kept", store=path.name, place=place.name)
    place.swap(POINTER, f"{path.name}\n", before)
    with contextlib.suppress(Refused):  # another publication tries again
        _clear(place, path.name)


def _ours(place: Place, ours: Container[str]) -> Seen | None:
    """CURRENT there, if it is this installation's to replace; None where there is none."""
    seen = place.seen(POINTER)
    if seen and Path(seen.text.strip()).stem not in ours:
        raise PublishRefused("shared_of_another", store=seen.text.strip(), place=place.name)
    return seen


def _is_whole(place: Place, path: Path) -> bool:
    try:
        said = b"".join(place.blocks(seal.path_of(path).name))
        return said == seal.line(seal.digest_of(place.blocks(path.name)), path).encode()
    except Gone:
        return False


def _clear(place: Place, current: str) -> None:
    there = sorted(file for file in place.files() if VERSION.fullmatch(file) and file != current)
    for file in there[: -(KEPT - 1)]:
        place.remove(file)
        place.remove(file + seal.ENDING)
