"""The lines of `audit.jsonl`: one an event, in order, each with the hash of the one before. None is ever changed.

So a line that is changed, taken out or put in shows, unless all that follow are made anew; the newest number and hash, kept
elsewhere, show that too. A file that was put aside under a further ending (`audit.jsonl.1`, `.gz` too) is part of the chain,
which goes on in a new one.
"""

import contextlib
import gzip
import hashlib
import json
import os
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import IO, Any

import settings
from domain.errors import Refused
from domain.stores import schema


LONGEST_LINE = 64 * 1024  # bytes
FIRST = {"number": 0, "hash": ""}


class Unrecorded(Refused):
    """An event can't be added, so what it tells must not be done."""


def add(event: dict[str, Any]) -> None:
    """Adds an event, and has the disk hold it; Unrecorded where that can't be, and then nothing of it is left."""
    path = settings.audit()
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with _held(path) as file:
            before, end = _last(file)
            before = before or _last_put_aside(path)
            told = {**event, "schema": schema.TRAIL}
            line = _line({**told, "number": before["number"] + 1, "previous": before["hash"]})
            file.truncate(end)  # what a killed process had begun
            try:
                file.seek(end)
                file.write(line)
                file.flush()
                os.fsync(file.fileno())
            except OSError:
                file.truncate(end)
                raise
    except OSError as error:
        raise Unrecorded("audit_unwritten", file=str(path), error=error.strerror or str(error)) from error


def events() -> Iterator[dict[str, Any]]:
    """Every event, the oldest first; Unrecorded where a line is none."""
    for path in _files(settings.audit()):
        try:
            with _opened(path) as file:
                for place, line in enumerate(file, start=1):
                    if line.endswith(b"\n"):  # else it is being written, or was never finished
                        yield _event(line, path, place)
        except (OSError, EOFError) as error:
            raise Unrecorded("audit_unreadable", file=str(path), error=str(error)) from error


def verified() -> tuple[int, str]:
    """Number and hash of the newest event, where every line is as it was written; Unrecorded says which is not."""
    before: dict[str, Any] = FIRST
    for event in events():
        hashed = json.loads(_line({name: value for name, value in event.items() if name != "hash"}))["hash"]
        if hashed != event.get("hash"):
            raise Unrecorded("audit_changed", number=event.get("number"))
        if before is not FIRST and (event.get("previous"), event.get("number")) != (
            before["hash"],
            before["number"] + 1,
        ):
            raise Unrecorded("audit_gap", number=event["number"], before=before["number"])
        if before is FIRST and event.get("number") != 1:
            raise Unrecorded("audit_begins_late", number=event["number"])
        before = event
    return before["number"], before["hash"]


def _line(event: dict[str, Any]) -> bytes:
    text = json.dumps(event, ensure_ascii=False, sort_keys=True)
    hashed = hashlib.sha256(text.encode()).hexdigest()
    return json.dumps({**event, "hash": hashed}, ensure_ascii=False, sort_keys=True).encode() + b"\n"


def _event(line: bytes, path: Path, place: int) -> dict[str, Any]:
    try:
        event = json.loads(line)
    except ValueError as error:
        raise Unrecorded("audit_no_event", file=str(path), place=place) from error
    if not isinstance(event, dict) or not isinstance(event.get("number"), int):
        raise Unrecorded("audit_no_event", file=str(path), place=place)
    if event.get("schema", schema.BEFORE_NUMBERS) > schema.TRAIL:
        raise Unrecorded("audit_newer", file=str(path))
    return event


def _last(file: IO[bytes]) -> tuple[dict[str, Any] | None, int]:
    """The newest event of a file, None where it has none, and the byte after it."""
    size = file.seek(0, os.SEEK_END)
    start = max(0, size - LONGEST_LINE)
    file.seek(start)
    text = file.read()
    end = text.rfind(b"\n") + 1
    if not end:
        if start:  # no line of ours is that long
            raise Unrecorded("audit_no_event", file=str(settings.audit()), place=1)
        return None, 0
    begin = text.rfind(b"\n", 0, end - 1) + 1
    return _event(text[begin:end], settings.audit(), 0), start + end


def _last_put_aside(path: Path) -> dict[str, Any]:
    newest: dict[str, Any] = FIRST
    for file in _files(path)[:-1] if path.exists() else _files(path):
        with _opened(file) as lines:
            for place, line in enumerate(lines, start=1):
                event = _event(line, file, place)
                newest = event if event["number"] > newest["number"] else newest
    return newest


def _files(path: Path) -> list[Path]:
    """Those put aside by their first event, and then the one that is added to."""
    aside = []
    for file in path.parent.glob(f"{path.name}.*"):
        with _opened(file) as lines:
            if first := lines.readline():
                aside.append((_event(first, file, 1)["number"], file))
    return [file for _, file in sorted(aside)] + ([path] if path.exists() else [])


def _opened(path: Path) -> gzip.GzipFile | IO[bytes]:
    return gzip.GzipFile(path) if path.suffix == ".gz" else path.open("rb")


@contextlib.contextmanager
def _held(path: Path) -> Generator[IO[bytes]]:
    """The file, for this process alone; made for its owner alone where there is none."""
    while True:
        with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b") as file:
            _lock(file)
            if path.exists() and os.path.samestat(os.fstat(file.fileno()), path.stat()):  # else it was just put aside
                yield file
                return


if os.name == "nt":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
        file.seek(0)

else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX)
