"""Sign-ins that were ended: whoever still has a copy of such a one's cookie gets in by it no more.

A file of the home keeps them over a restart, a line for each: the hash that tells the sign-in, and when it would have ended by
itself. Then the line goes.
"""

import threading
import time
from pathlib import Path

import settings
from domain.files import write_whole


_one_at_a_time = threading.Lock()
_ended: dict[Path, dict[str, float]] = {}  # by the home's file


def keep(key: str, ends: float) -> None:
    """Ends a sign-in that would have lasted until `ends`, in seconds since 1970."""
    with _one_at_a_time:
        known = _known()
        known[key] = ends
        now = time.time()
        for over in [one for one, until in known.items() if until < now]:
            del known[over]
        write_whole(settings.signed_out(), "".join(f"{one} {until:.0f}\n" for one, until in known.items()))


def is_kept(key: str) -> bool:
    with _one_at_a_time:
        return key in _known()


def _known() -> dict[str, float]:
    path = settings.signed_out()
    if path not in _ended:
        try:
            lines = [line.split() for line in path.read_text(encoding="utf-8").splitlines()]
        except FileNotFoundError:
            lines = []
        _ended[path] = {line[0]: float(line[1]) for line in lines if len(line) == 2 and line[1].isdecimal()}
    return _ended[path]
