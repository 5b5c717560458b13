"""Keeps the home's published versions up with the place that they are shared in, where shared.toml names one.

What pages, packs and tables open is always the home's own copy. A version is fetched under another name, is taken up only if it is as
its seal says, and the home's CURRENT names it last. Whatever is wrong with the place, what is here stays, and `trouble` says why.
"""

import contextlib
import logging
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Lock
from typing import NoReturn

import settings
from domain import current
from domain.errors import Refused, Unreadable
from domain.files import begun, for_owner_alone, is_full, move, write_whole
from domain.stores import seal
from domain.stores.shared import chosen
from domain.stores.shared.place import Gone, Place


LOOK_SECONDS = 3.0  # from one look at the place to the next
MOST_SECONDS = 60.0  # the same where look after look fails
FIRST_LOOK_SECONDS = 5.0  # how long who comes before the first has ended waits for it
VERSION = ".duckdb"


@dataclass
class Kept:
    """What this process knows of a home and its place."""

    due: float = 0.0  # when to look again
    failures: int = 0
    trouble: Refused | None = None
    whole: str | None = None  # the version whose copy here was found to be as its seal says


_kept: defaultdict[Path, Kept] = defaultdict(Kept)  # by home
_looking = Lock()
_is_watched, _has_looked = Event(), Event()


def named() -> str | None:
    """The file name in the home's CURRENT, once it has been kept up; None where nothing is published.

    Raises Unreadable where nothing is here and the place can't be looked at, or where CURRENT can't be read.
    """
    keep_up()
    name = current.named()
    if name is None and (why := trouble()):
        raise Unreadable(why.said)
    if name is None and _is_watched.is_set() and not _has_looked.is_set() and settings.shared().exists():
        raise Unreadable("shared_first_look")
    return name


def keep_up() -> None:
    """Looks at the place if a look is due; a server has a thread that does, so that no page waits for it."""
    if not settings.shared().exists():
        return
    if _is_watched.is_set():
        _has_looked.wait(FIRST_LOOK_SECONDS)
    elif time.monotonic() >= _kept[settings.home()].due:
        look()


def trouble() -> Refused | None:
    """Why the last look at the place could not be relied on; None where nothing is shared."""
    return _kept[settings.home()].trouble if settings.shared().exists() else None


def watch(tell: Callable[[str | None, str | None], None]) -> NoReturn:
    """Looks again and again; `tell` hears the version that is here and what is wrong, whenever either has changed."""
    _is_watched.set()
    told = None
    while True:
        kept = _kept[settings.home()]
        try:
            look()
        except Exception:  # of ours: it is logged, and what is here goes on being shown
            logging.getLogger(__name__).exception("a look at the shared place")
            kept.due = time.monotonic() + MOST_SECONDS
        _has_looked.set()
        now = (kept.whole, kept.trouble.said.code if kept.trouble else None)
        if now != told:
            tell(*now)
            told = now
        Event().wait(max(kept.due - time.monotonic(), 0))


def look() -> None:
    """Takes up the version that is current in the place, if it is another; whatever is wrong is kept as `trouble`."""
    kept = _kept[settings.home()]
    with _looking:
        try:
            if place := chosen.place():
                _take_up(place, kept)
            kept.trouble, kept.failures = None, 0
        except Refused as why:
            kept.trouble, kept.failures = why, kept.failures + 1
        kept.due = time.monotonic() + min(LOOK_SECONDS * 2**kept.failures, MOST_SECONDS)


def _take_up(place: Place, kept: Kept) -> None:
    seen = place.seen(current.POINTER)
    if seen is None:
        if _here():
            raise Unreadable("shared_empty", place=place.name)
        return
    name = seen.text.strip()
    if not name.endswith(VERSION) or Path(name).name != name:
        raise Unreadable("shared_names_none", place=place.name)
    path = settings.published() / name
    try:
        if kept.whole != name or not path.is_file():
            if not (path.is_file() and seal.holds(path)):
                _fetch(place, path)
            kept.whole = name
        if (before := _here()) != name:
            if place.seen(current.POINTER) != seen:  # a publication has put another there meanwhile, and here
                return
            write_whole(settings.published() / current.POINTER, f"{name}\n")
            _clear(name, before)
    except OSError as error:
        code = "cache_full" if is_full(error) else "cache_unwritable"
        raise Unreadable(code, store=name, folder=str(settings.published())) from error


def _fetch(place: Place, path: Path) -> None:
    for_owner_alone(path.parent)
    sealed = seal.path_of(path)
    try:
        said = b"".join(place.blocks(sealed.name))
        with begun(path) as fresh:
            with fresh.open("wb") as file:
                for block in place.blocks(path.name):
                    file.write(block)
            if said != seal.line(seal.digest(fresh), path).encode():
                raise Unreadable("shared_damaged", store=path.name, place=place.name)
            write_whole(sealed, said.decode())
            move(fresh, path)
    except Gone:
        raise Unreadable("shared_gone", store=path.name, place=place.name) from None


def _here() -> str | None:
    """What CURRENT names here; None too where it can't be read, since it is about to be written."""
    with contextlib.suppress(Unreadable):
        return current.named()
    return None


def _clear(*kept: str | None) -> None:
    """Takes the other versions away. The one before stays until the next: whoever has it open may be about to make a package of it."""
    for path in settings.published().glob(f"*{VERSION}*"):
        if path.name.removesuffix(seal.ENDING).endswith(VERSION) and path.name.removesuffix(seal.ENDING) not in kept:
            with contextlib.suppress(OSError):  # held open, on Windows
                path.unlink()
