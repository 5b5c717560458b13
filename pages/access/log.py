"""The server's log: one JSON object a line on standard error, for whoever runs it. It names no person, group, file or address.

What is ours says what happened by words and numbers of the program alone. Of what libraries log only the place in their code is
kept and, of an exception, its kind and where in ours it came from: a message may hold whatever a reader typed or a file says.
"""

import json
import logging
import sys
import time
import traceback
from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import settings


OURS = "ninefold"
PLACES = 5  # of our code, the innermost last


class Line(logging.LogRecord):
    """A record of any logger whose message is its line, whatever handler writes it."""

    def __init__(self, name, level, pathname, lineno, msg, args, exc_info, func=None, sinfo=None, **_):
        told = msg if name == OURS else {"event": "fault" if exc_info else "library", "logger": name}
        told = told | ({"where": f"{Path(pathname).name}:{lineno}"} if name != OURS else {})
        if exc_info and isinstance(exc_info[1], BaseException):
            told |= {"kind": type(exc_info[1]).__name__, "in": _places(exc_info[1])}
        moment = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%S.%f}"[:-3] + "Z"
        super().__init__(name, level, pathname, lineno, None, None, None, func, None)
        self.msg = json.dumps({"at": moment, "level": self.levelname.lower(), **told})


def start() -> None:
    """From here on every record of this process is such a line."""
    logging.setLogRecordFactory(Line)
    logger = logging.getLogger(OURS)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    logger.handlers = [logging.StreamHandler(sys.stderr)]


def tell(event: str, **about: str | float | bool | None) -> None:
    """Logs an event, where the server has started its log. `about` are words and numbers of the program."""
    if logging.getLogRecordFactory() is Line:
        logging.getLogger(OURS).info({"event": event, **about})


@contextmanager
def timed(event: str, **about: str | None) -> Generator[dict[str, str | float | None]]:
    """Logs an event at its end with the seconds that it took, and with what is put into the dictionary."""
    begun, more = time.perf_counter(), {}
    try:
        yield more
    finally:
        tell(event, **about, **more, seconds=round(time.perf_counter() - begun, 3))


def _places(error: BaseException) -> list[str]:
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if _is_ours(Path(frame.filename))]
    return [f"{Path(frame.filename).relative_to(settings.PROJECT)}:{frame.lineno}" for frame in frames[-PLACES:]]


def _is_ours(file: Path) -> bool:
    return file.is_relative_to(settings.PROJECT) and ".venv" not in file.parts
